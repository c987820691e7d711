"""Whether a file has the form of TIFF-F: its directories read byte by byte (RFC 3949, profile S; F for MMR)."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

from letterkit.facsimile.sheet import ACROSS, DOWN, WIDTH, Sheet

_SIZES = {3: 2, 4: 4, 5: 8}
"""Bytes of a value: SHORT, LONG, RATIONAL."""
_ENTRY = 12
_MOST = 10_000
"""Directories that are read of a file, however many it says there are."""

Fields = Mapping[int, tuple[int, ...]]


def faults(data: bytes, sheet: Sheet, coding: str, pages: int) -> Iterator[str]:
    """Each thing in which a file of `pages` pages is not as fax programs want it.

    Raises ValueError for bytes that are no little-endian TIFF, or end too early.
    """
    try:
        directories = tuple(_directories(data))
    except struct.error as error:
        raise ValueError("it ends within a directory") from error
    if len(directories) != pages:
        yield f"it has {len(directories)} pages and not {pages}"
    for number, (start, fields) in enumerate(directories):
        wanted = _wanted(sheet, coding, number, len(directories))
        wrong = [tag for tag, value in wanted.items() if fields.get(tag) != value]
        yield from (f"the field {tag} of page {number + 1} is not {_said(wanted[tag])}" for tag in wrong)
        if list(fields) != sorted(fields):
            yield f"the fields of page {number + 1} are out of order"
        if len(fields.get(273, ())) != 1 or len(fields.get(279, ())) != 1:
            yield f"page {number + 1} is not in one strip"
        elif not start < fields[273][0] <= len(data) - fields[279][0]:
            yield f"the strip of page {number + 1} is not behind its directory"


def _directories(data: bytes) -> Iterator[tuple[int, Fields]]:
    """Where each directory begins, and its fields in their order."""
    if data[:4] != b"II*\0":
        raise ValueError("it is no little-endian TIFF")
    (at,) = struct.unpack_from("<I", data, 4)
    if at != 8:
        raise ValueError("its first directory does not follow its header")
    for _ in range(_MOST):
        (count,) = struct.unpack_from("<H", data, at)
        entries = (struct.unpack_from("<HHI4s", data, at + 2 + _ENTRY * n) for n in range(count))
        yield at, {tag: _values(data, kind, number, raw) for tag, kind, number, raw in entries}
        (following,) = struct.unpack_from("<I", data, at + 2 + _ENTRY * count)
        if not following:
            return
        if following <= at:
            raise ValueError("its directories do not follow each other")
        at = following


def _values(data: bytes, kind: int, number: int, raw: bytes) -> tuple[int, ...]:
    """The values of a field; a fraction is its two numbers. Kinds that a fax has no use for have none."""
    size = _SIZES.get(kind, 0) * number
    if not size or number > len(data):
        return ()
    place = raw.ljust(4, b"\0") if size <= 4 else data[(at := int.from_bytes(raw, "little")) : at + size]
    return struct.unpack(f"<{number}H" if kind == 3 else f"<{size // 4}I", place[:size])


def _wanted(sheet: Sheet, coding: str, page: int, pages: int) -> dict[int, tuple[int, ...]]:
    """The fields of a page by their tags, but for the place of its strip."""
    options = {292: (4,)} if coding == "mh" else {293: (0,)}
    return {
        254: (2,),
        256: (WIDTH,),
        257: (sheet.lines,),
        258: (1,),
        259: (3 if coding == "mh" else 4,),
        262: (0,),
        266: (2,),
        274: (1,),
        277: (1,),
        278: (sheet.lines,),
        282: (ACROSS, 1),
        283: (DOWN, 1),
        **options,
        296: (2,),
        297: (page, pages),
    }


def _said(values: tuple[int, ...]) -> str:
    return ", ".join(map(str, values))
