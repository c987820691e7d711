"""Widths and strings of whole words in one dress: most words of a list are in it many times."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from itertools import accumulate, chain, repeat
from operator import add
from typing import Any, NamedTuple

from letterkit.render.paged.lists.glyphs import END, Pairs

_AT_ONCE = 5000
"""Words that are learned together, of which each character takes memory meanwhile."""


class Shown(NamedTuple):
    """A text on a line: its width in Pango's units, and what stands between the brackets of strings that show it."""

    width: int
    string: str


class Words:
    """The words of one dress. `widths` and `strings` are of words with the space before them; `lead` tells what of that
    is the space.

    A word is in none of these where the space after it would change it (`clinging`).
    """

    def __init__(self, style: Any, ignored: Container[str] = ()) -> None:
        self.pairs = Pairs(style, ignored)
        self.widths: dict[str, int] = {}
        self.strings: dict[str, str] = {}
        self.clinging: set[str] = set()
        self._spaces: dict[str, Shown] = {}
        self._parted: set[str] = set()

    def knows(self, words: Iterable[str]) -> bool:
        """Learn words; False where one of them clings to the space after it."""
        for word in words:
            if word not in self.widths and word not in self.clinging:
                units = self.pairs.units(word)
                self._add(word, units, sum(self.pairs.widths_in(units)), self.pairs.shown_in(units))
        return self.clinging.isdisjoint(words)

    def learn_all(self, texts: Iterable[str]) -> None:
        """Learn the words of many texts, which is faster than one by one."""
        met = dict.fromkeys(chain.from_iterable(map(str.split, texts, repeat(" "))))
        words = [word for word in met if word not in self.widths]
        for start in range(0, len(words), _AT_ONCE):
            self._learn_many(words[start : start + _AT_ONCE])

    def lead(self, word: str) -> Shown:
        """The space before a word."""
        unit = word[0] if word[0] != "f" else self.pairs.units(word[:3])[0]
        return self._spaces.get(unit) or self._space(unit)

    def shown(self, text: str) -> Shown:
        """A whole text, by its characters."""
        units = self.pairs.units(text)
        return Shown(sum(self.pairs.widths_in(units)), self.pairs.shown_in(units))

    def string(self, words: Sequence[str]) -> str:
        """What stands between the brackets of strings that show words that follow each other on a line."""
        return "".join(map(self.strings.__getitem__, words))[len(self.lead(words[0]).string) :]

    def _learn_many(self, words: list[str]) -> None:
        pairs = self.pairs
        units = pairs.units(END.join(words))
        behind = units[1:] + END
        unknown = set(map(add, units, behind)) - pairs.widths.keys()
        pairs.know_all([pair for pair in sorted(unknown) if pair[0] != END])
        between = dict.fromkeys((pair for pair in unknown if pair[0] == END), 0)
        widths = pairs.widths | between
        strings = pairs.shown | dict.fromkeys(between, "")
        sums = list(accumulate(map(widths.__getitem__, map(add, units, behind)), initial=0))
        shown = list(map(strings.__getitem__, map(add, units, behind)))
        start = 0
        for word, own in zip(words, units.split(END), strict=True):
            end = start + len(own)
            self._add(word, own, sums[end] - sums[start], "".join(shown[start:end]))
            start = end + 1

    def _add(self, word: str, units: str, width: int, string: str) -> None:
        last = units[-1]
        if last not in self._parted and not self._keeps_off(last):
            self.clinging.add(word)
            return
        space = self._spaces.get(units[0]) or self._space(units[0])
        self.widths[word], self.strings[word] = width + space.width, space.string + string

    def _keeps_off(self, unit: str) -> bool:
        """Whether what a word ends with is the same before a space as at the end."""
        before, at_end, pairs = unit + " ", unit + END, self.pairs
        pairs.know(before)
        same = pairs.widths[before] == pairs.widths[at_end] and pairs.shown[before] == pairs.shown[at_end]
        if same:
            self._parted.add(unit)
        return same

    def _space(self, unit: str) -> Shown:
        """The space before a word that begins with this unit."""
        self.pairs.know(" " + unit)
        made = self._spaces[unit] = Shown(self.pairs.widths[" " + unit], self.pairs.shown[" " + unit])
        return made
