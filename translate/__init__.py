"""Hindi page text to English sentences that carry their doubts with them.

from translate import Translator

for sentence in Translator().translate("बारिश के कारण मैच देर से शुरू हुआ।"):
    print(sentence.translation, sentence.flags)
"""

from __future__ import annotations

from translate.article import Article, Dropped, parse
from translate.dateline import Dateline
from translate.engines import Decoding, Engine, open_engine
from translate.errors import EngineError, InputError, KhabarError
from translate.glossary import Glossary
from translate.results import Alternative, Flag, Hypothesis, Segment, Sentence
from translate.spelling import one_spelling
from translate.translator import Translator

__all__ = [
    "Alternative",
    "Article",
    "Dateline",
    "Decoding",
    "Dropped",
    "Engine",
    "EngineError",
    "Flag",
    "Glossary",
    "Hypothesis",
    "InputError",
    "KhabarError",
    "Segment",
    "Sentence",
    "Translator",
    "one_spelling",
    "open_engine",
    "parse",
]
