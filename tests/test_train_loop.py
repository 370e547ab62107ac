"""The loop on a tiny language model and a toy language; resumed, interrupted, and when things go wrong."""

from __future__ import annotations

import resource
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sentencepiece
import torch
from transformers import Gemma3ForCausalLM, Gemma3TextConfig

from eval import UsageError
from tests import toy
from translate.train import state
from translate.train.corpus import Corpus, Order
from translate.train.learners.causal import Causal
from translate.train.loop import Loop
from translate.train.schedule import Schedule
from translate.train.settings import Settings

SETTINGS = Settings(Schedule(rate=1e-3, steps=12, warmup=2), Order(tokens=600, seed=4), average=0.5)


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pieces")
    text = [side for pair in toy.pairs(300) for side in pair] + ["Hindi: English:"] * 20
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(text), model_prefix=str(folder / "m"), vocab_size=300, minloglevel=2, pad_id=3,
        num_threads=1, character_coverage=1.0, hard_vocab_limit=False,
    )  # fmt: skip
    return folder / "m.model"


def learner(tokenizer: Path, dropout: float = 0.0) -> Causal:
    torch.manual_seed(2)
    config = Gemma3TextConfig(
        vocab_size=sentencepiece.SentencePieceProcessor(model_file=str(tokenizer)).get_piece_size(), hidden_size=32,
        intermediate_size=64, num_hidden_layers=2, num_attention_heads=2, num_key_value_heads=1, head_dim=16,
        attention_dropout=dropout,
    )  # fmt: skip
    return Causal(Gemma3ForCausalLM(config), tokenizer)


def loop(tokenizer: Path, settings: Settings = SETTINGS) -> Loop:
    taught = learner(tokenizer)
    return Loop(taught, Corpus(taught.example(*pair) for pair in toy.pairs(120)), settings, cpu=True)


def weights(one: Loop) -> dict[str, torch.Tensor]:
    return {name: tensor.detach().clone() for name, tensor in one.learner.model.state_dict().items()}


def gradient(parameter: torch.Tensor) -> torch.Tensor:
    assert parameter.grad is not None
    return parameter.grad


def test_loss_falls(tokenizer: Path) -> None:
    longer = replace(SETTINGS, schedule=replace(SETTINGS.schedule, rate=1e-2, steps=60))
    losses = [step.loss for step in loop(tokenizer, longer)]
    assert len(losses) == 60
    assert sum(losses[-5:]) < 0.75 * sum(losses[:5])


@pytest.mark.parametrize("dropout", [0.0, 0.2])
def test_a_run_that_goes_on_equals_one_that_never_stopped(tokenizer: Path, tmp_path: Path, dropout: float) -> None:
    """To the bit: weights, their mean, and every loss; over the end of an epoch, and with dropout."""
    settings = replace(SETTINGS, dropout=dropout)
    whole = loop(tokenizer, settings)
    torch.manual_seed(9)
    losses = [step.loss for step in whole]
    assert whole.state.done.epoch >= 1

    first = loop(tokenizer, settings)
    torch.manual_seed(9)
    begun = []
    for step in first:
        begun.append(step.loss)
        if first.state.step == 7:
            break
    state.save(tmp_path / "state.pt", {"settings": 1}, first.state, first.state_dict())
    torch.manual_seed(1234)
    second = loop(tokenizer, settings)
    second.load_state_dict(*state.load(tmp_path / "state.pt", {"settings": 1}))
    begun += [step.loss for step in second]

    assert begun == losses
    assert all(torch.equal(tensor, weights(second)[name]) for name, tensor in weights(whole).items())
    assert whole.average
    assert all(torch.equal(tensor, second.average[name]) for name, tensor in whole.average.items())
    assert (second.state.pairs, second.state.pieces, second.state.done) == (
        whole.state.pairs, whole.state.pieces, whole.state.done,
    )  # fmt: skip


def test_accumulated_batches_have_the_gradient_of_one(tokenizer: Path) -> None:
    """Two small batches that make a step do what the same pairs do as one batch."""
    whole, halves = loop(tokenizer), loop(tokenizer)
    batch = list(range(20))
    whole._gradients([batch])
    halves._gradients([batch[:7], batch[7:]])
    for name, parameter in whole.parameters.items():
        torch.testing.assert_close(parameter.grad, halves.parameters[name].grad)


def test_a_pair_of_a_tenth_of_the_weight_has_a_tenth_of_the_gradient(tokenizer: Path) -> None:
    def gradients(weight: float) -> tuple[dict[str, torch.Tensor], float, float]:
        """Of a step of the first pair alone; its likelihood, and what a weight of 1 counts."""
        taught = learner(tokenizer)
        corpus = Corpus()
        for place, pair in enumerate(toy.pairs(120)):
            corpus.append(taught.example(*pair), weight if place == 0 else 1.0)
        one = Loop(taught, corpus, SETTINGS, cpu=True)
        likelihood, _ = one._gradients([[0]])
        found = corpus.weights()
        whole = 1.0 if found is None else float(found[1])
        return {name: gradient(value).clone() for name, value in one.parameters.items()}, likelihood, whole

    (full, likelihood, _), (tenth, same, whole) = gradients(1.0), gradients(0.1)
    assert 1 < whole < 1.02  # the others count a little more, so that the rate stays what it was
    assert likelihood == same  # what is reported is not weighed
    for name, expected in full.items():
        torch.testing.assert_close(tenth[name], expected * (0.1 * whole))


def test_a_step_of_pairs_in_doubt_is_a_mix_by_their_weights(tokenizer: Path) -> None:
    taught = learner(tokenizer)
    corpus = Corpus()
    for place, pair in enumerate(toy.pairs(120)):
        corpus.append(taught.example(*pair), 0.25 if place % 2 else 1.0)
    shares = corpus.weights()
    assert shares is not None
    labels = corpus.lengths()[:, 1]
    one = Loop(taught, corpus, SETTINGS, cpu=True)
    one._gradients([[0, 1, 2]])
    plain = loop(tokenizer)
    expected = {name: torch.zeros_like(value) for name, value in plain.parameters.items()}
    for place in range(3):
        plain.optimizer.zero_grad()
        plain._gradients([[place]])
        for name, value in plain.parameters.items():
            expected[name] += gradient(value) * float(shares[place] * labels[place] / labels[:3].sum())
    for name, value in one.parameters.items():
        torch.testing.assert_close(gradient(value), expected[name])


def test_average_is_the_mean_of_the_last_weights(tokenizer: Path) -> None:
    one = loop(tokenizer, replace(SETTINGS, average=0.99, schedule=replace(SETTINGS.schedule, steps=16)))
    seen: list[torch.Tensor] = []
    for _ in one:
        if one.state.averaged > len(seen):
            seen.append(weights(one)["model.norm.weight"])
    last = weights(one)
    assert len(seen) == 3
    one.use_average()
    torch.testing.assert_close(weights(one)["model.norm.weight"], torch.stack(seen).mean(0))
    one.use_average()
    assert all(torch.equal(tensor, last[name]) for name, tensor in weights(one).items())


def test_frozen_embeddings_stay(tokenizer: Path) -> None:
    one = loop(tokenizer, replace(SETTINGS, freeze=True))
    before = weights(one)
    for _ in one:
        pass
    after = weights(one)
    assert torch.equal(before["model.embed_tokens.weight"], after["model.embed_tokens.weight"])
    assert not torch.equal(before["model.norm.weight"], after["model.norm.weight"])


def test_a_loss_that_is_no_number_changes_nothing_and_ends_the_run(tokenizer: Path) -> None:
    one = loop(tokenizer, replace(SETTINGS, schedule=replace(SETTINGS.schedule, steps=50)))
    before = weights(one)
    one.learner.model.model.norm.weight.register_hook(lambda gradient: gradient * float("nan"))
    with pytest.raises(UsageError, match="--rate"):
        for _ in one:
            pass
    assert all(torch.equal(tensor, before[name]) for name, tensor in weights(one).items())
    assert one.state.skipped == 9


def test_a_batch_that_does_not_fit_is_cut(tokenizer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected, cut = loop(tokenizer), loop(tokenizer)
    wanted = [step.loss for step in expected]
    backward = Loop._backward

    def small(self: Any, indices: Any, scale: float) -> float:
        if len(indices) > 5:
            backward(self, indices[:3], scale)  # something was added up before memory ran out
            raise RuntimeError("DefaultCPUAllocator: not enough memory: you tried to allocate 1 bytes.")
        return backward(self, indices, scale)

    monkeypatch.setattr(Loop, "_backward", small)
    assert [step.loss for step in cut] == pytest.approx(wanted, rel=1e-3)
    assert cut.state.split > 1


def test_no_memory_for_a_single_pair_is_said(tokenizer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(self: Any, indices: Any, scale: float) -> float:
        raise torch.OutOfMemoryError

    monkeypatch.setattr(Loop, "_backward", never)
    with pytest.raises(UsageError, match="--longest"):
        next(iter(loop(tokenizer)))


def test_a_fault_that_is_not_memory_is_not_hidden(tokenizer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Any, indices: Any, scale: float) -> float:
        raise RuntimeError("shapes cannot be multiplied")

    monkeypatch.setattr(Loop, "_backward", broken)
    with pytest.raises(RuntimeError, match="shapes"):
        next(iter(loop(tokenizer)))


def test_too_few_batches_for_a_step(tokenizer: Path) -> None:
    with pytest.raises(UsageError, match="--accumulate"):
        next(iter(loop(tokenizer, replace(SETTINGS, accumulate=1000))))


def test_a_run_of_something_else_is_refused(tokenizer: Path, tmp_path: Path) -> None:
    one = loop(tokenizer)
    state.save(tmp_path / "state.pt", {"pairs": "a"}, one.state, one.state_dict())
    with pytest.raises(UsageError, match="another pairs"):
        state.load(tmp_path / "state.pt", {"pairs": "b"})
    with pytest.raises(UsageError, match="no run"):
        state.load(tmp_path / "nowhere.pt", {})
    data = (tmp_path / "state.pt").read_bytes()
    (tmp_path / "state.pt").write_bytes(data[: len(data) // 2])
    with pytest.raises(UsageError, match="damaged"):
        state.load(tmp_path / "state.pt", {"pairs": "a"})


def test_a_full_disk_leaves_the_run_that_was_saved(tokenizer: Path, tmp_path: Path) -> None:
    one = loop(tokenizer)
    state.save(tmp_path / "state.pt", {}, one.state, one.state_dict())
    before = (tmp_path / "state.pt").read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) // 2, limits[1]))  # no file may be larger
    try:
        with pytest.raises(UsageError, match=r"still there.*--resume"):
            state.save(tmp_path / "state.pt", {}, one.state, one.state_dict())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert [path.name for path in tmp_path.iterdir()] == ["state.pt"]
    assert (tmp_path / "state.pt").read_bytes() == before


def test_greedy_is_generate_without_a_batch(tokenizer: Path) -> None:
    """Padding of a batch does not change what is said."""
    taught = learner(tokenizer)
    taught.model.train(False)
    sources = [hindi for hindi, _ in toy.pairs(5, seed=3)]
    assert taught.greedy(sources, limit=12) == [
        text for source in sources for text in taught.greedy([source], limit=12)
    ]
