"""Words that look like others: letters of two scripts in one word, or a word of lookalikes among words of another
script (Unicode Technical Standard 39, mixed-script and whole-script confusables; here Latin, Cyrillic and Greek)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from letterkit.model.frozen import frozen

_OTHER = re.compile("[\u0370-\u03ff\u0400-\u052f\u1f00-\u1fff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_WORD = re.compile(r"[^\W\d_]+")
# Letters of the two that are drawn as a Latin letter is.
_LOOKALIKES = frozenset("АВЕЅІЈКМНОРСТУХЅԚԜаеорсухѕіјһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ")


@frozen
class Lookalike:
    """A word, and the first letter in it that is of another script than its neighbours."""

    word: str
    letter: str

    @property
    def description(self) -> str:
        """In words: "Аmnesty" with U+0410, Cyrillic capital letter a."""
        name = unicodedata.name(self.letter, "a letter").lower()
        return f'"{self.word[:60]}", in which {self.letter} is {name} (U+{ord(self.letter):04X})'


def suspicious(text: str) -> bool:
    """Whether a text may hold such a word at all (one pass, for large texts)."""
    return not text.isascii() and bool(_OTHER.search(text))


def lookalikes(text: str) -> Iterator[Lookalike]:
    """The words of a text that are not what they seem."""
    if not (suspicious(text) and _LATIN.search(text)):
        return
    for match in _WORD.finditer(text):
        word = match[0]
        others = _OTHER.findall(word)
        if not others:
            continue
        if _LATIN.search(word):
            letter = next((one for one in others if one in _LOOKALIKES), others[0])
            yield Lookalike(word, letter)
        elif all(one in _LOOKALIKES for one in word):
            yield Lookalike(word, word[0])
