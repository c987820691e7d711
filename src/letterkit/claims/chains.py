"""Candidates that belong together: "47 groups representing over 300 bodies and 7 individuals in 16 countries"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from letterkit.claims.candidates import Candidate
from letterkit.claims.grammar import Grammar
from letterkit.claims.sentences import Sentences
from letterkit.model.claim import Kind
from letterkit.model.frozen import frozen

_ASIDE = re.compile(r"\([^()]{0,400}\)")
_WORD = re.compile(r"\w+(?:['-]\w+)*")
_STOP = re.compile(r"[!?;]|\.\s")
_LONGEST = 480
_NEAR = 60
_MOST = 8
_BODIES = {Kind.GROUPS, Kind.SIGNATORIES}


@frozen
class Chain:
    """Candidates of one sentence with nothing but joining words between them."""

    members: tuple[Candidate, ...]
    sentence: tuple[int, int]

    @property
    def start(self) -> int:
        """Where the first begins."""
        return self.members[0].start

    @property
    def end(self) -> int:
        """Where the last ends."""
        return self.members[-1].end


def chains(text: str, found: Iterable[Candidate], sentences: Sentences, grammar: Grammar) -> Iterator[Chain]:
    """The chains of a text in order, the kinds of their members settled among each other."""
    members: list[Candidate] = []
    index = -1
    for candidate in found:
        here = sentences.index(candidate.number.start)
        if members and (here != index or not _joined(text, members, candidate, grammar)):
            yield _settled(text, members, sentences.span(index), grammar)
            members = []
        members.append(candidate)
        index = here
    if members:
        yield _settled(text, members, sentences.span(index), grammar)


def _joined(text: str, members: list[Candidate], second: Candidate, grammar: Grammar) -> bool:
    """Whether only joining words, or an aside in brackets, stand before the next candidate; a chain has one of a kind,
    but for those that are spoken for."""
    first = members[-1]
    if second.start - first.end > _LONGEST or len(members) > _MOST:
        return False
    again = second.kind in {member.kind for member in members}
    if again and "represent" not in second.context.cues and not _speaking(text, first, grammar):
        return False
    gap = _ASIDE.sub(" ", text[first.end : second.start])
    if len(gap) > _NEAR or _STOP.search(gap):
        return False
    return all(word in grammar.chain for word in _WORD.findall(gap))


def _settled(text: str, members: list[Candidate], sentence: tuple[int, int], grammar: Grammar) -> Chain:
    """The chain with those that are spoken for told from those that sign."""
    settled = []
    for place, candidate in enumerate(members):
        kind = candidate.kind
        if kind is Kind.GROUPS and _spoken_for(text, members, place, sentence, grammar):
            kind = Kind.REPRESENTED
        settled.append(replace(candidate, kind=kind))
    return Chain(tuple(settled), sentence)


def _spoken_for(text: str, members: list[Candidate], place: int, sentence: tuple[int, int], grammar: Grammar) -> bool:
    candidate = members[place]
    if "represent" in candidate.context.cues:
        near = text[max(sentence[0], candidate.start - 2 * _NEAR) : candidate.start]
        collective = any(word in grammar.collective for word in _WORD.findall(near))
        return collective or any(earlier.kind in _BODIES for earlier in members[:place])
    if not _speaking(text, candidate, grammar):
        return False
    near = text[candidate.end : min(sentence[1], candidate.end + _NEAR)]
    later = any(other.kind in _BODIES for other in members[place + 1 :])
    return later or any(grammar.noun(word, single=False) is not None for word in _WORD.findall(near)[1:4])


def _speaking(text: str, candidate: Candidate, grammar: Grammar) -> bool:
    """Whether a verb of speaking for others follows a noun (단체를 대표하는)."""
    return any(text.startswith(form, candidate.end) for form in grammar.represented)
