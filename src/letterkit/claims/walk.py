"""Walks on from a number, over approximators, counters and other words, to the noun that says what is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from letterkit.claims.grammar import Grammar, Noun
from letterkit.model.claim import Precision

_WORD = re.compile(r"[^\W_]\w{0,40}(?:[-'.&·•ㆍ・]\w{1,40}){0,8}'?")
_GAP = re.compile(r"\s{0,3}")


@dataclass(slots=True)
class Walk:
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
        word = _WORD.match(self.text, skip(self.text, self.position)) if self.grammar.noun_first else None
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
        start = self.position if self.grammar.agglutinative else skip(self.text, self.position)
        for link in self.grammar.links:
            if self.text.startswith(link, start) and (self.grammar.agglutinative or self._whole(start + len(link))):
                self.position = start + len(link)
                return True
        return False

    def _whole(self, end: int) -> bool:
        return not (self.text[end - 1].isalnum() and self.text[end : end + 1].isalnum())

    def noun(self, modifiers: int) -> tuple[Noun, str, int] | None:
        """The noun after at most so many other words; what it counts, its word and its end."""
        at = skip(self.text, self.position)
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
            following = _WORD.match(self.text, skip(self.text, match.end()))
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
        gap = skip(self.text, end + self.text.startswith("-", end) if self.grammar.compound else end)
        return gap if gap > end else -1


def skip(text: str, position: int) -> int:
    """The place after at most three spaces."""
    match = _GAP.match(text, position)
    return match.end() if match else position
