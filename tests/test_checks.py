"""Each doubt is raised where it should be, with a reason a reader understands, and not over good translations."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from eval import UsageError, checks
from eval.data.parallel import pairs
from translate.checks import check, repeated
from translate.normalize import normalize_hindi

LONG = "नगर निगम ने कहा कि शहर की सभी सड़कें अगले महीने तक ठीक कर दी जाएंगी।"
GOOD = "The municipal corporation said that all roads of the city would be repaired by next month."


def flags(source: str, translation: str) -> dict[str, str]:
    return {flag.code: flag.reason for flag in check(source, translation)}


def test_a_good_translation_has_no_flags() -> None:
    assert check(LONG, GOOD) == ()


@pytest.mark.parametrize(
    ("source", "translation", "code", "reason"),
    [
        (LONG, "", "empty", "Nothing was translated."),
        (LONG, " .", "empty", "Nothing was translated."),
        (LONG, GOOD + " by next month by next month", "loop", "repeats itself: “by next month”"),
        (LONG, "The corporation said.", "too-short", "3 words for 16 in the Hindi: something was probably left out."),
        (
            "वह घर गया।",
            "He went home " + "and the people who lived in that part of town saw him go",
            "too-long",
            "16 words for 3 in the Hindi: something was probably added.",
        ),
        ("मेले में 250 लोग आए।", "People came to the fair.", "numbers", "Numbers differ (not in the English: 250)."),
        ("मेले में लोग आए।", "250 people came.", "numbers", "Numbers differ (not in the Hindi: 250)."),
        (
            "मेले में 250 लोग आए।",
            "350 people came.",
            "numbers",
            "Numbers differ (not in the English: 250; not in the Hindi: 350).",
        ),
        (
            "जानकारी www.example.in पर है।",
            "Information is available.",
            "protected",
            "Missing from the English: www.example.in.",
        ),
        (
            "मेला सोनपुर में लगा।",
            "The fair was held in सोनपुर.",
            "devanagari",
            "The model left this in Hindi, spelled by sound here: सोनपुर (Sonpur).",
        ),
    ],
)
def test_each_doubt_has_its_flag_and_a_reason(source: str, translation: str, code: str, reason: str) -> None:
    found = flags(source, translation)
    assert list(found) == [code]
    assert reason in found[code]


def test_several_doubts_come_gravest_first() -> None:
    assert list(flags("मेले में 250 लोग आए।", "सोनपुर fair fair fair fair")) == ["loop", "numbers", "devanagari"]


@pytest.mark.parametrize("source", ["", "***", "— —"])
def test_nothing_to_translate_is_not_empty(source: str) -> None:
    assert check(source, "") == ()


def test_a_slogan_said_three_times_may_be_said_three_times() -> None:
    assert "loop" not in flags("न्याय दो! न्याय दो! न्याय दो!", "Give justice! Give justice! Give justice!")
    assert "loop" in flags("न्याय की मांग हुई।", "Give justice give justice give justice")


def test_digits_in_an_address_are_no_numbers() -> None:
    assert check("www.example25.com देखें", "See www.example25.com") == ()


def test_a_hindi_word_in_an_address_is_not_left_over() -> None:
    assert check("www.example.com/खबर देखें", "See www.example.com/खबर") == ()


def test_a_short_source_may_be_said_at_length() -> None:
    assert check("मतगणना शुरू", "The counting of votes has begun today") == ()


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("very very good", ""),
        ("very very very good", "very"),
        ("he said he said that", "he said"),
        ("the old man and the sea near the old town", ""),
        ("a b c d e f x a b c d e f", "a b c d e f"),
        ("a b c d e f g h a b c d e f g h", "a b c d e f"),
        ("", ""),
        (". . . .", ""),
    ],
)
def test_repetition(text: str, again: str) -> None:
    assert " ".join(repeated(text.split())) == again


def test_a_sentence_of_2000_words_is_checked_in_a_moment() -> None:
    """Every group length against every place would take minutes."""
    hindi = " ".join(f"शब्द{n}क" for n in range(2000))
    english = " ".join(f"word{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}" for n in range(2000))
    started = time.process_time()
    assert "loop" not in flags(hindi, english)
    assert time.process_time() - started < 3


def test_human_translations_are_hardly_flagged(shared: Path) -> None:
    """2,488 pairs: one in 113 is flagged, most of them for a slip of the translator or a misspelled place."""
    for name, most in (("flores200-dev", 0.008), ("newsdev2014", 0.035), ("tico19-dev", 0.005)):
        both = pairs(shared / "data/dev" / name)
        assert checks.alarms(both)["any"] <= most * len(both)


def test_damaged_translations_are_flagged(shared: Path) -> None:
    """The same references cut to a third, with their end said twice, or with two more sentences after them."""
    both = [(h, e) for h, e in pairs(shared / "data/dev/flores200-dev")[::5] if len(h.split()) > 8]

    def share(code: str, damaged: list[str]) -> float:
        return sum(code in flags(normalize_hindi(h), e) for (h, _), e in zip(both, damaged, strict=True)) / len(both)

    words = [english.split() for _, english in both]
    assert share("too-short", [" ".join(w[: len(w) // 3]) for w in words]) > 0.85
    assert share("loop", [" ".join([*w, *w[-8:]]) for w in words]) == 1
    threes = [[*a, *b, *c] for a, b, c in zip(words, words[1:], words[2:], strict=False)]
    assert share("too-long", [" ".join(three) for three in [*threes, *threes[:2]]]) > 0.7


def test_the_command_counts_alarms_and_shows_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "hi.txt").write_text(f"{LONG}\nमेले में 250 लोग आए।\n", encoding="utf-8")
    (tmp_path / "en.txt").write_text(f"{GOOD}\nPeople came.\n", encoding="utf-8")
    assert _command(str(tmp_path), "--show", "numbers") == 0
    out = capsys.readouterr().out
    assert f"| check | {tmp_path} (2 pairs) |" in out
    assert "| numbers | 1 (50.0%) |" in out
    assert "| loop | 0 (0.0%) |" in out
    assert "| any | 1 (50.0%) |" in out
    assert out.endswith("मेले में 250 लोग आए।\nPeople came.\nNumbers differ (not in the English: 250).\n")


def test_the_command_says_what_is_wrong_with_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"hi\.txt and en\.txt"):
        _command(str(tmp_path))
    (tmp_path / "hi.txt").write_text("एक\nदो\n", encoding="utf-8")
    (tmp_path / "en.txt").write_text("one\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"hi\.txt has 2 lines and en\.txt 1"):
        _command(str(tmp_path))


def _command(*words: str) -> int:
    import argparse

    parser = argparse.ArgumentParser()
    checks.add_arguments(parser)
    return checks.run(parser.parse_args(words))
