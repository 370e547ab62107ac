"""What a summarization model wrote, as sentences that can stand as bullets."""

from __future__ import annotations

import re

from summarize import cleanup, english

# PEGASUS has a piece for the end of a line, where it learned that each sentence has one of its own.
_LINE = re.compile(r"\s*<n>\s*|\s*\n\s*")
# Words parted from their marks, as in the files that most of these models were taught with. Such a stop ends a sentence.
_STOP = re.compile(r"\s+([.?!])(?=\s|$)")
_MARK = re.compile(r"\s+([,;:%)\]’”]|n't\b|'(?:s|re|ve|ll|d|m)\b)")
_OPENING = re.compile(r"([(\[“‘$£€])\s+")
_QUOTED = re.compile(r"``\s*([^`']*?)\s*''")
_ENDED = re.compile(r"[.?!…][\"'”’)\]]*$")


def sentences(text: str) -> list[str]:
    """The sentences of a summary, cleaned up; without the last one where the model's length cut it off."""
    text = _STOP.sub(r"\1\n\n", _LINE.sub("\n\n", text))
    text = _OPENING.sub(r"\1", _MARK.sub(r"\1", _QUOTED.sub(r'"\1"', text)))
    found = [sentence for sentence in english.split(text) if any(map(str.isalnum, sentence))]
    if len(found) > 1 and _ENDED.search(found[0]) and not _ENDED.search(found[-1]):
        found.pop()
    return [cleanup.finish(cleanup.balance_quotes(sentence)) for sentence in found]
