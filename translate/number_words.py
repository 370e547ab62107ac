"""Number words of both languages, as data. Spelling variants stand side by side."""

from __future__ import annotations

from decimal import Decimal

_HINDI_UNITS = """
0 शून्य|1 एक|2 दो|3 तीन|4 चार|5 पांच पाँच|6 छह छः छ: छ छे|7 सात|8 आठ|9 नौ|10 दस|11 ग्यारह|12 बारह|13 तेरह|14 चौदह
15 पंद्रह पन्द्रह|16 सोलह|17 सत्रह सतरह|18 अठारह अट्ठारह|19 उन्नीस|20 बीस|21 इक्कीस|22 बाईस बाइस|23 तेईस तेइस|24 चौबीस
25 पच्चीस पचीस|26 छब्बीस|27 सत्ताईस सत्ताइस|28 अट्ठाईस अठ्ठाईस अट्ठाइस|29 उनतीस उन्तीस|30 तीस|31 इकतीस इकत्तीस|32 बत्तीस
33 तैंतीस तेंतीस|34 चौंतीस|35 पैंतीस|36 छत्तीस|37 सैंतीस|38 अड़तीस|39 उनतालीस|40 चालीस|41 इकतालीस|42 बयालीस|43 तैंतालीस
44 चौवालीस चवालीस|45 पैंतालीस|46 छियालीस|47 सैंतालीस|48 अड़तालीस|49 उनचास|50 पचास|51 इक्यावन|52 बावन|53 तिरपन|54 चौवन
55 पचपन|56 छप्पन|57 सत्तावन|58 अट्ठावन अठावन|59 उनसठ|60 साठ|61 इकसठ|62 बासठ|63 तिरसठ|64 चौंसठ|65 पैंसठ|66 छियासठ
67 सड़सठ|68 अड़सठ|69 उनहत्तर|70 सत्तर|71 इकहत्तर|72 बहत्तर|73 तिहत्तर|74 चौहत्तर|75 पचहत्तर|76 छिहत्तर|77 सतहत्तर
78 अठहत्तर|79 उन्यासी उनासी|80 अस्सी|81 इक्यासी|82 बयासी|83 तिरासी|84 चौरासी|85 पचासी|86 छियासी|87 सत्तासी|88 अट्ठासी
89 नवासी|90 नब्बे|91 इक्यानवे|92 बानवे|93 तिरानवे|94 चौरानवे|95 पंचानवे|96 छियानवे|97 सत्तानवे|98 अट्ठानवे|99 निन्यानवे
1.5 डेढ़|2.5 ढाई अढ़ाई
"""
_HINDI_ORDINALS = """
1 पहला पहली पहले प्रथम|2 दूसरा दूसरी दूसरे द्वितीय दोनों|3 तीसरा तीसरी तीसरे तृतीय तीनों|4 चौथा चौथी चौथे चतुर्थ चारों|6 छठा छठी छठे छठवां छठवीं
"""
_ENGLISH_UNITS = """
0 zero nil|1 one first once single|2 two second twice both|3 three third thrice|4 four fourth|5 five fifth|6 six sixth
7 seven seventh|8 eight eighth|9 nine ninth|10 ten tenth|11 eleven eleventh|12 twelve twelfth dozen|13 thirteen thirteenth
14 fourteen fourteenth|15 fifteen fifteenth|16 sixteen sixteenth|17 seventeen seventeenth|18 eighteen eighteenth
19 nineteen nineteenth|20 twenty twentieth twenties|30 thirty thirtieth thirties|40 forty fortieth forties
50 fifty fiftieth fifties|60 sixty sixtieth sixties|70 seventy seventieth seventies|80 eighty eightieth eighties
90 ninety ninetieth nineties
"""


def _table(text: str) -> dict[str, Decimal]:
    rows = (row.split() for row in text.replace("\n", "|").split("|") if row.strip())
    return {word: Decimal(value) for value, *words in rows for word in words}


HINDI = _table(_HINDI_UNITS)
HINDI_ORDINALS = _table(_HINDI_ORDINALS)
# पांचवां, 25वीं, दसवें: endings that make an ordinal of a cardinal.
HINDI_ORDINAL_ENDINGS = ("वां", "वाँ", "वीं", "वें", "वा", "वी", "वे", "ों")
# साढ़े तीन = 3.5, सवा दो = 2.25, पौने चार = 3.75
HINDI_FRACTIONS = {"साढ़े": Decimal("0.5"), "सवा": Decimal("0.25"), "पौने": Decimal("-0.25")}
HINDI_SCALES = {
    word: Decimal(value)
    for value, words in {
        10**2: "सौ सैकड़ा",
        10**3: "हज़ार हजार",
        10**5: "लाख",
        10**6: "मिलियन",
        10**7: "करोड़",
        10**9: "अरब बिलियन",
        10**11: "खरब",
        10**12: "ट्रिलियन",
    }.items()
    for word in words.split()
}
ENGLISH = _table(_ENGLISH_UNITS)
ENGLISH_SCALES = {
    word: Decimal(value)
    for value, words in {
        10**2: "hundred hundreds",
        10**3: "thousand thousands",
        10**5: "lakh lakhs lac lacs",
        10**6: "million millions mn",
        10**7: "crore crores",
        10**9: "billion billions bn",
        10**12: "trillion trillions tn",
    }.items()
    for word in words.split()
}
MONTHS = {
    name: Decimal(number)
    for number, names in {
        1: "जनवरी january jan",
        2: "फरवरी फ़रवरी february feb",
        3: "मार्च march mar",
        4: "अप्रैल april apr",
        5: "मई may",
        6: "जून june jun",
        7: "जुलाई july jul",
        8: "अगस्त august aug",
        9: "सितंबर सितम्बर september sept sep",
        10: "अक्टूबर अक्तूबर october oct",
        11: "नवंबर नवम्बर november nov",
        12: "दिसंबर दिसम्बर december dec",
    }.items()
    for name in names.split()
}
