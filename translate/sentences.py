"""Splits Hindi text into sentences without changing it: every sentence knows where it stands in its source."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A run of marks that may end a sentence, and the closing quotes and brackets that belong to it; or a line break.
_BREAK = re.compile(r"(?P<marks>[।॥?!.|…]+)(?P<closing>[\"'”’»)\]]*)|(?P<newline>[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])")
# A closing quotation mark that a space was typed before: वह जीत गई। ” फिर
_CLOSING_AFTER_GAP = re.compile(r"[ \u00a0]{1,3}(?P<quote>[\"”])(?=\s|\Z)")
# The word directly before a stop, to know whether it is an abbreviation.
_LAST_WORD = re.compile(r"[^\s.,;:(\[\"'“‘/।|-]+\Z")
_NEXT_WORD = re.compile(r"\s*([^\s.,;:?!।|\"'”’)]{1,20})")
_END = re.compile(r"\s*\Z")
_ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})\Z")
_DEVANAGARI = re.compile(r"[\u0900-\u0963\u0970-\u097f]")
# How far back the words before a mark are looked for: further than any word reaches, so that a text of nothing but
# abbreviations is still read in linear time.
_REACH = 48

_ABBREVIATIONS = frozenset(
    "डॉ डा डाॅ श्री श्रीमती सुश्री कु रु रू नं सं क्र प्रो पं स्व कै मो इंजी एड एडवो जस्टि लि प्रा कं "
    "कि ग्रा मी किमी मिमी सेमी किग्रा मि पृ चौ मा मु ता वि पू भा प्र उप्र मप्र "
    "Mr Mrs Ms Dr Prof St Sr Jr No Nos Rs vs Gen Col Lt Capt Sgt Rev Hon Gov Sen Rep Ltd Inc Co Corp".split()
)
# Abbreviations that are also words which end sentences ("बात मान ले."): only before the word they go with.
_ABBREVIATIONS_BEFORE = {"ले": frozenset("जनरल कर्नल गवर्नर".split())}
# The names of the Latin letters in Devanagari: initials such as ए.पी.जे. and बी. एस.
_LETTERS = frozenset("ए बी सी डी ई एफ जी एच आई जे के एल एम एन ओ पी क्यू आर एस टी यू वी डब्ल्यू डब्लू एक्स वाई वाय जेड ज़ेड".split())
# A letter that is also a verb ("वह सामने आई."): an initial only beside another one or at the beginning.
_LETTER_OR_VERB = "आई"
# After a closed quotation these words carry the sentence on: "हम जीतेंगे!" के नारे लगाए.
_CARRIES_ON = frozenset(
    "के का की को से ने में पर तक और या तथा एवं कहकर कहते कहना वाला वाले वाली जैसे जैसा जैसी नामक नाम शीर्षक यानी "
    "कह बताते पूछते लिखा लिखी लिखे लिखकर बोलकर बोलते".split()
)
# Words that end sentences: they tell a stop or a bar typed after a space from a separator.
_FINAL_WORDS = frozenset(
    "है हैं था थी थे हो हूं हूँ गया गई गए गयी रहा रही रहे दिया दी दिए की किया कहा होगा होगी होंगे लगा लगी लगे आया आए "
    "लिया ली हुआ हुई हुए सका सकी सके चाहिए जाएगा जाएगी जाएंगे करेगा करेगी करेंगे नहीं".split()
)


@dataclass(frozen=True, slots=True)
class Span:
    """A sentence and its place: `source[start:end] == text`. Only white space lies between two spans."""

    text: str
    start: int
    end: int


def split(text: str) -> list[Span]:
    """Split text into sentences, in time linear in its length.

    The spans are in order, do not overlap, carry no outer white space, and cover everything but white space, so the
    sentences and the text between them give the source back. Line breaks always end a sentence.
    """
    spans: list[tuple[int, int]] = []
    start = line = 0
    for found in _BREAK.finditer(text):
        if found["newline"]:
            _append(spans, text, start, found.start(), line)
            start = line = found.end()
        elif _ends(text, start, found):
            end = _end(text, start, found)
            _append(spans, text, start, end, line)
            start = end
    _append(spans, text, start, len(text), line)
    return [Span(text[start:end], start, end) for start, end in spans]


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int, line: int) -> None:
    """Add text[start:end] without its outer white space; stray marks and quotes join the sentence before on their line."""
    piece = text[start:end]
    start, end = start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
    if start >= end:
        return
    if spans and spans[-1][0] >= line and not any(c.isalnum() for c in piece):
        start, _ = spans.pop()
    spans.append((start, end))


def _end(text: str, start: int, found: re.Match[str]) -> int:
    """Where the sentence ends: its closing quotes stay with it, but a quote that opens the next one does not."""
    closing, after = found["closing"], found.end()
    quote = closing[-1:]
    if not quote and (late := _CLOSING_AFTER_GAP.match(text, after)):
        return late.end() if late["quote"] == "”" or text.count('"', start, after) % 2 else after
    # है।"इम: a straight quote opens the next sentence when an even number of them came before it.
    opens = quote and quote in "\"'" and after < len(text) and not text[after].isspace()
    return after - 1 if opens and text.count(quote, start, after - 1) % 2 == 0 else after


def _ends(text: str, start: int, found: re.Match[str]) -> bool:
    """Does this run of marks end a sentence that began at `start`?"""
    marks, after = found["marks"], text[found.end() : found.end() + 1]
    at_gap = not after or after.isspace()
    if found["closing"] and (word := _NEXT_WORD.match(text, found.end())) and word[1] in _CARRIES_ON:
        return False
    if "।" in marks or "॥" in marks:
        return True
    if "|" in marks:
        return _bar_ends(text, start, found, at_gap)
    if "?" in marks or "!" in marks:
        # A question mark between Latin letters or digits belongs to a URL.
        return at_gap or bool(_DEVANAGARI.match(after)) or after in "\"“'‘("
    if marks == "." or (marks == ".." and at_gap):
        return _full_stop_ends(text, start, found, at_gap)
    # An ellipsis is a pause unless nothing of the sentence can follow.
    return (bool(found["closing"]) and at_gap) or _is_last(text, found)


def _is_last(text: str, found: re.Match[str]) -> bool:
    return _END.match(text, found.end()) is not None


def _bar_ends(text: str, start: int, found: re.Match[str], at_gap: bool) -> bool:
    """An ASCII bar typed for a danda: after Hindi, before a gap or Hindi; not a separator with words on both sides."""
    bar = found.start()
    if bar == start or not (at_gap or _DEVANAGARI.match(text, found.end())):
        return False
    if not text[bar - 1].isspace():
        return bool(_DEVANAGARI.match(text, bar - 1)) or text[bar - 1].isdigit() or text[bar - 1] in "\"'”’)"
    # "खेल | क्रिकेट" is a breadcrumb; "गया है |" ends a line, or follows a verb's ending.
    return _is_last(text, found) or _after_final_word(text, start, bar)


def _after_final_word(text: str, start: int, mark: int) -> bool:
    """Does a mark that a space was typed before follow a word that ends sentences?"""
    words = text[max(start, mark - _REACH) : mark].split()
    return bool(words) and words[-1] in _FINAL_WORDS


def _full_stop_ends(text: str, start: int, found: re.Match[str], at_gap: bool) -> bool:
    dot = found.start()
    after = text[found.end() : found.end() + 1]
    word = _LAST_WORD.search(text, max(start, dot - _REACH), dot)
    token = word[0] if word else ""
    opens = bool(after) and after in '"“‘('
    if not (at_gap or opens or _DEVANAGARI.match(after)):
        # Decimals, times, URLs and file names; but "आया.2025 में" is two sentences.
        return after.isdigit() and token in _FINAL_WORDS
    if _is_last(text, found):
        return True
    if word is None:  # गया था". — the stop comes after the quotation; गया था . — after a space
        before = text[dot - 1 : dot] if dot > start else ""
        return at_gap and (before in tuple("\"'”’)") or (before.isspace() and _after_final_word(text, start, dot)))
    if dot - start < _REACH and _ENUMERATOR.match(text[start:dot].strip()):
        return False  # "1. पहला", "(b) …": the number of a list
    if token in _ABBREVIATIONS or _next_word(text, found) in _ABBREVIATIONS_BEFORE.get(token, ()):
        return False
    if token in _LETTERS:
        return token == _LETTER_OR_VERB and not _is_initial(text, start, word.start(), found.end())
    if at_gap or opens:
        return len(token) > 1 or token.isdigit()
    # है.उन्होंने: no gap, so only a whole word or number on the left is a sentence's end; अ.भा. is not.
    return (token.isdigit() or len(_DEVANAGARI.findall(token)) > 1) and text[max(start, word.start() - 1)] != "."


def _next_word(text: str, found: re.Match[str]) -> str:
    word = _NEXT_WORD.match(text, found.end())
    return word[1] if word else ""


def _is_initial(text: str, start: int, word: int, end: int) -> bool:
    """Is the letter name at `word`, whose stop ends at `end`, the first word or beside another initial?"""
    before = text[max(start, word - _REACH) : word].rstrip()
    following = _NEXT_WORD.match(text, end)
    followed = following is not None and following[1] in _LETTERS and text[following.end() : following.end() + 1] == "."
    return not before or before.endswith(".") or followed
