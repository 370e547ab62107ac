"""A model from the Hugging Face Hub: what a translator needs of its files, in the cache that huggingface_hub keeps."""

from __future__ import annotations

import functools
import glob
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from translate.checkpoints.blob import MB, Blob
from translate.checkpoints.needed import is_weights, picked
from translate.engines.task import TRANSLATION, Task
from translate.errors import (
    CacheUnwritable,
    EngineError,
    HubUnreachable,
    ModelGated,
    NotTranslator,
    PackageMissing,
    UnknownEngine,
)

if TYPE_CHECKING:
    from huggingface_hub.errors import HfHubHTTPError

# Seconds to wait for the hub's first answer.
_PATIENCE = 10
_COMMIT = re.compile(r"[0-9a-f]{40}")
_ROOM = "Make room there, or set the environment variable HF_HUB_CACHE to a folder on a disk that has it."
_TOKEN = "set your token (run `hf auth login`, or set the environment variable HF_TOKEN)"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A model's repository at one commit: a folder on this machine with all the files of it that are needed."""

    folder: Path
    commit: str


def snapshot(
    name: str,
    revision: str | None,
    progress: Callable[[str], None] | None = None,
    *,
    check: Callable[[Path], object] | None = None,
    task: Task = TRANSLATION,
) -> Snapshot:
    """Download what is needed of a model. Where the hub has no answer, what is here whole is good enough.

    name: OWNER/NAME. revision: a branch, a tag or a commit. check: is called with the folder as soon as all but the
    weights is in it, before they are downloaded; what it raises is passed on. task: what the model is wanted for.

    Raises HubUnreachable, ModelGated, UnknownEngine, NotTranslator, CacheUnwritable, WeightsCorrupt or PackageMissing.
    """
    try:
        import huggingface_hub
    except ImportError:
        raise PackageMissing(
            f"{name} is on a hub, and huggingface_hub is not installed. Run: pip install 'khabar[models]'. {task.otherwise}"
        ) from None
    if name.count("/") != 1:  # a hub has some without an owner, and every slip of the pen would look for one
        raise _misspelt(name, task)
    here = _here(name, revision)
    if here and (huggingface_hub.is_offline_mode() or _COMMIT.fullmatch(revision or "")):
        return here
    try:
        with _errors(name, revision, task):
            return _download(name, revision, progress or (lambda _: None), check, task)
    except (HubUnreachable, ModelGated):
        if here is None:
            raise
        return here


def _download(
    name: str,
    revision: str | None,
    progress: Callable[[str], None],
    check: Callable[[Path], object] | None,
    task: Task,
) -> Snapshot:
    from huggingface_hub import HfApi, hf_hub_download, snapshot_download
    from huggingface_hub.utils.tqdm import tqdm

    endpoint = _endpoint()
    # Unlike the functions that download, this one can be told how long to wait.
    ask = functools.partial(HfApi(endpoint=endpoint).model_info, name, timeout=_PATIENCE)
    files = picked(file.rfilename for file in ask(revision=revision).siblings or ())
    if not files:
        raise NotTranslator(
            f"{name} holds no model of transformers: no config.json with model.safetensors or pytorch_model.bin. Name "
            f"{task.such_as}."
        )
    small = [glob.escape(file) for file in files if not is_weights(file)]
    silent = cast(Any, functools.partial(tqdm, disable=True))
    folder = Path(
        snapshot_download(name, revision=revision, endpoint=endpoint, allow_patterns=small, tqdm_class=silent)
    )
    if check:
        check(folder)
    # The branch may have moved: from here on, all is of one commit.
    about = {file.rfilename: file for file in ask(revision=folder.name, files_metadata=True).siblings or ()}
    lacking = [file for file in picked(about) if not (folder / file).exists()]
    missing = {file: Blob.of(name, folder, about[file], endpoint) for file in lacking}
    _check_room(name, sum(blob.lacks() for blob in missing.values()))
    for file, blob in missing.items():
        blob.fetch(progress)
        hf_hub_download(name, file, revision=folder.name, endpoint=endpoint)  # finds it there, and links to it
        if not (folder / file).is_symlink():  # a copy, where the system has no links
            blob.path.unlink(missing_ok=True)
    return Snapshot(folder, folder.name)


def _here(name: str, revision: str | None) -> Snapshot | None:
    """The snapshot, where an earlier call or another program has downloaded it whole."""
    from huggingface_hub import get_cached_repo_tree
    from huggingface_hub.errors import CachedRepoTreeNotFoundError

    if (folder := _begun(name, revision)) is None:
        return None
    try:
        files = [file.path for file in get_cached_repo_tree(name, revision=folder.name)]
    except CachedRepoTreeNotFoundError:  # of a program that asked for the files one by one: what is there must do
        files = [path.name for path in folder.iterdir()]
    needed = picked(files)
    return Snapshot(folder, folder.name) if needed and all((folder / file).exists() for file in needed) else None


def _begun(name: str, revision: str | None) -> Path | None:
    """The folder of the snapshot, where at least its configuration is here."""
    from huggingface_hub import try_to_load_from_cache
    from huggingface_hub.errors import HFValidationError

    try:
        config = try_to_load_from_cache(name, "config.json", revision=revision)
    except HFValidationError:
        return None
    return Path(config).parent if isinstance(config, str) else None


def _endpoint() -> str:
    from huggingface_hub import constants

    return os.environ.get("HF_ENDPOINT", "").rstrip("/") or constants.ENDPOINT


def _cache() -> Path:
    from huggingface_hub import constants

    return Path(constants.HF_HUB_CACHE).expanduser().resolve()


def _check_room(name: str, size: int) -> None:
    """Raise CacheUnwritable where so many bytes are not free."""
    if (free := shutil.disk_usage(_cache()).free) < size:
        raise CacheUnwritable(
            f"{name} needs {size // MB:,} MB more in {_cache()}, and {free // MB:,} MB are free. {_ROOM}"
        )


@contextmanager
def _errors(name: str, revision: str | None, task: Task) -> Iterator[None]:
    """Whatever the library raises, as an error of ours."""
    import httpx2
    from huggingface_hub.errors import (
        CachedRepoTreeNotFoundError,
        HfHubHTTPError,
        HFValidationError,
        LocalEntryNotFoundError,
        OfflineModeIsEnabled,
    )

    try:
        yield
    except EngineError:
        raise
    except HFValidationError:
        raise _misspelt(name, task) from None
    except UnicodeEncodeError as error:
        raise ModelGated(
            f"The token in HF_TOKEN holds letters that no token has. Set it again. {task.otherwise}"
        ) from error
    except OfflineModeIsEnabled as error:
        raise _unreachable(name, revision, "HF_HUB_OFFLINE is set", task) from error
    except LocalEntryNotFoundError as error:
        cause = error.__cause__
        if isinstance(cause, HfHubHTTPError):
            raise _answered(name, revision, cause, task) from error
        raise _unreachable(name, revision, str(cause or error), task) from error
    except HfHubHTTPError as error:
        raise _answered(name, revision, error, task) from error
    except (httpx2.HTTPError, httpx2.InvalidURL, CachedRepoTreeNotFoundError) as error:
        raise _unreachable(name, revision, str(error) or type(error).__name__, task) from error
    except OSError as error:
        if error.errno is None:  # less came than was promised
            raise _unreachable(name, revision, str(error), task) from error
        raise CacheUnwritable(f"{name} cannot be written to {_cache()} ({error.strerror}). {_ROOM}") from error


def _misspelt(name: str, task: Task) -> UnknownEngine:
    return UnknownEngine(
        f'There is no folder "{name}" here, and no hub can have a model of that name: it is written OWNER/NAME. '
        f"Check its spelling. {task.otherwise}"
    )


def _unreachable(name: str, revision: str | None, reason: str, task: Task) -> HubUnreachable:
    here = "only a part of it is on this machine" if _begun(name, revision) else "it is not on this machine"
    first = reason.strip().split("\n")[0].rstrip(".")
    return HubUnreachable(
        f"{name} cannot be downloaded from {_endpoint()} ({first}), and {here}. Go online and open it again: the download "
        f"goes on where it stopped. {task.otherwise}"
    )


def _answered(name: str, revision: str | None, error: HfHubHTTPError, task: Task) -> EngineError:
    """What a hub's refusal means."""
    from huggingface_hub.errors import GatedRepoError, RepositoryNotFoundError, RevisionNotFoundError

    page = f"{_endpoint()}/{name}"
    status = error.response.status_code
    if isinstance(error, RevisionNotFoundError):
        return UnknownEngine(
            f'{name} has no revision "{revision}": neither a branch, nor a tag, nor a commit. Look at {page}, or leave '
            f"the part after the @ out."
        )
    if isinstance(error, RepositoryNotFoundError) and not isinstance(error, GatedRepoError):
        return UnknownEngine(
            f'There is no folder "{name}" here and no such model at {page}, or it is private. Check its spelling; for a '
            f"private one {_TOKEN}. {task.otherwise}"
        )
    if isinstance(error, GatedRepoError) or status in (401, 403):
        return ModelGated(
            f"{name} is open only to those who have accepted its terms. Accept them at {page}, and {_TOKEN}. "
            f"{task.otherwise}"
        )
    return _unreachable(name, revision, f"the hub answered {status}", task)
