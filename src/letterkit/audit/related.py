"""Which texts belong together: found by what few texts share, and judged only for those pairs."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from letterkit.audit.agreeing import agree, both_other, near
from letterkit.model.audit import Relation, Tie
from letterkit.model.signature import Signature

_BUCKET, _WINDOW = 30, 6
"""Texts that share a mark are all compared with each other up to this number; of more, each with its next ones."""
_NEAREST = 30
"""Texts that one text is compared with, where it shares marks with more: those that share most of what few have."""
_RARE = 10**6
"""The weight of a mark, to be divided by how many texts have it; whole numbers add up to the same in any order."""
_EDITION, _PART = 0.3, 0.6  # how much of their text two editions share, and how much an extract is of the whole
_SAME_LIST, _COALITION = 0.75, 0.2
_ABOUT = 5
_DAYS = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class _Judged:
    tie: Tie
    score: float
    why: tuple[str, ...]


def related(signatures: Sequence[Signature]) -> tuple[Relation, ...]:
    """The pairs of texts that belong together, in the order of the texts; a press release is about one letter only."""
    found: dict[tuple[int, int], _Judged] = {}
    for first, second in _candidates(signatures):
        if judged := _judged(signatures[first], signatures[second]):
            found[first, second] = judged
    best: dict[int, tuple[int, int]] = {}
    for (first, second), judged in sorted(found.items(), key=lambda pair: -pair[1].score):
        if judged.tie is Tie.ABOUT:
            text = second if signatures[first].letter else first
            if best.setdefault(text, (first, second)) != (first, second):
                del found[first, second]
    return tuple(_relation(signatures, pair, judged) for pair, judged in sorted(found.items()))


def components(signatures: Sequence[Signature], ties: Iterable[Relation]) -> list[list[int]]:
    """The texts in groups that hang together, by their indices."""
    index = {one.path: at for at, one in enumerate(signatures)}
    root = list(range(len(signatures)))

    def top(at: int) -> int:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    for tie in ties:
        root[top(index[tie.second])] = top(index[tie.first])
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for at in range(len(signatures)):
        groups[top(at)].append(at)
    return list(groups.values())


def _candidates(signatures: Sequence[Signature]) -> list[tuple[int, int]]:
    """Pairs that share at least one rare mark: a stretch of text, a name of a list, a date with a person, a number.
    Their number is in proportion to that of the texts."""
    marked: defaultdict[object, list[int]] = defaultdict(list)
    for at, one in enumerate(signatures):
        for mark in set(_marks(one)):
            marked[mark].append(at)
    shared: defaultdict[tuple[int, int], int] = defaultdict(int)
    for bucket, times in Counter(tuple(bucket) for bucket in marked.values() if len(bucket) > 1).items():
        for pair in _within(bucket, signatures):
            shared[pair] += times * _RARE // len(bucket)
    return sorted(_nearest(shared))


def _within(bucket: Sequence[int], signatures: Sequence[Signature]) -> Iterable[tuple[int, int]]:
    """The pairs of texts with one mark."""
    if len(bucket) <= _BUCKET:
        return combinations(bucket, 2)
    ordered = sorted(bucket, key=lambda at: str(signatures[at].date or ""))
    steps = range(1, _WINDOW)
    return ((min(pair), max(pair)) for step in steps for pair in zip(ordered, ordered[step:], strict=False))


def _nearest(shared: Mapping[tuple[int, int], int]) -> set[tuple[int, int]]:
    """The pairs of which one text is among the nearest of the other."""
    mates: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for pair in shared:
        for at in pair:
            mates[at].append(pair)
    return {
        pair for pairs in mates.values() for pair in heapq.nsmallest(_NEAREST, pairs, lambda one: (-shared[one], one))
    }


def _marks(one: Signature) -> Iterator[object]:
    yield from one.shingles
    yield from one.entries
    for person in one.people:
        yield "person", person
        for day in one.dates | ({one.date} if one.date else set()):
            yield person, day
    for judged in (*one.own, *one.other):
        yield judged.claim.kind, judged.claim.value


def _judged(first: Signature, second: Signature) -> _Judged | None:
    return (
        _same_letter(first, second) or _same_other(first, second) or _about(first, second) or _coalition(first, second)
    )


def _same_letter(first: Signature, second: Signature) -> _Judged | None:
    """Editions share much of their text; translations their list or their day, and their numbers."""
    shared = len(first.shingles & second.shingles)
    least, most = sorted((len(first.shingles), len(second.shingles)))
    if shared >= 5 and (shared >= _PART * least or (shared >= _EDITION * most and first.letter is second.letter)):
        return _Judged(Tie.EDITION, 10, ("much of their text is the same",))
    if first.language == second.language or not (first.letter and second.letter):
        return None
    why: list[str] = []
    if first.date and first.date == second.date:
        why.append("they have one date")
    elif first.date and second.date:
        return None
    listed = len(first.entries & second.entries)
    if listed >= 3 and listed >= _SAME_LIST * min(len(first.entries), len(second.entries)):
        why.append(f"{listed} names are on both lists")
    if len(agree(first.own, second.own)) >= 2:
        why.append("their numbers agree")
    return _Judged(Tie.TRANSLATION, 9, tuple(why)) if len(why) >= 2 or (listed >= 8 and why) else None


def _same_other(first: Signature, second: Signature) -> _Judged | None:
    """One says of another letter what the other, which is no letter with a list, says of its own."""
    said = both_other(first, second)
    if not said or not (first.people & second.people or first.names & second.names):
        return None
    return _Judged(Tie.SAME_OTHER, 8, ("both speak of another letter, with the same numbers",))


def _about(first: Signature, second: Signature) -> _Judged | None:
    """A text that is no letter, held against a letter: day, numbers, persons, quotations, names of its list."""
    if first.letter == second.letter:
        return None
    text, letter = (second, first) if first.letter else (first, second)
    score = 0.0
    why: list[str] = []
    if letter.date and letter.date in text.dates:
        score, why = score + 3, [*why, f"both are of {letter.date.isoformat()}"]
    elif letter.date and text.dates and min(abs(letter.date - day) for day in text.dates) > _DAYS:
        score -= 3
    numbers = agree(text.own, letter.own)
    score += 2 * len(numbers) + sum(near(one, letter.own) for one in text.own)
    why += [f"both say {', '.join(numbers)}"] if numbers else []
    if people := text.people & letter.people:
        score += 1
        why.append(f"both name {len(people)} person{'s' if len(people) > 1 else ''} of office")
    if quoted := sum(f" {quote.words} " in letter.words for quote in text.quotes):
        score += 3
        why.append(f"{quoted} of its quotations stand{'s' if quoted == 1 else ''} in the letter")
    if len(named := text.names & letter.entries) >= 2:
        score += 1
        why.append(f"it names {len(named)} of those who sign")
    return _Judged(Tie.ABOUT, score, tuple(why)) if score >= _ABOUT and len(why) > 1 else None


def _coalition(first: Signature, second: Signature) -> _Judged | None:
    listed = len(first.entries & second.entries)
    least = min(len(first.entries), len(second.entries))
    if listed >= 3 and listed >= _COALITION * least:
        return _Judged(Tie.COALITION, 1, (f"{listed} names are on both lists",))
    people = len(first.people & second.people)
    named = len(first.names & second.entries) + len(second.names & first.entries)
    if people and (named >= 2 or people >= 2):
        return _Judged(Tie.COALITION, 0, ("both name the same persons and bodies",))
    return None


def _relation(signatures: Sequence[Signature], pair: tuple[int, int], judged: _Judged) -> Relation:
    first, second = (signatures[at] for at in pair)
    if judged.tie is Tie.ABOUT and first.letter:
        first, second = second, first
    said: tuple[str, ...] = ()
    if judged.tie is Tie.SAME_OTHER:
        said = both_other(first, second)
    elif judged.tie.one_letter:
        said = agree(first.own, second.own)
    return Relation(first.path, second.path, judged.tie, judged.why, said)
