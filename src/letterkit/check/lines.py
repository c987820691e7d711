"""A column of a long list, looked through all at once: its texts stand below each other in one text, which regular
expressions and `str.find` go through a hundred times faster than a loop over the texts.

What is found so is what may be meant: a search here is wider than the judgement that follows it for the few.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

LONG = 500
"""Rows or entries from which on a list is looked through so; a shorter one is gone through text by text sooner."""
_WORD = re.compile(r"\w+")
_SIGNS = "@/+:_"
"""What addresses have and names of lists mostly lack: one look for it rules out many phrases."""


def folded(text: str) -> str:
    """A text in which all that regular expressions take for one where they ignore case is one."""
    # They take both İ and ı for i, and case folding does not.
    return text.lower() if text.isascii() else text.replace("İ", "i").replace("ı", "i").casefold()


def words(text: str) -> list[str]:
    """The words of a text with their case folded, in order."""
    return _WORD.findall(folded(text))


class Lines:
    """The texts of a column, each on a line of its own."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts

    @cached_property
    def whole(self) -> str:
        """All texts, with a line break before and behind each."""
        return "\n".join(("", *self.texts, ""))

    @cached_property
    def folded(self) -> Lines:
        """The texts with their case folded."""
        return Lines([folded(text) for text in self.texts])

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of the texts, with their case folded."""
        return frozenset(_WORD.findall(self.folded.whole))

    def matching(self, pattern: re.Pattern[str]) -> list[int]:
        """The indices of the texts in which a pattern is found that takes a line break at its beginning only, and of
        all texts that have a line break themselves; in order."""
        found = {self._index(match.start()) for match in pattern.finditer(self.whole)}
        return sorted(found.union(self._broken))

    def containing(self, parts: Iterable[str]) -> list[int]:
        """The indices of the texts that have one of some parts, with their case as it is, in order."""
        found: set[int] = set()
        for part in dict.fromkeys(parts):
            at = self.whole.find(part)
            while at >= 0:
                index = self._index(at)
                found.add(index)
                at = self.whole.find(part, self._ends[index])
        return sorted(found.union(self._broken))

    def holding(self, phrases: Iterable[str]) -> Mapping[str, Sequence[int]]:
        """The phrases that may stand in the texts as whole words, in whatever case, each with the indices of the texts
        that have the rarest of its words."""
        possible = list(phrases)
        for sign in _SIGNS:
            if sign not in self.whole:
                possible = [phrase for phrase in possible if sign not in phrase]
        told = {phrase: said for phrase in possible if self.words.issuperset(said := words(phrase))} if possible else {}
        if not told:
            return {}
        often = Counter(_WORD.findall(self.folded.whole))
        rarest = {phrase: min(said, key=often.__getitem__) for phrase, said in told.items() if said}
        where: defaultdict[str, list[int]] = defaultdict(list)
        wanted = set(rarest.values())
        for at, text in enumerate(self.folded.texts if wanted else ()):
            for word in wanted.intersection(_WORD.findall(text)):
                where[word].append(at)
        wordless = {phrase: self.folded.containing([folded(phrase)]) for phrase, said in told.items() if not said}
        return {phrase: where[word] for phrase, word in rarest.items()} | wordless

    def _index(self, at: int) -> int:
        """The text that a character of `whole` is of, or the line break before it."""
        return min(bisect_right(self._ends, at), len(self.texts) - 1)

    @cached_property
    def _ends(self) -> list[int]:
        """Where in `whole` the line break behind each text is."""
        return list(accumulate(len(text) + 1 for text in self.texts))

    @cached_property
    def _broken(self) -> list[int]:
        if self.whole.count("\n") == len(self.texts) + 1:
            return []
        return [at for at, text in enumerate(self.texts) if "\n" in text]
