"""The translator: segments in, finished sentences out, one by one and in order.

For each sentence: one spelling (normalize) -> addresses masked (protect) -> pieces that the model can read (clauses) ->
engine -> checks -> where no hypothesis is without doubts, once more with other settings -> the best of all by the second
reader, or by the checks alone -> flags.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from translate import names, numbers
from translate.article import Article, parse
from translate.candidates import candidates, distinct, joined, rank
from translate.checks import DEVANAGARI, WORD
from translate.clauses import split_long
from translate.engines import Decoding, Engine, open_engine
from translate.normalize import normalize_hindi
from translate.protect import Masked, protect
from translate.quality import Quality, decoding_of, reader_for
from translate.results import Alternative, Hypothesis, Segment, Sentence
from translate.transliterate import transliterate

# Segments taken from the input before the first result is asked for: many enough to find sentences of equal length to
# batch, few enough to bound the memory.
WINDOW = 256
# Of a sentence, beside the chosen translation.
ALTERNATIVES = 4
# Beams of a second search: twice as many as of the first, and no more than this.
WIDEST = 8


class Translator:
    """Hindi sentences to English ones, with the doubts that remain.

        translator = Translator()
        for sentence in translator.translate("बारिश के कारण मैच देर से शुरू हुआ।"):
            print(sentence.translation, sentence.flags)

    engine: "embedded", a folder with a model, the id of one on the Hugging Face Hub, or an open `Engine`. quality: "fast",
    "balanced" or "best", see `translate.quality`; None is "balanced", and without the second reader's weights "fast", which
    `notice` then tells. decoding: how to search; the default is that of the quality, and measured. runtime, precision,
    progress: how to open the engine, see `translate.engines.open_engine`. The same sentence gives the same translation
    whatever stands beside it.

    Raises EngineError, and WeightsMissing or WeightsCorrupt where a quality asks for a reader that cannot be opened.
    """

    def __init__(
        self,
        engine: str | Path | Engine = "embedded",
        decoding: Decoding | None = None,
        *,
        quality: Quality | None = None,
        runtime: str = "auto",
        precision: str | None = None,
        progress: Callable[[str], None] | None = None,
    ) -> None:
        if isinstance(engine, str | Path):
            engine = open_engine(engine, runtime=runtime, precision=precision, progress=progress)
        self.engine = engine
        self.quality, self.reader, self.notice = reader_for(quality)
        self._asked = decoding

    @property
    def decoding(self) -> Decoding:
        """How it searches first. All hypotheses of the beam are there anyway, to choose among."""
        decoding = self._asked or decoding_of(self.quality)
        return replace(decoding, n_best=decoding.beam)

    def at(self, quality: Quality) -> Translator:
        """The same engine in another quality; the reader, once open, stays open. Raises what the constructor does."""
        other = copy(self)
        if quality == "fast" or self.reader is None:
            other.quality, other.reader, other.notice = reader_for(quality)
        else:
            other.quality = quality
        return other

    def describe(self) -> Mapping[str, str]:
        """What translates, for the exports: the engine's name, model and runtime, and the quality with its reader."""
        reader = self.reader.describe() if self.reader else ""
        return {**self.engine.describe(), "quality": f"{self.quality}, {reader}" if reader else self.quality}

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
        for task, rows in self._searched(segments):
            yield self._finish(task, rows)

    def pool(self, lines: Iterable[str]) -> Iterator[list[tuple[str, list[Alternative]]]]:
        """For each Hindi line its pieces, nearly always one, each with all that there is to choose among.

        What the weights of a choice are learned from; see `translate.train.choosing`.
        """
        for task, rows in self._searched(Segment(number, line.strip()) for number, line in enumerate(lines)):
            yield [(task.masked.restore(piece), row) for piece, row in zip(task.pieces, rows, strict=True)]

    def _searched(self, segments: Iterable[Segment]) -> Iterator[tuple[_Task, list[list[Alternative]]]]:
        """Each segment with the candidates of each of its pieces, in order."""
        segments = iter(segments)
        while window := list(islice(segments, WINDOW)):
            tasks = [self._prepare(segment) for segment in window]
            hypotheses = self.engine.translate([piece for task in tasks for piece in task.pieces], self.decoding)
            for task in tasks:
                yield task, [self._candidates(piece, task.masked, next(hypotheses)) for piece in task.pieces]

    def _prepare(self, segment: Segment) -> _Task:
        hindi = normalize_hindi(segment.source)
        masked = Masked(hindi, ()) if self.engine.protects else protect(hindi)
        # English among the Hindi, a number or a row of stars is its own translation.
        readable = DEVANAGARI.search(masked.text) is not None
        pieces = split_long(masked.text, self._fits)
        return _Task(segment, hindi, masked, tuple(pieces) if readable else ())

    def _fits(self, text: str) -> bool:
        return self.engine.pieces(text) <= self.engine.max_pieces

    def _finish(self, task: _Task, rows: Sequence[list[Alternative]]) -> Sentence:
        segment = task.segment
        if not task.pieces:
            return Sentence(segment.id, segment.source, task.hindi, paragraph=segment.paragraph)
        rows = [
            self.reader.judged(task.masked.restore(piece), row) if self.reader else row
            for piece, row in zip(task.pieces, rows, strict=True)
        ]
        # A sentence in pieces has as its second reading the second of each.
        depth = max(map(len, rows))
        whole = [joined([row[min(place, len(row) - 1)] for row in rows], task.hindi) for place in range(depth)]
        best, *others = [spelled_out(candidate) for candidate in whole]
        if len(rows) > 1:
            others.sort(key=rank)
        # Joined and spelled out, they may have come to read alike.
        _, *others = distinct([best, *others])
        return Sentence(
            segment.id,
            segment.source,
            best.text,
            best.score,
            best.flags,
            segment.paragraph,
            tuple(other for other in others if WORD.search(other.text))[:ALTERNATIVES],
            best.wrong,
        )

    def _candidates(self, piece: str, masked: Masked, hypotheses: tuple[Hypothesis, ...]) -> list[Alternative]:
        """By the checks, the best first; if even that one has doubts, those of a second search are among them."""
        found = candidates(piece, masked, hypotheses)
        best = min(found, key=rank)
        if best.flags:
            # Places come out right more often when the model reads them in English.
            source = names.respell(piece) if any(flag.code == "names" for flag in best.flags) else piece
            source = source if self._fits(source) else piece
            found += candidates(piece, masked, next(self.engine.translate([source], retry(self.decoding, piece, best))))
        return distinct(sorted(found, key=rank))


@dataclass(frozen=True, slots=True)
class _Task:
    """A segment on its way: its Hindi in one spelling, masked, and cut into pieces (none: nothing to translate)."""

    segment: Segment
    hindi: str
    masked: Masked
    pieces: tuple[str, ...]


def retry(decoding: Decoding, piece: str, doubtful: Alternative) -> Decoding:
    """Other settings for a doubtful sentence: a wider beam, no repetition after a loop, and what was made up forbidden."""
    codes = {flag.code for flag in doubtful.flags}
    beam = max(decoding.beam, min(2 * decoding.beam, WIDEST))
    wider = replace(decoding, beam=beam, n_best=beam)
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


def spelled_out(candidate: Alternative) -> Alternative:
    """With Hindi that the model left in its English in Latin letters, and a score of four decimals."""
    left = any(flag.code == "devanagari" for flag in candidate.flags)
    text = spell_out(candidate.text) if left else candidate.text
    return replace(candidate, text=text, score=round(candidate.score, 4))


def spell_out(english: str) -> str:
    """Hindi words in Latin letters; addresses stay as they are."""
    masked = protect(english)
    return masked.restore(transliterate(masked.text))
