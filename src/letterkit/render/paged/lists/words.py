"""Widths and strings of whole words in one dress: most words of a list are in it many times."""

from __future__ import annotations

from typing import Any, NamedTuple

from letterkit.render.paged.lists.glyphs import END, Pairs


class Shown(NamedTuple):
    """A text on a line: its width in Pango's units, and what stands between the brackets of strings that show it."""

    width: int
    string: str


class Words:
    """The words of one dress. `bare` and `bare_strings` are of words by themselves, `spaced` and `spaced_strings` of
    words with the space before them.

    A word is in none of these where the space after it would change it (`clinging`).
    """

    def __init__(self, style: Any) -> None:
        self.pairs = Pairs(style)
        self.bare: dict[str, int] = {}
        self.bare_strings: dict[str, str] = {}
        self.spaced: dict[str, int] = {}
        self.spaced_strings: dict[str, str] = {}
        self.clinging: set[str] = set()
        self._spaces: dict[str, Shown] = {}

    def knows(self, words: list[str]) -> bool:
        """Learn words; False where one of them clings to the space after it."""
        for word in words:
            if word not in self.bare and word not in self.clinging:
                self._learn(word)
        return self.clinging.isdisjoint(words)

    def shown(self, text: str) -> Shown:
        """A whole text, by its characters."""
        units = self.pairs.units(text)
        return Shown(sum(self.pairs.widths_in(units)), self.pairs.shown_in(units))

    def _learn(self, word: str) -> None:
        units = self.pairs.units(word)
        width, string = sum(self.pairs.widths_in(units)), self.pairs.shown_in(units)
        if self._clings(units[-1]):
            self.clinging.add(word)
            return
        space = self._spaces.get(units[0]) or self._space(units[0])
        self.bare[word], self.bare_strings[word] = width, string
        self.spaced[word], self.spaced_strings[word] = width + space.width, space.string + string

    def _clings(self, unit: str) -> bool:
        before, at_end = unit + " ", unit + END
        if before not in self.pairs.widths:
            self.pairs.know(before)
        pairs = self.pairs
        return pairs.widths[before] != pairs.widths[at_end] or pairs.shown[before] != pairs.shown[at_end]

    def _space(self, unit: str) -> Shown:
        """The space before a word that begins with this unit."""
        self.pairs.know(" " + unit)
        made = self._spaces[unit] = Shown(self.pairs.widths[" " + unit], self.pairs.shown[" " + unit])
        return made
