"""What a training does where the caller leaves the choice to it."""

from __future__ import annotations

import argparse
import shutil
from dataclasses import replace

import numpy as np
import torch

from eval import UsageError
from translate.train.corpus import Corpus, Order
from translate.train.schedule import Schedule
from translate.train.settings import FINE_TUNING, FROM_NOTHING, Settings
from translate.train.starts import Start

# Passes over the data where neither a time nor steps are given.
EPOCHS = {"fresh": 20.0, "folder": 3.0, "embedded": 3.0}
# Compiling takes two or three minutes; it pays for a run that is much longer.
WORTH_COMPILING = 20.0


def settings(args: argparse.Namespace, start: Start, corpus: Corpus, gpu: bool, processes: int = 1) -> Settings:
    """The settings that were asked for, and what is usual for the start in the place of the others.

    gpu: whether there is one. processes: that share the batches. Raises UsageError where a compiler is missing.
    """
    usual = FROM_NOTHING if start.kind == "fresh" else FINE_TUNING
    # A language model's embeddings are a third of it, and know more words than the pairs will show them; those of an
    # encoder-decoder are few.
    frozen = usual.freeze and start.learner.joined and not args.embeddings
    order = Order(args.tokens or usual.tokens, args.seed, not args.keep_order)
    steps = args.steps
    if steps is None and args.minutes is None:
        batches = len(order.batches(corpus.padded(start.learner.joined), 0)) / (args.accumulate * processes)
        steps = max(1, int(np.ceil(batches * (args.epochs or EPOCHS[start.kind]))))
    warmup = usual.warmup if args.warmup is None else args.warmup
    schedule = Schedule(args.rate or usual.rate, steps, args.minutes, warmup, args.final)
    if steps is not None:  # of a short run most would be warm-up
        schedule = replace(schedule, warmup=min(warmup, max(1, steps // 4)))
    return Settings(
        schedule=schedule,
        order=order,
        accumulate=args.accumulate,
        longest=args.longest,
        smoothing=usual.smoothing if args.smoothing is None else args.smoothing,
        dropout=usual.dropout if args.dropout is None else args.dropout,
        average=args.average,
        freeze=frozen,
        precision=precision(args.precision, gpu),
        compile=compiled(args.compile, args.minutes),
    )


def precision(asked: str, gpu: bool) -> str:
    """bfloat16 where the machine has units for it: a GPU, or a CPU with AMX; others compute it slower than float32."""
    if asked != "auto":
        return asked
    fast = torch.cuda.is_bf16_supported() if gpu else bool(torch.cpu.get_capabilities().get("amx_bf16"))
    return "bfloat16" if fast else "float32"


def compiled(asked: str, minutes: float | None) -> bool:
    """Whether the model is compiled; that needs a C++ compiler on a CPU."""
    if asked == "auto":
        return minutes is not None and minutes >= WORTH_COMPILING and shutil.which("g++") is not None
    if asked == "yes" and shutil.which("g++") is None:
        raise UsageError("there is no C++ compiler (g++) to compile the model with; install one, or give --compile no")
    return asked == "yes"
