"""Several texts at once: which belong together, what disagrees between them, and names that are written in two ways.

`planned` finds what belongs together; the rest is done in shares that need not know of each other, in any order and by
any process (`done`), and `joined` to one report in an order that does not depend on that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import chain

from letterkit.audit import leading, pairs, released, wording
from letterkit.audit.between import numbers, quotations
from letterkit.audit.grouped import grouped
from letterkit.audit.halves import Halves
from letterkit.audit.related import components, related
from letterkit.audit.targets import Target, targets
from letterkit.model.audit import Relation, Tie
from letterkit.model.finding import Finding
from letterkit.model.signature import Audited
from letterkit.model.spelling import Name

_TIES, _PAIRS, _TEXTS = 400, 16, 24
"""How many of each are one share."""


class Step(IntEnum):
    """What is compared, in the order in which it is told."""

    TIES = 0
    RELEASED = 1
    LINKS = 2
    WITHIN = 3
    BETWEEN = 4
    GROUPS = 5


Share = tuple[int, tuple[int, ...]]
"""A step, and the numbers of what it is to be done with."""
Told = tuple[int, int, tuple[Relation, ...], tuple[Name, ...], tuple[Finding, ...]]
"""The step, the number in it, and what there is to say."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What belongs together: all ties; those with a text about a letter; those that are compared word by word; and the
    groups of texts that hang together, by their numbers, each with the pairs of it that are compared word by word."""

    ties: tuple[Relation, ...]
    about: tuple[Relation, ...]
    versions: tuple[Relation, ...]
    groups: tuple[tuple[tuple[int, ...], tuple[Relation, ...]], ...]

    def shares(self) -> list[Share]:
        """All that is to be done, the longest first."""
        sizes = [len(group) for group, _ in self.groups]
        return [
            *_gathered(sorted(range(len(sizes)), key=lambda at: -sizes[at]), sizes),
            *_cut(Step.BETWEEN, pairs.neighbouring(self.versions), _PAIRS),
            *_cut(Step.RELEASED, range(len(self.about)), _PAIRS),
            *([(Step.LINKS, (0,))] if self.about else []),
            *_cut(Step.WITHIN, range(sum(sizes)), _TEXTS),
            *_cut(Step.TIES, range(len(self.ties)), _TIES),
        ]


def _cut(step: Step, numbers: Sequence[int], size: int) -> Iterator[Share]:
    return ((step, tuple(numbers[at : at + size])) for at in range(0, len(numbers), size))


def _gathered(groups: Iterable[int], sizes: Sequence[int]) -> Iterator[Share]:
    """Groups of few texts together, so that texts which are strangers to each other make no share each."""
    some: list[int] = []
    for at in groups:
        some.append(at)
        if sum(sizes[one] for one in some) >= _TEXTS:
            yield Step.GROUPS, tuple(some)
            some = []
    if some:
        yield Step.GROUPS, tuple(some)


@dataclass(slots=True)
class Together:
    """What there is to say of several texts."""

    related: list[Relation] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def together(texts: Sequence[Audited]) -> Together:
    """Compare texts. Names are compared within the texts that hang together, not with those of strangers."""
    plan, halves = planned(texts), Halves(texts)
    return joined(_done(halves, plan, share) for share in plan.shares())


def planned(texts: Sequence[Audited]) -> Plan:
    """What of some texts belongs together."""
    signatures = [text.signature for text in texts]
    ties = related(signatures)
    versions = pairs.nearest(ties, {one.path: one for one in signatures})
    groups = components(signatures, ties)
    group_of = {signatures[at].path: number for number, group in enumerate(groups) for at in group}
    parted: list[list[Relation]] = [[] for _ in groups]
    for tie in versions:
        parted[group_of[tie.first]].append(tie)
    held = tuple((tuple(group), tuple(compared)) for group, compared in zip(groups, parted, strict=True))
    return Plan(ties, tuple(tie for tie in ties if tie.tie is Tie.ABOUT), tuple(versions), held)


def done(texts: Sequence[Audited], plan: Plan, share: Share) -> tuple[Told, ...]:
    """What there is to say of a share of the work. It depends on nothing but the texts."""
    return _done(Halves(texts), plan, share)


def _done(halves: Halves, plan: Plan, share: Share) -> tuple[Told, ...]:
    step, numbers = share
    return tuple((int(step), number, *_STEPS[step](halves, plan, number)) for number in numbers)


def joined(said: Iterable[Iterable[Told]]) -> Together:
    """What was said of all shares, as one."""
    result = Together()
    for _, _, ties, names, findings in sorted(chain.from_iterable(said), key=lambda told: told[:2]):
        result.related += ties
        result.names += names
        result.findings += findings
    return result


_Said = tuple[tuple[Relation, ...], tuple[Name, ...], tuple[Finding, ...]]


def _tie(halves: Halves, plan: Plan, number: int) -> _Said:
    told, findings = numbers(plan.ties[number], halves)
    return (told,), (), (*findings, *quotations(plan.ties[number], halves))


def _released(halves: Halves, plan: Plan, number: int) -> _Said:
    text, letter = plan.about[number].first, plan.about[number].second
    return (), (), tuple(released.dates(halves.signature(text), halves[text], halves.signature(letter), halves[letter]))


def _links(halves: Halves, plan: Plan, _: int) -> _Said:
    return (), (), tuple(_led(plan.about, halves))


def _led(about: Sequence[Relation], halves: Halves) -> Iterator[Finding]:
    """Where texts about letters lead, each held against its letter, and those about one letter against each other."""
    paths = dict.fromkeys(path for tie in about for path in (tie.first, tie.second))
    led = {path: targets(halves.by_path[path].reading, halves.made(path)) for path in paths}
    by_letter: defaultdict[str, list[tuple[Target, ...]]] = defaultdict(list)
    for tie in about:
        by_letter[tie.second].append(led[tie.first])
        yield from leading.compared(led[tie.first], led[tie.second], halves.by_path[tie.second].reading)
    for texts in by_letter.values():
        yield from leading.between(texts)


def _within(halves: Halves, _: Plan, number: int) -> _Said:
    return (), (), tuple(wording.within(halves[halves.texts[number].reading.path]))


def _between(halves: Halves, plan: Plan, number: int) -> _Said:
    tie = plan.versions[number]
    return (), (), tuple(wording.between(halves[tie.first], halves[tie.second]))


def _group(halves: Halves, plan: Plan, number: int) -> _Said:
    return (), *grouped(*plan.groups[number], halves)


_STEPS: Mapping[int, Callable[[Halves, Plan, int], _Said]] = {
    Step.TIES: _tie,
    Step.RELEASED: _released,
    Step.LINKS: _links,
    Step.WITHIN: _within,
    Step.BETWEEN: _between,
    Step.GROUPS: _group,
}
