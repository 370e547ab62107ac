"""The training itself: steps of batches, down a schedule."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any, TypeVar

import torch
from accelerate import Accelerator
from accelerate.utils import broadcast_object_list
from torch import Tensor

from eval import UsageError
from translate.train.corpus import Corpus, Done
from translate.train.learners import Learner
from translate.train.loss import Objective
from translate.train.memory import out_of_memory
from translate.train.settings import Settings
from translate.train.state import State

T = TypeVar("T")
# Steps in a row without a usable gradient that end a run.
HOPELESS = 10
# Steps between two weights that are averaged.
SAMPLED = 5


@dataclass(frozen=True, slots=True)
class Step:
    """What one step did. loss: nats a label, without smoothing; nan where the step was skipped."""

    loss: float
    rate: float


class Loop:
    """A learner, a corpus and settings; iterating it trains, one Step at a time, until the schedule's end."""

    def __init__(self, learner: Learner, corpus: Corpus, settings: Settings, cpu: bool = False) -> None:
        """cpu: no GPU even where there is one. Several processes started by `accelerate launch` share the batches."""
        self.accelerator = Accelerator(cpu=cpu, mixed_precision="no")
        self.learner, self.settings, self.state = learner, settings, State()
        self.corpus, self._lengths = corpus, corpus.lengths()
        self.padded = corpus.padded(learner.joined)
        self._weights = corpus.weights()
        model = learner.model
        if settings.dropout is not None:
            _drop(model, settings.dropout)
        if settings.freeze:
            model.get_input_embeddings().weight.requires_grad_(False)
        self.parameters = {name: tensor for name, tensor in model.named_parameters() if tensor.requires_grad}
        model.to(self.accelerator.device)
        self.objective = Objective(model, settings.smoothing, settings.compile)
        self._shared: Any = self.objective
        if self.accelerator.num_processes > 1:
            self._shared = self.accelerator.prepare(self.objective)
        fused = self.accelerator.device.type in ("cpu", "cuda")
        self.optimizer = torch.optim.AdamW(
            self.parameters.values(), lr=settings.schedule.rate, betas=settings.betas, weight_decay=0.0, fused=fused
        )
        self.average: dict[str, Tensor] = {}
        self._check()

    def __iter__(self) -> Iterator[Step]:
        """Train. The state is that of a finished step whenever control is outside. Raises UsageError where it cannot go on."""
        self.learner.model.train()
        schedule, failed = self.settings.schedule, 0
        began = time.monotonic() - self.state.seconds
        for done, group in self._groups():
            # Clocks differ, and all must stop at one step.
            progress = self.agreed(schedule.progress(self.state.step, time.monotonic() - began))
            if progress >= 1:
                return
            rate = schedule.at(self.state.step, progress)
            for parameters in self.optimizer.param_groups:
                parameters["lr"] = rate
            likelihood, labels = self._gradients(group)
            norm = torch.nn.utils.clip_grad_norm_(self.parameters.values(), self.settings.clip)
            usable = bool(torch.isfinite(norm))
            failed = 0 if usable else failed + 1
            if failed == HOPELESS:
                raise UsageError(
                    f"the loss is no number any more (step {self.state.step}); begin again in another --out with a lower --rate, "
                    f"now {schedule.rate:g}, or with --precision float32"
                )
            if usable:
                self.optimizer.step()
                self._remember(progress)
            self.optimizer.zero_grad()
            self._count(done, group, usable, time.monotonic() - began)
            yield Step(likelihood / labels if usable else float("nan"), rate)

    def _check(self) -> None:
        size = self.settings.accumulate * self.accelerator.num_processes
        batches = len(self.settings.order.batches(self.padded, 0))
        if batches < size:
            raise UsageError(
                f"there are {batches} batches of {self.settings.order.tokens} pieces, and a step takes {size}; "
                "give fewer --tokens or a smaller --accumulate"
            )

    def state_dict(self) -> dict[str, Any]:
        return {
            "model": self.learner.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "average": self.average,
        }

    def load_state_dict(self, state: State, tensors: dict[str, Any]) -> None:
        """Go on from what `state_dict` gave."""
        self.state = state
        self.learner.model.load_state_dict(tensors["model"])
        self.optimizer.load_state_dict(tensors["optimizer"])
        self.average = {name: tensor.to(self.accelerator.device) for name, tensor in tensors["average"].items()}

    def use_average(self) -> None:
        """Put the mean of the last weights in the place of the very last ones, and those in the place of the mean."""
        with torch.no_grad():
            for name, mean in self.average.items():
                last = self.parameters[name].detach().clone()
                self.parameters[name].copy_(mean)
                mean.copy_(last)

    def autocast(self) -> Any:
        """The precision of the computation, for whoever calls the objective."""
        if self.settings.precision == "float32":
            return nullcontext()
        return torch.autocast(self.accelerator.device.type, torch.bfloat16)

    def _groups(self) -> Iterator[tuple[Done, list[list[int]]]]:
        """Where each step ends, and its batches. An epoch's first ones that fill no step are left out: the best may be last."""
        size = self.settings.accumulate * self.accelerator.num_processes
        done = self.state.done
        while True:
            batches = self.settings.order.batches(self.padded, done.epoch)
            batches = batches[len(batches) % size :]
            for start in range(done.batch, len(batches), size):
                yield Done(done.epoch, start + size), batches[start : start + size]
            done = Done(done.epoch + 1)

    def _gradients(self, group: Sequence[list[int]]) -> tuple[float, int]:
        """Add up the gradient of the mean loss over a step's labels; their likelihood in nats on this process, and their number.

        A batch that does not fit into memory is cut into halves, as often as it takes, and so are those that follow.
        """
        rank, processes = self.accelerator.process_index, self.accelerator.num_processes
        mine = group[rank::processes]
        labels = int(sum(self._lengths[index, 1] for batch in mine for index in batch))
        all_labels = int(sum(self._lengths[index, 1] for batch in group for index in batch))
        while True:
            parts = [part for batch in mine for part in _cut(batch, self.state.split)]
            try:
                likelihood = 0.0
                for number, part in enumerate(parts, start=1):
                    last = number == len(parts)
                    with nullcontext() if last or processes == 1 else self.accelerator.no_sync(self._shared):
                        # Processes share the mean of their gradients, so each counts for all.
                        likelihood += self._backward(part, processes / all_labels)
                return likelihood, labels
            except (RuntimeError, MemoryError) as error:
                if not out_of_memory(error) or processes > 1:
                    raise
                if self.state.split >= max(map(len, mine)):
                    raise UsageError(
                        "there is not enough memory for a single pair; give a smaller --longest, or a smaller model"
                    ) from None
                self.optimizer.zero_grad()
                self.state.split *= 2

    def _backward(self, indices: Sequence[int], scale: float) -> float:
        batch = self.learner.batch([self.corpus[index] for index in indices])
        device = self.accelerator.device
        inputs = {name: tensor.to(device, non_blocking=True) for name, tensor in batch.inputs.items()}
        # Divided by all labels, and not by their weights: a step of pairs in doubt is a small one.
        weights = None if self._weights is None else torch.from_numpy(self._weights[indices]).to(device)
        with self.autocast():
            loss, likelihood = self._shared(inputs, batch.labels.to(device, non_blocking=True), weights)
        (loss * scale).backward()
        return float(likelihood)

    def _remember(self, progress: float) -> None:
        """Take the weights into their mean, near the end of the run."""
        if progress < 1 - self.settings.average:
            self.average, self.state.averaged = {}, 0  # of a run that was made longer
            return
        if self.state.step % SAMPLED:
            return
        self.state.averaged += 1
        with torch.no_grad():
            for name, tensor in self.parameters.items():
                if name in self.average:
                    self.average[name].lerp_(tensor, 1 / self.state.averaged)
                else:
                    self.average[name] = tensor.detach().clone()

    def _count(self, done: Done, group: Sequence[list[int]], usable: bool, seconds: float) -> None:
        state = self.state
        state.done, state.seconds = done, seconds
        state.step += 1
        state.skipped += not usable
        state.pairs += sum(map(len, group))
        state.pieces += int(self._lengths[[index for batch in group for index in batch]].sum())

    def agreed(self, value: T) -> T:
        """What the first process says."""
        if self.accelerator.num_processes == 1:
            return value
        found: T = broadcast_object_list([value])[0]
        return found

    def progress(self) -> float:
        """How much of the run is done, from 0 to 1."""
        return self.settings.schedule.progress(self.state.step, self.state.seconds)


def _cut(batch: list[int], parts: int) -> list[list[int]]:
    size = -(-len(batch) // parts)
    return [batch[start : start + size] for start in range(0, len(batch), size)]


def _drop(model: Any, share: float) -> None:
    """Set the dropout of a model, wherever transformers keeps it."""
    for module in model.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = share
        elif isinstance(getattr(module, "dropout", None), float):
            module.dropout = share
    if hasattr(model.config, "dropout"):  # what some layers ask, and what a later run begins with
        model.config.dropout = share
