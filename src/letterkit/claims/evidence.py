"""Whether a number is about signing: by what stands before it, after it, in its sentence, or since it stands alone."""

from __future__ import annotations

import re

from letterkit.claims.candidates import Candidate
from letterkit.claims.chains import Chain
from letterkit.claims.grammar import Grammar
from letterkit.model.claim import Kind

_WORD = re.compile(r"\w+(?:['-]\w+)*")
_LABEL = re.compile(r"\W{0,9}(?:\w+ ){0,4}\w+\s?:\s")
_BRACKETS = re.compile(r"\s?\([^()\n]{0,600}\)\W{0,3}(?=\n|$)")
_AFTER = 80
_AROUND = 40
_ALONE = 6
_TITLE = 200


class Evidence:
    """Judges the chains of one text; what is known of a sentence is asked once."""

    def __init__(self, text: str, grammar: Grammar) -> None:
        self._text = text
        self._grammar = grammar
        self._sentences: dict[int, tuple[bool, bool]] = {}

    def accepted(self, chain: Chain) -> tuple[Candidate, ...]:
        """The members of a chain that are claims; none where the chain is part of a story."""
        cues = frozenset().union(*(member.context.cues for member in chain.members))
        direct = self._direct(chain)
        strong = "sign" in cues or direct
        if self._story(chain) and not strong and "scope" not in cues:
            return ()
        alone = self._alone(chain) or self._headline(chain)
        kept = [m for m in chain.members if self._own(m, chain, strong=strong, scope="scope" in cues, alone=alone)]
        if not kept:
            return ()
        bodies = any(member.kind is not Kind.COUNTRIES for member in kept)
        return tuple(m for m in chain.members if m in kept or (bodies and not self._told(m)) or self._borne(m, chain))

    def _told(self, member: Candidate) -> bool:
        """Whether the word before says that it is a story ("detained 47 activists"), or that people are spoken for."""
        last = member.context.words[-1:]
        if last and self._grammar.story.fullmatch(last[0].text):
            return True
        cues = member.context.cues
        return member.kind is Kind.INDIVIDUALS and "represent" in cues and "sign" not in cues

    def _own(self, member: Candidate, chain: Chain, *, strong: bool, scope: bool, alone: bool) -> bool:
        """Whether a member is a claim by the evidence for itself."""
        signing, telling = self._sentence(chain.sentence)
        phrase = member.phrase
        if member.labelled:
            return True
        if self._told(member):
            return False
        if member.kind is Kind.COUNTRIES:
            return (signing or telling) and self._borne(member, chain)
        if phrase.bare or member.number.value == 1:
            return strong or member.kind is Kind.REPRESENTED
        if member.kind is Kind.INDIVIDUALS:
            if phrase.weak and self._story(chain) and ("sign" not in member.context.cues or self._story_before(chain)):
                return False
            return strong or (not phrase.weak and (signing or alone))
        if member.kind is Kind.SIGNATORIES:
            return True
        return strong or scope or alone or signing or telling

    def _borne(self, member: Candidate, chain: Chain) -> bool:
        """Whether countries are those of a body that is named right before: "a coalition from five nations"."""
        words = member.context.words
        if member.kind is not Kind.COUNTRIES or not words:
            return False
        text, grammar = self._text, self._grammar
        near = text[max(chain.sentence[0], words[-1].start - _AROUND) : words[-1].start]
        far = bool(member.context.cues & {"country_far"})
        bearers = _WORD.findall(near)[-4:] if far else []
        return any(self._bears(word) for word in bearers) and not grammar.story.search(near)

    def _bears(self, word: str) -> bool:
        known = self._grammar.noun(word, single=True)
        return word in self._grammar.collective or (known is not None and known[0].kind is not Kind.COUNTRIES)

    def _direct(self, chain: Chain) -> bool:
        """Whether a word of signing follows soon."""
        end = min(chain.sentence[1], chain.end + _AFTER)
        return self._grammar.direct.search(self._text, chain.end, end) is not None

    def _story(self, chain: Chain) -> bool:
        """Whether a word that no signatory is told with stands close."""
        begin = max(chain.sentence[0], chain.start - _AROUND)
        end = min(chain.sentence[1], chain.end + _AROUND)
        return self._grammar.story.search(self._text, begin, end) is not None

    def _story_before(self, chain: Chain) -> bool:
        """Whether it was told what happened to somebody "together with three journalists"."""
        begin = max(chain.sentence[0], chain.start - _AROUND)
        return self._grammar.story.search(self._text, begin, chain.start) is not None

    def _sentence(self, span: tuple[int, int]) -> tuple[bool, bool]:
        """Whether a sentence has a word of signing, and whether it has one of calling or writing together."""
        if span[0] not in self._sentences:
            direct = self._grammar.direct.search(self._text, *span) is not None
            self._sentences[span[0]] = direct, direct or self._grammar.sentence.search(self._text, *span) is not None
        return self._sentences[span[0]]

    def _inner(self, begin: int, end: int, chain: Chain) -> tuple[int, int]:
        """The line without a label before the chain and without brackets that end it: "List: 40 groups (A, B)"."""
        label = _LABEL.match(self._text, begin, chain.start)
        brackets = _BRACKETS.match(self._text, chain.end)
        return (label.end() if label else begin), (min(end, chain.end) if brackets else end)

    def _headline(self, chain: Chain) -> bool:
        """Whether a chain begins a line that is no sentence: "55 groups to the minister: withdraw the bill"."""
        text = self._text
        begin = text.rfind("\n", max(0, chain.start - _TITLE), chain.start) + 1
        end = text.find("\n", chain.end, chain.end + _TITLE)
        line = text[begin : len(text) if end < 0 else end].rstrip()
        if len(line) > _TITLE or line.endswith((".", "。", ";", ",")) or self._story(chain):
            return False
        return not _WORD.search(text, begin, chain.start)

    def _alone(self, chain: Chain) -> bool:
        """Whether a chain is all that its line or its brackets hold: a heading or the sum of a list."""
        text = self._text
        begin = max(text.rfind("\n", 0, chain.start), text.rfind("(", max(0, chain.start - _TITLE), chain.start)) + 1
        ends = [place for sign in "\n)" if (place := text.find(sign, chain.end, chain.end + _TITLE)) >= 0]
        end = min(ends, default=min(len(text), chain.end + _TITLE))
        if chain.start - begin > _TITLE:
            return False
        begin, end = self._inner(begin, end, chain)
        words = _WORD.findall(text[begin : chain.start]) + _WORD.findall(text[chain.end : end])
        idle = self._grammar.idle
        return len(words) <= _ALONE and all(word in idle for word in words)
