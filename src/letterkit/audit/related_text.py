"""How texts belong together, for people: which is about which, what they agree on, and what they do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from letterkit.audit.wrapping import wrapped
from letterkit.model.audit import Relation, Tie

WIDTH = 80
_MOST, _FILES = 40, 12
_SAID = {
    Tie.EDITION: "{first} and {second} are versions of one text",
    Tie.TRANSLATION: "{first} and {second} are one letter in two languages",
    Tie.ABOUT: "{first} is about the letter {second}",
    Tie.SAME_OTHER: "{first} and {second} speak of one other letter",
}


def lines(relations: Sequence[Relation], *, width: int = WIDTH) -> Iterator[str]:
    """The report on several texts; nothing where none belong together. Names are not made harmless for a terminal."""
    if not relations:
        return
    yield "Which belong together"
    yield ""
    told = [one for one in relations if one.tie.one_letter]
    shown = told[:_MOST]
    for one in shown:
        said = _SAID[one.tie].format(first=one.first, second=one.second)
        yield from wrapped(f"{said}: {'; '.join(one.why)}", width, "  ", "    ")
        if one.agree:
            yield from wrapped(f"agree on {', '.join(one.agree)}", width, "      ", "        ")
        if one.differ:
            yield from wrapped(f"DIFFER: {', '.join(one.differ)}", width, "      ", "        ")
    if len(shown) < len(told):
        yield f"  and {len(told) - len(shown):,} more pairs; --format json has them all"
    for paths in _coalitions(relations):
        more = f" and {len(paths) - _FILES:,} more" if len(paths) > _FILES else ""
        yield from wrapped(f"of one coalition: {', '.join(paths[:_FILES])}{more}", width, "  ", "    ")


def _coalitions(relations: Sequence[Relation]) -> list[list[str]]:
    """The files that hang together by names on their lists, each group in order."""
    groups: list[set[str]] = []
    for one in (one for one in relations if one.tie is Tie.COALITION):
        joined = {one.first, one.second}.union(*(group for group in groups if group & {one.first, one.second}))
        groups = [group for group in groups if not group & joined] + [joined]
    return [sorted(group) for group in groups]
