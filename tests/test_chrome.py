"""Site chrome: which lines are furniture and why, and above all which are not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate import chrome
from translate import chrome_phrases as phrases
from translate.lines import clean


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("--%>", phrases.CODE),
        ("});", phrases.CODE),
        ("Have something to say? Post your opinion", phrases.COMMENT_BOX),
        ("Have something to say?", phrases.COMMENT_BOX),
        ("अपनी राय दें!", phrases.COMMENT_BOX),
        ("12 Comments", phrases.COMMENT),
        ("Share: Facebook | Twitter 12", phrases.SHARE),
        ("इस खबर को शेयर करें", phrases.SHARE),
        ("- विज्ञापन -", phrases.ADVERT),
        ("ADVERTISEMENT", phrases.ADVERT),
        ("More News", phrases.OTHER_HEADING),
        ("ये भी पढ़ें:", phrases.OTHER_HEADING),
        ("ये भी पढें", phrases.OTHER_HEADING),
        ("खेल समाचार की और खबरें", phrases.OTHER_HEADING),
        ("More from India", phrases.OTHER_HEADING),
        ("यह भी पढ़ें: नहर में पानी छोड़ा गया", phrases.OTHER_STORY),
        ("और पढ़ें »", phrases.OTHER_STORY),
        ("फोटो: पीटीआई", phrases.CREDIT),
        ("Photo: P.T.I.", phrases.CREDIT),
        ("(फोटो- पीटीआई)", phrases.CREDIT),
        ("(फाइल फोटो)", phrases.CREDIT),
        ("राहत शिविर में बच्चे (फोटो: एएफपी)", phrases.CREDIT),
        ("© 2024 प्रभात दर्पण। सर्वाधिकार सुरक्षित।", phrases.COPYRIGHT),
        ("All Rights Reserved.", phrases.COPYRIGHT),
        ("हमारे व्हाट्सएप चैनल से जुड़ें", phrases.PROMOTION),
        ("ताजा खबरों के लिए हमारा ऐप देखें। यहां क्लिक करें", phrases.PROMOTION),
        ("Follow us on Google News", phrases.PROMOTION),
        ("होम > देश > बाढ़ से राहत", phrases.BREADCRUMB),
        ("खेल / क्रिकेट", phrases.BREADCRUMB),
        ("A- A A+", phrases.TEXT_SIZE),
        ("#बारिश #मौसम", phrases.TAGS),
        ("Tags: बारिश, मौसम", phrases.TAGS),
        ("☰", phrases.MENU),
        ("3 min read", phrases.COUNTER),
        ("4 मिनट में पढ़ें", phrases.COUNTER),
        ("1.2K Views", phrases.COUNTER),
        ("2 घंटे पहले", phrases.COUNTER),
        ("Written by: मनोज बरुआ | 25 अप्रैल 2024", phrases.BYLINE),
        ("Written by मनोज बरुआ", phrases.BYLINE),
        ("By Manoj Barua", phrases.BYLINE),
    ],
)
def test_furniture_is_known_by_its_whole_line(line: str, reason: str) -> None:
    assert chrome.reason(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "शेयर बाजार में 300 अंक की गिरावट",
        "फेसबुक ने नई सेवा शुरू की",
        "विज्ञापन पर सरकार का खर्च बढ़ा",
        "फोटो: अदालत ने तस्वीर को सबूत माना।",
        "रिपोर्ट: बाढ़ से तीन लाख लोग प्रभावित",
        "कॉपीराइट की नीति का पालन करें।",
        "(फोटो: पीटीआई) बाढ़ का पानी घटा",
        "पढ़ें: बाढ़ का पानी कैसे घटा और लोग घर लौटे.",
        "लेखक: यह कहानी मेरे गांव की है",
        "संवाददाता: दाम कब तय होंगे?",
        "किसान इस ऐप को डाउनलोड करें।",
        "मंत्री ने कहा कि लोग हमारे व्हाट्सएप चैनल से जुड़ें",
        "अफवाह निकलीं तूफान और भारी बारिश की खबरें",
        "लखनऊ/नई दिल्ली में बैठक",
        "5 < 7 और 7 > 5",
        "दो घंटे पहले बारिश हुई",
        "वह समाचार पढ़ें। फिर सोएं",
    ],
)
def test_what_may_be_text_is_none(line: str) -> None:
    assert chrome.reason(line) is None


@pytest.mark.parametrize("line", ["International", "खेल", "खेल समाचार", "Sports News", "व्‍यापार", "उत्तर प्रदेश"])
def test_names_of_sections(line: str) -> None:
    assert chrome.is_category(line)


@pytest.mark.parametrize("line", ["", "समाचार", "खेल में जीत", "नदी"])
def test_other_lines_are_no_sections(line: str) -> None:
    assert not chrome.is_category(line)


def test_a_breadcrumb_tells_its_last_section() -> None:
    assert chrome.category("होम > देश > मौसम > असम में बाढ़ घटी") == "मौसम"
    assert chrome.category("होम > असम में बाढ़ घटी") is None


@pytest.mark.parametrize(
    ("line", "heads"), [("More News", True), ("Tags:", True), ("Tags: असम", False), ("#असम", False)]
)
def test_a_list_goes_on_below_a_bare_heading_only(line: str, heads: bool) -> None:
    assert chrome.heads_list(line) is heads


@given(st.text())
@settings(deadline=None)
def test_any_line_can_be_looked_at(text: str) -> None:
    for line in clean(text):
        reason = chrome.reason(line)
        assert reason is None or reason in vars(phrases).values()
        assert not chrome.heads_list(line) or reason is not None
