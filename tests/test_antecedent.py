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
        (
            "Railway Minister Ashwini Vaishnaw opened the line.",
            "The minister said it had cost Rs 80 crore.",
            "Ashwini Vaishnaw said it had cost Rs 80 crore.",
        ),
        (
            "Chief Minister Nitish Kumar visited three camps.",
            "The Chief Minister also said that boats would come.",
            "Nitish Kumar said that boats would come.",
        ),
        (
            "Prime Minister Narendra Modi spoke.",
            "The prime minister will visit Assam.",
            "Narendra Modi will visit Assam.",
        ),
        ("India won after captain Rohit Sharma made 76.", "The captain was out late.", "Rohit Sharma was out late."),
        (
            "Actress Vidya Balan joined the film.",
            "The actress has signed for two more.",
            "Vidya Balan has signed for two more.",
        ),
        ("Anil Sharma praised the Australian team.", "He was 40.", "Anil Sharma was 40."),
        ("Anil Sharma wrote a letter on the river.", "He was 40.", "Anil Sharma was 40."),
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
        ("Former Prime Minister Manmohan Singh spoke.", "The prime minister said no."),
        ("Vice President Kamala Harris spoke.", "The president said no."),
        ("Deputy Chief Minister Samrat Choudhary spoke.", "The chief minister said no."),
        ("Prime Minister Narendra Modi spoke.", "The president will visit Assam."),
        ("Minister Piyush Goyal met the minister of Nepal.", "The minister was pleased."),
        ("Director Anil Sharma spoke.", "The director's film failed."),
        ("Director Anil Sharma spoke.", "The director Sharma will meet Rao."),
        ("", "He left."),
        ("Anil Sharma was killed by a gunman in Pune.", "He fired four shots and escaped."),
        ("Anil Sharma was stabbed by a robber in Pune.", "He has been arrested."),
        ("Anil Sharma has been killed by the militant.", "He had fled from Kupwara."),
        ("Anil Sharma was allegedly cheated by a jeweller.", "He has sold the shop."),
        ("Anil Sharma was shot in Pune.", "He fired four shots and escaped."),
        ("Minister Piyush Goyal was attacked in Surat.", "The minister said no."),
        ("A gunman shot at Anil Sharma.", "He fled."),
        ("A gunman Friday shot at Anil Sharma.", "He fled."),
        ("Anil Sharma sued the jeweller's brother.", "He fled."),
        ("Anil Sharma sued his nephew.", "He fled."),
        ("Anil Sharma paid an old weaver.", "He fled."),
        ("Anil Sharma hired another archivist.", "He fled."),
        ("Anil Sharma praised the anchorman.", "He fled."),
        ("Anil Sharma lost to one veteran guitarist.", "He smiled."),
        ("Anil Sharma was out to a ball by a debutant.", "He smiled."),
        ("Anil Sharma lost to the Australian.", "He won in two sets."),
        ("Anil Sharma lost to an Australian in Pune.", "He won in two sets."),
        ("Anil Sharma won against a newcomer from Goa.", "He lost in two sets."),
        ("Anil Sharma shared the stage with a poet.", "He recited a poem."),
        ("Anil Sharma's killing shocked Pune.", "He was arrested."),
        ("Inspector Rao looked into the murder of Anil Sharma.", "He was arrested."),
        ("Police looked into Anil Sharma's murder.", "He was arrested."),
        ("Anil Sharma died of bullet wounds.", "He fired twice."),
        ("Anil Sharma lost a leg to a gunman. Police came.", "He fled."),
    ],
)
def test_where_it_is_not_certain_nothing_changes(previous: str, text: str) -> None:
    assert name_pronoun(text, follow(previous, None)) == text


def test_a_chain_of_pronouns_keeps_its_person() -> None:
    person = follow("Minister Piyush Goyal opened the fair.", None)
    for text in ("He said that 400 firms had come.", "The fair will last a week, he added.", "His office sent a list."):
        person = follow(text, person)
    assert name_pronoun("He also thanked Nagpur.", person) == "Piyush Goyal also thanked Nagpur."


def test_a_title_goes_on_with_a_chain() -> None:
    person = follow("Minister Piyush Goyal opened the fair.", None)
    person = follow("The minister said that 400 firms had come.", person)
    assert name_pronoun("He thanked Nagpur.", person) == "Piyush Goyal thanked Nagpur."
    assert follow("The minister met Anil Ambani.", person) is None
    assert follow("The minister has thanked Anil Ambani.", person) is None
    assert follow("The governor has left.", person) is None


def test_a_chain_ends_with_another_person() -> None:
    person = follow("Minister Piyush Goyal opened the fair.", None)
    assert follow("He met Anil Ambani there.", person) is None


def test_a_chain_ends_where_somebody_does_something_to_the_person() -> None:
    person = follow("Minister Piyush Goyal opened the fair.", None)
    assert follow("He was pushed off the stage.", person) is None


def test_a_chain_ends_with_a_sentence_of_nobody() -> None:
    person = follow("Minister Piyush Goyal opened the fair.", None)
    assert follow("The fair will last a week.", person) is None


def test_a_pronoun_fixes_the_gender_for_the_rest_of_a_chain() -> None:
    person = follow("Inspector Kiran Rawat led the search.", None)
    assert name_pronoun("He found it.", person) == "Kiran Rawat found it."
    person = follow("She searched for a day.", person)
    assert name_pronoun("He found it.", person) == "He found it."
    assert name_pronoun("She found it.", person) == "Kiran Rawat found it."
