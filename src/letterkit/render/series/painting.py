"""The drawing of single lines: the operators of a page's content (ISO 32000-1, 9.4) that show a text box, and in which
order a content uses the glyphs of its fonts."""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Any

import pydyf
from weasyprint.draw.text import draw_first_line
from weasyprint.matrix import Matrix
from weasyprint.pdf.stream import Stream

from letterkit.render.paged import deflating

Operators = list[Any]
"""As pydyf keeps them, one after another."""

Piece = tuple[int, int, Operators]
"""Where operators begin and end in a content, and what comes in their place."""

_FONT = re.compile(rb"/(\S+) \S+ Tf")
_GLYPHS = re.compile(rb"<([0-9a-f]+)>")


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The glyphs that a stretch uses, by the font's name in the file, in the order of their first use."""

    by_font: Mapping[str, Mapping[int, None]] = field(default_factory=dict)


def glyphs(operators: Iterable[Any]) -> Glyphs:
    """Those that a stretch of content shows."""
    found: dict[str, dict[int, None]] = {}
    current: dict[int, None] = {}
    for operator in operators:
        if not isinstance(operator, bytes):
            continue
        if operator.endswith(b" TJ"):
            codes = array("H", bytes.fromhex(b"".join(_GLYPHS.findall(operator)).decode()))
            if sys.byteorder == "little":
                codes.byteswap()
            current |= dict.fromkeys(codes)
        elif font := _FONT.fullmatch(operator):
            current = found.setdefault(font[1].decode(), {})
    return Glyphs(found)


def merged(stretches: Iterable[Glyphs]) -> dict[str, dict[int, None]]:
    """The glyphs of stretches one after another."""
    found: dict[str, dict[int, None]] = {}
    for stretch in stretches:
        for font, used in stretch.by_font.items():
            found.setdefault(font, {}).update(used)
    return found


class Readings(dict[int, str]):
    """What glyphs stand for, by WeasyPrint's notes, each of them noted each time."""

    def __init__(self) -> None:
        super().__init__()
        self.all: dict[int, set[str]] = {}

    def __contains__(self, _: object) -> bool:
        return False

    def __setitem__(self, glyph: int, text: str) -> None:
        super().__setitem__(glyph, text)
        self.all.setdefault(glyph, set()).add(text)


class Brush:
    """Draws text boxes beside a finished document, with its fonts and without changing them."""

    def __init__(self, fonts: Mapping[Any, Any]) -> None:
        self.fonts = {key: _blank(font) for key, font in fonts.items()}
        self._known = len(fonts)
        self._stream = Stream(self.fonts, (0, 0, 0, 0), {}, {}, None, {}, None)

    def draw(self, box: Any) -> Operators:
        """The operators from the beginning of the text (BT) to its end (ET)."""
        stream = self._stream
        stream.stream = []
        stream._current_font = stream._old_font = None
        box.pango_layout.reactivate(box.style)
        stream.begin_text()
        at = Matrix(d=-1, e=box.position_x, f=box.position_y + box.baseline)
        pictures = draw_first_line(stream, box, "clip", "none", at)
        stream.end_text()
        box.pango_layout.deactivate()
        if pictures:
            raise ValueError("glyphs that are pictures")
        operators: Operators = stream.stream
        return operators

    def ambiguous(self) -> Iterator[tuple[str, int]]:
        """The glyphs, by the font's name, that stood for different texts."""
        for font in self.fonts.values():
            yield from ((font.hash, glyph) for glyph, texts in font.to_unicode.all.items() if len(texts) > 1)

    @property
    def is_content(self) -> bool:
        """Whether the fonts of the document had all that was drawn."""
        return len(self.fonts) == self._known and not any(font.missing for font in self.fonts.values())


def _blank(font: Any) -> Any:
    made = copy(font)
    made.to_unicode, made.widths, made.missing = Readings(), {}, {}
    return made


def where(content: Sequence[Any], stretch: Sequence[Any]) -> Iterator[int]:
    """Where a stretch of operators stands in a content."""
    first = content.index
    at, matrix = 0, stretch[1]
    while True:
        try:
            at = first(matrix, at) + 1
        except ValueError:
            return
        if list(content[at - 2 : at - 2 + len(stretch)]) == list(stretch):
            yield at - 2


class Content:
    """The content of a page, deflated as pydyf does; what stands before the first edit is deflated once."""

    def __init__(self, operators: Operators) -> None:
        self._operators = operators
        self._joined: dict[tuple[int, int], bytes] = {}
        self._begun: dict[int, tuple[Any, bytes]] = {}

    def edited(self, edits: Sequence[Piece], extra: Mapping[str, Any]) -> bytes:
        """The stream with edits in their order, as it is written (ISO 32000-1, 7.3.8)."""
        first = edits[0][0]
        if first not in self._begun:
            packing = deflating.deflater()
            self._begun[first] = packing, packing.compress(self._between(0, first))
        packing, head = self._begun[first][0].copy(), self._begun[first][1]
        pieces: list[bytes] = []
        for (_, end, new), start in zip(edits, [*(edit[0] for edit in edits[1:]), len(self._operators)], strict=True):
            pieces += [_joined(new), self._between(end, start)]
        packed = b"".join((head, packing.compress(b"".join(pieces)[:-1]), packing.flush()))
        return deflating.written(packed, {**extra, "Filter": "/FlateDecode"})

    def _between(self, start: int, end: int) -> bytes:
        if (start, end) not in self._joined:
            self._joined[start, end] = _joined(self._operators[start:end])
        return self._joined[start, end]


def _joined(operators: Iterable[Any]) -> bytes:
    """Operators, each with a line feed behind it."""
    return b"".join(pydyf._to_bytes(operator) + b"\n" for operator in operators)
