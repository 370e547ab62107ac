"""A checkpoint's weights as a model of torch."""

from __future__ import annotations

from importlib.util import find_spec
from pickle import UnpicklingError
from typing import Any

from translate.checkpoints.checkpoint import Checkpoint
from translate.engines.task import TRANSLATION, Task
from translate.errors import NotTranslator, OutOfMemory, PackageMissing, WeightsCorrupt

_AGAIN = "Copy or download the model again."


def require(name: str) -> None:
    """Raise PackageMissing where a model cannot be opened because torch or transformers is not installed."""
    if not (find_spec("torch") and find_spec("transformers")):
        raise PackageMissing(f"{name} needs torch and transformers. Install them: pip install 'khabar[models]'")


def load(checkpoint: Checkpoint, precision: str = "float32", task: Task = TRANSLATION) -> Any:
    """An encoder-decoder, for evaluation, on the CPU. precision: a name of torch's. task: what it is for.

    Code that comes with a model is never run. Raises PackageMissing, NotTranslator, WeightsCorrupt or OutOfMemory.
    """
    require(checkpoint.name)
    import torch
    from safetensors import SafetensorError
    from transformers import AutoModelForSeq2SeqLM
    from transformers.utils import logging

    from translate.indictrans import register

    register()
    shown = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        model, found = AutoModelForSeq2SeqLM.from_pretrained(
            checkpoint.folder,
            local_files_only=True,
            trust_remote_code=False,
            dtype=getattr(torch, precision),
            output_loading_info=True,
        )
    except MemoryError as error:
        raise OutOfMemory(f"There is not enough memory to open {checkpoint.name}. Use a smaller model.") from error
    except SafetensorError as error:
        raise WeightsCorrupt(f"The weights in {checkpoint.folder} are damaged ({error}). {_AGAIN}") from None
    except UnpicklingError:
        raise WeightsCorrupt(
            f"The weights in {checkpoint.folder} are damaged, or hold code, which is not run. {_AGAIN}"
        ) from None
    except Exception as error:  # shapes and settings fail in as many ways as there are layers
        said = str(error)
        if "Unrecognized configuration class" in said or "does not recognize this architecture" in said:
            raise NotTranslator(
                f"{checkpoint.name} is a {checkpoint.model_type} model, which transformers does not open as one that "
                f"{task.does}. Name {task.kinds}."
            ) from None
        why = (
            "of another shape than its config.json says" if "ignore_mismatched_sizes" in said else f"not read ({said})"
        )
        raise WeightsCorrupt(f"The weights in {checkpoint.folder} are {why}. {_AGAIN}") from error
    finally:
        if shown:
            logging.enable_progress_bar()  # type: ignore[no-untyped-call]
    if missing := sorted(found["missing_keys"]):
        raise WeightsCorrupt(
            f"{checkpoint.folder} lacks {len(missing)} of the model's weights ({missing[0]}, …). {_AGAIN}"
        )
    return model.eval()


def decoder_start(model: Any) -> int:
    """The piece that an encoder-decoder's decoder begins with: transformers moves it to the settings of generation.

    Raises ValueError where nothing names one.
    """
    places = (model.generation_config, "decoder_start"), (model.config, "decoder_start"), (model.config, "bos")
    found = [getattr(settings, f"{name}_token_id", None) for settings, name in places]
    start = next((number for number in found if number is not None), None)
    if start is None:
        raise ValueError("its configuration names no piece that the decoder begins with")
    return int(start)
