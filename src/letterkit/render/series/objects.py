"""A PDF that pydyf made, written again with other contents in a few of its objects (ISO 32000-1, 7.5).

The bytes are those that `pydyf.PDF.write` would write: streams one after another, all other objects packed in one
stream, then the cross-reference stream. What did not change is neither put together nor compressed again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import accumulate
from math import ceil, log
from typing import Any

import pydyf

Sizes = tuple[int, int, int]
"""Bytes of each number in a row of the cross-reference table."""


class File:
    """The objects of a PDF before it was written, `version` as in its first line."""

    def __init__(self, pdf: Any, version: str) -> None:
        objects = [*pdf.objects, pdf.info] if pdf.info and pdf.info not in pdf.objects else list(pdf.objects)
        self._head = b"%PDF-" + version.encode() + b"\n%\xf0\x9f\x96\xa4\n"
        self.data: list[bytes] = [b""] + [one.data for one in objects[1:]]
        self._streams = [number for number, one in enumerate(objects) if number and isinstance(one, pydyf.Stream)]
        self._packed = [number for number, one in enumerate(objects) if number and not isinstance(one, pydyf.Stream)]
        self._rows = lru_cache(maxsize=2)(self._all_rows)
        self._written = cache(lambda number: _indirect(number, self.data[number]))
        self._root, self._info = pdf.catalog.reference, pdf.info.reference if pdf.info else b""

    def write(self, streams: Mapping[int, bytes], others: Mapping[int, bytes], identifier: bytes) -> bytes:
        """The file with some of its objects changed, streams and others."""
        pieces, position = [self._head], len(self._head)
        offsets: dict[int, int] = {}
        for number in self._streams:
            data = streams.get(number)
            piece = self._written(number) if data is None else _indirect(number, data)
            offsets[number] = position
            position += len(piece)
            pieces.append(piece)
        own = len(self.data)
        offsets[own] = position
        packed = self._pack(others)
        pieces.append(_indirect(own, packed))
        position += len(pieces[-1])
        digest = hashlib.md5(b"".join((*self._with({**streams, **others}), packed)), usedforsecurity=False).hexdigest()
        table = self._table(offsets, position, (identifier, digest.encode()))
        pieces += [_indirect(own + 1, table), b"startxref\n", str(position).encode(), b"\n%%EOF\n"]
        return b"".join(pieces)

    def _pack(self, changed: Mapping[int, bytes]) -> bytes:
        """The objects that are no streams, some of them changed, as one stream."""
        data = self._with(changed)
        contents = [data[number] for number in self._packed]
        starts = accumulate((len(content) + 1 for content in contents), initial=0)
        index = " ".join(map("%d %d".__mod__, zip(self._packed, starts, strict=False)))
        extra = {"Type": "/ObjStm", "N": len(contents), "First": len(index) + 1}
        made: bytes = pydyf.Stream([b"\n".join((index.encode(), *contents))], extra, compress=True).data
        return made

    def _with(self, changed: Mapping[int, bytes]) -> list[bytes]:
        """The data of all objects, some of them changed."""
        data = self.data.copy()
        for number, content in changed.items():
            data[number] = content
        return data

    def _table(self, offsets: Mapping[int, int], end: int, identifiers: tuple[bytes, bytes]) -> bytes:
        """The cross-reference stream (7.5.8), which stands at `end`."""
        sizes = (1, ceil(log(end + 1, 256)), ceil(log(max(65535, len(self._packed)) + 1, 256)))
        width = sum(sizes)
        table = bytearray(self._rows(sizes))
        for number, offset in (*offsets.items(), (len(self.data) + 1, end)):
            table[number * width : (number + 1) * width] = _row((1, offset, 0), sizes)
        extra = {
            "Type": "/XRef",
            "Index": pydyf.Array((0, len(table) // width)),
            "W": pydyf.Array(sizes),
            "Size": len(table) // width,
            "Root": self._root,
            **({"Info": self._info} if self._info else {}),
            "ID": pydyf.Array(tuple(pydyf.String(one).data for one in identifiers)),
        }
        data: bytes = pydyf.Stream([bytes(table)], extra, compress=True).data
        return data

    def _all_rows(self, sizes: Sizes) -> bytes:
        """The table with the rows of all objects that are packed, which stay."""
        own = len(self.data)
        places = {number: index for index, number in enumerate(self._packed)}
        rows = [(0, 0, 65535), *((2, own, places[n]) if n in places else (1, 0, 0) for n in range(1, own + 2))]
        return b"".join(_row(row, sizes) for row in rows)


def _row(row: tuple[int, int, int], sizes: Sizes) -> bytes:
    return b"".join(value.to_bytes(size, "big") for value, size in zip(row, sizes, strict=True))


def _indirect(number: int, data: bytes) -> bytes:
    return b"%d 0 obj\n%b\nendobj\n" % (number, data)
