"""How fast the loop is against transformers' own: `python -m translate.train.bench DATA… --start START`.

Both train the same model on the same pairs in the same precision, each in a process of its own, by turns. transformers'
`Trainer` is used as it comes: batches of a fixed number of pairs in a random order, the logits of every position.
"""

from __future__ import annotations

import argparse
import multiprocessing
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from eval import positive
from eval.ending import ended
from eval.memory import peak_mib
from eval.report.text import columns

PROGRAM = "python -m translate.train.bench"
# Steps before the clock runs: memory is taken, kernels are chosen, and the model is compiled.
WARMUP = 3


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0. SystemExit with another status otherwise, as `python -m eval` has them."""
    from translate.train.__main__ import parser

    words = list(sys.argv[1:] if argv is None else argv)
    own = argparse.ArgumentParser(
        prog=PROGRAM,
        description="Pieces a second, ours and transformers' Trainer. Takes what translate.train takes, but --out.",
    )
    own.add_argument(
        "--measured", type=positive, default=20, metavar="STEPS", help="steps that are timed (%(default)s)"
    )
    own.add_argument("--rounds", type=positive, default=2, metavar="N", help="turns of each (%(default)s)")
    args, rest = own.parse_known_args(words)
    with tempfile.TemporaryDirectory() as work:
        training = parser().parse_args([*rest, "--out", str(Path(work) / "out"), "--steps", "1000000"])
        return ended(PROGRAM, lambda: run(training, args.measured, args.rounds))


def run(args: argparse.Namespace, measured: int, rounds: int) -> int:
    """Time both by turns and print a table; 0."""
    found: dict[str, list[dict[str, Any]]] = {"Khabar": [], "transformers.Trainer": []}
    for _ in range(rounds):
        for name, timed in (("Khabar", ours), ("transformers.Trainer", theirs)):
            # Its own process: what one does to the memory of the process must not help the other.
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                found[name].append(pool.apply(timed, (args, measured)))
    first = statistics.median(one["pieces_per_second"] for one in found["Khabar"])
    rows = [["", "pieces/s", "ratio", "padding", "peak MiB"]]
    for name, runs in found.items():
        speed = statistics.median(one["pieces_per_second"] for one in runs)
        padding = statistics.median(one["padding"] for one in runs)
        peak = max(one["peak_mib"] or 0 for one in runs)
        rows.append([name, f"{speed:,.0f}", f"{speed / first:.2f}", f"{100 * padding:.0f} %", f"{peak:,.0f}"])
    print(columns(rows))
    shape = found["Khabar"][0]
    print(
        f"{args.start}, {shape['precision']}, {shape['pairs_per_step']:.0f} pairs a step, {measured} steps, "
        f"median of {rounds} turns; pieces of source and target without padding"
    )
    return 0


def ours(args: argparse.Namespace, measured: int) -> dict[str, Any]:
    """Time Khabar's loop."""
    from translate.train.memory import keep_memory

    keep_memory()
    with tempfile.TemporaryDirectory() as work:
        start, corpus, settings = _prepared(args, Path(work))
        from translate.train.loop import Loop

        loop = Loop(start.learner, corpus, settings, cpu=args.cpu)
        clock = _Clock(measured)
        for _ in loop:
            if clock.tick(loop.state.pieces):
                break
    batches = settings.order.batches(loop.padded, 0)
    padded = sum(int(loop.padded[batch].max(0).sum()) * len(batch) for batch in batches)
    return clock.figures() | {
        "padding": 1 - int(loop.padded.sum()) / padded,
        "precision": settings.precision,
        "pairs_per_step": len(corpus) / len(batches) * settings.accumulate,
    }


def theirs(args: argparse.Namespace, measured: int) -> dict[str, Any]:
    """Time transformers' Trainer, with as many pairs a step as ours has in the mean."""
    import torch
    from transformers import Trainer, TrainerCallback, TrainingArguments

    with tempfile.TemporaryDirectory() as work:
        start, corpus, settings = _prepared(args, Path(work))
        learner = start.learner
        if settings.freeze:
            learner.model.get_input_embeddings().weight.requires_grad_(False)
        pieces = corpus.lengths()
        pairs = round(len(corpus) / len(settings.order.batches(corpus.padded(learner.joined), 0)))
        clock = _Clock(measured)
        seen = [0, 0]

        def collate(indices: list[int]) -> dict[str, Any]:
            batch = learner.batch([corpus[index] for index in indices])
            # A causal model moves the labels itself; they say which piece is at a place, not which one comes next.
            labels = torch.roll(batch.labels, 1, 1) if learner.joined else batch.labels
            seen[0] += int(pieces[indices].sum())
            padded = batch.inputs["input_ids"].numel() + (0 if learner.joined else labels.numel())
            seen[1] += padded
            return {**batch.inputs, "labels": labels}

        class Ticks(TrainerCallback):
            def on_step_end(self, args: Any, state: Any, control: Any, **rest: Any) -> None:
                control.should_training_stop = clock.tick(seen[0])

        trainer = Trainer(
            model=learner.model,
            args=TrainingArguments(
                output_dir=work,
                per_device_train_batch_size=pairs,
                gradient_accumulation_steps=settings.accumulate,
                max_steps=WARMUP + measured + 1,
                learning_rate=settings.schedule.rate,
                bf16=settings.precision == "bfloat16",
                use_cpu=args.cpu or not torch.cuda.is_available(),
                report_to=[],
                save_strategy="no",
                logging_strategy="no",
                disable_tqdm=True,
                remove_unused_columns=False,
            ),
            train_dataset=list(range(len(corpus))),
            data_collator=collate,
            callbacks=[Ticks()],
        )
        trainer.train()
        return clock.figures() | {"padding": 1 - seen[0] / seen[1]}


class _Clock:
    """Takes the time of so many steps, after the first ones."""

    def __init__(self, measured: int, now: Callable[[], float] = time.perf_counter) -> None:
        self._measured, self._now = measured, now
        self._steps = self._pieces = 0
        self._began = self._ended = 0.0
        self._at_first = 0

    def tick(self, pieces: int) -> bool:
        """A step has ended, with so many pieces seen in all; whether enough is known."""
        self._steps += 1
        if self._steps == WARMUP:
            self._began, self._at_first = self._now(), pieces
        self._ended, self._pieces = self._now(), pieces - self._at_first
        return self._steps >= WARMUP + self._measured

    def figures(self) -> dict[str, Any]:
        return {"pieces_per_second": self._pieces / (self._ended - self._began), "peak_mib": peak_mib()}


def _prepared(args: argparse.Namespace, work: Path) -> tuple[Any, Any, Any]:
    """Start, corpus and settings, as `python -m translate.train` would have them."""
    import torch

    from translate.train import choices
    from translate.train.run import encoded, opened

    data, start = opened(args, {}, work)
    corpus, _ = encoded(data, start, args.longest)
    return start, corpus, choices.settings(args, start, corpus, torch.cuda.is_available() and not args.cpu)


if __name__ == "__main__":
    sys.exit(main())
