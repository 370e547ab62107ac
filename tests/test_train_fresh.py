"""New models: vocabularies that lose no character, first weights that know nothing, an encoder that was a BERT."""

from __future__ import annotations

import io
import math
from pathlib import Path
from typing import Any

import pytest
import sentencepiece
import torch
from hypothesis import given
from hypothesis import strategies as st
from transformers import BartConfig, BertConfig, BertModel

from eval import UsageError
from tests.parallel import ENGLISH, HINDI, PAIRS
from translate.indictrans.modeling import IndicTransForConditionalGeneration
from translate.train.learners.vocabulary import SYMBOLS, vocabulary, write_vocabulary
from translate.train.starts.fresh import SIZES, Size, build, fresh, with_encoder

SMALL = Size(encoder_layers=3, decoder_layers=2, width=32, heads=4)
PIECES = sentencepiece.SentencePieceProcessor(model_proto=vocabulary(HINDI, 8000, SYMBOLS))


def weights(model: IndicTransForConditionalGeneration) -> int:
    return sum(weight.numel() for weight in model.parameters())


def test_special_pieces_and_tags_have_their_places() -> None:
    assert [PIECES.id_to_piece(place) for place in range(6)] == [
        "<s>",
        "<pad>",
        "</s>",
        "<unk>",
        "<machine-hindi>",
        "<machine-english>",
    ]
    assert (PIECES.bos_id(), PIECES.pad_id(), PIECES.eos_id(), PIECES.unk_id()) == (0, 1, 2, 3)
    assert "<machine-hindi>" in PIECES.encode("<machine-hindi> पुल 12 साल पहले बना था।", out_type=str)


# SentencePiece writes a space as ▁ and cannot tell the two apart; its interface ends a text at a 0.
@given(st.text(st.characters(exclude_characters="▁\0", exclude_categories=["Cs"])))
def test_no_character_is_lost_or_changed(text: str) -> None:
    assert PIECES.decode(PIECES.encode(text)) == text
    assert PIECES.unk_id() not in PIECES.encode(text)


@pytest.mark.parametrize("text", ["ﬁ ½ Å é", "  दो  अंतराल ", "क\u200dष \u200c", "₹5,000 漢字 🙂", "a\tb\nc"])
def test_what_others_normalise_stays(text: str) -> None:
    assert PIECES.decode(PIECES.encode(text)) == text


def test_digits_stand_alone() -> None:
    found = sentencepiece.SentencePieceProcessor(model_proto=vocabulary(["In 2024 and 2025.", *ENGLISH] * 20, 8000))
    assert found.encode("In 2024", out_type=str)[-4:] == ["2", "0", "2", "4"]


def test_the_same_text_gives_the_same_vocabulary() -> None:
    assert vocabulary(iter(HINDI), 400, SYMBOLS) == vocabulary(HINDI, 400, SYMBOLS)


def test_a_small_text_gives_fewer_pieces(tmp_path: Path) -> None:
    many = write_vocabulary(tmp_path / "many", ENGLISH, 8000)
    few = write_vocabulary(tmp_path / "few", ENGLISH, 350)
    assert 350 == few < many < 1000
    assert write_vocabulary(tmp_path / "one", ["एक"], 8000) < many


def test_a_long_text_is_sampled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("translate.train.learners.vocabulary.SENTENCES", 10)
    assert vocabulary(ENGLISH, 8000) == vocabulary(ENGLISH[::3], 8000)


def test_a_vocabulary_that_cannot_be_says_what_to_do() -> None:
    with pytest.raises(UsageError, match="give pairs that have both sides"):
        vocabulary(["", " "], 8000)
    with pytest.raises(UsageError, match="makes no vocabulary of 200 pieces; ask for more"):
        vocabulary(ENGLISH, 200)


@pytest.mark.parametrize(("name", "millions"), [("tiny", 13), ("small", 25), ("base", 40)])
def test_sizes_are_what_they_are_called(name: str, millions: int) -> None:
    size = SIZES[name]
    assert weights(build(size, size.pieces, size.pieces)) / 1e6 == pytest.approx(millions, rel=0.1)


def test_a_seed_gives_the_same_weights_and_leaves_other_chance_alone() -> None:
    torch.manual_seed(5)
    expected = torch.rand(3)
    torch.manual_seed(5)
    first = build(SMALL, 300, 280, seed=1).state_dict()
    assert torch.equal(torch.rand(3), expected)
    again, other = (build(SMALL, 300, 280, seed=seed).state_dict() for seed in (1, 2))
    assert all(torch.equal(weight, again[name]) for name, weight in first.items())
    assert not torch.equal(first["lm_head.weight"], other["lm_head.weight"])
    assert not torch.equal(first["model.encoder.layers.0.fc1.weight"], other["model.encoder.layers.0.fc1.weight"])


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_a_new_model_knows_nothing(size: Size) -> None:
    model: Any = build(size, size.pieces, size.pieces)
    model.eval()
    chance = torch.Generator().manual_seed(0)
    pieces = torch.randint(4, size.pieces, (2, 8, 25), generator=chance)
    with torch.no_grad():
        loss = model(input_ids=pieces[0], labels=pieces[1]).loss.item()
        repeated = model(input_ids=pieces[0], labels=torch.full((8, 25), 9)).loss.item()
    assert loss == pytest.approx(math.log(size.pieces), abs=0.3)
    # Nor is it sure that a piece follows itself.
    assert repeated > 3


def test_deep_sides_add_up_to_no_more_than_shallow_ones() -> None:
    model: Any = build(SMALL, 300, 280)
    for side, attention in ((model.model.encoder, "self_attn"), (model.model.decoder, "encoder_attn")):
        found = getattr(side.layers[0], attention)
        # Three layers of two branches, or two of three.
        assert (found.out_proj.weight.std() / found.q_proj.weight.std()).item() == pytest.approx(6**-0.5, rel=0.1)
        assert (side.layers[0].fc2.weight.std() / side.layers[0].fc1.weight.std()).item() == pytest.approx(
            6**-0.5, rel=0.1
        )


def test_a_new_model_has_the_vocabularies_of_its_text(tmp_path: Path) -> None:
    model = fresh("tiny", iter(PAIRS), tmp_path, seed=3)
    sizes = [
        sentencepiece.SentencePieceProcessor(model_file=str(tmp_path / name)).vocab_size()
        for name in ("source.model", "target.model")
    ]
    assert [model.config.encoder_vocab_size, model.config.decoder_vocab_size] == sizes
    source, target = ((tmp_path / name).read_bytes() for name in ("source.model", "target.model"))
    assert source == vocabulary(HINDI, SIZES["tiny"].pieces, SYMBOLS)
    assert target == vocabulary(ENGLISH, SIZES["tiny"].pieces)


def bert(folder: Path, **changes: Any) -> Any:
    """A random BERT and its SentencePiece model, with special pieces in other places than ours."""
    pieces = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(HINDI),
        model_writer=pieces,
        vocab_size=100,
        pad_id=0,
        unk_id=1,
        bos_id=2,
        eos_id=3,
        num_threads=1,
        minloglevel=2,
    )
    (folder / "sentencepiece.model").write_bytes(pieces.getvalue())
    shape: dict[str, Any] = {
        "vocab_size": 100,
        "hidden_size": 64,
        "num_hidden_layers": 3,
        "num_attention_heads": 4,
        "intermediate_size": 80,
        "max_position_embeddings": 40,
        "initializer_range": 0.3,
        "pad_token_id": 0,
    }
    torch.manual_seed(4)
    model: Any = BertModel(BertConfig(**{**shape, **changes}), add_pooling_layer=False)
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if "LayerNorm" in name or name.endswith("bias"):
                weight += 0.1 * torch.randn_like(weight)
    model.save_pretrained(folder)
    return model.eval()


def test_an_encoder_that_was_a_bert_gives_its_states(tmp_path: Path) -> None:
    theirs = bert(tmp_path)
    model: Any = with_encoder(tmp_path, SMALL, 300)
    model.eval()
    chance = torch.Generator().manual_seed(0)
    pieces = torch.randint(4, 100, (3, 40), generator=chance)
    pieces[1, 20:] = 0
    mask = pieces.ne(0).long()
    with torch.no_grad():
        expected = theirs(input_ids=pieces, attention_mask=mask).last_hidden_state
        found = model.model.encoder(pieces, mask).last_hidden_state
    torch.testing.assert_close(found[mask.bool()], expected[mask.bool()], atol=1e-5, rtol=1e-5)

    config = model.config
    assert (config.encoder_pad_token_id, config.encoder_eos_token_id) == (0, 3)
    assert (config.pad_token_id, config.eos_token_id, config.decoder_start_token_id) == (1, 2, 2)
    assert (config.decoder_layers, config.decoder_vocab_size) == (2, 300)
    model.save_pretrained(tmp_path / "saved")
    again: Any = IndicTransForConditionalGeneration.from_pretrained(tmp_path / "saved")
    with torch.no_grad():
        assert torch.equal(again.model.encoder(pieces, mask).last_hidden_state, found)


def test_a_new_model_takes_the_vocabulary_of_its_encoder(tmp_path: Path) -> None:
    (tmp_path / "bert").mkdir()
    bert(tmp_path / "bert")
    model = fresh("tiny", PAIRS, tmp_path, encoder=tmp_path / "bert")
    assert (tmp_path / "source.model").read_bytes() == (tmp_path / "bert" / "sentencepiece.model").read_bytes()
    assert (tmp_path / "target.model").read_bytes() == vocabulary(ENGLISH, SIZES["tiny"].pieces)
    assert (model.config.encoder_layers, model.config.decoder_layers) == (3, SIZES["tiny"].decoder_layers)


def test_what_is_no_encoder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no encoder that transformers opens"):
        with_encoder(tmp_path / "nothing", SMALL, 300)
    BartConfig().save_pretrained(tmp_path)
    with pytest.raises(UsageError, match="holds a model of the type bart; give a BERT"):
        with_encoder(tmp_path, SMALL, 300)
    bert(tmp_path, vocab_size=101)
    with pytest.raises(UsageError, match=r"sentencepiece\.model has 100 pieces and .* 101 embeddings"):
        with_encoder(tmp_path, SMALL, 300)
    (tmp_path / "sentencepiece.model").write_bytes(b"nothing of the kind")
    with pytest.raises(UsageError, match="no encoder that transformers opens"):
        with_encoder(tmp_path, SMALL, 300)
    (tmp_path / "sentencepiece.model").unlink()
    with pytest.raises(UsageError, match=r"has no sentencepiece\.model"):
        with_encoder(tmp_path, SMALL, 300)
