"""Times of day that a translation moved to the other half of the day: सुबह 5:25 बजे is no "5:25 pm"."""

from __future__ import annotations

import re

# शाम करीब 7:30 बजे; the hour is read in digits only, since words for hours come without "am" in English.
HINDI_TIME = re.compile(
    r"(?P<part>सुबह|तड़के|प्रातः|दोपहर|शाम|सायं|रात)(?:\sके)?(?:\s(?:करीब|लगभग|ठीक|तकरीबन))?"
    r"\s(?P<time>(?P<hour>\d{1,2})(?:[:.]\d{2})?)\s?बजे"
)
ENGLISH_TIME = re.compile(r"(?<![\d:.])(?P<hour>\d{1,2})(?:[:.]\d{2})?\s?(?P<half>[ap])\.?m\b", re.IGNORECASE)


def wrong(source: str, translation: str) -> list[str]:
    """The times of the Hindi, as it writes them, that the English puts into the other half of the day.

    source: Hindi as `normalize_hindi` leaves it. An English time without am or pm is never wrong.
    """
    given: dict[int, set[str]] = {}
    for found in ENGLISH_TIME.finditer(translation):
        given.setdefault(int(found["hour"]), set()).add(found["half"].lower())
    return [
        f"{found['part']} {found['time']}"
        for found in HINDI_TIME.finditer(source)
        if (halves := given.get(int(found["hour"])))
        and (half := _half(found["part"], int(found["hour"]))) not in halves
        if half is not None
    ]


def _half(part: str, hour: int) -> str | None:
    """ "a" before noon, "p" after it; None for an hour that the part of the day does not settle."""
    if part in ("शाम", "सायं"):
        return "p"
    if part == "दोपहर":  # from late morning until four
        return "p" if hour == 12 or hour < 6 else None
    if part == "रात":
        return "p" if 6 <= hour < 12 else "a"
    return "a"
