"""How entries fill columns: sums of their heights."""

from __future__ import annotations

from collections.abc import Sequence

from letterkit.model.frozen import frozen

_ROUNDING = 0.01
"""Pixels by which a sum of heights may be off."""


@frozen
class Extent:
    """The height of an entry with its margins, and its margin at the bottom, which the end of a column swallows."""

    height: float
    trailing: float


def fill(extents: Sequence[Extent], limit: float, count: int, start: int = 0, rounding: float = _ROUNDING) -> list[int]:
    """Where each column ends (index of the first entry after it) if none of `count` may be higher than `limit` and the
    first begins with the entry `start`.

    There are fewer columns, or none, where the next entry alone is higher than that. Sums may be off by `rounding`.
    """
    ends: list[int] = []
    at, stop = start, len(extents)
    while len(ends) < count and at < stop:
        used, first = 0.0, at
        while at < stop and used + extents[at].height - extents[at].trailing <= limit + rounding:
            used += extents[at].height
            at += 1
        if at == first:
            break  # the next entry is higher than a whole column
        ends.append(at)
    return ends


def balance(extents: Sequence[Extent], room: float, count: int, start: int = 0) -> list[int]:
    """Where each column ends: all of the same height as far as may be, and full where the rest goes to another page."""
    full = fill(extents, room, count, start)
    if not full or full[-1] < len(extents):
        return full
    rest = extents[start:]
    limit = max(sum(extent.height for extent in rest) / count, *(e.height - e.trailing for e in rest), 0)
    while (ends := fill(extents, limit, count, start))[-1] < len(extents):
        starts = [start, *ends[:-1]]
        tried = (extents[first : end + 1] for first, end in zip(starts, ends, strict=True))
        limit = min(sum(extent.height for extent in column) - column[-1].trailing for column in tried)
    return ends
