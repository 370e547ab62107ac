"""Devanagari in Latin letters as newspapers spell names: a name that the model cannot spell is better spelled than lost."""

from __future__ import annotations

import re
import unicodedata

_CONSONANTS = dict(
    zip(
        "क ख ग घ ङ च छ ज झ ञ ट ठ ड ढ ण त थ द ध न प फ ब भ म य र ल व श ष स ह ळ".split(),
        "k kh g gh n ch chh j jh n t th d dh n t th d dh n p ph b bh m y r l v sh sh s h l".split(),
        strict=True,
    )
)
_WITH_NUKTA = {"क": "q", "ख": "kh", "ग": "gh", "ज": "z", "ड": "r", "ढ": "rh", "फ": "f"}
_VOWELS = dict(
    zip("अ आ इ ई उ ऊ ऋ ॠ ऌ ए ऐ ऎ ओ औ ऒ ऑ ऍ ॐ".split(), "a a i i u u ri ri li e ai e o au o o e om".split(), strict=True)
)
_SIGNS = dict(zip("ा ि ी ु ू ृ ॄ े ै ॆ ो ौ ॊ ॉ ॅ".split(), "a i i u u ri ri e ai e o au o o e".split(), strict=True))
_NUKTA, _VIRAMA = "़", "्"
_NASAL = "ंँ"
# One akshara: a vowel, or a consonant with its nukta and vowel sign or virama; then nasals and visarga.
_AKSHARA = re.compile(rf"([{''.join(_VOWELS)}]|[{''.join(_CONSONANTS)}]़?[{''.join(_SIGNS)}्]?)([{_NASAL}]?)(ः?)")
WORD = re.compile(r"[\u0900-\u0963\u0970-\u097f]+")


def transliterate(text: str) -> str:
    """Spell each Devanagari word in Latin letters, capitalised as a name; everything else stays as it is."""
    # NFD writes every nukta as a character of its own; ज्ञ is spoken as ग्य.
    return WORD.sub(lambda found: _word(unicodedata.normalize("NFD", found[0]).replace("ज्ञ", "ग्य")).capitalize(), text)


def _word(word: str) -> str:
    aksharas = list(_AKSHARA.finditer(word))
    silent = _silent([a[1] for a in aksharas], [bool(a[2]) for a in aksharas])
    spelled = []
    for index, akshara in enumerate(aksharas):
        body, nasal = akshara[1], akshara[2]
        spelled.append(_body(body, silent=index in silent))
        if nasal:
            following = aksharas[index + 1][1][0] if index + 1 < len(aksharas) else ""
            spelled.append("m" if following and following in "पफबभम" else "ng" if following == "ह" else "n")
    return "".join(spelled)


def _body(body: str, *, silent: bool) -> str:
    if body in _VOWELS:
        return _VOWELS[body]
    letter, rest = body[0], body[1:]
    sound = _CONSONANTS[letter]
    if rest.startswith(_NUKTA):
        sound, rest = _WITH_NUKTA.get(letter, sound), rest[1:]
    if rest == _VIRAMA:
        return sound
    return sound + (_SIGNS[rest] if rest else "" if silent else "a")


def _silent(bodies: list[str], nasal: list[bool]) -> set[int]:
    """Consonants whose inherent vowel is not spoken: the last one, and one between two spoken vowels (schwa deletion)."""
    bare = [body[0] in _CONSONANTS and body.removeprefix(body[0]).replace(_NUKTA, "") == "" for body in bodies]
    silent: set[int] = set()
    last = len(bodies) - 1
    if last > 0 and bare[last] and not nasal[last] and not bodies[last - 1].endswith(_VIRAMA):
        silent.add(last)
    # From the right, as speakers do: अखिलेशपुर loses one vowel, not two. Before a full vowel it is spoken: मुंबई.
    for index in range(last - 1, 0, -1):
        before_spoken = not bodies[index - 1].endswith(_VIRAMA) and index - 1 not in silent
        after_spoken = (
            index + 1 not in silent and bodies[index + 1][-1] not in _VIRAMA and bodies[index + 1] not in _VOWELS
        )
        if bare[index] and not nasal[index] and before_spoken and after_spoken:
            silent.add(index)
    return silent
