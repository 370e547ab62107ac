"""What summarization models write becomes sentences that a reader would write."""

from __future__ import annotations

import pytest

from summarize.written import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rain hit Patna. Schools stay closed.", ["Rain hit Patna.", "Schools stay closed."]),
        ("Rain hit Patna .<n>Schools stay closed .<n>", ["Rain hit Patna.", "Schools stay closed."]),
        ("Rain hit Patna\nSchools stay closed", ["Rain hit Patna.", "Schools stay closed."]),
        # All in small letters, as T5 has it.
        (
            "the tower was built in 1889 . it cost $ 5 million , he said .",
            ["The tower was built in 1889.", "It cost $5 million, he said."],
        ),
        ("He said `` we won '' . They did n't agree .", ['He said "we won".', "They didn't agree."]),
        ("Mr. Rao met the U.S. Senate. He spoke.", ["Mr. Rao met the U.S. Senate.", "He spoke."]),
        ("Prices rose 2.5 percent ( in May ) .", ["Prices rose 2.5 percent (in May)."]),
        # Cut off at the model's length.
        ("Rain hit Patna. Schools stay clo", ["Rain hit Patna."]),
        ("Rain hits Patna", ["Rain hits Patna."]),
        ("", []),
        (" . <n> .", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected
