"""Who "he" is: named where one person only can be meant, left alone everywhere else."""

from __future__ import annotations

import pytest

from summarize.antecedent import follow, name_pronoun


@pytest.mark.parametrize(
    ("previous", "text", "expected"),
    [
        (
            "Prime Minister Narendra Modi opened the bridge in Assam on Monday.",
            "He also said that it would help farmers.",
            "Narendra Modi said that it would help farmers.",
        ),
        (
            "Chief Minister Mamata Banerjee visited the camp.",
            "Her party sent food.",
            "Mamata Banerjee's party sent food.",
        ),
        ("Mr. Das lost the vote.", "His lawyer will appeal.", "Mr. Das' lawyer will appeal."),
        (
            "President Putin spoke on Monday.",
            "The talks went well, he said.",
            "The talks went well, President Putin said.",
        ),
        ("Devika Menon, 35, won the race.", "She also won in Pune.", "Devika Menon also won in Pune."),
        ("Ashwini Vaishnaw said the line would open.", "He gave no date.", "Ashwini Vaishnaw gave no date."),
        ("Prime Minister K.P. Sharma Oli resigned.", "He left for Pokhara.", "K.P. Sharma Oli left for Pokhara."),
        ("BJP's Sunil Sharma won the seat.", "He thanked voters.", "Sunil Sharma thanked voters."),
        ("SP leader Dimple Yadav filed her papers.", "She faces a rival.", "Dimple Yadav faces a rival."),
        ("North Korean leader Kim Jong Un left by train.", "He waved.", "Kim Jong Un waved."),
        ("The court heard Sanjay Singh's plea.", "He was held in May.", "Sanjay Singh was held in May."),
        ("DM Anil Kumar closed the schools.", "He said so on Friday.", "Anil Kumar said so on Friday."),
    ],
)
def test_the_one_person_of_the_sentence_before_is_named(previous: str, text: str, expected: str) -> None:
    assert name_pronoun(text, follow(previous, None)) == expected


@pytest.mark.parametrize(
    ("previous", "text"),
    [
        ("Rahul Gandhi met Priyanka Chopra.", "He smiled."),
        ("President Putin met the Indian minister.", "He smiled."),
        ("Doctor Seema Gupta treated the driver.", "She left."),
        ("Chief Minister Mamata Banerjee spoke.", "He disagreed."),
        ("The Supreme Court met on Friday.", "He was held."),
        ("Tata Motors said sales had fallen.", "He gave no reason."),
        ("Infosys said sales had fallen.", "He gave no reason."),
        ("The talks in Vladivostok ended.", "He left."),
        ("Actor Amit Sadh greeted fans. Rahul Bose came too.", "He left."),
        ("Congress leader Rahul Gandhi spoke.", "He said that Rahul would win."),
        ("Congress leader Rahul Gandhi spoke.", "They cheered."),
        ("Congress leader Rahul Gandhi spoke.", "The minister said he was ill."),
        ("Congress leader Rahul Gandhi spoke.", "Sachin Pilot will stay, he said."),
        ("Congress leader Rahul Gandhi spoke.", "His also ran."),
        ("", "He left."),
    ],
)
def test_where_it_is_not_certain_nothing_changes(previous: str, text: str) -> None:
    assert name_pronoun(text, follow(previous, None)) == text


def test_a_chain_of_pronouns_keeps_its_person() -> None:
    person = follow("Minister Piyush Goyal opened the fair.", None)
    for text in ("He said that 400 firms had come.", "The fair will last a week, he added.", "His office sent a list."):
        person = follow(text, person)
    assert name_pronoun("He also thanked Nagpur.", person) == "Piyush Goyal also thanked Nagpur."


def test_a_chain_ends_with_another_person() -> None:
    person = follow("Minister Piyush Goyal opened the fair.", None)
    assert follow("He met Anil Ambani there.", person) is None


def test_a_chain_ends_with_a_sentence_of_nobody() -> None:
    person = follow("Minister Piyush Goyal opened the fair.", None)
    assert follow("The fair will last a week.", person) is None


def test_a_pronoun_fixes_the_gender_for_the_rest_of_a_chain() -> None:
    person = follow("Inspector Kiran Rawat led the search.", None)
    assert name_pronoun("He found it.", person) == "Kiran Rawat found it."
    person = follow("She searched for a day.", person)
    assert name_pronoun("He found it.", person) == "He found it."
    assert name_pronoun("She found it.", person) == "Kiran Rawat found it."
