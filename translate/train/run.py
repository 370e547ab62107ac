"""One training from its pairs to its folder: what `python -m translate.train` does."""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from accelerate import PartialState
from transformers.utils import logging

from eval import UsageError
from translate.train import choices, state
from translate.train.corpus import Corpus
from translate.train.data.alike import LEAST
from translate.train.data.judge import Judge
from translate.train.data.pairs import Layout, Pair
from translate.train.data.reading import Data, read
from translate.train.development import Development
from translate.train.export.engine import check
from translate.train.export.record import Table, table
from translate.train.interrupt import Interrupt
from translate.train.learners.tags import tag
from translate.train.loop import Loop
from translate.train.memory import keep_memory
from translate.train.place import Place
from translate.train.progress import Reporter
from translate.train.result import Facts, before, finish
from translate.train.starts import Start, open_start

LONGER = "longer"


def run(args: argparse.Namespace) -> int:
    """Train, export, measure, and write the card; 0. Raises UsageError for what the caller can put right."""
    keep_memory()
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    place = Place.open(args.out, args.start, args.resume)
    told = table(args.sources) if args.sources else {}
    development = Development(args.dev, args.scored)
    with tempfile.TemporaryDirectory() as work:
        return _trained(args, place, told, development, *opened(args, development.lines(), Path(work)))


def opened(args: argparse.Namespace, excluded: Mapping[str, Iterable[str]], work: Path) -> tuple[Data, Start]:
    """The pairs and the start that were asked for. work: an empty folder. Raises UsageError."""
    layout = Layout(args.hindi, args.english, args.source, args.columns)
    judge = Judge.asked(args.alike, args.least_margin, args.weigh, "--alike")
    data = read(args.data, layout, excluded, args.config, args.split, judge)
    torch.manual_seed(args.seed)
    text = ((pair.hindi, pair.english) for pair in data.pairs)
    return data, open_start(args.start, text, work, args.seed, args.encoder)


def _trained(
    args: argparse.Namespace, place: Place, told: Table, development: Development, data: Data, start: Start
) -> int:
    check(start.learner.model)
    corpus, kept = encoded(data, start, args.longest)
    processes = PartialState(cpu=args.cpu).num_processes
    settings = choices.settings(args, start, corpus, torch.cuda.is_available() and not args.cpu, processes)
    least = (LEAST if args.least_margin is None else args.least_margin) if args.alike else None
    settings = replace(settings, least_margin=least, weighed=None if corpus.weights() is None else True)
    loop = Loop(start.learner, corpus, settings, cpu=args.cpu)
    identity = state.identity(settings, start, corpus)
    main = loop.accelerator.is_main_process
    earlier = before(start, development, place, identity["start"], args.resume) if main else {}
    if args.resume:
        loop.load_state_dict(*state.load(place.state, identity))
    elif main:
        place.log.unlink(missing_ok=True)
    reporter = Reporter(loop, place.log)
    weights = sum(map(torch.numel, loop.parameters.values()))
    longer = data.dropped.get(LONGER, 0)
    reporter.note(
        f"{len(corpus):,} pairs, {int(corpus.lengths().sum()):,} pieces"
        + (f" ({longer:,} pairs of more than {args.longest} pieces left out)" if longer else "")
        + f"; {weights / 1e6:.1f} M weights to train in {settings.precision} on {loop.accelerator.device}"
    )
    with Interrupt() as interrupt:
        stopped = _Steps(args, place, development, loop, reporter, identity, interrupt).run()
        if main:
            reporter.note("exporting and measuring; the run is saved, and --resume comes to this point again")
            facts = Facts(args.words, data.files, kept, data.dropped, told, stopped)
            finish(place, start, loop, development, reporter, earlier, facts)
        loop.accelerator.wait_for_everyone()
    if stopped:
        reporter.note("stopped before its end; the same call with --resume goes on")
        raise KeyboardInterrupt
    return 0


def encoded(data: Data, start: Start, longest: int) -> tuple[Corpus, dict[str, int]]:
    """The pairs in pieces, and how many there are of each source; what is longer than `longest` on both sides together is
    counted among what was dropped. The texts are let go.

    Raises UsageError where none is left.
    """
    corpus, kept = Corpus(), dict[str, int]()
    for place, pair in enumerate(_taken(data.pairs)):
        example = start.learner.example(pair.hindi, pair.english, tag(pair.source))
        if sum(map(len, example)) > longest:
            data.dropped[LONGER] += 1
        else:
            corpus.append(example, data.weights[place] if data.weights else 1.0)
            kept[pair.source] = kept.get(pair.source, 0) + 1
    if not len(corpus):
        raise UsageError(f"all {data.dropped[LONGER]} pairs have more than {longest} pieces; give a higher --longest")
    return corpus, kept


def _taken(pairs: list[Pair]) -> Iterable[Pair]:
    """The pairs, in order; each is gone from the list when the next one comes."""
    pairs.reverse()
    while pairs:
        yield pairs.pop()


@dataclass(frozen=True, slots=True)
class _Steps:
    """The training with all that happens on its way: reports, looks at the development sets, saves."""

    args: argparse.Namespace
    place: Place
    development: Development
    loop: Loop
    reporter: Reporter
    identity: dict[str, object]
    interrupt: Interrupt

    def run(self) -> bool:
        """Train to the end or to the first Ctrl-C; whether it was stopped before its end."""
        asked = False
        saved, looked = time.monotonic(), self._due()
        if not self.loop.state.step:
            self._look()
        for step in self.loop:
            self.reporter.step(step)
            if self._due() > looked:
                looked = self._due()
                self._look()
            if time.monotonic() - saved >= 60 * self.args.save_minutes:
                self._save()
                saved = time.monotonic()
            asked = self.loop.agreed(self.interrupt.asked)
            if asked:
                break
        self._save()
        self.reporter.last()
        return asked and self.loop.progress() < 1

    def _due(self) -> int:
        """Looks that are due so far, of so many in the whole run."""
        return int(self.args.looks * self.loop.progress())

    def _look(self) -> None:
        if self.args.looks and self.development.sets and self.loop.accelerator.is_main_process:
            self.reporter.look(self.development.look(self.loop, translate=True))

    def _save(self) -> None:
        if self.loop.accelerator.is_main_process:
            state.save(self.place.state, self.identity, self.loop.state, self.loop.state_dict())
