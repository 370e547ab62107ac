"""What each rule drops, and what it must leave alone."""

from __future__ import annotations

import pytest

from tests.parallel import PAIRS
from translate.train.data.rules import RULES, Limits, broken

LIMITS = Limits()
GOOD = (
    *PAIRS,
    ("दिल्ली", "Delhi"),
    ("कंपनी ने $40 मिलियन जुटाए।", "The company raised $40 million."),
    ("बाज़ार $1 ट्रिलियन का होगा।", "The market will be worth $1 Trillion."),
    ("वाणिज्य और उद्योग मंत्रालय", "Ministry of Commerce &Industry"),
    ("अबू शुऐब में मेला लगा।", "There was a fair in Abu Shu`ayb."),
    ("बिजली केे बिल नहीं मिले।", "No electricity bills were received."),  # a slip of the typist
    ("फ़ोन नंबर ः दो तीन चार", "Phone number: two three four"),
    ("पुनर्अवलोकन कल होगा।", "The review will be held tomorrow."),
    ("Facebook ने नया दफ़्तर खोला।", "Facebook opened a new office."),
    ("मरीज़ों में हेपेटाइटिस A और E मिला।", "Hepatitis A and E were found in the patients."),
    ("कोविड केंद्र में 5 डॉक्टर हैं।", "The Covid centre has five doctors."),
    ("UNICEF की रिपोर्ट आई।", "UNICEF REPORT"),
    ("क्लाइंट लंबे समय तक चलने वाले काम के दौरान डिस्कनेक्ट हो जाता है।", "The client disconnects during long-running work."),
    ("सेवा में 50% की छूट दी गई।", "A 50% discount was given."),
)
BAD = (
    ("short", "3", "3"),
    ("short", "क", "a"),
    ("long", "राम " * 101, "Ram " * 101),
    ("copy", "Delhi Metro", "DELHI METRO"),
    ("copy", "मेले में eat the sofa और clear my sofa लिखा था।", "The fair had eat the sofa and clear my sofa."),
    ("script", "यह the whole sentence stayed English here", "It was written elsewhere in other words altogether"),
    ("script", "गांव में बिजली लौटी।", "गांव में बिजली लौटी"),
    ("script", "Power came back.", "बिजली लौटी।"),
    (
        "ratio",
        "बच्चे स्कूल गए।",
        "The children went to school, and after that they played in the park until the evening came.",
    ),
    ("ratio", "नदी का पानी दो गांवों में घुस गया और लोग अपने घर छोड़ कर स्कूल में रहने लगे।", "Water came."),
    ("numbers", "अस्पताल में 40 नए बिस्तर लगाए गए।", "The hospital was given 45 new beds."),
    ("numbers", "पुल 1998 में बना था।", "The bridge was built long ago."),
    ("markup", "{0} फ़ाइलें मिलीं", "{0} files found"),
    ("markup", "%s को हटा नहीं सके", "Could not delete %s"),
    ("markup", "<b>नया</b> पुल", "<b>New</b> bridge"),
    ("markup", "$नाम नहीं मिला", "$name was not found"),
    ("markup", "$1 ने पन्ना बदला", "$1 changed the page"),
    ("markup", "खोलें", "_Open"),
    ("markup", "https://example.org/a", "https://example.org/a"),
    ("garbled", "राज\ufffdय में बारिश हुई।", "It rained in the state."),
    ("garbled", "सरकार ने कहा ाज्य में बारिश हुई।", "The government said it rained in the state."),
    ("garbled", "à¤¬à¤¾à¤°à¤¿à¤¶", "rain"),
    ("garbled", "उसने बाधऋ-ऊण्श्छ्ष्-य किया।", "He compelled him."),
    ("garbled", "बारिश हुई।", "It rained in the ????????."),
    ("shouting", "इलाके को साफ़ रखें।", "KEEP THE AREA CLEAN."),
)


@pytest.mark.parametrize(("hindi", "english"), GOOD)
def test_good_pairs_pass(hindi: str, english: str) -> None:
    assert broken(hindi, english, LIMITS) is None


@pytest.mark.parametrize(("reason", "hindi", "english"), BAD)
def test_bad_pairs_are_dropped_by_name(reason: str, hindi: str, english: str) -> None:
    assert broken(hindi, english, LIMITS) == reason


def test_every_rule_has_a_case_and_says_why() -> None:
    assert {reason for reason, _, _ in BAD} == set(RULES)
    assert all(rule.__doc__ for rule in RULES.values())


def test_thresholds_are_the_callers() -> None:
    assert broken("दिल्ली", "Delhi", Limits(min_words=2)) == "short"
    assert broken(*PAIRS[0], Limits(max_words=5)) == "long"
