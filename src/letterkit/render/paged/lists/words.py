"""Widths and strings of whole words in one dress: most words of a list are in it many times."""

from __future__ import annotations

from collections.abc import Container, Iterable
from itertools import accumulate, chain, pairwise, repeat
from operator import add
from typing import Any, NamedTuple

from letterkit.render.paged.lists.glyphs import END, Pairs

_AT_ONCE = 5000
"""Words that are learned together, of which each character takes memory meanwhile."""


_BEHIND = "\u0100"
"""Stands before what shows a word: a character that is no byte."""


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

    def _learn_many(self, words: list[str]) -> None:
        """Learn words as one text, in which a space stands before each."""
        pairs = self.pairs
        units = END + pairs.units(END.join(words))
        met = list(map(add, units, units[1:] + END))
        unknown = set(met).difference(pairs.widths)
        pairs.know_all([pair for pair in sorted(unknown) if pair[0] != END])
        spaces = {pair: self._spaces.get(pair[1]) or self._space(pair[1]) for pair in unknown if pair[0] == END}
        widths = pairs.widths | {pair: space.width for pair, space in spaces.items()}
        strings = pairs.shown | {pair: _BEHIND + space.string for pair, space in spaces.items()}
        sums = list(accumulate(map(widths.__getitem__, met), initial=0))
        own = units[1:].split(END)
        bounds = accumulate((len(one) + 1 for one in own), initial=0)
        _, *shown = "".join(map(strings.__getitem__, met)).split(_BEHIND)
        if clinging := {last for last in {one[-1] for one in own} - self._parted if not self._keeps_off(last)}:
            self.clinging.update(word for word, one in zip(words, own, strict=True) if one[-1] in clinging)
        self.widths.update(zip(words, (sums[end] - sums[start] for start, end in pairwise(bounds)), strict=True))
        self.strings.update(zip(words, shown, strict=True))
        for word in self.clinging & self.widths.keys():
            del self.widths[word], self.strings[word]

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
