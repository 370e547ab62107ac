"""The bullets of several articles as one list: what more than one tells comes once, with the names of all who tell it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarize.agreeing import Likeness
from summarize.budget import within
from summarize.results import Brief, Bullet
from summarize.support import support
from summarize.vectors import terms
from translate.results import Sentence

# Points beyond one for each article, where no count is asked for.
BEYOND = 3


@dataclass(frozen=True, slots=True)
class Told:
    """A bullet, and the name of the article that it is from."""

    article: str
    bullet: Bullet


@dataclass(frozen=True, slots=True)
class Point:
    """One point of several articles. told: who tells it, at least one; the words of the first are used."""

    told: tuple[Told, ...]

    @property
    def text(self) -> str:
        return self.told[0].bullet.text

    @property
    def articles(self) -> tuple[str, ...]:
        """The names of all articles that tell it, the one whose words are used first."""
        return tuple(told.article for told in self.told)


def merged(
    articles: Mapping[str, Sequence[Bullet]],
    *,
    count: int | None = None,
    words: int | None = None,
    sentences: Mapping[str, Sequence[Sentence]] | None = None,
) -> list[Point]:
    """One list of the bullets of several articles.

    Bullets of two articles are one point where one says what the other does, and may add to it: the same numbers, who
    did it to whom, the same yes, no or perhaps. When in doubt they stay two. Of those, the words are used that are not
    doubted and that say most. A point that more articles tell comes first; then the articles take turns, each with its
    bullets in their order. Points about the same that do not agree ("12 died", "15 died") stand beside each other.

    articles: by name. sentences: of each article, by the same names: one that did not become a bullet tells a point
    too. count: points at most; None is `BEYOND` more than articles. words: of all points together at most; the first
    point may be longer where no other fits either. The same input gives the same points.

    Raises ValueError for a count or a number of words below 1.
    """
    Brief(count, words)
    told = [Told(name, bullet) for name, bullets in articles.items() for bullet in bullets]
    places = [place for bullets in articles.values() for place in range(len(bullets))]
    chosen = len(told)
    others = [(name, s) for name, some in (sentences or {}).items() for s in some if s.translation and not s.flags]
    names = [*(one.article for one in told), *(name for name, _ in others)]
    likeness = Likeness([*(one.bullet.text for one in told), *(s.translation for _, s in others)])
    groups: list[list[int]] = []
    for index in range(chosen):
        group = next((group for group in groups if _joins(index, group, names, likeness)), None)
        if group is None:
            groups.append([index])
        else:
            group.append(index)
    tellers = [[*group, *_further(group, chosen, names, likeness)] for group in groups]
    # The articles' own order breaks ties.
    tellers.sort(key=lambda group: (-len(group), min(places[index] for index in group if index < chosen), group[0]))
    ordered: list[list[int]] = []
    for group in tellers:
        beside = [place for place, other in enumerate(ordered) if likeness.alike(group[0], other[0])]
        ordered.insert(beside[-1] + 1 if beside else len(ordered), group)
    points = [
        Point(tuple(told[index] if index < chosen else _told(*others[index - chosen]) for index in found))
        for found in (_best_first(group, chosen, told) for group in ordered)
    ]
    return _within(points, len(articles) + BEYOND if count is None else count, words)


def _joins(index: int, group: Sequence[int], names: Sequence[str], likeness: Likeness) -> bool:
    """Whether the text says the same as all of a group, in which its article has none yet."""
    return all(names[other] != names[index] and likeness.same(index, other) for other in group)


def _further(group: Sequence[int], chosen: int, names: Sequence[str], likeness: Likeness) -> list[int]:
    """For each article that has no bullet in the group, its first sentence that says the same."""
    found: list[int] = []
    for index in likeness.near(group[0]):
        if index >= chosen and _joins(index, [*group, *found], names, likeness):
            found.append(index)
    return found


def _told(name: str, sentence: Sentence) -> Told:
    """A sentence that did not become a bullet as one."""
    text = sentence.translation
    return Told(name, Bullet(text, (sentence.id,), support(text, [sentence])))


def _best_first(group: Sequence[int], chosen: int, told: Sequence[Told]) -> list[int]:
    """The bullet whose words are used, then the others in the articles' order: undoubted, then with most to say."""
    bullets = [index for index in group if index < chosen]
    best = min(
        bullets, key=lambda index: (len(told[index].bullet.flags), -len(set(terms(told[index].bullet.text))), index)
    )
    return [best, *(index for index in group if index != best)]


def _within(points: Sequence[Point], count: int, words: int | None) -> list[Point]:
    """The first ones, passing over those for whose words there is no room; one in any case."""
    if words is None:
        return list(points[:count])
    return within(points, words)[:count] or list(points[:1])
