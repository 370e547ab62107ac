"""`python -m eval decoding`: what the search settings do to quality and speed, to settle the defaults of `Decoding`."""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from eval import positive
from eval.data.parallel import pairs
from eval.scoring.metrics import sacrebleu
from translate.checks import DEVANAGARI
from translate.engines import Decoding, Engine
from translate.engines.options import add_engine, opened
from translate.quality import QUALITIES, Quality
from translate.translator import Translator

# Every setting changes one thing against the line it is compared with, so that a row can be read alone.
BEAM4 = Decoding(beam=4)
SETTINGS: dict[str, Decoding | Quality] = {
    "greedy": Decoding(beam=1),
    "beam 2": Decoding(beam=2),
    "beam 3": Decoding(beam=3),
    "beam 4": BEAM4,
    "beam 5": Decoding(beam=5),
    "beam 4, length penalty 0.6": replace(BEAM4, length_penalty=0.6),
    "beam 4, length penalty 1.4": replace(BEAM4, length_penalty=1.4),
    "beam 4, repetition penalty 1.05": replace(BEAM4, repetition_penalty=1.05),
    "beam 4, repetition penalty 1.2": replace(BEAM4, repetition_penalty=1.2),
    "beam 4, no 4-gram twice": replace(BEAM4, no_repeat_ngram=4),
    "beam 4, no Devanagari": replace(BEAM4, latin=True),
    # Not settings: the whole path, which chooses among hypotheses and searches doubtful sentences again.
    **{f"whole path, {quality}": quality for quality in QUALITIES},
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folders", nargs="+", type=Path, help="folders that hold hi.txt and en.txt, line by line")
    parser.add_argument("--sentences", type=positive, default=200, help="evenly spaced sentences of each folder (200)")
    parser.add_argument("--settings", nargs="+", choices=list(SETTINGS), default=list(SETTINGS))
    add_engine(parser)


def run(args: argparse.Namespace) -> int:
    sets = {str(folder): pairs(folder, args.sentences) for folder in args.folders}
    metrics = sacrebleu("BLEU"), sacrebleu("CHRF", word_order=2)
    engine = opened(args.engine, args.runtime, args.precision)
    headings = [f"{name} BLEU | chrF++" for name in sets]
    print("| setting |", " | ".join([*headings, "Hindi left, %", f"sentences/s against {args.settings[0]}"]), "|")
    print("|---" * (2 * len(sets) + 3) + "|")
    first = None
    for name in args.settings:
        started = time.perf_counter()
        outputs = [_outputs(engine, [hindi for hindi, _ in both], SETTINGS[name]) for both in sets.values()]
        seconds = time.perf_counter() - started
        first = first or seconds
        figures = [
            metric.corpus_score(output, [[english for _, english in both]]).score
            for output, both in zip(outputs, sets.values(), strict=True)
            for metric in metrics
        ]
        figures += [100 * _share_with_hindi(outputs), first / seconds]
        print(f"| {name} |", " | ".join(f"{figure:.2f}" for figure in figures), "|", flush=True)
    print("", *(metric.get_signature() for metric in metrics), sep="\n")
    return 0


def _outputs(engine: Engine, hindi: Sequence[str], how: Decoding | Quality) -> list[str]:
    if isinstance(how, Decoding):
        return [hypotheses[0].text for hypotheses in engine.translate(hindi, how)]
    return list(Translator(engine, quality=how).lines(hindi))


def _share_with_hindi(outputs: Sequence[Sequence[str]]) -> float:
    english = [text for output in outputs for text in output]
    return sum(DEVANAGARI.search(text) is not None for text in english) / len(english)
