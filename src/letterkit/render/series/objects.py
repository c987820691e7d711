"""A PDF that pydyf made, written again with other contents in a few of its objects (ISO 32000-1, 7.5).

The bytes are those that `pydyf.PDF.write` would write: streams one after another, all other objects packed in one
stream, then the cross-reference stream. What did not change is neither put together nor compressed again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, log
from typing import Any

import pydyf


@dataclass(frozen=True, slots=True)
class Packed:
    """The stream that holds the objects which are no streams, as object and as written."""

    data: bytes
    written: bytes


class File:
    """The objects of a PDF before it was written, `version` as in its first line."""

    def __init__(self, pdf: Any, version: str) -> None:
        objects = [*pdf.objects, pdf.info] if pdf.info and pdf.info not in pdf.objects else list(pdf.objects)
        self._head = b"%PDF-" + version.encode() + b"\n%\xf0\x9f\x96\xa4\n"
        self.data: list[bytes] = [b""] + [one.data for one in objects[1:]]
        self._streams = [number for number, one in enumerate(objects) if number and isinstance(one, pydyf.Stream)]
        self._packed = [number for number, one in enumerate(objects) if number and not isinstance(one, pydyf.Stream)]
        self._root, self._info = pdf.catalog.reference, pdf.info.reference if pdf.info else b""

    def pack(self, changed: Mapping[int, bytes]) -> Packed:
        """The objects that are no streams, some of them changed, as one stream."""
        contents, numbers, position = [], [], 0
        for number in self._packed:
            data = changed.get(number, self.data[number])
            contents.append(data)
            numbers += [str(number), str(position)]
            position += len(data) + 1
        index = " ".join(numbers)
        extra = {"Type": "/ObjStm", "N": len(contents), "First": len(index) + 1}
        data = pydyf.Stream([index, *contents], extra, compress=True).data
        return Packed(data, _indirect(len(self.data), data))

    def write(self, changed: Mapping[int, bytes], packed: Packed, identifier: bytes) -> bytes:
        """The file with these objects changed; `packed` has those of them that are no streams."""
        pieces, position = [self._head], len(self._head)
        offsets: dict[int, int] = {}
        for number in self._streams:
            piece = _indirect(number, changed.get(number, self.data[number]))
            offsets[number] = position
            position += len(piece)
            pieces.append(piece)
        own = len(self.data)
        offsets[own] = position
        pieces.append(packed.written)
        position += len(packed.written)
        data = [changed.get(number, content) for number, content in enumerate(self.data)]
        digest = hashlib.md5(b"".join((*data, packed.data)), usedforsecurity=False).hexdigest()
        table = self._table(offsets, own, position, (identifier, digest.encode()))
        pieces += [_indirect(own + 1, table), b"startxref\n", str(position).encode(), b"\n%%EOF\n"]
        return b"".join(pieces)

    def _table(self, offsets: Mapping[int, int], own: int, end: int, identifiers: tuple[bytes, bytes]) -> bytes:
        """The cross-reference stream (7.5.8), which stands at `end`."""
        places = {number: index for index, number in enumerate(self._packed)}
        sizes = (1, ceil(log(end + 1, 256)), ceil(log(max(65535, len(self._packed)) + 1, 256)))
        rows = [(0, 0, 65535)]
        rows += [(2, own, places[n]) if n in places else (1, offsets[n], 0) for n in range(1, own)]
        rows += [(1, offsets[own], 0), (1, end, 0)]
        first, second, third = sizes
        table = b"".join(
            a.to_bytes(first, "big") + b.to_bytes(second, "big") + c.to_bytes(third, "big") for a, b, c in rows
        )
        extra = {
            "Type": "/XRef",
            "Index": pydyf.Array((0, len(rows))),
            "W": pydyf.Array(sizes),
            "Size": len(rows),
            "Root": self._root,
            **({"Info": self._info} if self._info else {}),
            "ID": pydyf.Array(tuple(pydyf.String(one).data for one in identifiers)),
        }
        data: bytes = pydyf.Stream([table], extra, compress=True).data
        return data


def _indirect(number: int, data: bytes) -> bytes:
    return b"%d 0 obj\n%b\nendobj\n" % (number, data)
