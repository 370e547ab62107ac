"""One person is spelled one way through an article, and a name that is lost is flagged."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate import naming
from translate.glossary import Glossary
from translate.normalize import normalize_hindi
from translate.results import Alternative, Flag, Sentence
from translate.spelling import CODE, one_spelling


def article(*pairs: tuple[str, str]) -> list[Sentence]:
    return [Sentence(number, hindi, english, -0.5) for number, (hindi, english) in enumerate(pairs)]


def english(*pairs: tuple[str, str], names: dict[str, str | tuple[str, ...]] | None = None) -> list[str]:
    return [sentence.translation for sentence in one_spelling(article(*pairs), Glossary.of(names or {}))]


def doubts(*pairs: tuple[str, str], names: dict[str, str | tuple[str, ...]] | None = None) -> list[list[str]]:
    found = one_spelling(article(*pairs), Glossary.of(names or {}))
    return [[flag.reason for flag in sentence.flags if flag.code == CODE] for sentence in found]


GAWRE = (
    "मनपा शिक्षक संघ के अध्यक्ष राजेश गवरे ने स्कूल की सराहना की।",
    "Teachers’ union president Rajesh Gavre praised the school.",
)


def test_a_name_is_spelled_as_it_is_most_often() -> None:
    found = english(
        ("बैठक में गवरे ने कहा कि स्कूल अच्छा है।", "In the meeting, Gawre said the school is good."),
        GAWRE,
        ("छात्रों ने गवरे का स्वागत किया।", "The students welcomed Gavre."),
    )
    assert found == ["In the meeting, Gavre said the school is good.", GAWRE[1], "The students welcomed Gavre."]


def test_a_garbled_name_is_repaired_with_what_stands_around_it() -> None:
    found = english(
        ("उत्तर कोरिया के नेता किम जोंग उन ने मिसाइल देखी।", "North Korean leader Kim Jong Un watched the missile."),
        ("किम जोंग उन की बहन ने इनकार किया।", "The sister of Kim Jong Ul’s denied it."),
    )
    assert found[1] == "The sister of Kim Jong Un’s denied it."
    assert doubts(
        ("शाह ने कहा।", "In Delhi, Shah spoke."), ("मंत्री अमित शाह ने मना किया।", "Minister Amit Shroff’s refusal.")
    ) == [[], []]


def test_a_repair_is_made_after_the_same_title() -> None:
    found = english(
        ("विधायक वानस्कर ने सड़क का उद्घाटन किया।", "On Monday, MLA Vanskar opened the road."),
        ("ग्रामीणों ने विधायक वानस्कर का आभार जताया।", "The villagers thanked MLA Pillai."),
    )
    assert found[1] == "The villagers thanked MLA Vanskar."


def test_a_name_without_an_answer_is_flagged_after_the_other_flags() -> None:
    earlier = Flag("numbers", "Numbers differ (not in the English: 5).")
    sentence = Sentence(
        3, "माकपा महासचिव सीताराम येचुरी ने 5 बार विरोध किया।", "The party protested.", -0.7, (earlier,), 2
    )
    [found] = one_spelling([sentence])
    assert found == replace(
        sentence, flags=(earlier, Flag(CODE, "Names differ (not in the English: सीताराम येचुरी = Sitaram Yechury)."))
    )


def test_a_name_that_is_nowhere_in_the_hindi_is_flagged() -> None:
    assert doubts(("महासचिव गोपाल जोशी ने स्वागत किया।", "General Secretary Gopal Joshi and Kulkarni welcomed it.")) == [
        ["Names differ (not in the Hindi: Kulkarni)."]
    ]


def test_a_name_is_known_from_another_sentence_of_the_article() -> None:
    pairs = (
        ("चोकसी परिवार के वकील तंबावाला ने अपील की।", "The family lawyer, Tambawala, appealed."),
        ("अदालत ने तंबावाला को समय दिया।", "The court gave him time."),
    )
    assert doubts(*pairs)[1] == ["Names differ (not in the English: तंबावाला = Tambawala)."]
    assert doubts(pairs[1]) == [[]]


@pytest.mark.parametrize(
    ("hindi", "translation"),
    [
        ("प्रधानमंत्री नरेंद्र मोदी ने कहा।", "PM Modi said."),
        ("एस. जयशंकर ने कहा।", "S. Jaishankar said."),
        ("पूर्व राष्ट्रपति ए.पी.जे. अब्दुल कलाम को याद किया गया।", "Former President A.P.J. Abdul Kalam was remembered."),
        ("किसान रामसिंह यादव ने बताया।", "Farmer Ram Singh Yadav said."),
        ("राम विलास पासवान आए।", "Ramvilas Paswan came."),
        ("बीजेपी और डीआरडीओ ने मना किया।", "The BJP and the DRDO refused."),
        ("बीजेपी ने मना किया।", "The Bharatiya Janata Party refused."),
        ("देश का विकास हुआ और नई आशा जगी।", "The country developed and new hope arose."),
        ("लाल सूर्य का प्रकाश फैला।", "The light of the red sun spread."),
        ("प्रशांत महासागर में द्वीप है।", "There is an island in the Pacific."),
        ("राष्ट्रपति चुनाव ने देश को बांटा।", "The presidential election divided the country."),
        ("ज़ेलेंस्की ने कहा।", "Zelensky said."),
        ("रूसी सेना ने कीव पर हमला किया।", "Russian troops attacked Kyiv."),
        ("मोहम्मद शमी ने तीन विकेट लिए।", "Mohammed Shami took three wickets."),
        ("", ""),
        ("42", "42"),
    ],
)
def test_what_is_right_is_left_alone(hindi: str, translation: str) -> None:
    assert english((hindi, translation)) == [translation]
    assert doubts((hindi, translation)) == [[]]


def test_people_with_similar_names_stay_apart() -> None:
    pairs = (
        ("राहुल और रोहित मैदान में आए।", "Then Rahul and Rohit came to the ground."),
        ("कोच ने राहुल को बुलाया।", "The coach called Rahul."),
        ("कोच ने रोहित को बुलाया।", "The coach called Rohit."),
        ("अमित और अमिता की शादी हुई।", "On Sunday, Amit and Amita got married."),
        ("मेहमानों ने अमिता को बधाई दी।", "The guests congratulated Amita."),
        ("मेहमानों ने अमित को बधाई दी।", "The guests congratulated Amit."),
        ("किम जोंग उन और किम यो जोंग बैठक में थे।", "The meeting was attended by Kim Jong Un and Kim Yo Jong."),
        ("बैठक में किम यो जोंग ने भाषण दिया।", "At the meeting, Kim Yo Jong spoke."),
    )
    assert english(*pairs) == [translation for _, translation in pairs]
    assert doubts(*pairs) == [[]] * len(pairs)


@pytest.mark.parametrize(
    "pairs",
    [
        (
            ("आमिर खान और मोहम्मद आमिर आए।", "In Mumbai, Aamir Khan and Mohammad Amir came."),
            ("आमिर खान ने कहा।", "Then Aamir Khan said."),
            ("मोहम्मद आमिर ने विकेट लिया।", "The wicket went to Mohammad Amir."),
        ),
        (
            ("पीयूष गोयल और विजय गोयल मिले।", "In Delhi, Piyush Goyal and Vijay Goel met."),
            ("पीयूष गोयल ने कहा।", "Then Piyush Goyal said."),
            ("विजय गोयल ने कहा।", "Then Vijay Goel said."),
        ),
        (
            ("जॉन केरी ने कहा।", "On Monday, John Kerry said."),
            ("जॉन केरी आए।", "Then John Kerry came."),
            ("जॉन स्टीवर्ट ने मजाक किया।", "There was a joke by Jon Stewart."),
            ("जॉन ने कहा।", "Then John said."),
        ),
    ],
)
def test_people_with_one_name_in_hindi_keep_their_own(pairs: tuple[tuple[str, str], ...]) -> None:
    assert english(*pairs) == [translation for _, translation in pairs]
    assert doubts(*pairs) == [[]] * len(pairs)


def test_one_person_beside_others_is_still_spelled_one_way() -> None:
    found = english(
        GAWRE,
        ("राजेश गवरे आए।", "Then Rajesh Gavre came."),
        ("सुरेश वर्मा और राजेश गवरे मिले।", "Then Suresh Verma and Rajesh Gawre met."),
        ("जस्टिस गवरे ने कहा।", "Then Justice Gawre said."),
    )
    assert found[2:] == ["Then Suresh Verma and Rajesh Gavre met.", "Then Justice Gavre said."]


def test_a_name_that_begins_like_a_place_is_no_place() -> None:
    for name in ("Khan", "Khanna", "Puneet", "Patnaik", "Solanki"):
        assert not naming.ordinary(name)
    for place in ("Khandwa", "Pune", "Patna", "Yorkshire", "Indians", "Bharat"):
        assert naming.ordinary(place)


def test_a_long_list_changes_nothing_where_none_of_it_stands() -> None:
    many = {f"{first}{last}": "Xyz" for first in "कखगघचछजझटठडढतथदधनपफब" for last in "मयरलवशसह"}
    assert english(GAWRE, names={**many, "गवरे": "Gawray"}) == [GAWRE[1].replace("Gavre", "Gawray")]


def test_words_that_are_names_are_asked_for_beside_a_name_only() -> None:
    pairs = (
        ("विकास यादव और पूजा शर्मा जीते।", "In the final, Vikas Yadav and Pooja Sharma won."),
        ("गांव में विकास हुआ।", "The village saw development."),
        ("मंदिर में पूजा हुई।", "There was worship at the temple."),
    )
    assert english(*pairs) == [translation for _, translation in pairs]
    assert doubts(*pairs) == [[]] * 3


def test_nukta_and_virama_do_not_make_another_name() -> None:
    found = english(
        ("राष्ट्रपति ज़ेलेंस्की ने कहा।", "On Monday, President Zelenskyy said."),
        ("मंच पर जेलेंस्की आए।", "To the stage came Zelinsky."),
        ("उन्होंने ज़ेलेंस्की से बात की।", "He spoke to Zelenskyy."),
    )
    assert found[1] == "To the stage came Zelenskyy."


def test_capitals_and_hyphens_are_kept() -> None:
    found = english(
        ("राजेश गवरे ने कहा।", "On Monday, Rajesh Gavre spoke."),
        ("गवरे ने रैली की।", "GAWRE HOLDS A RALLY"),
        ("गवरे गुट की बैठक हुई।", "The Gawre-led group met."),
        ("गवरे का दावा।", "A claim: Gawre’s own."),
    )
    assert found[1:] == ["GAVRE HOLDS A RALLY", "The Gavre-led group met.", "A claim: Gavre’s own."]


def test_an_ending_is_no_other_spelling() -> None:
    pairs = (
        ("वहां रोहिंग्या लोग रहते हैं।", "The Rohingya people live there."),
        ("शिविर में रोहिंग्या आए।", "In the camp came Rohingyas."),
        ("कैंप में रोहिंग्या हैं।", "The camp has Rohingya."),
    )
    assert english(*pairs) == [translation for _, translation in pairs]


def test_abbreviations_are_spelled_as_the_hindi_says() -> None:
    assert english(("यह नोटिस डीटीओ ऑफिस में लगा है।", "This notice is at the DTC office.")) == [
        "This notice is at the DTO office."
    ]
    assert english(("एसडीएम ने कहा।", "The S.D.M. said.")) == ["The S.D.M. said."]


def test_a_number_is_never_changed() -> None:
    assert english(("टेन ने 10 रन बनाए।", "Ten made 10 runs in T20Is."), names={"टेन": "Tenn"})[0].endswith(
        "made 10 runs in T20Is."
    )


# --- The reader's list -----------------------------------------------------------------------------------------------


def test_the_list_has_the_last_word() -> None:
    pairs = (
        ("द्रौपदी मुर्मू ने भाषण दिया।", "In Delhi, Draupadi Murmu spoke."),
        ("मुर्मू ने कहा।", "In Delhi, Murmu said."),
    )
    assert english(*pairs, names={"द्रौपदी मुर्मू": "Droupadi Murmu"}) == ["In Delhi, Droupadi Murmu spoke.", pairs[1][1]]


def test_an_accepted_spelling_stands_and_the_article_keeps_to_one() -> None:
    names: dict[str, str | tuple[str, ...]] = {"ज़ेलेंस्की": ("Zelenskyy", "Zelensky")}
    zelensky = ("ज़ेलेंस्की ने कहा।", "In Kyiv, Zelensky spoke.")
    assert english(zelensky, names=names) == [zelensky[1]]
    assert english(zelensky, zelensky, ("ज़ेलेंस्की आए।", "Then Zelenskyy came."), names=names)[2] == "Then Zelensky came."
    assert english(("ज़ेलेंस्की आए।", "Then Zelinskiy came."), names=names) == ["Then Zelenskyy came."]


def test_a_name_that_was_translated_as_a_word_is_put_back() -> None:
    names: dict[str, str | tuple[str, ...]] = {"सूर्य": "Surya"}
    assert english(("सूर्य ने शतक बनाया।", "The Sun scored a century."), names=names) == ["Surya scored a century."]
    assert english(("सूर्य की पारी", "The sun’s innings"), names=names) == ["Surya’s innings"]
    assert english(("सूर्य ने सूर्य देखा।", "The sun saw the sun."), names=names) == ["The sun saw the sun."]
    assert doubts(("सूर्य ने शतक बनाया।", "He scored a century."), names=names) == [
        ["Names differ (not in the English: सूर्य = Surya)."]
    ]


def test_a_country_is_not_taken_for_a_listed_name() -> None:
    pair = ("सूर्य सीरिया गए।", "He went to Syria.")
    assert english(pair, names={"सूर्य": "Surya"}) == [pair[1]]
    assert doubts(pair, names={"सूर्य": "Surya"}) == [["Names differ (not in the English: सूर्य = Surya)."]]


def test_listed_names_within_listed_names_do_not_collide() -> None:
    names: dict[str, str | tuple[str, ...]] = {"राहुल गांधी": "Rahul Gandhi", "गांधी": "Gandhi", "राहुल": "Raahul"}
    assert english(("राहुल गांधी और गांधी परिवार आए।", "Then Raul Ghandi and the Ghandi family came."), names=names) == [
        "Then Rahul Gandhi and the Gandhi family came."
    ]
    twice = ("राहुल गांधी ने राहुल गांधी का भाषण पढ़ा।", "Rahul Gandhi read his own speech.")
    assert english(twice, names=names) == [twice[1]]
    assert doubts(twice, names=names) == [[]]


def test_a_headline_in_capitals_is_no_pattern() -> None:
    found = english(
        ("राजेश गवरे की जीत", "RAJESH GAVRE WINS"), ("इस बीच राजेश गवरे ने कहा।", "Meanwhile, Rajesh Gawre said.")
    )
    assert found == ["RAJESH GAWRE WINS", "Meanwhile, Rajesh Gawre said."]


def test_a_whole_garbled_name_is_replaced() -> None:
    found = english(("किम जोंग-उन आए।", "Then came Kim Jong-il."), names={"किम जोंग उन": "Kim Jong Un"})
    assert found == ["Then came Kim Jong Un."]


# --- Alternatives ----------------------------------------------------------------------------------------------------


def test_alternatives_are_repaired_and_can_be_picked() -> None:
    first, second = article(GAWRE, ("छात्रों ने गवरे का स्वागत किया।", "The students welcomed Gavre."))
    others = (
        Alternative("The pupils welcomed Gawre.", -0.6, (Flag("loop", "It repeats."),), 0.2),
        Alternative("The students welcomed Gawre.", -0.7),
        Alternative("The students welcomed him.", -0.8),
    )
    found = one_spelling([first, replace(second, alternatives=others, wrong=0.1)])[1]
    # The second of them now reads like the translation.
    assert [other.text for other in found.alternatives] == ["The pupils welcomed Gavre.", "The students welcomed him."]
    assert found.alternatives[0] == replace(others[0], text="The pupils welcomed Gavre.")
    assert [flag.code for flag in found.alternatives[1].flags] == [CODE]
    picked = found.picking(1)
    assert picked.translation == "The students welcomed him."
    assert [flag.code for flag in picked.flags] == [CODE]
    assert picked.alternatives[0] == Alternative("The students welcomed Gavre.", -0.5, (), 0.1)


# --- Whatever the article --------------------------------------------------------------------------------------------

_NAMES = "राहुल रोहित अमित गवरे येचुरी पुतिन किम जोंग उन सूर्य विकास मोदी डीटीओ दिल्ली".split()
_WORDS = "ने कहा सरकार में बैठक के नेता अध्यक्ष और 42 से , ।".split()
_ENGLISH = "Rahul Rohit Amit Amita Gavre Gawre Yechury Yemeni Putin Kim Jong Un Ul Surya The sun Vikas Modi Mody DTO DTC said leader in 42 U.S. . , - ’s".split()
_PAIRS = st.tuples(
    st.lists(st.sampled_from(_NAMES + _WORDS), max_size=7).map(" ".join),
    st.lists(st.sampled_from(_ENGLISH), max_size=8).map(" ".join),
)
_LISTS = st.sampled_from(
    [
        {},
        {"सूर्य": "Surya"},
        {"किम जोंग उन": ("Kim Jong Un", "Kim Jong-un"), "गवरे": "Gawre"},
        {"राहुल": ("Rahul", "Raahul")},
    ]
)


@settings(max_examples=300)
@given(st.lists(_PAIRS, max_size=5), _LISTS)
def test_a_second_pass_changes_nothing(pairs: list[tuple[str, str]], names: dict[str, str]) -> None:
    listed = Glossary.of(names)
    before = [replace(s, alternatives=(Alternative(s.translation[::-1], -1.0),)) for s in article(*pairs)]
    once = one_spelling(before, listed)
    assert one_spelling(once, listed) == once
    assert [(s.id, s.source, s.score, s.paragraph, s.wrong) for s in once] == [
        (s.id, s.source, s.score, s.paragraph, s.wrong) for s in before
    ]
    numbers = [re.findall(r"\d+", sentence.translation) for sentence in before]
    assert [re.findall(r"\d+", sentence.translation) for sentence in once] == numbers


@given(st.lists(st.tuples(st.text(max_size=40), st.text(max_size=40)), max_size=3))
def test_any_text_is_taken(pairs: list[tuple[str, str]]) -> None:
    once = one_spelling(article(*pairs))
    assert one_spelling(once) == once


@given(
    st.lists(
        st.lists(st.sampled_from("सरकार ने बैठक में कहा कि काम जारी है बाढ़ बारिश और किसान".split()), max_size=8).map(
            " ".join
        ),
        max_size=4,
    )
)
def test_sentences_without_names_stay_as_they_are(sources: list[str]) -> None:
    before = article(*((hindi, "The Government said in a meeting that work goes on.") for hindi in sources))
    assert list(one_spelling(before)) == before


@pytest.mark.parametrize("folder", ["flores200-dev", "newsdev2014", "tico19-dev"])
def test_human_translations_are_seldom_doubted(shared: Path, folder: str) -> None:
    hindi, translations = (
        (shared / "data" / "dev" / folder / name).read_text("utf-8").splitlines()[:400] for name in ("hi.txt", "en.txt")
    )
    pairs = [(normalize_hindi(h), e) for h, e in zip(hindi, translations, strict=True)]
    found = [s for start in range(0, len(pairs), 12) for s in one_spelling(article(*pairs[start : start + 12]))]
    assert sum(bool(sentence.flags) for sentence in found) < 0.02 * len(found)
