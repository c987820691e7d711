"""What stands after a number: a hedge, a counter, and the noun that says what is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from letterkit.claims.grammar import Grammar, Noun
from letterkit.languages.numerals import FoundNumber
from letterkit.model.claim import Kind, Precision

_WORD = re.compile(r"[^\W_]\w{0,40}(?:[-'.&·•ㆍ・]\w{1,40}){0,8}'?")
_GAP = re.compile(r"\s{0,3}")
_COMBINED = {Kind.GROUPS, Kind.INDIVIDUALS}


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is counted, to where it reaches, and what was said on the way. `word` is the noun as it stands; `loose` is
    a counter of things that no noun after it explains ("단체 40곳")."""

    end: int
    kind: Kind | None
    word: str = ""
    weak: bool = False
    others: bool = False
    bare: bool = False
    loose: bool = False
    precision: Precision | None = None


@dataclass(slots=True)
class _Walk:
    """A reading in progress, from left to right."""

    text: str
    grammar: Grammar
    single: bool
    position: int
    precision: Precision | None = None
    others: bool = False

    def hedge(self) -> None:
        """Takes an approximator: "or more", 이상."""
        match = self.grammar.hedge.match(self.text, self.position)
        if match and self._closed(match.end()):
            words = " ".join(match["hedge"].split())
            self.precision = self.precision or self.grammar.after[words]
            self.position = match.end()

    def hedge_behind(self) -> None:
        """Takes an approximator behind the noun: "60 organizations or more", 40団体以上; or "other": otras, más."""
        word = _WORD.match(self.text, _skip(self.text, self.position)) if self.grammar.noun_first else None
        if word and word.group() in self.grammar.between:
            self.others, self.position = True, word.end()
        match = self.grammar.hedge.match(self.text, self.position)
        if match and self.precision is None:
            words = " ".join(match["hedge"].split())
            if words[-1].isalnum() and words not in self.grammar.chain and self._whole(match.end()):
                self.precision, self.position = self.grammar.after[words], match.end()

    def _closed(self, end: int) -> bool:
        """Whether a word may end here: a sign, or in languages of compounds a particle or a counter."""
        rest = _WORD.match(self.text, end)
        if rest is None or not self.text[end - 1].isalnum():
            return True
        if not self.grammar.agglutinative:
            return False
        word = rest.group()
        return word in self.grammar.particles or word.startswith(self.grammar.counter_starts)

    def counter(self) -> tuple[str, str] | None:
        """Takes a counter and says what it counts."""
        match = self.grammar.counter.match(self.text, self.position)
        while match:
            counter = " ".join(match["counter"].split())
            label = self.grammar.counters[counter]
            if self._counts(match.end(), any_noun=label == "any"):
                self.position = match.end()
                return label, counter
            match = self._shorter(match)
        return None

    def _shorter(self, match: re.Match[str]) -> re.Match[str] | None:
        """A shorter counter at the same place: 개 where 개국 is the beginning of 개 국제단체."""
        return self.grammar.counter.match(self.text, match.start(), match.end() - 1)

    def _counts(self, end: int, *, any_noun: bool) -> bool:
        """Whether a counter may end here: 개 in 개월 and 명 in 명예 are none."""
        rest = _WORD.match(self.text, end)
        if rest is None:
            return True
        word = rest.group()
        known = word in self.grammar.particles or word.startswith(self.grammar.after_starts)
        return known or (any_noun and self.grammar.noun(word, single=False) is not None)

    def linked(self) -> tuple[Noun, str, int] | None:
        """The noun that a counter is linked to, by a particle (40개의 단체) or none; others end the phrase."""
        if self.link():
            return self.noun(self.grammar.modifiers)
        rest = _WORD.match(self.text, self.position)
        if rest and rest.group() in self.grammar.particles:
            return None
        return self.noun(self.grammar.modifiers)

    def link(self) -> bool:
        """Takes a word between the number and its noun: 40개의 단체, une dizaine d'organisations."""
        start = self.position if self.grammar.agglutinative else _skip(self.text, self.position)
        for link in self.grammar.links:
            if self.text.startswith(link, start) and (self.grammar.agglutinative or self._whole(start + len(link))):
                self.position = start + len(link)
                return True
        return False

    def _whole(self, end: int) -> bool:
        return not (self.text[end - 1].isalnum() and self.text[end : end + 1].isalnum())

    def noun(self, modifiers: int) -> tuple[Noun, str, int] | None:
        """The noun after at most so many other words; what it counts, its word and its end."""
        at = _skip(self.text, self.position)
        for _ in range(modifiers + 1):
            match = _WORD.match(self.text, at)
            if match is None or match.group()[0].isdigit():
                return None
            word = match.group()
            found = self._named(match, word)
            if found:
                return found
            if self._ends(word):
                return None
            if word in self.grammar.between:
                self.others = True
            at = self._next(match.end(), last=word)
            if at < 0:
                return None
        return None

    def _named(self, match: re.Match[str], word: str) -> tuple[Noun, str, int] | None:
        phrase = self.grammar.phrase(self.text, match.start(), word)
        if phrase:
            return phrase[0], word, phrase[1]
        known = self.grammar.noun(word, single=self.single)
        if known is None:
            return None
        if not self.grammar.agglutinative and self.grammar.noun_first == known[0].others:
            following = _WORD.match(self.text, _skip(self.text, match.end()))
            if following:
                further = self._named(following, following.group())
                if further and following.group() not in self.grammar.stops:
                    self.others = self.others or known[0].others
                    return further
        return known[0], known[1], match.start() + known[2]

    def _ends(self, word: str) -> bool:
        """Whether the noun phrase is over with this word."""
        grammar = self.grammar
        if word in grammar.stops or (grammar.agglutinative and word.endswith(grammar.modifier_ends)):
            return True
        number = grammar.numerals.match(word, 0)
        rest = word[number.end :] if number else "-"
        return not rest or rest.startswith(grammar.counter_starts)

    def _next(self, end: int, *, last: str) -> int:
        """Where the next word begins, over a conjunction if the last word can be a modifier; -1 for the end."""
        hyphen = self.grammar.compound and self.text.startswith("-", end)
        joint = self.grammar.conjunction.match(self.text, end + hyphen)
        if hyphen and joint:
            return joint.end()
        if joint and joint.end() > end:
            if self.grammar.agglutinative and any(sign in joint.group() for sign in ",/"):
                return -1
            plural = self.grammar.plural_ending and last.endswith(self.grammar.plural_ending)
            return -1 if plural and last not in self.grammar.attributive else joint.end()
        gap = _skip(self.text, end + self.text.startswith("-", end) if self.grammar.compound else end)
        return gap if gap > end else -1


def _skip(text: str, position: int) -> int:
    match = _GAP.match(text, position)
    return match.end() if match else position


def phrase(text: str, number: FoundNumber, grammar: Grammar) -> Phrase | None:
    """Reads on from the end of a number; None where nothing is counted that could sign."""
    dual = grammar.duals.get(text[number.start : number.end])
    if dual:
        return Phrase(number.end, dual.kind, text[number.start : number.end])
    walk = _Walk(text, grammar, single=number.value == 1, position=number.end)
    walk.hedge()
    counted = walk.counter() if grammar.counters else None
    if counted is None:
        return _uncounted(walk, number)
    label, counter = counted
    if not grammar.series(text[number.start : number.end], counter):
        return None
    walk.hedge()
    bare = walk.position
    bare -= text.endswith(grammar.links, number.end, bare) if grammar.links else 0
    if label == "countries":
        return Phrase(bare, Kind.COUNTRIES, counter, precision=walk.precision)
    if label == "groups":
        return _named(walk, (Noun(Kind.GROUPS), counter, bare))
    found = walk.linked()
    if label == "individuals":
        named = found is not None and found[0].kind is Kind.INDIVIDUALS
        reach, word = (found[2], found[1]) if found and named else (bare, "")
        return Phrase(reach, Kind.INDIVIDUALS, word, weak=not named, others=walk.others, precision=walk.precision)
    if found is None:
        return Phrase(bare, None, loose=True, precision=walk.precision)
    return _named(walk, found)


def _uncounted(walk: _Walk, number: FoundNumber) -> Phrase | None:
    """A noun right after the number. In languages of counters few nouns stand so (82단체, 세 나라), and no number word
    is glued to one: 네 in 네트워크 is no four."""
    grammar, text = walk.grammar, walk.text
    if not grammar.agglutinative:
        if number.words or not grammar.spaced:
            walk.link()
        found = walk.noun(grammar.modifiers if grammar.spaced else min(grammar.modifiers, 2))
        return _named(walk, found) if found else None
    if number.words and (walk.position == number.end and text[number.end : number.end + 1].isalnum()):
        return None
    found = walk.noun(0)
    if found is None or found[1] not in grammar.uncounted or not grammar.series(text[number.start : number.end], ""):
        return None
    return _named(walk, found)


def _named(walk: _Walk, found: tuple[Noun, str, int]) -> Phrase:
    noun, word, reach = found
    kind, reach = _combined(walk, noun, reach)
    walk.position = reach
    walk.hedge_behind()
    reach = walk.position
    others = walk.others or noun.others
    return Phrase(reach, kind, word, weak=noun.weak, others=others, bare=noun.others, precision=walk.precision)


def _combined(walk: _Walk, noun: Noun, reach: int) -> tuple[Kind, int]:
    """ "groups and individuals" are signatories; "organizations and coalitions" are still groups."""
    kinds = {noun.kind}
    while noun.kind in _COMBINED:
        joint = walk.grammar.conjunction.match(walk.text, reach)
        if joint is None or joint.end() == reach:
            break
        further = _Walk(walk.text, walk.grammar, single=False, position=joint.end()).noun(4)
        if further is None or further[0].kind not in _COMBINED or further[2] <= reach:
            break
        if _counted(walk, further[2]):
            break
        kinds.add(further[0].kind)
        reach = further[2]
    return (Kind.SIGNATORIES if len(kinds) > 1 else noun.kind), reach


def _counted(walk: _Walk, end: int) -> bool:
    """Whether a number follows the noun that counts it ("단체와 개인 7명")."""
    at = _skip(walk.text, end)
    glued = walk.grammar.agglutinative or not walk.grammar.spaced
    return glued and walk.text[at : at + 1].isdigit()
