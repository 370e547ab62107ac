"""Lines of a copied text: cleaned, compared, and joined where a margin broke them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate import lines


def joined(text: str) -> list[str]:
    found = lines.clean(text)
    return [" ".join(found[i] for i in numbers) for numbers in lines.join_wrapped(found, [False] * len(found))]


@pytest.mark.parametrize(
    ("line", "cleaned"),
    [
        ("  पानी \t आया ", "पानी आया"),
        ("पानी&nbsp;आया &amp; गया", "पानी आया & गया"),
        ("&#2361;&#x0948;", "है"),
        ("R&D का बजट ?a=1&region=2", "R&D का बजट ?a=1&region=2"),
        ("\ufeffपा\u200bनी\u00ad \u200eआया", "पानी आया"),
        ("क्\u200dषमा\u200d", "क्\u200dषमा"),
        ("पानी\x00 आया\x07", "पानी आया"),
        ("&#10;", ""),
    ],
)
def test_what_cannot_be_seen_is_cleaned_away(line: str, cleaned: str) -> None:
    assert lines.clean(line) == [cleaned]


def test_cleaning_keeps_the_count_of_lines() -> None:
    assert lines.clean("एक\n\n \r\nदो\u2028तीन") == ["एक", "", "", "दो", "तीन"]


@pytest.mark.parametrize(
    ("one", "other"), [("पढ़ें", "पढें"), ("पढ\u093cें", "पढ़ें"), ("यहाँ", "यहां"), ("व्\u200dयापार", "व्यापार"), ("NEWS", "news")]
)
def test_spellings_of_a_word_compare_equal(one: str, other: str) -> None:
    assert lines.fold(one) == lines.fold(other)


def test_words_keep_their_vowel_signs() -> None:
    assert lines.words("“नदी-किनारे”, 25 मई!") == ["नदी", "किनारे", "25", "मई"]


@pytest.mark.parametrize("text", ["वह गया।", "वह गया.", "वह गया।”", "क्या वह गया?", "वह गया |", "वह गया॥"])
def test_ends_of_sentences(text: str) -> None:
    assert lines.ends_sentence(text)


@pytest.mark.parametrize("text", ["", "वह गया", "वह गया...", "वह गया…", "वह,", "वह:"])
def test_no_ends_of_sentences(text: str) -> None:
    assert not lines.ends_sentence(text)


WRAPPED = """जिले में इस साल आम की फसल पिछले साल से दोगुनी हुई है और किसान
बहुत खुश हैं। बागवानी विभाग का अनुमान है कि करीब नौ हजार टन आम बाहर की
मंडियों में भेजा जाएगा।"""


def test_lines_broken_at_a_margin_are_one_paragraph() -> None:
    assert joined(WRAPPED) == [WRAPPED.replace("\n", " ")]


def test_a_blank_line_divides_paragraphs() -> None:
    assert joined(f"{WRAPPED}\n\n{WRAPPED}") == [WRAPPED.replace("\n", " ")] * 2


def test_two_lines_are_joined_where_the_page_has_a_margin() -> None:
    short = "सरकार ने भाड़े में छूट देने का फैसला किया है ताकि फल समय पर शहरों के\nबाजार पहुंच सके।"
    assert joined(short) == short.split("\n")
    assert joined(f"{WRAPPED}\n\n{short}")[1] == short.replace("\n", " ")


def test_items_and_speakers_begin_lines_of_their_own() -> None:
    items = [f"{mark} {WRAPPED}" for mark in ("-", "2.", "राम:")]
    assert joined("\n".join(items)) == [item.replace("\n", " ") for item in items]


@pytest.mark.parametrize(
    "text",
    [
        "बादल आए गांव में मेरे, झूम उठे सब खेत\nनाच उठे हैं मोर सुहाने, भीगी सूखी रेत\nबच्चे निकले नाव बनाकर, हंसता सारा गांव।",
        "पहला वाक्य यहां पर पूरा होता है।\nदूसरा वाक्य यहां पर पूरा होता है।\nतीसरा वाक्य यहां पर पूरा होता है।",
        "आटा\nचावल\nदाल",
    ],
    ids=["verse", "a sentence a line", "list"],
)
def test_lines_of_their_author_stay(text: str) -> None:
    assert joined(text) == text.split("\n")


def test_furniture_stands_apart() -> None:
    found = lines.clean(WRAPPED)
    assert lines.join_wrapped(found, [False, True, False]) == [[0], [1], [2]]


@given(st.lists(st.sampled_from(["", "क" * 50 + " के", "क" * 45 + "। ख", "क" * 60, "क।", "- क"])))
@settings(deadline=None)
def test_every_line_is_in_one_paragraph_in_order(found: list[str]) -> None:
    paragraphs = lines.join_wrapped(found, [False] * len(found))
    assert [i for numbers in paragraphs for i in numbers] == [i for i, line in enumerate(found) if line]
    assert all(numbers == list(range(numbers[0], numbers[-1] + 1)) for numbers in paragraphs)
