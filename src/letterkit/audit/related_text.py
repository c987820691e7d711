"""How texts belong together, for people: which is about which, what they agree on, and what they do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from letterkit.audit.wrapping import wrapped
from letterkit.model.audit import Relation, Tie

WIDTH = 80
_MOST, _FILES = 40, 12
_PAIRS = {
    Tie.EDITION: "{first} and {second} are versions of one text",
    Tie.TRANSLATION: "{first} and {second} are one letter in two languages",
    Tie.ABOUT: "{first} is about the letter {second}",
    Tie.SAME_OTHER: "{first} and {second} speak of one other letter",
}
_GROUPS = {Tie.EDITION: "Versions of one text", Tie.COALITION: "Of one coalition"}
"""Ties of which a line names all files at once, where there is nothing to say of a pair."""


def lines(relations: Sequence[Relation], *, width: int = WIDTH) -> Iterator[str]:
    """The report on several texts; nothing where none belong together. Names are not made harmless for a terminal."""
    if not relations:
        return
    yield "Which belong together"
    yield ""
    told = [one for one in relations if one.differ or one.tie not in _GROUPS]
    for one in told[:_MOST]:
        yield from _pair(one, width)
    if len(told) > _MOST:
        yield f"  and {len(told) - _MOST:,} more pairs; --format json has them all"
    for tie, said in _GROUPS.items():
        for paths in _grouped(one for one in relations if one.tie is tie):
            more = f" and {len(paths) - _FILES:,} more" if len(paths) > _FILES else ""
            yield from wrapped(f"{said}: {', '.join(paths[:_FILES])}{more}", width, "  ", "    ")


def _pair(one: Relation, width: int) -> Iterator[str]:
    said = _PAIRS[one.tie].format(first=one.first, second=one.second)
    yield from wrapped(f"{said}: {'; '.join(one.why)}", width, "  ", "    ")
    if one.agree:
        yield from wrapped(f"agree on {', '.join(one.agree)}", width, "      ", "        ")
    if one.differ:
        yield from wrapped(f"DIFFER: {', '.join(one.differ)}", width, "      ", "        ")


def _grouped(relations: Iterable[Relation]) -> list[list[str]]:
    """The files that hang together by some relations, each group in the order of names."""
    groups: list[set[str]] = []
    for one in relations:
        joined = {one.first, one.second}.union(*(group for group in groups if group & {one.first, one.second}))
        groups = [group for group in groups if not group & joined] + [joined]
    return [sorted(group) for group in groups]
