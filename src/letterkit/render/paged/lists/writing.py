"""The bytes of a PDF with many objects (ISO 32000-1, 7.5.7 and 7.5.8): each is serialized and packed once.

pydyf 0.12 does so two or three times (for the file's identifier, too), always at zlib's slowest level, and puts all
objects into one stream, which a reader has to unpack whole.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import partial
from hashlib import md5
from itertools import accumulate
from struct import Struct
from typing import Any, NamedTuple

import pydyf

from letterkit import isolation

LEVEL = 2
"""Of zlib, for pages and structure: a fifth of the time of its usual one, for a tenth more of bytes."""
TOGETHER = 400
"""Objects in one stream of objects."""
SHARED = 8_000
"""Objects from which on a file is packed in two halves: for fewer a second process would save little."""


_STREAM = 250
"""How many times as much work a page is as an object of the structure."""


class Part(NamedTuple):
    """Bytes of a file: those of one object, or of a stream in which several are `bundled`."""

    numbers: tuple[int, ...]
    data: bytes
    bundled: bool = False


def write_once(pdf: Any) -> None:
    """Make a pydyf file write itself this way."""
    pdf.write = partial(_write, pdf)


def _write(pdf: Any, output: Any, version: Any, identifier: Any, compress: bool) -> None:
    """pydyf's PDF.write, always with streams of objects and a cross-reference stream."""
    pdf.add_object(pdf.info)
    file = _File(len(pdf.objects), version)
    for part in _all_parts(pdf.objects, compress):
        file.add(part)
    output.write(file.finished(pdf, identifier))


def _all_parts(objects: Sequence[Any], compress: bool) -> list[Part]:
    """All objects as they stand in the file; many are packed in two halves, side by side where that is allowed
    (`isolation.Beside`)."""
    size = len(objects)
    if size < SHARED:
        return list(_parts(objects, range(1, size), compress))
    half = _middle(objects)
    while half < size and objects[half] is objects[half - 1]:
        half += 1
    with isolation.Beside(_parts, objects, range(half, size), compress) as other:
        return [*_parts(objects, range(1, half), compress), *other.given()]


def _middle(objects: Sequence[Any]) -> int:
    """The number of the object before which half of the work is done."""
    costs = list(accumulate(_STREAM if isinstance(each, pydyf.Stream) else 1 for each in objects))
    return bisect_left(costs, costs[-1] / 2)


def _parts(objects: Sequence[Any], wanted: range, compress: bool) -> list[Part]:
    """The objects of some numbers: streams each by itself, others packed together."""
    parts: list[Part] = []
    numbers: list[int] = []
    texts: list[str] = []
    for number in wanted:
        each = objects[number]
        if isinstance(each, pydyf.Stream):
            parts.append(Part((number,), _stream_data(each, compress)))
            continue
        numbers.append(number)
        if not hasattr(each, "texts"):
            texts.append(each.data.decode("latin-1"))
        elif each is not objects[number - 1]:
            texts += each.texts()
    together = (slice(start, start + TOGETHER) for start in range(0, len(numbers), TOGETHER))
    return parts + [Part(tuple(numbers[some]), _bundled(numbers[some], texts[some]), bundled=True) for some in together]


def _bundled(numbers: Sequence[int], texts: Sequence[str]) -> bytes:
    """Objects, of each its number and its text, in one stream."""
    starts = accumulate(map(len, texts), _behind, initial=0)
    head = " ".join(map("%d %d".__mod__, zip(numbers, starts, strict=False)))
    extra = {"Type": "/ObjStm", "N": len(numbers), "First": len(head) + 1}
    return _packed("\n".join((head, *texts)).encode("latin-1"), extra)


def _stream_data(stream: Any, compress: bool) -> bytes:
    if not (compress and stream.compress):
        return bytes(stream.data)
    content = b"\n".join(map(pydyf._to_bytes, stream.stream))
    return _packed(content, dict(stream.extra))


def _packed(content: bytes, extra: dict[str, Any]) -> bytes:
    data = zlib.compress(content, LEVEL)
    head = pydyf.Dictionary({**extra, "Filter": "/FlateDecode", "Length": len(data)})
    return b"\n".join((head.data, b"stream", data, b"endstream"))


class _File:
    """A file as it grows: its parts, and where each object is."""

    def __init__(self, count: int, version: Any) -> None:
        head = b"%PDF-" + pydyf._to_bytes(version or b"1.7") + b"\n%\xf0\x9f\x96\xa4\n"
        self.parts, self.position = [head], len(head)
        self.places: list[tuple[int, int, int]] = [(0, 0, 65535)] + [(0, 0, 0)] * (count - 1)

    def add(self, part: Part) -> None:
        """Add an object on its own, or a stream of several, which is an object itself."""
        number = len(self.places) if part.bundled else part.numbers[0]
        if part.bundled:
            for index, each in enumerate(part.numbers):
                self.places[each] = (2, number, index)
            self.places.append((0, 0, 0))
        self.places[number] = (1, self.position, 0)
        whole = b"%d 0 obj\n%b\nendobj\n" % (number, part.data)
        self.parts.append(whole)
        self.position += len(whole)

    def finished(self, pdf: Any, identifier: Any) -> bytes:
        """The whole file, with its cross-reference stream at the end."""
        number, start = len(self.places), self.position
        self.places.append((1, start, 0))
        extra = {
            "Type": "/XRef",
            "Index": pydyf.Array((0, number + 1)),
            "W": pydyf.Array((1, 4, 2)),
            "Size": number + 1,
            "Root": pdf.catalog.reference,
            "Info": pdf.info.reference,
        }
        if identifier:
            names = (pydyf._to_bytes(identifier), _digest(self.parts))
            extra["ID"] = pydyf.Array(pydyf.String(name).data for name in names)
        self.add(Part((number,), _packed(_rows(self.places), extra)))
        return b"".join((*self.parts, b"startxref\n%d\n%%%%EOF\n" % start))


def _behind(start: int, length: int) -> int:
    """Where the next object begins."""
    return start + length + 1


def _rows(places: Sequence[tuple[int, int, int]]) -> bytes:
    """The rows of the cross-reference stream: kind, place in four bytes, and what else there is to say in two."""
    row = Struct(">BIH").pack
    return b"".join([row(*place) for place in places])


def _digest(parts: Iterable[bytes]) -> bytes:
    """The file's changing identifier (14.4): of its content."""
    made = md5(usedforsecurity=False)
    for part in parts:
        made.update(part)
    return made.hexdigest().encode("ascii")
