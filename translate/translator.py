"""The translator: segments in, finished sentences out, one by one and in order.

For each sentence: one spelling (normalize) -> addresses masked (protect) -> pieces that the model can read (clauses) ->
engine -> the best of its hypotheses by the checks -> where doubts remain, once more with other settings -> flags.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from translate import names, numbers
from translate.article import Article, parse
from translate.checks import DEVANAGARI, check
from translate.clauses import split_long
from translate.engines import Decoding, Engine, open_engine
from translate.normalize import normalize_hindi, tidy_english
from translate.protect import Masked, protect
from translate.results import Flag, Hypothesis, Segment, Sentence
from translate.transliterate import transliterate

# Segments taken from the input before the first result is asked for: many enough to find sentences of equal length to
# batch, few enough to bound the memory.
WINDOW = 256


class Translator:
    """Hindi sentences to English ones, with the doubts that remain.

        translator = Translator()
        for sentence in translator.translate("बारिश के कारण मैच देर से शुरू हुआ।"):
            print(sentence.translation, sentence.flags)

    engine: "embedded", a folder with a model, or an open `Engine`. decoding: how to search; the default is measured.
    The same sentence gives the same translation whatever stands beside it.
    """

    def __init__(self, engine: str | Path | Engine = "embedded", decoding: Decoding | None = None) -> None:
        self.engine = open_engine(engine) if isinstance(engine, str | Path) else engine
        decoding = decoding or Decoding()
        # All hypotheses of the beam are there anyway; the checks choose among them.
        self.decoding = replace(decoding, n_best=decoding.beam)

    def translate(self, article: Article | str) -> Iterator[Sentence]:
        """Yield the sentences of an article, headline first."""
        return self.stream((parse(article) if isinstance(article, str) else article).segments())

    def lines(self, lines: Iterable[str]) -> Iterator[str]:
        """One English line for each Hindi line, blank for blank, in order, with bounded memory.

        Up to WINDOW lines are taken before the first answer. A source that waits for its answers, such as a terminal,
        is handed over in the portions in which it comes: no iterator can tell whether its next line is there yet.
        """
        segments = (Segment(number, line.strip()) for number, line in enumerate(lines))
        return (sentence.translation for sentence in self.stream(segments))

    def stream(self, segments: Iterable[Segment]) -> Iterator[Sentence]:
        """Yield each segment's translation as soon as it and those before it are finished."""
        segments = iter(segments)
        while window := list(islice(segments, WINDOW)):
            tasks = [self._prepare(segment) for segment in window]
            hypotheses = self.engine.translate([piece for task in tasks for piece in task.pieces], self.decoding)
            for task in tasks:
                yield self._finish(task, [next(hypotheses) for _ in task.pieces])

    def _prepare(self, segment: Segment) -> _Task:
        hindi = normalize_hindi(segment.source)
        masked = protect(hindi)
        # English among the Hindi, a number or a row of stars is its own translation.
        readable = DEVANAGARI.search(masked.text) is not None
        pieces = split_long(masked.text, lambda text: self.engine.pieces(text) <= self.engine.max_pieces)
        return _Task(segment, hindi, masked, tuple(pieces) if readable else ())

    def _finish(self, task: _Task, hypotheses: Sequence[tuple[Hypothesis, ...]]) -> Sentence:
        chosen = [
            self._choose(piece, task.masked, candidates)
            for piece, candidates in zip(task.pieces, hypotheses, strict=True)
        ]
        english = join([candidate.text for candidate in chosen]) if task.pieces else task.hindi
        words = [max(1, len(candidate.text.split())) for candidate in chosen]
        score = sum(c.score * n for c, n in zip(chosen, words, strict=True)) / sum(words) if chosen else 0.0
        flags = check(task.hindi, english) if task.pieces else ()
        if any(flag.code == "devanagari" for flag in flags):
            english = spell_out(english)
        return Sentence(task.segment.id, task.segment.source, english, round(score, 4), flags, task.segment.paragraph)

    def _choose(self, piece: str, masked: Masked, candidates: tuple[Hypothesis, ...]) -> _Candidate:
        """The hypothesis with the fewest doubts; if even that one has some, the best of a second search too."""
        best = min((_Candidate.of(piece, masked, hypothesis) for hypothesis in candidates), key=_Candidate.rank)
        if not best.flags:
            return best
        # Places come out right more often when the model reads them in English.
        source = names.respell(piece) if any(flag.code == "names" for flag in best.flags) else piece
        again = next(self.engine.translate([source], retry(self.decoding, piece, best)))
        return min((best, *(_Candidate.of(piece, masked, h) for h in again)), key=_Candidate.rank)


@dataclass(frozen=True, slots=True)
class _Task:
    """A segment on its way: its Hindi in one spelling, masked, and cut into pieces (none: nothing to translate)."""

    segment: Segment
    hindi: str
    masked: Masked
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A hypothesis in its final form, with the doubts about it."""

    text: str
    score: float
    flags: tuple[Flag, ...]

    @classmethod
    def of(cls, piece: str, masked: Masked, hypothesis: Hypothesis) -> _Candidate:
        text = masked.restore(tidy_english(hypothesis.text, piece))
        return cls(text, hypothesis.score, check(masked.restore(piece), text))

    def rank(self) -> tuple[int, float]:
        """Fewest and lightest doubts first, then the likeliest."""
        return sum(GRAVITY[flag.code] for flag in self.flags), -self.score


# How bad a doubt is, for choosing between candidates that all have some.
GRAVITY = {
    "empty": 9,
    "loop": 5,
    "too-long": 4,
    "too-short": 3,
    "numbers": 3,
    "time": 3,
    "names": 3,
    "protected": 3,
    "devanagari": 2,
}


def retry(decoding: Decoding, piece: str, doubtful: _Candidate) -> Decoding:
    """Other settings for a doubtful sentence: a wider beam, no repetition after a loop, and what was made up forbidden."""
    codes = {flag.code for flag in doubtful.flags}
    wider = replace(decoding, beam=2 * decoding.beam, n_best=2 * decoding.beam)
    if codes & {"loop", "too-long"}:
        wider = replace(wider, no_repeat_ngram=4)
    if codes & {"too-short", "empty"}:
        wider = replace(wider, length_penalty=1.5)
    if "numbers" in codes:
        _, invented = numbers.compare(piece, doubtful.text)
        # Forbidding 20 would forbid 2019 too: numbers are spelled digit by digit.
        wider = replace(wider, suppress=tuple(dict.fromkeys(n for n in invented if n not in piece)))
    if "names" in codes:
        _, made_up = names.compare(piece, doubtful.text)
        wider = replace(wider, suppress=(*wider.suppress, *made_up))
    if "devanagari" in codes:
        wider = replace(wider, latin=True)
    return wider


def spell_out(english: str) -> str:
    """Hindi that the model left in its English, in Latin letters; addresses stay as they are."""
    masked = protect(english)
    return masked.restore(transliterate(masked.text))


def join(pieces: Sequence[str]) -> str:
    """Translated pieces of one sentence as one line; only the last one keeps its full stop."""
    return " ".join([*(piece.removesuffix(".") for piece in pieces[:-1]), *pieces[-1:]]).strip()
