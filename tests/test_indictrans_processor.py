"""IndicTrans2's text pipeline: what goes into the model, what comes out, and each place where it is not the published one."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.checks import check
from translate.indictrans.moses import detokenize
from translate.indictrans.processor import prepare, restore


@pytest.mark.parametrize(
    ("hindi", "text"),
    [
        ("नदी में पानी बढ़ा।", "नदी में पानी बढ़ा ।"),
        ("“हम जीतेंगे”, कोच ने कहा।", '" हम जीतेंगे , " कोच ने कहा ।'),
        ("‘दीपक’ – «एक» नाटक…", "' दीपक ' - \" एक \" नाटक . . ."),
        ("दाम १२ रुपये ( कुल ) है|", "दाम 12 रुपये ( कुल ) है ।"),
        ("धीरे-धीरे चलो , रुको !", "धीरे - धीरे चलो , रुको !"),
        ("ज़मीन और सड़क और ॲप", "ज\u093cमीन और सड\u093cक और एप"),
        ("क्\u200dया\u00a0यह\ufeff ठी\u00adक  है", "क्या यह ठीक है"),
        ("इसमें 1,000 लोग और 2.5 लाख रुपये", "इसमें 1,000 लोग और 2.5 लाख रुपये"),
        ("भारत 2-1 से, अनुपात 3:2, दर 55 %", "भारत 2 - 1 से , अनुपात 3:2 , दर 55 %"),
    ],
)
def test_marks_digits_and_spellings(hindi: str, text: str) -> None:
    assert prepare(hindi).text == text
    assert prepare(hindi).parts == ()


@pytest.mark.parametrize(
    ("hindi", "text", "parts"),
    [
        ("पता desk@khabar.example है", "पता < ID1 > है", ["desk@khabar.example"]),
        ("देखें https://khabar.example/a?b=1&c=2, फिर", "देखें < ID1 > , फिर", ["https://khabar.example/a?b=1&c=2"]),
        ("khabar.example और it.ly/x_1.", "< ID1 > और < ID2 > .", ["khabar.example", "it.ly/x_1"]),
        ("12-05-2024 को 10:40 बजे", "< ID1 > को < ID2 > बजे", ["12-05-2024", "10:40"]),
        ("मैच 10 : 30 पर", "मैच < ID1 > पर", ["10:30"]),
        ("10-20% या 100 % या 12.5%", "< ID1 > या < ID2 > या < ID3 >", ["10-20%", "100%", "12.5%"]),
        ("खंड 1.5.2 और 1.5.12, वर्ष 2022-23", "खंड 1.5.2 और < ID1 > , वर्ष < ID2 >", ["1.5.12", "2022-23"]),
        ("1,00,000 रुपये", "< ID1 > रुपये", ["1,00,000"]),
        (
            "@khabar_in, #Straßenfest2024 और #49",
            "< ID1 > , < ID2 > और < ID3 >",
            ["@khabar_in", "#Straßenfest2024", "#49"],
        ),
        ("10:40 से 11:40, फिर 10:40", "< ID1 > से < ID2 > , फिर < ID1 >", ["10:40", "11:40"]),
        # E-mails, addresses, numbers, tags: in this order.
        ("10:40 पर desk@khabar.example", "< ID2 > पर < ID1 >", ["desk@khabar.example", "10:40"]),
    ],
)
def test_addresses_and_compound_numbers_go_around_the_model(hindi: str, text: str, parts: list[str]) -> None:
    prepared = prepare(hindi)
    assert (prepared.text, list(prepared.parts)) == (text, parts)


# What the published processor does otherwise, and why this one does not.
DIFFERENCES = {
    "initials are no address": ("डॉ.एस.पी.सिंह और बी.जे.पी", "डॉ . एस . पी . सिंह और बी . जे . पी", []),
    "two sentences without a space are no address": ("यह है.उन्होंने कहा", "यह है . उन्होंने कहा", []),
    "nor are Latin ones": ("सन 2014.In the end", "सन 2014 . In the end", []),
    "an abbreviation before a number is no address": ("Rs.5000 दिए", "Rs . 5000 दिए", []),
    "an address ends where Hindi begins": ("khabar.example/suchi/में", "< ID1 > में", ["khabar.example/suchi/"]),
    "the last slash of an address stays": ("https://khabar.example/ पर", "< ID1 > पर", ["https://khabar.example/"]),
    "an address is kept to the letter": (
        "https://khabar.example/क–ख/२ पर",
        "< ID1 > पर",
        ["https://khabar.example/क–ख/२"],
    ),
    "a no-break space between digits is a space": ("5\u00a010 लोग", "5 10 लोग", []),
    "a colon after a word is a colon": ("मंत्री: कल आएंगे", "मंत्री : कल आएंगे", []),
    "a colon with spaces around it too": ("मंत्री : कल", "मंत्री : कल", []),
    "but a visarga where one is meant": ("अत: दु:ख और छ: नि:शुल्क", "अतः दुःख और छः निःशुल्क", []),
    "a number that begins a sentence is whole": ("2.5 लाख और", "2.5 लाख और", []),
    "a list of numbers is no number": ("कक्षा 5, 10 और 2. 3 बच्चे", "कक्षा 5 , 10 और 2 . 3 बच्चे", []),
    "a number of many groups is whole": ("12,34,56,789 रुपये", "< ID1 > रुपये", ["12,34,56,789"]),
    "its decimals belong to it": ("सूचकांक 21,164.52 पर", "सूचकांक < ID1 > पर", ["21,164.52"]),
    "a percent sign stays with its number": ("दर 63.25% रही", "दर < ID1 > रही", ["63.25%"]),
    "a part of another number is left alone": ("13:45 से 3:455", "< ID1 > से < ID2 >", ["13:45", "3:455"]),
    "a Hindi hashtag is translated": ("#किसान_मेला में", "# किसान _ मेला में", []),
    "so is one that begins in Latin": ("#abcमेला में", "# abcमेला में", []),
    "a bar is no tag": ("क|ख", "क । ख", []),
    "what looks like a placeholder is kept": ("<ID2> और 10:40", "< ID1 > और < ID2 >", ["<ID2>", "10:40"]),
    "an endless number is kept": ("खाता 123456789012345678901234", "खाता < ID1 >", ["123456789012345678901234"]),
    "digits of every script are digits": ("वर्ष 𝟐𝟎𝟐𝟓 में", "वर्ष 2025 में", []),
}


@pytest.mark.parametrize(("hindi", "text", "parts"), DIFFERENCES.values(), ids=DIFFERENCES.keys())
def test_differs_from_the_published_processor(hindi: str, text: str, parts: list[str]) -> None:
    prepared = prepare(hindi)
    assert (prepared.text, list(prepared.parts)) == (text, parts)


def test_placeholders_do_not_depend_on_the_hash_seed() -> None:
    program = "from translate.indictrans.processor import prepare; print(ascii(prepare(input())))"
    hindi = "a.example, b.example, c.example: 10:40, 11:40, 12:40 और @kal, @aaj, @parson"
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            input=hindi.encode(),
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert said == {f"{prepare(hindi)!a}\n".encode()}
    assert prepare(hindi).text.startswith("< ID1 > , < ID2 > , < ID3 > : < ID4 >")


def test_the_pipeline_needs_neither_torch_nor_transformers() -> None:
    program = "import sys, translate.indictrans.pieces; sys.exit(bool({'torch', 'transformers'} & {*sys.modules}))"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@given(st.text("कमलि 0123.,:/-%#@<>[]|ID।", max_size=30))
def test_nothing_is_lost_on_the_way_in(hindi: str) -> None:
    prepared = prepare(hindi)
    assert prepared.text == " ".join(prepared.text.split())
    back = re.sub(r"< ID(\d+) >", lambda found: prepared.parts[int(found[1]) - 1], prepared.text)
    assert back.replace(" ", "") == re.sub(r"\s", "", hindi.replace("|", "।"))


def test_more_parts_than_a_model_could_keep_apart_are_read() -> None:
    hindi = " ".join(f"{hour}:{minute}" for hour in range(100, 120) for minute in range(100, 160))
    prepared = prepare(hindi)
    assert len(prepared.parts) == 999
    assert prepared.text.endswith("119:159")


@pytest.mark.parametrize(
    "form", "<ID1> |< ID1 >|[ID1]|[ ID1 ]|[ID 1]|<ID1]|< ID1]|<ID1 ]|<id1>|< id1 >|[id 1]|<id1]|ID1".split("|")
)
def test_whatever_the_model_makes_of_a_placeholder_is_found(form: str) -> None:
    assert restore(f"The fair opens on {form} , he said .", ["12-05-2024"]) == "The fair opens on 12-05-2024, he said."


def test_a_placeholder_without_a_part_stays() -> None:
    assert restore("On < ID2 > and ID0 .", ["10:40"]) == "On < ID2 > and ID0."
    assert restore("Voter ID 1 of < ID1 >", ["10:40"]) == "Voter ID 1 of 10:40"


def test_print_does_not_touch_what_was_kept() -> None:
    address = "https://khabar.example/?a='b'&quot;(c)"
    assert restore("See < ID1 > .", [address]) == f"See {address}."
    assert restore("From < ID1 > .", ["10% - 20%"]) == "From 10% - 20%."


def test_a_lost_part_is_flagged() -> None:
    address, number = "सूची https://khabar.example/suchi पर है।", "मेला 12-05-2024 को खुलेगा।"
    said = {
        code: {flag.code for flag in check(hindi, restore(english, prepare(hindi).parts))}
        for code, hindi, english in (
            ("protected", address, "The list is there ."),
            ("numbers", number, "The fair will open ."),
        )
    }
    assert all(code in flags for code, flags in said.items())
    assert not check(address, restore("The list is at < ID1 > .", prepare(address).parts))


@pytest.mark.parametrize(
    ("words", "english"),
    [
        ("He said : \" Come , all of you ! \"", 'He said: "Come, all of you!"'),
        ("It 's the players ' house , isn 't it ?", "It's the players' house, isn't it?"),
        ("' Yes , ' she said , and ' no ' .", "'Yes,' she said, and 'no'."),
        ("It costs $ 5 ( or ₹ 400 ) , 12 % more ; [ see below ]", "It costs $5 (or ₹400), 12% more; [see below]"),
        ("„ Come “ and `` go ``", "„Come“ and ``go``"),
        ("  A well-known 2-1  win ... ", "A well-known 2-1 win..."),
        ("' s is no word", "'s is no word"),
        ("", ""),
    ],
)  # fmt: skip
def test_english_is_set_as_in_print(words: str, english: str) -> None:
    assert detokenize(words) == english


def test_a_long_run_of_digits_is_one_part() -> None:
    assert prepare("1" * 30_000).parts == ("1" * 30_000,)
