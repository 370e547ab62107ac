"""The IndicTrans model is what transformers' own models say where one of those is the same, and CTranslate2 agrees with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import ctranslate2
import pytest
import torch
from torch import Tensor, nn
from transformers import (
    AutoModelForSeq2SeqLM,
    BartConfig,
    BartForConditionalGeneration,
    M2M100Config,
    M2M100ForConditionalGeneration,
    MBartConfig,
    MBartForConditionalGeneration,
)

from translate.indictrans import register
from translate.indictrans.configuration import IndicTransConfig
from translate.indictrans.convert import specification
from translate.indictrans.modeling import IndicTransForConditionalGeneration, sinusoids

pytestmark = pytest.mark.usefixtures("one_thread")
SOURCES, TARGETS = 60, 50
# Rows of different lengths; 1 is padding.
LENGTHS = (6, 3, 11, 1)
# A BERT's encoder, as translate.train.starts.fresh makes it.
BERT = {
    "encoder_normalize_before": False,
    "encoder_learned_positions": True,
    "encoder_scale_embedding": False,
    "layer_norm_eps": 1e-12,
}
VARIANTS: dict[str, dict[str, Any]] = {
    "the published 200M": {},
    "the published 1B": {"layernorm_embedding": False, "share_decoder_input_output_embed": False},
    "new": {"layernorm_embedding": False},
    "with a BERT": BERT,
    "with a BERT, untied": {**BERT, "share_decoder_input_output_embed": False},
    "normalised last": {"encoder_normalize_before": False, "decoder_normalize_before": False},
    "without scale": {"scale_embedding": False},
}
variants = pytest.mark.parametrize("changes", VARIANTS.values(), ids=VARIANTS.keys())


def tiny(**changes: Any) -> Any:
    """A random model whose every weight matters: normalisations and biases are random too."""
    shape: dict[str, Any] = {
        "encoder_vocab_size": SOURCES,
        "decoder_vocab_size": TARGETS,
        "encoder_embed_dim": 32,
        "decoder_embed_dim": 32,
        "encoder_layers": 3,
        "decoder_layers": 2,
        "encoder_attention_heads": 4,
        "decoder_attention_heads": 2,
        "encoder_ffn_dim": 64,
        "decoder_ffn_dim": 96,
        "init_std": 0.25,
    }
    torch.manual_seed(1)
    model: Any = IndicTransForConditionalGeneration(IndicTransConfig(**{**shape, **changes}))
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if "norm" in name or name.endswith("bias"):
                weight += 0.1 * torch.randn_like(weight)
    return model.eval()


def rows(pieces: int, seed: int = 0) -> list[list[int]]:
    chance = torch.Generator().manual_seed(seed)
    return [torch.randint(4, pieces, (length,), generator=chance).tolist() for length in LENGTHS]


def padded(found: list[list[int]], padding: int = 1, left: bool = False) -> Tensor:
    longest = max(map(len, found))
    fill = [[padding] * (longest - len(row)) for row in found]
    return torch.tensor([more + row if left else row + more for row, more in zip(found, fill, strict=True)])


def source(left: bool = False) -> dict[str, Tensor]:
    pieces = padded([[*row, 2] for row in rows(SOURCES)], left=left)
    return {"input_ids": pieces, "attention_mask": pieces.ne(1).long()}


def logits(model: Any, targets: Tensor, left: bool = False) -> Tensor:
    with torch.no_grad():
        found: Tensor = model(**source(left), decoder_input_ids=targets, use_cache=False).logits
    return found


def generated(model: Any, left: bool = False, **settings: Any) -> list[list[int]]:
    """The pieces that the model says, up to the end or fifteen."""
    found = model.generate(**source(left), max_new_tokens=15, min_new_tokens=1, do_sample=False, **settings)
    return [row[1 : row.index(2, 1) if 2 in row[1:] else None] for row in found.tolist()]


def state(theirs: nn.Module, ours: nn.Module) -> dict[str, Tensor]:
    """A state of theirs without what only they have: the embeddings that both sides share, a bias of 0, a position table."""
    names = ours.state_dict().keys()
    found = {name: weight for name, weight in theirs.state_dict().items() if name in names}
    assert found.keys() == names
    return found


@pytest.mark.parametrize(
    "kind", [M2M100ForConditionalGeneration, MBartForConditionalGeneration, BartForConditionalGeneration]
)
def test_a_model_of_transformers_with_one_vocabulary_says_the_same(kind: Any) -> None:
    configs = {
        M2M100ForConditionalGeneration: M2M100Config,
        MBartForConditionalGeneration: MBartConfig,
        BartForConditionalGeneration: BartConfig,
    }
    first, embedding = kind is not BartForConditionalGeneration, kind is not M2M100ForConditionalGeneration
    torch.manual_seed(2)
    theirs = kind(
        configs[kind](
            vocab_size=SOURCES,
            d_model=32,
            encoder_layers=3,
            decoder_layers=2,
            encoder_attention_heads=4,
            decoder_attention_heads=2,
            encoder_ffn_dim=64,
            decoder_ffn_dim=96,
            activation_function="gelu",
            scale_embedding=True,
            max_position_embeddings=30,
            init_std=0.3,
        )
    ).eval()
    if embedding:  # their positions are learned: let them have learned ours
        for side in (theirs.model.encoder, theirs.model.decoder):
            side.embed_positions.weight.data = sinusoids(torch.arange(32), 32)
    ours = tiny(
        decoder_vocab_size=SOURCES,
        layernorm_embedding=embedding,
        encoder_normalize_before=first,
        decoder_normalize_before=first,
    )
    ours.load_state_dict(state(theirs, ours))
    targets = padded([[2, *row] for row in rows(SOURCES, 3)])
    mask = targets.ne(1)
    torch.testing.assert_close(logits(ours, targets)[mask], logits(theirs, targets)[mask], atol=1e-5, rtol=1e-5)


@variants
def test_a_cache_changes_nothing(changes: dict[str, Any]) -> None:
    model = tiny(**changes)
    targets = torch.tensor([[2, *range(10, 20)]] * len(LENGTHS))
    whole = logits(model, targets)
    cache = None
    for place in range(targets.shape[1]):
        with torch.no_grad():
            step = model(
                **source(), decoder_input_ids=targets[:, place : place + 1], past_key_values=cache, use_cache=True
            )
        cache = step.past_key_values
        torch.testing.assert_close(step.logits[:, 0], whole[:, place], atol=1e-5, rtol=1e-5)
    for beams in (1, 4):
        assert generated(model, num_beams=beams) == generated(model, num_beams=beams, use_cache=False)


@variants
def test_padding_changes_nothing(changes: dict[str, Any]) -> None:
    model = tiny(**changes)
    targets = torch.tensor([[2, *range(10, 20)]] * len(LENGTHS))
    right = logits(model, targets)
    torch.testing.assert_close(logits(model, targets, left=True), right, atol=1e-5, rtol=1e-5)
    for row, pieces in enumerate(rows(SOURCES)):
        with torch.no_grad():
            alone = model(input_ids=torch.tensor([[*pieces, 2]]), decoder_input_ids=targets[:1]).logits
        torch.testing.assert_close(alone[0], right[row], atol=1e-5, rtol=1e-5)


def test_the_encoder_may_have_padding_of_its_own() -> None:
    model = tiny(encoder_pad_token_id=7)
    other = [[piece if piece != 7 else 8 for piece in row] for row in rows(SOURCES)]
    mask = padded([[1] * len(row) for row in other], 0)
    encoder = model.model.encoder
    with torch.no_grad():
        right = encoder(padded(other, 7), mask).last_hidden_state
        left = encoder(padded(other, 7, left=True), mask.flip(1)).last_hidden_state
    torch.testing.assert_close(left[mask.flip(1).bool()], right[mask.bool()], atol=1e-5, rtol=1e-5)


def test_a_source_that_is_too_long_for_learned_places_is_refused() -> None:
    model = tiny(**BERT, max_source_positions=12)
    logits(model, torch.tensor([[2]] * len(LENGTHS)))
    with pytest.raises(ValueError, match="13 pieces are more than the 12"):
        model(input_ids=torch.full((1, 13), 9), decoder_input_ids=torch.tensor([[2]]))


@variants
def test_a_saved_model_is_the_same_again(changes: dict[str, Any], tmp_path: Path) -> None:
    register()
    register()
    model = tiny(**changes)
    model.save_pretrained(tmp_path)
    again, report = AutoModelForSeq2SeqLM.from_pretrained(tmp_path, output_loading_info=True)
    assert isinstance(again, IndicTransForConditionalGeneration)
    assert not any(report.values())
    assert again.state_dict().keys() == model.state_dict().keys()
    assert all(torch.equal(weight, again.state_dict()[name]) for name, weight in model.state_dict().items())
    tied = model.config.share_decoder_input_output_embed
    for each in (model, again):
        assert each.get_output_embeddings() is each.lm_head
        assert (each.lm_head.weight is each.model.decoder.embed_tokens.weight) is tied
    targets = torch.tensor([[2, 10, 11]] * len(LENGTHS))
    assert torch.equal(logits(again, targets), logits(model, targets))


def test_the_weights_have_the_published_names() -> None:
    sides = {"encoder": ("self_attn",), "decoder": ("self_attn", "encoder_attn")}
    expected = {"lm_head.weight"}
    for side, attentions in sides.items():
        parts = [f"{attention}.{part}_proj" for attention in attentions for part in ("q", "k", "v", "out")]
        parts += [f"{attention}_layer_norm" for attention in attentions] + ["fc1", "fc2", "final_layer_norm"]
        layers = [f"layers.{layer}.{part}" for layer in range(1) for part in parts]
        expected.add(f"model.{side}.embed_tokens.weight")
        for name in ("layernorm_embedding", "layer_norm", *layers):
            expected |= {f"model.{side}.{name}.weight", f"model.{side}.{name}.bias"}
    assert tiny(encoder_layers=1, decoder_layers=1).state_dict().keys() == expected


def test_a_published_configuration_is_read(tmp_path: Path) -> None:
    written = {
        "model_type": "IndicTrans",
        "architectures": ["IndicTransForConditionalGeneration"],
        "auto_map": {"AutoConfig": "configuration_indictrans.IndicTransConfig"},
        "attn_implementation": None,
        "encoder_layers": 3,
        "num_hidden_layers": 3,
        "encoder_layerdrop": 0,
        "dropout": 0.2,
        "share_decoder_input_output_embed": True,
        "tie_word_embeddings": False,
        "torch_dtype": "float32",
    }
    (tmp_path / "config.json").write_text(json.dumps(written), "utf-8")
    config = IndicTransConfig.from_pretrained(tmp_path)
    assert (config.encoder_layers, config.dropout, config.vocab_size) == (3, 0.2, 32296)
    assert config.tie_word_embeddings
    with pytest.raises(ValueError, match="give both sides one width"):
        IndicTransConfig(encoder_embed_dim=64, decoder_embed_dim=32)


@pytest.mark.parametrize("changes", [{}, BERT, {"decoder_normalize_before": False}])
def test_what_happens_within_can_be_had(changes: dict[str, Any]) -> None:
    model = tiny(**changes)
    model.set_attn_implementation("eager")
    with torch.no_grad():
        found = model(
            **source(),
            decoder_input_ids=torch.tensor([[2, 10, 11]] * len(LENGTHS)),
            output_hidden_states=True,
            output_attentions=True,
        )
    assert len(found.encoder_hidden_states) == 4
    assert len(found.decoder_hidden_states) == 3
    assert [
        tuple(found[name][0].shape) for name in ("encoder_attentions", "decoder_attentions", "cross_attentions")
    ] == [
        (4, 4, 12, 12),
        (4, 2, 3, 3),
        (4, 2, 3, 12),
    ]
    assert (len(found.encoder_attentions), len(found.cross_attentions)) == (3, 2)


def test_half_precision_stays_half() -> None:
    model = tiny().to(dtype=torch.bfloat16)
    assert logits(model, torch.tensor([[2, 10]] * len(LENGTHS))).dtype == torch.bfloat16


def test_the_loss_is_that_of_the_labels() -> None:
    model = tiny()
    targets = [[*row, 2] for row in rows(TARGETS, 3)]
    labels = padded(targets, -100)
    with torch.no_grad():
        loss = model(**source(), labels=labels).loss
    before = padded([[2, *row[:-1]] for row in targets])
    expected = nn.functional.cross_entropy(logits(model, before)[labels >= 0], labels[labels >= 0])
    torch.testing.assert_close(loss, expected)


def names(letter: str, pieces: int) -> list[str]:
    return ["<s>", "<pad>", "</s>", "<unk>", *(f"{letter}{place}" for place in range(4, pieces))]


def converted(model: Any, folder: Path, kind: str | None = None) -> ctranslate2.Translator:
    spec = specification(model)
    spec.register_source_vocabulary(names("s", SOURCES))
    spec.register_target_vocabulary(names("t", TARGETS))
    spec.validate()
    spec.optimize(kind)
    spec.save(str(folder))
    return ctranslate2.Translator(str(folder), intra_threads=1, compute_type=kind or "float32")


@variants
def test_ctranslate2_says_the_same(changes: dict[str, Any], tmp_path: Path) -> None:
    model = tiny(**changes)
    engine = converted(model, tmp_path)
    sources = [[names("s", SOURCES)[piece] for piece in [*row, 2]] for row in rows(SOURCES)]
    known = names("t", TARGETS)

    targets = rows(TARGETS, 3)
    before = padded([[2, *row] for row in targets])
    expected = logits(model, before).log_softmax(-1)
    scored = engine.score_batch(sources, [[known[piece] for piece in row] for row in targets])
    for row, (pieces, found) in enumerate(zip(targets, scored, strict=True)):
        says = [expected[row, place, piece].item() for place, piece in enumerate([*pieces, 2])]
        assert found.log_probs == pytest.approx(says, abs=1e-5)

    for beams in (1, 4):
        stop = {"early_stopping": True} if beams > 1 else {}  # CTranslate2 stops so
        said = [[known[piece] for piece in row] for row in generated(model, num_beams=beams, **stop)]
        found = engine.translate_batch(sources, beam_size=beams, max_decoding_length=15)
        assert [each.hypotheses[0] for each in found] == said


def test_an_activation_that_ctranslate2_lacks_is_refused() -> None:
    with pytest.raises(ValueError, match="CTranslate2 has no leaky_relu"):
        specification(tiny(activation_function="leaky_relu"))
