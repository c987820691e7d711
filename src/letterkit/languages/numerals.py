"""Numbers in running text: digits with separators, number words, and both together ("2 million", "1만 2천").

The table `grammar.numbers` of a language says which words there are and how they are put together. The reading takes
the longest beginning that makes sense: "seven and ten" is seven. It is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from letterkit.languages import get, primary
from letterkit.languages.addition import Addition, Rules
from letterkit.model.frozen import frozen

_LONGEST = 13
"""Characters of the longest run of digits that is read: a longer one is no count of anybody."""
_LONGEST_WORD = 120
_REMEMBERED = 10_000
_GAP = r"[ \n\t\u00a0]"
_NOTHING = re.compile(r"(?!)")


@frozen
class FoundNumber:
    """A number in a text; `approximate` for "a dozen", `words` for one that is not written in digits alone."""

    start: int
    end: int
    value: int
    approximate: bool = False
    words: bool = False


class Numerals:
    """The compiled `grammar.numbers` of a language; texts are given in small letters."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.table = table
        self.spaced: bool = table["spaced"]
        places = frozenset(place for places in table["joiners"].values() for place in places)
        self._rules = Rules(ten_adds=table["ten_adds"], vigesimal=table["vigesimal"], places=places)
        self._units: Mapping[str, int] = table["words"]
        self._small: Mapping[str, int] = table["small_scales"]
        self._big: Mapping[str, int] = table["big_scales"]
        self._approximations: Mapping[str, int] = table["approximate"]
        self._splits: dict[str, tuple[str, ...]] = {}
        self._compile()

    def _compile(self) -> None:
        table = self.table
        left, right = (r"(?<!\w)", r"(?!\w)") if self.spaced else ("", "")
        vocabulary = {*self._units, *self._small, *self._big, *(table["joiners"] if table["glued"] else ())}
        self._vocabulary = sorted(vocabulary, key=len, reverse=True)
        group, point = "".join(map(re.escape, table["group_separators"])), re.escape(table["decimal"])
        scales = _either([*self._small, *self._big])
        parts = _either([*self._units, *self._small, *self._big])
        word = rf"{left}(?P<word>{parts}){right}"
        if table["glued"]:
            word = rf"(?<!\w)(?P<word>(?={parts})[^\W\d_]{{1,{_LONGEST_WORD}}})(?!\w)"
        digits = rf"(?P<digits>\d{{1,3}}(?:[{group}]\d{{3}})+(?!\d)|\d+)(?:{point}(?P<fraction>\d{{1,3}})(?!\d))?"
        article = rf"(?<!\w)(?P<article>{_either(table['unit_articles'])})(?={_GAP}(?:{scales}){right})"
        self._approximate = re.compile(rf"(?<!\w)(?:{_either(self._approximations)})(?!\w)")
        self._start = re.compile(f"{digits}|{word}|{article}|{self._approximate.pattern}")
        self._token = re.compile(f"{digits}|{word}|{article}")
        joiners = _either(table["joiners"])
        self._joint = re.compile(rf"(?:{_GAP}|-){{1,3}}(?:(?P<joiner>{joiners})(?:{_GAP}|-){{1,3}})?")
        self._glue = re.compile(f"(?P<joiner>{joiners})?" if table["joiners"] else "")
        self._comma = re.compile(rf",{_GAP}") if self.spaced else _NOTHING
        self._grouping = str.maketrans("", "", "".join(table["group_separators"]))

    def find(self, text: str) -> Iterator[FoundNumber]:
        """The numbers of a text in order; which of them count anything is not asked here."""
        position = 0
        while match := self._start.search(text, position):
            found = self.match(text, match.start())
            position = match.end() if found is None else found.end
            if found is not None:
                yield found

    def match(self, text: str, start: int) -> FoundNumber | None:
        """The longest number that begins at `start`."""
        found = self._sum(text, start)
        round_one = self._approximate.match(text, start)
        if round_one and (found is None or found.end <= round_one.end()):
            value = self._approximations[round_one.group()]
            return FoundNumber(start, round_one.end(), value, approximate=True, words=True)
        return found

    def _sum(self, text: str, start: int) -> FoundNumber | None:
        first = self._token.match(text, start)
        if first is None or len(first["digits"] or "") > _LONGEST:
            return None
        addition = Addition(self._rules)
        if first["fraction"]:
            return self._fraction(text, first)
        if not self._add(addition, first, joined=False):
            return None
        end = self._extend(addition, text, first.end())
        return FoundNumber(start, end, addition.value, words=end != first.end() or not first["digits"])

    def _extend(self, addition: Addition, text: str, end: int) -> int:
        """Adds all that follows; where the number ends."""
        while True:
            for joint in self._joints(addition, text, end):
                token = self._token.match(text, joint.end())
                if token and self._add(addition, token, joined=bool(joint.groupdict().get("joiner"))):
                    end = token.end()
                    break
            else:
                return end

    def _joints(self, addition: Addition, text: str, end: int) -> Iterable[re.Match[str]]:
        """What may stand between two parts of a number: nothing, a space or hyphen, a joiner; a comma or, for glued
        words, a space after a big scale."""
        patterns = [self._joint] if self.spaced else [self._glue]
        if addition.last == "scale" and not addition.section:
            patterns.append(self._comma if self.spaced else self._joint)
        return [joint for pattern in patterns if (joint := pattern.match(text, end))]

    def _add(self, addition: Addition, token: re.Match[str], *, joined: bool) -> bool:
        if token["fraction"] or len(token["digits"] or "") > _LONGEST:
            return False
        if token["digits"]:
            mixed = not self.spaced and addition.last == "scale"
            return (not addition.last or mixed) and self._digits(addition, token["digits"])
        if token["article"]:
            return not addition.last and addition.unit(1)
        return self._words(addition, token["word"], joined=joined)

    def _words(self, addition: Addition, text: str, *, joined: bool) -> bool:
        word = " ".join(text.split())
        if not self.table["glued"]:
            return self._step(addition, word, joined=joined)
        trial = replace(addition)
        for part in self._split(word) or ("",):
            if part in self.table["joiners"]:
                joined = True
                continue
            if not part or not self._step(trial, part, joined=joined):
                return False
            joined = False
        addition.take(trial)
        return True

    def _step(self, addition: Addition, word: str, *, joined: bool) -> bool:
        if word in self._small:
            return addition.small(self._small[word])
        if word in self._big:
            return addition.big(self._big[word])
        return addition.unit(self._units[word], joined=joined)

    def _split(self, word: str) -> tuple[str, ...]:
        """The parts of a number that is written as one word (zweihunderteins); none for any other word."""
        if word not in self._splits:
            if len(self._splits) > _REMEMBERED:
                self._splits.clear()
            self._splits[word] = self._parts(word, 0, Addition(self._rules), joined=False) or ()
        return self._splits[word]

    def _parts(self, word: str, at: int, addition: Addition, *, joined: bool) -> tuple[str, ...] | None:
        """Tries the longest part first. What cannot be added ends a branch, so there are few."""
        if at == len(word):
            return None if joined else ()
        for part in self._vocabulary:
            if not word.startswith(part, at) or (joined and part in self.table["joiners"]):
                continue
            trial = replace(addition)
            joiner = part in self.table["joiners"]
            if not (at if joiner else self._step(trial, part, joined=joined)):
                continue
            rest = self._parts(word, at + len(part), trial, joined=joiner)
            if rest is not None:
                return (part, *rest)
        return None

    def _digits(self, addition: Addition, digits: str) -> bool:
        """Puts digits in the place of a unit; no unit word is added to them any more."""
        value = int(digits.translate(self._grouping))
        if addition.last and value >= min(addition.small_limit, addition.big_limit):
            return False
        addition.pending, addition.part, addition.last = value, 0, "digits"
        return True

    def _fraction(self, text: str, first: re.Match[str]) -> FoundNumber | None:
        """ "1.2 million": a fraction counts only before a big scale."""
        gap = re.compile(rf"{_GAP}?").match(text, first.end())
        scale = self._token.match(text, gap.end() if gap else first.end())
        if scale is None or scale["word"] not in self._big:
            return None
        whole, fraction = int(first["digits"].translate(self._grouping)), first["fraction"]
        value = int(f"{whole}{fraction}") * self._big[scale["word"]] // 10 ** len(fraction)
        return FoundNumber(first.start(), scale.end(), value, words=True)


def _either(words: Iterable[str]) -> str:
    """An alternation that prefers the longer word; one that never matches for none."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", rf"{_GAP}+") for word in ordered) or r"(?!)"


@cache
def numerals(code: str) -> Numerals:
    """The numerals of a language by its BCP 47 tag. Raises KeyError for an unknown one."""
    return _compiled(primary(code))


@cache
def _compiled(code: str) -> Numerals:
    table: Any = get(code).grammar["numbers"]
    return Numerals(table)
