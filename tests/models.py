"""Model folders in miniature: three kinds of model that have learned a few sentences by heart, made in a second each.

A model that translates something is a better test than a random one, which says the same piece on and on. Each comes
as transformers has it too, to compare with. The weights are float32; the engine makes int8 of them as it opens them.
"""

from __future__ import annotations

import copy
import hashlib
import io
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import sentencepiece
import torch
from ctranslate2.converters.transformers import Gemma3Loader, MarianMTLoader
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from transformers import Gemma3ForCausalLM, Gemma3TextConfig, MarianConfig, MarianMTModel, PreTrainedTokenizerFast

from tests.parallel import PAIRS
from translate.engines.folder import CausalSettings, Seq2SeqSettings, Settings, dumps

# What the models have learned: our sentences, and one whose English has Devanagari letters in it.
MANTRA = ("साधु ने ॐ कहा।", "The monk said ॐ.")
LEARNED = (*PAIRS[:15], MANTRA)
# A pair with a letter that no vocabulary has.
UNKNOWN = ("यह ₹ है।", "This is the ₹.")
# Every answer of the model with a transformers tokenizer begins with the first; every source with the second.
ENGLISH, HINDI = "<en>", "<hi>"
_IGNORED = -100


@dataclass(frozen=True, slots=True)
class Model:
    """A model folder that is not written yet.

    files: all but `model.bin`, by name. model_bin: CTranslate2's file. pieces: of a sentence, as the model reads it, in
    numbers. original: the model in transformers; it is not to be changed.
    """

    files: Mapping[str, bytes]
    model_bin: bytes
    original: Any
    pieces: Callable[[str], list[int]]

    def write(self, folder: Path) -> Path:
        """Write the folder with its SHA256SUMS; the model in two files, as if it were large."""
        half = len(self.model_bin) // 2
        parts = {"model.bin.00": self.model_bin[:half], "model.bin.01": self.model_bin[half:]}
        return write({**self.files, **parts}, folder, {"model.bin": self.model_bin})


def write(files: Mapping[str, bytes], folder: Path, joined: Mapping[str, bytes]) -> Path:
    """Write files, and SHA256SUMS with them and what is joined from them."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    rows = [f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in {**joined, **files}.items()]
    (folder / "SHA256SUMS").write_text("".join(rows), "ascii")
    return folder


@cache
def seq2seq(pairs: tuple[tuple[str, str], ...] = LEARNED) -> Model:
    """An encoder-decoder with a SentencePiece model for each language, made from LEARNED whatever it is taught."""
    source, target = (sentencepiece_model(texts, 84) for texts in zip(*LEARNED, strict=True))
    read, written = processor(source), processor(target)
    assert len(read) == len(written)  # for the loader, which takes the two embeddings' padding off alike

    def pieces(text: str) -> list[int]:
        return [*read.encode(text), read.eos_id()]

    model = _marian(len(read), read.eos_id())
    _teach_encoder(model, [(pieces(hindi), [*written.encode(en), written.eos_id()]) for hindi, en in pairs])
    vocabularies = _vocabulary(read), _vocabulary(written)
    files = {"source.model": source, "target.model": target}
    return _model(model, MarianMTLoader(), vocabularies, Seq2SeqSettings(), files, pieces)


@cache
def with_transformers_tokenizer() -> Model:
    """An encoder-decoder with one tokenizer of transformers, a language before each source and before each answer."""
    tokenizer = tokenizer_of([text for pair in LEARNED for text in pair], 200, ["<unk>", "</s>", HINDI, ENGLISH], HINDI)

    def pieces(text: str) -> list[int]:
        return list(tokenizer(text).input_ids)

    def answer(text: str) -> list[int]:
        words = tokenizer(text, add_special_tokens=False).input_ids
        return [tokenizer.convert_tokens_to_ids(ENGLISH), *words, tokenizer.eos_token_id]

    model = _marian(len(tokenizer), tokenizer.eos_token_id)
    _teach_encoder(model, [(pieces(hindi), answer(english)) for hindi, english in LEARNED])
    with tempfile.TemporaryDirectory() as folder:
        tokenizer.save_pretrained(folder)
        files = {f"tokenizer/{path.name}": path.read_bytes() for path in Path(folder).iterdir()}
    vocabulary = tokenizer.convert_ids_to_tokens(range(len(tokenizer)))
    settings = Seq2SeqSettings(tokenizer="transformers", target_prefix=(ENGLISH,))
    return _model(model, MarianMTLoader(), (vocabulary, vocabulary), settings, files, pieces)


@cache
def causal() -> Model:
    """A language model with a prompt, a beginning and an end that are not the embedded model's."""
    tokenizer = sentencepiece_model(["=", *(text for pair in LEARNED for text in pair)], 150, add_dummy_prefix=False)
    known = processor(tokenizer)
    settings = CausalSettings(prompt="{source} =", begin=("<s>", "<unk>"), end="</s>", max_pieces=60)
    begin = [known.piece_to_id(piece) for piece in settings.begin]

    def pieces(text: str) -> list[int]:
        return [*begin, *known.encode(f"{text} =")]

    model = _gemma(len(known), known.eos_id())
    texts = [(pieces(hindi), [*known.encode(f" {en}"), known.eos_id()]) for hindi, en in LEARNED]
    _teach_decoder(model, texts)
    files = {"tokenizer.model": tokenizer}
    return _model(model, Gemma3Loader(), (_vocabulary(known),), settings, files, pieces)


def _marian(vocabulary: int, end: int) -> Any:
    torch.manual_seed(0)
    config = MarianConfig(
        vocab_size=vocabulary + 1,
        decoder_vocab_size=vocabulary + 1,
        share_encoder_decoder_embeddings=False,
        tie_word_embeddings=False,
        d_model=64,
        encoder_layers=1,
        decoder_layers=1,
        encoder_attention_heads=4,
        decoder_attention_heads=4,
        encoder_ffn_dim=128,
        decoder_ffn_dim=128,
        dropout=0.0,
        scale_embedding=True,
        activation_function="gelu",
        pad_token_id=vocabulary,
        decoder_start_token_id=vocabulary,
        eos_token_id=end,
        bos_token_id=None,
        forced_eos_token_id=None,
    )
    return MarianMTModel(config)


def _gemma(vocabulary: int, end: int) -> Any:
    torch.manual_seed(0)
    config = Gemma3TextConfig(
        vocab_size=vocabulary,
        hidden_size=64,
        intermediate_size=128,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=1,
        head_dim=16,
        query_pre_attn_scalar=16,  # what CTranslate2 divides by: the size of a head
        sliding_window=512,
        layer_types=["sliding_attention", "full_attention"],
        eos_token_id=end,
        bos_token_id=None,
        pad_token_id=None,
    )
    return Gemma3ForCausalLM(config)


def _teach_encoder(model: Any, examples: Sequence[tuple[list[int], list[int]]]) -> None:
    pad = model.config.pad_token_id
    sources = padded([source for source, _ in examples], pad)
    labels = padded([target for _, target in examples], _IGNORED)
    learn(model, input_ids=sources, attention_mask=(sources != pad).long(), labels=labels)


def _teach_decoder(model: Any, examples: Sequence[tuple[list[int], list[int]]]) -> None:
    texts = padded([prompt + answer for prompt, answer in examples], 0)
    labels = padded([[_IGNORED] * len(prompt) + answer for prompt, answer in examples], _IGNORED)
    learn(model, input_ids=texts, labels=labels)


def learn(model: Any, steps: int = 300, **batch: torch.Tensor) -> None:
    """All examples in every step, until the model is sure of them."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # faster at this size
    optimizer = torch.optim.Adam(model.parameters(), lr=7e-3)
    model.train()
    for _ in range(steps):
        optimizer.zero_grad()
        loss = model(**batch, use_cache=False).loss
        loss.backward()
        optimizer.step()
        if loss.item() < 0.002:
            break
    model.eval()
    torch.set_num_threads(threads)


def padded(rows: Sequence[list[int]], padding: int) -> torch.Tensor:
    width = max(map(len, rows))
    return torch.tensor([row + [padding] * (width - len(row)) for row in rows])


def _model(
    original: Any,
    loader: Any,
    vocabularies: Sequence[list[str]],
    settings: Settings,
    files: Mapping[str, bytes],
    pieces: Callable[[str], list[int]],
) -> Model:
    """Convert with the loader that CTranslate2 has for the architecture."""
    with torch.no_grad():
        spec = loader.get_model_spec(copy.deepcopy(original))  # it takes the model apart
    if isinstance(settings, CausalSettings):
        spec.register_vocabulary(*vocabularies)
    else:
        spec.register_source_vocabulary(vocabularies[0])
        spec.register_target_vocabulary(vocabularies[1])
        spec.config.decoder_start_token = settings.end
    spec.config.bos_token = "<s>"
    spec.config.eos_token = settings.end
    spec.config.unk_token = "<unk>"
    spec.validate()
    spec.optimize()
    with tempfile.TemporaryDirectory() as folder:
        spec.save(folder)
        converted = {path.name: path.read_bytes() for path in Path(folder).iterdir()}
    model_bin = converted.pop("model.bin")
    everything = {**converted, **files, "khabar.json": dumps(settings).encode()}
    return Model(everything, model_bin, original, pieces)


def sentencepiece_model(texts: Sequence[str], size: int, **options: Any) -> bytes:
    """Train a SentencePiece model: <unk> 0, <s> 1, </s> 2."""
    trained = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(texts),
        model_writer=trained,
        vocab_size=size,
        character_coverage=1.0,
        minloglevel=2,
        **options,
    )
    return trained.getvalue()


def processor(model: bytes) -> Any:
    return sentencepiece.SentencePieceProcessor(model_proto=model)


def _vocabulary(known: Any) -> list[str]:
    return [known.id_to_piece(number) for number in range(len(known))]


def tokenizer_of(texts: Sequence[str], size: int, special: Sequence[str], begin: str | None) -> Any:
    """A fast tokenizer of transformers, from nothing. special: </s> and <unk> among them; begin: stands before a source."""
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    tokenizer.train_from_iterator(
        texts,
        trainers.UnigramTrainer(vocab_size=size, special_tokens=[*special], unk_token="<unk>", show_progress=False),
    )
    pieces = [begin, "</s>"] if begin else ["</s>"]
    around = [(piece, tokenizer.token_to_id(piece)) for piece in pieces]
    single = f"{begin} $A </s>" if begin else "$A </s>"
    tokenizer.post_processor = processors.TemplateProcessing(single=single, special_tokens=around)
    named = {"bos_token": "<s>"} if "<s>" in special else {}
    named |= {"pad_token": "<pad>"} if "<pad>" in special else {}
    languages = [piece for piece in special if piece in (HINDI, ENGLISH)]
    return PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=tokenizer,
        unk_token="<unk>",
        eos_token="</s>",
        additional_special_tokens=languages,
        **named,
    )
