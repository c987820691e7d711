"""Files of many letters on their way from the process that made them: what they have in common goes over once.

Of the files of a format the first goes whole, of each other one what the first has not, and where the rest stands
there. It is looked for at about the same place, since letters differ in a few words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from letterkit.model.artifact import Artifact

Parts = tuple[bytes | tuple[int, int], ...]
"""A file bit by bit: bytes, or where they begin in the first file of the format and how many they are."""

Handed = Sequence[tuple[Artifact, Parts]]
"""Files without their bytes, each with these."""

_SIGN, _STEP, _NEAR = 64, 8192, 2048
"""Bytes by which a stretch is known again, from one such sign to the next, and how far it may have moved."""
_MOST = 1 << 16
"""Bytes that are compared at once."""


def packed(artifacts: Iterable[Artifact]) -> Handed:
    """The files for handing over."""
    first: dict[str, bytes] = {}
    made: list[tuple[Artifact, Parts]] = []
    for one in artifacts:
        parts = tuple(_parts(first[one.format], one.data)) if one.format in first else (one.data,)
        first.setdefault(one.format, one.data)
        made.append((replace(one, data=b""), parts))
    return made


def unpacked(handed: Handed) -> list[Artifact]:
    """The files that `packed` was given."""
    first: dict[str, bytes] = {}
    made: list[Artifact] = []
    for one, parts in handed:
        base = first.get(one.format, b"")
        data = b"".join(base[part[0] : part[0] + part[1]] if isinstance(part, tuple) else part for part in parts)
        first.setdefault(one.format, data)
        made.append(replace(one, data=data))
    return made


def _parts(base: bytes, data: bytes) -> Iterator[bytes | tuple[int, int]]:
    """The bits of a file, by another."""
    at = place = 0  # in the file, and where its like stands in the other
    while at < len(data):
        alike = _alike(base, place, data, at)
        if alike >= _SIGN:
            yield place, alike
            at, place = at + alike, place + alike
        anchor, found = _next(base, place, data, at)
        if data[at:found]:
            yield data[at:found]
        at, place = found, anchor


def _next(base: bytes, place: int, data: bytes, at: int) -> tuple[int, int]:
    """Where the next stretch that both have begins in either; their ends where there is none."""
    for anchor in range(place + 1, len(base) - _SIGN + 1, _STEP):
        near = at + anchor - place
        found = data.find(base[anchor : anchor + _SIGN], max(at, near - _NEAR), near + _NEAR)
        if found >= 0:
            return anchor, found
    return len(base), len(data)


def _alike(one: bytes, at: int, other: bytes, there: int) -> int:
    """How many bytes from two places on are the same."""
    most = min(len(one) - at, len(other) - there)
    length, step = 0, _STEP
    while length < most:
        size = min(step, most - length)
        if one[at + length : at + length + size] == other[there + length : there + length + size]:
            length, step = length + size, min(2 * size, _MOST)
        elif size == 1:
            break
        else:
            step = size // 2
    return length
