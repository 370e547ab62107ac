"""Who "he", "she" or "the minister" is: the one person named in the sentence before, or nobody where that is not certain.

Reporting goes on with "He said … He also said …" for paragraphs; `follow` carries the person through such a chain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from summarize.lexicon import AUXILIARIES
from summarize.people import GIVEN_NAMES, NOT_PEOPLE, PERSON_ENDINGS, PERSON_NOUNS, THINGS, TITLES
from summarize.vectors import POSSESSIVE
from summarize.words import MONTHS, SPEECH_VERBS, STOP_WORDS

# "He said", "His party": the pronoun with which the sentence begins, and an "also" that would point back with it.
LEADING_PRONOUN = re.compile(r"(?P<pronoun>He|She|His|Her)\s+(?:(?P<also>also)\s+)?(?=\w)")
# ", he said." at the end.
TRAILING_PRONOUN = re.compile(
    rf",[\"”]?\s+(?P<pronoun>he|she)\s+(?:(?:also|had|has)\s+)?(?:{'|'.join(SPEECH_VERBS)})\.$"
)

# "The minister also said", "The Prime Minister will": a title alone, and the verb of its sentence.
LEADING_TITLE = re.compile(
    rf"The\s+(?P<title>(?:(?:chief|prime)\s+)?(?:{'|'.join(sorted(TITLES))}))\s+(?:(?P<also>also)\s+)?"
    rf"(?=(?:{'|'.join(sorted({*SPEECH_VERBS, *AUXILIARIES}))})\b)",
    re.IGNORECASE,
)
# Whoever has one of these before the title is not the one who holds it.
NOT_THE_HOLDER = frozenset(
    "acting assistant deputy designate elect ex former junior late outgoing shadow then vice".split()
)

SUBJECTIVE = {"he": "he", "his": "he", "she": "she", "her": "she"}

WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*")
INITIALS = re.compile(r"[A-Z](?:\.?[A-Z])*")
AGE = re.compile(r",\s+\d{1,3},")
SPEAKS = re.compile(rf"\s+(?:(?:also|had|has)\s+)*(?:{'|'.join(SPEECH_VERBS)})\b")
# After these a capitalised phrase is a place, a body or a time.
NOT_BEFORE_PEOPLE = frozenset("in at near across throughout inside outside the".split())
# After these a noun is one thing or one person.
ARTICLES = frozenset("a an the one another his her".split())
LONGEST_DESCRIPTION = 3
# "was killed by a gunman", "was bowled": somebody did it, who may be meant next, named or not.
PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|got|gets)\s+(?:[^.;]{0,200}\sby\b|(?:[\w-]+\s+){0,3}?(?:abducted|ambushed|assassinated"
    r"|assaulted|attacked|beaten|blackmailed|bowled|burnt|caught|cheated|chased|conned|crushed|dismissed|deceived|defeated"
    r"|defrauded|duped|dragged|drugged|gunned|hacked|harassed|hit|hurt|injured|insulted|kicked|kidnapped|killed|knifed"
    r"|knocked|looted|lured|lynched|manhandled|molested|mowed|mugged|murdered|poisoned|pushed|raped|robbed|run\s+over"
    r"|shot|slapped|slain|stabbed|stalked|strangled|struck|swindled|tackled|tortured|thrashed|threatened|thrown|tricked"
    r"|wounded)\b)",
    re.IGNORECASE,
)
# There is a culprit, though nobody mentions one.
CRIME = re.compile(
    r"\b(?:abduct|assassinat|bullet|burglar|gunned|gunshot|kidnap|killing|lynch|murder|rape|robbery|shooting|shot\s+dead"
    r"|stabbing|theft)",
    re.IGNORECASE,
)
# "the Australian": one of a people.
PEOPLES = ("an", "ese", "ish", "ch", "eli", "ani", "hi", "ali", "ab")
# Parts of a name that are written small.
PARTICLES = frozenset("al bin da de del der di el ibn la le ul van von".split())


@dataclass(frozen=True, slots=True)
class Person:
    """A run of capitalised words that may be a person.

    name: the words as a later sentence may use them. pronoun: "he", "she" or, where it is open, None.
    evidence: a title, a given name, an age or a verb of speech says that it is a person. titles: the words of the title
    by which a later sentence may mean it ("the minister").
    """

    words: tuple[str, ...]
    name: str
    pronoun: str | None
    evidence: bool
    titles: frozenset[str] = frozenset()


def follow(text: str, person: Person | None) -> Person | None:
    """Whom "he", "she" or a title in the sentence after `text` means; `person` is whom it means in `text` itself.

    The only person named in `text`; or, where a pronoun or a title stands for `person` there, still `person`. None unless
    there is evidence that it is one, and nobody else is mentioned, be it without a name, or does something to them.
    """
    if undergoes(text):
        return None
    phrases = _phrases(text)
    match = _pronoun(text)
    if match is not None and match.re is LEADING_TITLE:
        if person is None or not _fits(person, match):
            return None
        holds = set(person.words) | set(match["title"].split())
        return person if all(set(phrase.words) <= holds for phrase in phrases) else None
    if match is None:
        return _only_person(phrases)
    if person is None or not _fits(person, match) or any(not set(p.words) <= set(person.words) for p in phrases):
        return None
    return replace(person, pronoun=SUBJECTIVE[match["pronoun"].lower()])


def undergoes(text: str) -> bool:
    """Whether something is done to somebody in `text`: "he" in the next sentence may be the one who did it."""
    return PASSIVE.search(text) is not None or CRIME.search(text) is not None


def name_pronoun(text: str, person: Person | None) -> str:
    """`text` with its first "He", "His" or "The minister", or its last ", he said", as the name of `person`.

    Unchanged where `person` is None or of the other gender, or where `text` holds a part of the name already.
    """
    match = _pronoun(text)
    if match is None or person is None or not _fits(person, match):
        return text
    leading = match.re is not TRAILING_PRONOUN
    words = {POSSESSIVE.sub("", word) for word in WORD.findall(text)}
    if not words.isdisjoint(person.words) or (not leading and _phrases(text)):
        return text
    if not leading:
        return text[: match.start("pronoun")] + person.name + text[match.end("pronoun") :]
    name = person.name
    if match.re is LEADING_TITLE:
        also = "also " if match["also"] and not _speaks(text[match.end() :]) else ""
        return f"{name} {also}{text[match.end() :]}"
    if match["pronoun"] in ("His", "Her"):
        if match["also"]:
            return text
        name += "'" if name.endswith("s") else "'s"
    return f"{name} {text[match.end() :]}" if _speaks(text[match.end() :]) else name + text[match.end("pronoun") :]


def _speaks(rest: str) -> bool:
    """Whether the verb after "He also" is one of speaking; "He also won" means that he did more than one thing."""
    return rest.split(maxsplit=1)[0].lower() in SPEECH_VERBS


def _pronoun(text: str) -> re.Match[str] | None:
    return LEADING_PRONOUN.match(text) or LEADING_TITLE.match(text) or TRAILING_PRONOUN.search(text)


def _fits(person: Person, match: re.Match[str]) -> bool:
    if match.re is LEADING_TITLE:
        return set(match["title"].lower().split()) <= person.titles
    return person.pronoun in (None, SUBJECTIVE[match["pronoun"].lower()])


def _only_person(phrases: list[Person]) -> Person | None:
    # "Narendra Modi … Modi": the same man, if the short form comes with the long one.
    longest = max(phrases, key=lambda phrase: len(phrase.words), default=None)
    if longest is None or not longest.evidence:
        return None
    if any(not set(phrase.words) <= set(longest.words) for phrase in phrases):
        return None
    return longest


def _phrases(text: str) -> list[Person]:
    """The capitalised phrases of `text` that may be people, and each person who is mentioned without a name."""
    matches = list(WORD.finditer(text))
    found: list[Person] = []
    index = 0
    while index < len(matches):
        end = index
        while end < len(matches) and _continues(text, matches, index, end):
            end += 1
        if end == index:
            word = POSSESSIVE.sub("", matches[index].group().lower())
            if (word in PERSON_NOUNS or _may_be_person(matches, index)) and not _before_name(text, matches, index):
                found.append(Person((word,), word, None, False))
            index += 1
            continue
        before = matches[index - 1].group() if index else ""
        if _is_one_of_a_people(text, matches, index, end):
            found.append(Person((matches[index].group(),), matches[index].group(), None, False))
        elif phrase := _person(text, matches[index:end], before, first=index == 0):
            found.append(phrase)
        index = end
    return found


def _before_name(text: str, matches: list[re.Match[str]], index: int) -> bool:
    """Whether a noun is the title of the name right after it: "captain Rohit Sharma", but not "a gunman Friday"."""
    if index + 1 == len(matches) or text[matches[index].end() : matches[index + 1].start()].strip():
        return False
    after = matches[index + 1].group()
    return after[0].isupper() and POSSESSIVE.sub("", after.lower()) not in NOT_PEOPLE


def _is_one_of_a_people(text: str, matches: list[re.Match[str]], start: int, end: int) -> bool:
    """Whether the capitalised run [start, end) is "the Australian", with no noun after it: somebody."""
    if end - start != 1 or not start or matches[start - 1].group().lower() not in ARTICLES:
        return False
    word = matches[start].group().lower()
    alone = end == len(matches) or text[matches[start].end() : matches[end].start()].strip() != ""
    alone = alone or matches[end].group().lower() in STOP_WORDS
    return alone and word in NOT_PEOPLE and word.endswith(PEOPLES)


def _may_be_person(matches: list[re.Match[str]], index: int) -> bool:
    """Whether a noun that no table knows may be a person: "the old weaver", or whatever follows "by a" and "against a"."""
    words = [match.group().lower() for match in matches[max(0, index - LONGEST_DESCRIPTION) : index]]
    if words[-2:-1] in (["by"], ["against"]) and words[-1] in ARTICLES - {"the"}:
        return True
    word = POSSESSIVE.sub("", matches[index].group().lower())
    return word.endswith(PERSON_ENDINGS) and word not in THINGS and not ARTICLES.isdisjoint(words)


def _continues(text: str, matches: list[re.Match[str]], start: int, index: int) -> bool:
    """Whether word `index` belongs to the capitalised run that begins at word `start`."""
    word = matches[index].group()
    if index == start:
        return word[0].isupper()
    before = matches[index - 1].group()
    if POSSESSIVE.search(before):
        return False
    gap = text[matches[index - 1].end() : matches[index].start()].strip(" ")
    # "K.P. Sharma" and "Mr. Rao" go on after the stop; elsewhere it ends a sentence.
    if gap and not (gap == "." and (INITIALS.fullmatch(before) or before.lower() in TITLES)):
        return False
    particle = word in PARTICLES and index + 1 < len(matches) and matches[index + 1].group()[0].isupper()
    return word[0].isupper() or particle


def _person(text: str, run: list[re.Match[str]], before: str, *, first: bool) -> Person | None:
    """The person in a run of capitalised words of `text`, without title; None if it is certainly none."""
    titles = [place for place, match in enumerate(run) if match.group().lower() in TITLES]
    title = run[titles[-1]].group().lower() if titles else before.lower()
    named = run[titles[-1] + 1 :] if titles else run
    if not named:
        # "the Prime Minister": a person, but not one that we can name.
        return Person((run[-1].group(),), run[-1].group(), None, False)
    begins = named[0].group().lower()
    if first and not titles and (begins in STOP_WORDS or begins.endswith(("ing", "ed", "ly"))):
        named = named[1:]  # An ordinary word that begins the sentence.
        title = ""
    words = [POSSESSIVE.sub("", match.group()) for match in named]
    keys = [word.lower() for word in words]
    if not words or any(key in NOT_PEOPLE or key in MONTHS for key in keys):
        return None
    other = before.lower() in NOT_BEFORE_PEOPLE or all(word.isupper() for word in words)
    if other and not titles and title not in TITLES:
        return None
    given = GIVEN_NAMES.get(keys[0]) if len(words) > 1 else None
    pronoun = TITLES.get(title) or given
    end = run[-1].end()
    # "Ashwini Vaishnaw said"; of one word it may be a company: "Infosys said".
    speaks = len(words) > 1 and SPEAKS.match(text, end) is not None
    evidence = title in TITLES or given is not None or speaks or AGE.match(text, end) is not None
    # A surname alone keeps its title: "Mr. Sharma", "President Putin".
    begin = run[titles[-1]] if len(words) == 1 and titles else named[0]
    name = POSSESSIVE.sub("", text[begin.start() : end])
    return Person(tuple(words), name, pronoun, evidence, _held(run[: len(run) - len(named)], before))


def _held(run: list[re.Match[str]], before: str) -> frozenset[str]:
    """The words of a title before a name: of the capitalised `run`, or the word `before` it; none for a former one."""
    words = [match.group().lower() for match in run] or [before.lower()]
    if not NOT_THE_HOLDER.isdisjoint({*words, before.lower()}):
        return frozenset()
    return frozenset(word for word in words if word in TITLES or word == "prime")
