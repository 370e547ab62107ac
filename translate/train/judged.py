"""Translations to learn doubt from and to measure it on, each with how wrong it is by the reference.

Of pools of candidates and of folders of systems' outputs, and of what is spoiled on purpose. Every APART-th line of a set is
kept apart, with all that was said of it.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from eval import UsageError
from eval.data.parallel import Pair, pairs
from eval.data.textfiles import lines
from eval.scoring.metrics import sacrebleu
from translate.candidates import distinct, rank
from translate.checks import check
from translate.normalize import normalize_hindi
from translate.results import Alternative
from translate.train import pool
from translate.train.corruptions import corruptions

# Of a set's lines, from 0, those that leave 2 when divided by it are kept apart.
APART = 3
# Sentence chrF++ up to which a translation counts as wrong, and from which it counts as right; in between in proportion.
WRONG, RIGHT = 30.0, 55.0
# A translation that is spoiled on purpose was about right before.
GOOD = 50.0
MOST = (RIGHT - GOOD) / (RIGHT - WRONG)
# What a translation is: of a person, the engine's chosen one with its score and without, another candidate, a system's.
REFERENCE, CHOSEN, BARE, OTHER, SYSTEM = "reference", "chosen", "chosen, no score", "not chosen", "other system"
# Others of a sentence that are judged, too.
OTHERS = 3
# Of all that could be spoiled, what is: enough to learn from, and much less to read.
SHARE = 0.4


@dataclass(frozen=True, slots=True)
class Material:
    """Pairs of Hindi and reference by line, and what was said of them: the engine's candidates, chosen first; systems'."""

    name: str
    pairs: Mapping[int, Pair]
    chosen: Mapping[int, Sequence[Alternative]]
    systems: Mapping[str, Mapping[int, str]]


@dataclass(frozen=True, slots=True)
class Task:
    """A translation to judge, of a line of a set. kind: REFERENCE to SYSTEM, or of a corruption; base: what was corrupted, or "".

    wrong: from 0 to 1. system: which one, of an "other system".
    """

    set: str
    line: int
    kind: str
    base: str
    wrong: float
    source: str
    candidate: Alternative
    others: tuple[Alternative, ...] = ()
    system: str = ""


def pools(path: Path) -> list[Material]:
    """The sets of a file of candidates, as `translate.train.pool` writes it. Sentences in pieces have none here.

    Raises UsageError.
    """
    sets: dict[str, list[pool.Pooled]] = {}
    for sentence in pool.read(path):
        sets.setdefault(sentence.set, []).append(sentence)
    return [
        Material(
            name,
            {line: (normalize_hindi(one.source.strip()), one.reference.strip()) for line, one in enumerate(found)},
            {line: checked(one.pieces[0][1], one.source) for line, one in enumerate(found) if len(one.pieces) == 1},
            {},
        )
        for name, found in sets.items()
    ]


def checked(found: Iterable[Alternative], source: str) -> list[Alternative]:
    """Candidates with what the checks say of them, the best by that first, as the translator has them."""
    hindi = normalize_hindi(source.strip())
    flagged = (Alternative(one.text, one.score, check(hindi, one.text)) for one in found)
    return distinct(sorted(flagged, key=rank))


def outputs(folder: Path) -> Material:
    """A folder with hi.txt, en.txt and, line by line, what systems made of it. HTML entities are undone."""
    both = pairs(folder)
    systems = {}
    for path in sorted(folder.glob("*.txt")):
        if path.name not in ("hi.txt", "en.txt"):
            texts = [html.unescape(text.strip()) for text in lines(str(path))]
            if len(texts) != len(both):
                raise UsageError(f"{path} has {len(texts)} lines and hi.txt {len(both)}; they must be parallel")
            systems[path.stem] = dict(enumerate(texts))
    tidied = {line: (normalize_hindi(hindi.strip()), english.strip()) for line, (hindi, english) in enumerate(both)}
    return Material(folder.name, tidied, {}, systems)


def is_apart(line: int) -> bool:
    """Whether a line of a set, from 0, is never learned from."""
    return line % APART == APART - 1


def tasks_of(material: Material, apart: bool | None) -> Iterator[Task]:
    """All that is to be judged of the lines that are kept apart, or of the others, or of all (None), in order."""
    kept = [line for line in sorted(material.pairs) if apart is None or is_apart(line) == apart]
    scored = sacrebleu("CHRF", word_order=2)

    def wrong(line: int, text: str) -> float:
        score = scored.sentence_score(text, [material.pairs[line][1]]).score
        return float(np.clip((RIGHT - score) / (RIGHT - WRONG), 0, 1))

    for line in kept:
        hindi, english = material.pairs[line]
        yield Task(material.name, line, REFERENCE, "", 0.0, hindi, Alternative(english, 0.0, check(hindi, english)))
        for name, texts in material.systems.items():
            candidate = Alternative(texts[line], 0.0, check(hindi, texts[line]))
            yield Task(material.name, line, SYSTEM, "", wrong(line, candidate.text), hindi, candidate, (), name)
        found = material.chosen.get(line, ())
        for place, candidate in enumerate(found[: 1 + OTHERS]):
            others = (*found[:place], *found[place + 1 :])
            judged = wrong(line, candidate.text)
            yield Task(material.name, line, OTHER if place else CHOSEN, "", judged, hindi, candidate, others)
            if not place:
                yield Task(
                    material.name, line, BARE, "", judged, hindi, Alternative(candidate.text, 0.0, candidate.flags)
                )
    yield from _spoiled(material.name, REFERENCE, {line: material.pairs[line] for line in kept})
    good = {
        line: (material.pairs[line][0], material.chosen[line][0].text)
        for line in kept
        if line in material.chosen and wrong(line, material.chosen[line][0].text) <= MOST
    }
    yield from _spoiled(material.name, CHOSEN, good)


def _spoiled(name: str, base: str, good: Mapping[int, Pair]) -> Iterator[Task]:
    """Without other candidates, from which what is spoiled by hand differs as no candidate does."""
    places = list(good)
    for found in corruptions(list(good.values()), share=SHARE) if len(good) > 1 else ():
        candidate = Alternative(found.text, 0.0, check(found.source, found.text))
        yield Task(name, places[found.place], found.kind, base, 1.0, found.source, candidate)


def unique(tasks: Iterable[Task]) -> list[Task]:
    """Each once: a set may come both with a pool and with outputs."""
    return list(
        {
            (task.set, task.line, task.kind, task.base, task.source, task.candidate, task.system): task
            for task in tasks
        }.values()
    )
