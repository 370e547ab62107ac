"""How probable it is that a translation says something else than the Hindi, from what the second reader saw.

A logistic regression over few features that can be named, fitted by `python -m translate.train.doubt`, which also says in
`weights/doubt.json` what "wrong" means there. `python -m eval meaning` measures it on sentences that were kept apart.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from translate import numbers
from translate.checks import WORD
from translate.coverage import Coverage, Gap, cover
from translate.errors import WeightsCorrupt, WeightsMissing
from translate.meaning import Read
from translate.number_words import MONTHS
from translate.results import Alternative, Flag

DOUBT = Path(__file__).parent / "weights" / "doubt.json"
FEATURES = (
    "cosine",
    "unlike",
    "shorter",
    "longer",
    "score",
    "loop",
    "length",
    "numbers",
    "number words",
    "names",
    "no in the English only",
    "no in the Hindi only",
    "Hindi, all",
    "Hindi, weakest word",
    "Hindi, gap",
    "English, weakest word",
    "English, gap",
)
# English words for a word of Hindi in a usual translation.
USUAL = 0.85
# The mean log-probability of a piece that is neither good nor bad news, and stands for an unknown one.
SCORE = -0.5
# A stretch that is more of its text than that is no part that was left out: the two say different things altogether.
MOST = 0.67
# Words of a stretch that are shown.
SHOWN = 12
# No probability is shown as 0 or 1: nobody knows that well.
SURE = 0.995
# What says no for certain, and what may say it in other words: one side's no asks for either on the other side.
_LETTERS = r"\u0900-\u0963"
_HINDI_NO = "नहीं नही नहि ना न मत बिना बगैर बग़ैर"
_HINDI_PERHAPS = (
    "बजाय बजाए इनकार इन्कार इंकार अलावा असमर्थ असफल विफल वंचित अभाव कमी मना बंद खारिज ख़ारिज मुक्त मुश्किल असंभव अज्ञात अवैध"
)
_HINDI_BEGINNINGS = r"(?:नाकाम|रोक|गैर|ग़ैर|नि:|अन|अस|अप|बे..)[^\s।,]+|[^\s।,]*(?:हीन|रहित|मुक्त)"
_ENGLISH_NO = r"not|no(?! (?:time|matter)\b|\. ?\d)|never|none|nobody|nothing|neither|nor|cannot"
_ENGLISH_PERHAPS = (
    r"without|unable|unless|unlikely|un(?:known|available|clear|necessary|usual|common|aware|affected|seen|touched|paid|"
    r"employed|safe|stable|resolved|successful|hurt|wanted)\w*|in(?:ability|capable|active|effective|sufficient|correct|"
    r"complete|valid|visible|accurate|appropriate|adequate)\w*|im(?:possible|mune)\w*|dis(?:agree|appear|allow|approv|continu|"
    r"regard|miss)\w*|refus\w+|deny|denie\w+|fail\w*|lack\w*|instead|rather|hardly|barely|rarely|few|little|absen\w+|"
    r"reject\w*|avoid\w*|prevent\w*|except|exclud\w+|stop\w*|banned|ban|prohibit\w*|free|declin\w+|missed|missing|lost|lose|"
    r"beyond|too|only|but|despite|yet|away|against|rid|\w+less|nowhere|difficult\w*|otherwise|non"
)
_SAYS_NO = {
    "Hindi": re.compile(rf"(?<![{_LETTERS}])(?:{_HINDI_NO.replace(' ', '|')})(?![{_LETTERS}])"),
    "English": re.compile(rf"\b(?:{_ENGLISH_NO})\b|n[’']t\b", re.IGNORECASE),
}
_MAY_SAY_NO = {
    "Hindi": re.compile(
        rf"(?<![{_LETTERS}])(?:{'|'.join(f'{_HINDI_NO} {_HINDI_PERHAPS}'.split())}|{_HINDI_BEGINNINGS})(?![{_LETTERS}])"
    ),
    "English": re.compile(rf"\b(?:{_ENGLISH_NO}|{_ENGLISH_PERHAPS})\b|n[’']t\b", re.IGNORECASE),
}
# Number words that stand for a number and not for a part, a place in a row or a great many.
_COUNTED = range(3, 100)
_NOT_COUNTED = re.compile(r".*th|third|half|quarter|dozen|score|तिहाई|चौथाई|चारों|तीनों|तृतीय|.*(?:वां|वीं|वें|वा|वी|वे)")
# In the place of what coverage would say of a text that is too short for it: what it says of a usual reference.
_UNREAD = {
    "Hindi, weakest word": 0.8,
    "Hindi, gap": 0.0,
    "English, weakest word": 0.8,
    "English, gap": 0.0,
    "Hindi, all": 0.6,
}
# Features from the flags of `translate.checks`.
_CHECKS = {
    "loop": ("loop",),
    "length": ("too-short", "too-long"),
    "numbers": ("numbers",),
    "names": ("names", "time", "protected"),
}


@dataclass(frozen=True, slots=True)
class Reads:
    """What the encoder made of the Hindi, of the candidate, and of each of the others."""

    source: Read
    candidate: Read
    others: Sequence[Read] = ()


@dataclass(frozen=True, slots=True)
class Weights:
    """weights: by feature, see `features`. marked: the probability from which on a sentence is marked.

    gap: the evidence from which on a stretch is named as what is missing or added.
    """

    weights: Mapping[str, float]
    bias: float
    marked: float
    gap: float

    def probability(self, features: Mapping[str, float]) -> float:
        """Of being wrong, from 0 to 1, by the features by name."""
        logit = self.bias + sum(weight * features[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def load(path: Path = DOUBT) -> Weights:
    """What `python -m translate.train.doubt` wrote. Raises WeightsMissing or WeightsCorrupt, naming the file."""
    try:
        return read(json.loads(path.read_text("utf-8")))
    except OSError as error:
        raise WeightsMissing(f"The weights of doubt, {path}, cannot be read ({error.strerror}).") from None
    except (KeyError, TypeError, ValueError) as error:
        raise WeightsCorrupt(f"{path} does not hold the weights of doubt ({error}).") from None


def read(data: Mapping[str, Any]) -> Weights:
    """What the file holds. Raises KeyError, TypeError or ValueError where it does not hold all of it and nothing else."""
    if set(data["weights"]) != set(FEATURES):
        raise ValueError(f"its features are not {', '.join(FEATURES)}")
    return Weights(
        {name: float(data["weights"][name]) for name in FEATURES},
        *(float(data[key]) for key in ("bias", "marked", "gap")),
    )


def estimate(source: str, candidate: Alternative, reads: Reads, weights: Weights) -> Alternative:
    """The candidate with `wrong`, three decimals, and at most one flag more, where that is from `weights.marked` on.

    Codes: "missing", "added" (a stretch of a text can be named), "doubtful". A score of 0 is an unknown one. The others in
    `reads` are what else the engine would have said; there may be none.
    """
    asked, said = (WORD.search(text) is not None for text in (source, candidate.text))
    if not (asked and said):
        return replace(candidate, wrong=SURE if asked != said else round(1 - SURE, 3))
    coverage = cover(source, reads.source, candidate.text, reads.candidate)
    wrong = weights.probability(features(source, candidate, reads, coverage))
    wrong = round(min(max(wrong, 1 - SURE), SURE), 3)
    marks = (_mark(source, candidate.text, coverage, wrong, weights.gap),) if wrong >= weights.marked else ()
    return replace(candidate, wrong=wrong, flags=(*candidate.flags, *marks))


def _mark(source: str, translation: str, coverage: Coverage | None, wrong: float, least: float) -> Flag:
    """Why a sentence is marked, by what is surest first. least: the evidence of a stretch that may be named."""
    for language, other, both in (
        ("English", "Hindi", (translation, source)),
        ("Hindi", "English", (source, translation)),
    ):
        if _no_only(language, *both):
            return Flag("doubtful", f"The {language} says no to something where the {other} does not.")
    if any(apart := _counts_apart(source, translation)):
        parts = [
            f"not in the {where}: {', '.join(found)}"
            for where, found in zip(("English", "Hindi"), apart, strict=True)
            if found
        ]
        return Flag("doubtful", f"Numbers in words differ ({'; '.join(parts)}).")
    # The stretch that lacks most, where the rest of its sentence does not.
    sides = (("missing", "English", coverage.hindi), ("added", "Hindi", coverage.english)) if coverage else ()
    gaps = [
        (gap.evidence, Flag(code, f"Nothing in the {where} answers to: “{_shown(gap)}”."))
        for code, where, side in sides
        if (gap := side.gap()) and gap.words > 1 and gap.evidence >= least and gap.share <= MOST
    ]
    if gaps:
        return max(gaps, key=lambda pair: pair[0])[1]
    return Flag(
        "doubtful",
        f"The English probably says something else than the Hindi: {min(99.0, 100 * wrong):.0f} in 100 such sentences do.",
    )


def _shown(gap: Gap) -> str:
    """Its words, of a long one the first."""
    words = gap.text.split()
    return gap.text if len(words) <= SHOWN else " ".join(words[:SHOWN]) + " …"


def features(source: str, candidate: Alternative, reads: Reads, coverage: Coverage | None) -> dict[str, float]:
    """What the probability is made of, by name.

    cosine: of the sentence vectors; unlike: how far the others are from the candidate. shorter, longer: logarithm of
    the words that are too few or too many. score: above SCORE. loop, length, numbers, names: flags of the checks.
    weakest word: what its nearest one has; gap: logarithm of 1 + the evidence of the stretch that lacks most; all: the
    mean of how near the nearest words are, see `translate.coverage`.
    """
    codes = {flag.code for flag in candidate.flags}
    hindi, english = len(source.split()), len(WORD.findall(candidate.text))
    longer = math.log((english + 1) / (USUAL * hindi + 1))
    alike = [float(reads.candidate.vector @ read.vector) for read in reads.others]
    found = {
        "cosine": float(reads.source.vector @ reads.candidate.vector),
        "unlike": 1 - sum(alike) / len(alike) if alike else 0.0,
        "shorter": max(0.0, -longer),
        "longer": max(0.0, longer),
        "no in the English only": float(_no_only("English", candidate.text, source)),
        "no in the Hindi only": float(_no_only("Hindi", source, candidate.text)),
        "number words": float(any(_counts_apart(source, candidate.text))),
        "score": candidate.score - SCORE if candidate.score else 0.0,
    }
    found |= {name: float(bool(codes.intersection(kinds))) for name, kinds in _CHECKS.items()}
    sides = {"Hindi": coverage.hindi, "English": coverage.english} if coverage else {}
    for name, side in sides.items():
        found[f"{name}, weakest word"] = float(side.plain.min())
        found[f"{name}, gap"] = math.log1p(side.stretch[2])
    found["Hindi, all"] = float(coverage.hindi.near.mean()) if coverage else 0.0
    return found if coverage else found | _UNREAD


def _no_only(language: str, text: str, other: str) -> bool:
    """Whether a text in that language says no, and the other one does not, in no words at all."""
    far = "Hindi" if language == "English" else "English"
    return bool(_SAYS_NO[language].search(text)) and not _MAY_SAY_NO[far].search(other)


def _counts_apart(source: str, translation: str) -> tuple[list[str], list[str]]:
    """Numbers in words, which the checks do not ask for, that the other side has not: (of the Hindi, of the English)."""
    hindi, english = numbers.hindi_numbers(source), numbers.english_numbers(translation)
    return _unanswered(hindi, english), _unanswered(english, hindi)


def _unanswered(given: Sequence[numbers.Number], known: Sequence[numbers.Number]) -> list[str]:
    values = {number.value for number in known}
    asked = (number for number in given if not number.digits and number.value in _COUNTED)
    return [
        number.text
        for number in asked
        if number.value not in values and number.text not in MONTHS and not _NOT_COUNTED.fullmatch(number.text)
    ]
