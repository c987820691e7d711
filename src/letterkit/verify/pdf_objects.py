"""The objects of a PDF from its bytes (ISO 32000-1, 7.3 and 7.5), by no library: what two files share can be told then
without reading either.

Only the plain form is understood that letters have: one cross-reference stream, no encryption, streams deflated. For
all else ValueError is raised, and the file is to be read in full.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from letterkit.model.frozen import frozen

_TOKEN = re.compile(
    rb"\s*(?:(<<|>>|\[|\])|(\d+) (\d+) R(?![^\s/<>\[\]()])"
    rb"|(\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>|/[^\s/<>\[\]()%{}]*|[^\s/<>\[\]()%{}]+))",
    re.DOTALL,
)
_STARTXREF = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_STREAM = re.compile(rb"(\d+) 0 obj\s+(<<.{0,4000}?>>)\s*stream\r?\n", re.DOTALL)
_MOST = 64_000_000
"""Bytes of one stream; what is larger is no letter."""


@frozen
class Ref:
    """A reference to the object of a number."""

    number: int


@lru_cache(maxsize=512)
def parsed(written: bytes) -> Any:
    """An object as it is written: a dictionary by its keys (with their slash), a tuple, a Ref, or the bytes of anything
    else. Raises ValueError for what is none."""
    value, end = _value(written, 0)
    if written[end:].strip():
        raise ValueError("an object has more behind it")
    return value


def _value(written: bytes, at: int) -> tuple[Any, int]:
    """The object that begins at a place, and where it ends."""
    found = _TOKEN.match(written, at)
    if found is None or found[1] in (b">>", b"]"):
        raise ValueError("an object ends too soon")
    if found[2]:
        return Ref(int(found[2])), found.end()
    if not found[1]:
        return found[4], found.end()
    closing = b">>" if found[1] == b"<<" else b"]"
    members: list[Any] = []
    at = found.end()
    while (end := _TOKEN.match(written, at)) is None or end[1] != closing:
        member, at = _value(written, at)
        members.append(member)
    if closing == b"]":
        return tuple(members), end.end()
    keys = members[::2]
    if len(members) % 2 or not all(isinstance(key, bytes) and key.startswith(b"/") for key in keys):
        raise ValueError("a dictionary has no pairs")
    return dict(zip(keys, members[1::2], strict=True)), end.end()


def number(value: Any) -> int:
    """A whole number. Raises ValueError for anything else."""
    if isinstance(value, bytes):
        return int(value)
    raise ValueError("a number is something else")


class Objects:
    """The objects of one file, found by its cross-reference table, so that nothing beside is taken for one."""

    def __init__(self, data: bytes) -> None:
        """Raises ValueError for a file that is not of the plain form."""
        self._data = data
        self._opened: dict[int, tuple[list[int], bytes, int]] = {}
        found = _STARTXREF.search(data, max(0, len(data) - 64))
        if found is None:
            raise ValueError("it does not tell where its table is")
        written, raw = self._standing(int(found[1]), None)
        self.trailer: Mapping[bytes, Any] = parsed(written)
        if {b"/Prev", b"/Encrypt"} & self.trailer.keys() or self.trailer.get(b"/Type") != b"/XRef":
            raise ValueError("it was appended to or encrypted")
        size, widths = number(self.trailer.get(b"/Size")), [number(one) for one in self.trailer.get(b"/W", ())]
        if self.trailer.get(b"/Index", (b"0", b"%d" % size)) != (b"0", b"%d" % size) or len(widths) != 3:
            raise ValueError("its table has gaps")
        self._table = inflated(self.trailer, raw)
        self._cuts = widths[0], widths[0] + widths[1], sum(widths)
        if not 0 < self._cuts[2] <= 16 or len(self._table) != size * self._cuts[2]:
            raise ValueError("its table has another length")

    def _row(self, number: int) -> tuple[int, int, int]:
        """Of an object its kind and two numbers (7.5.8.3). Raises ValueError."""
        one, two, width = self._cuts
        row = self._table[number * width : (number + 1) * width]
        if not row:
            raise ValueError("there is no such object")
        return int.from_bytes(row[:one], "big"), int.from_bytes(row[one:two], "big"), int.from_bytes(row[two:], "big")

    def written(self, ref: Any) -> bytes:
        """An object as it is written, of a stream only its dictionary. Raises ValueError."""
        return self.found(ref)[0]

    def stream(self, ref: Any) -> tuple[bytes, bytes]:
        """A stream's dictionary and content, both as they are written. Raises ValueError for what is none."""
        written, raw = self.found(ref)
        if raw is None:
            raise ValueError("an object is no stream")
        return written, raw

    def value(self, value: Any) -> Any:
        """An object, parsed, be it a reference to it or itself. Raises ValueError."""
        return parsed(self.written(value)) if isinstance(value, Ref) else value

    def found(self, ref: Any) -> tuple[bytes, bytes | None]:
        """An object as it is written, and the content of a stream. Raises ValueError."""
        if not isinstance(ref, Ref):
            raise ValueError("what should be a reference is none")
        kind, first, second = self._row(ref.number)
        if kind == 1:
            return self._standing(first, ref.number)
        if kind == 2:
            return self._packed(first, second, ref.number), None
        raise ValueError("an object is free")

    def _standing(self, offset: int, wanted: int | None) -> tuple[bytes, bytes]:
        """The stream that stands at a place of the file, which all objects do that stand by themselves."""
        head = _STREAM.match(self._data, offset)
        if head is None or (wanted is not None and int(head[1]) != wanted):
            raise ValueError("a stream does not stand where the table says")
        length = number(parsed(head[2]).get(b"/Length"))
        if length < 0 or not self._data.startswith((b"\nendstream", b"\r\nendstream"), head.end() + length):
            raise ValueError("a stream has another length")
        return head[2], self._data[head.end() : head.end() + length]

    def _packed(self, holder: int, index: int, wanted: int) -> bytes:
        """An object out of a stream of objects (7.5.7)."""
        if holder not in self._opened:
            kind, offset, _ = self._row(holder)
            if kind != 1:
                raise ValueError("objects are packed in no stream")
            written, raw = self._standing(offset, holder)
            packing = parsed(written)
            content, first = inflated(packing, raw), number(packing.get(b"/First"))
            numbers = [int(one) for one in content[:first].split()]
            if len(numbers) != 2 * number(packing.get(b"/N")) or b"/Extends" in packing:
                raise ValueError("a stream of objects has another number of them")
            self._opened[holder] = numbers, content, first
        numbers, content, first = self._opened[holder]
        if not 0 <= index < len(numbers) // 2 or numbers[2 * index] != wanted:
            raise ValueError("an object is not packed where the table says")
        start = first + numbers[2 * index + 1]
        end = first + numbers[2 * index + 3] if 2 * index + 3 < len(numbers) else len(content)
        return content[start:end].strip()


def inflated(dictionary: Mapping[bytes, Any], raw: bytes) -> bytes:
    """The content of a stream that is deflated by no other filter than that, or not at all. Raises ValueError."""
    match dictionary.get(b"/Filter"), dictionary.get(b"/DecodeParms"):
        case None, None:
            return raw
        case b"/FlateDecode", None:
            packing = zlib.decompressobj()
            try:
                content = packing.decompress(raw, _MOST)
            except zlib.error as error:
                raise ValueError(str(error)) from error
            if not packing.eof or packing.unused_data.strip():
                raise ValueError("a stream is cut off")
            return content
    raise ValueError("a stream is packed by other means")
