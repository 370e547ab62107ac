"""The reader's list of names: what it may hold, and what is said where it cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.errors import InputError, NotText
from translate.glossary import Glossary


@pytest.fixture
def names(tmp_path: Path) -> Path:
    return tmp_path / "names.txt"


def test_a_list_is_read(names: Path) -> None:
    names.write_text(
        "\ufeff# Names\n\nद्रौपदी मुर्मू = Droupadi Murmu\nज़ेलेंस्की\tZelenskyy|Zelensky; Zelenskiy\nसूर्य=Surya\n  किम जोंग-उन  =  Kim Jong Un  \n",
        "utf-8",
    )
    found = Glossary.read(names)
    assert found.spelling("द्रौपदी मुर्मू") == "Droupadi Murmu"
    assert found.accepted("जेलेंस्की") == ("Zelenskyy", "Zelensky", "Zelenskiy")
    assert found.spelling("सूर्य") == "Surya"
    assert found.spelling("किम  जोंग उन") == "Kim Jong Un"
    assert found.spelling("पुतिन") is None
    assert found.accepted("पुतिन") == ()


def test_a_list_can_be_made_of_a_mapping() -> None:
    found = Glossary.of({"पुतिन": "Putin", "जेलेंस्की": ["Zelenskyy", "Zelensky"]})
    assert found == Glossary((("पुतिन", ("Putin",)), ("जेलेंस्की", ("Zelenskyy", "Zelensky"))))
    assert found.accepted("जेलेंस्की") == ("Zelenskyy", "Zelensky")
    assert Glossary.of({}) == Glossary()


def test_a_name_twice_with_one_spelling_is_one(names: Path) -> None:
    names.write_text("ज़ेलेंस्की = Zelenskyy\nजेलेंस्की\tZelenskyy\n", "utf-8")
    assert len(Glossary.read(names).entries) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("पुतिन = Putin\nमोदी Modi", "line 2: “मोदी Modi” has no English"),
        ("# names\n\nModi = Modi", "line 3: “Modi” is not a name in Devanagari"),
        ("Modi मोदी = Modi", "line 1: “Modi मोदी” is not a name in Devanagari"),
        ("मोदी = मोदी", "line 1: “मोदी” is no English spelling"),
        ("मोदी = | ;", "line 1: “” is no English spelling"),
        ("मोदी = Modi|1", "line 1: “Modi|1” is no English spelling"),
        ("मोदी\tModi\tPrime Minister", "line 1: “Modi\tPrime Minister” is no English spelling"),
        ("मोदी = Modi # a note", "line 1: “Modi # a note” is no English spelling"),
        ("मोदी == Modi", "line 1: “= Modi” is no English spelling"),
        ("= Modi", "line 1: “” is not a name in Devanagari"),
        ("मोदी = Modi\nमोदी = Mody", "line 2: मोदी is Modi above and Mody here"),
    ],
)
def test_a_line_that_is_no_name_is_named(names: Path, text: str, said: str) -> None:
    names.write_text(text, "utf-8")
    with pytest.raises(InputError) as error:
        Glossary.read(names)
    assert f"{names}, {said}" in str(error.value)
    assert any(what in str(error.value) for what in ("Write the Hindi", "Keep one of the lines"))


def test_a_mapping_is_checked_like_a_file() -> None:
    with pytest.raises(InputError, match="“Modi” is not a name in Devanagari"):
        Glossary.of({"Modi": "Modi"})
    with pytest.raises(InputError, match="is no English spelling"):
        Glossary.of({"मोदी": ()})


def test_a_file_in_another_encoding_is_named(names: Path) -> None:
    names.write_bytes("मोदी = Modi".encode("utf-16"))
    with pytest.raises(NotText, match="not UTF-8"):
        Glossary.read(names)


def test_a_file_that_is_not_there_is_named(names: Path) -> None:
    with pytest.raises(InputError, match=r"names\.txt"):
        Glossary.read(names)
    with pytest.raises(InputError):
        Glossary.read(names.parent)


@given(
    st.dictionaries(st.text("कखगघचजटड", min_size=1, max_size=5), st.text("abcXYZ", min_size=1, max_size=6), max_size=5)
)
def test_what_is_put_in_comes_out(mapping: dict[str, str]) -> None:
    found = Glossary.of(mapping)
    assert {hindi: found.spelling(hindi) for hindi in mapping} == mapping
