"""Widths and glyphs of plain text in one dress, learned from Pango by pairs of characters.

What the faces of the package do to plain text hangs on a character and the one that follows it, and on ligatures of f
(a test reads their tables for that). So a text that Pango has set once teaches what its pairs take, and the next texts
are added up. All widths are Pango's: 1/1024 of a pixel.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from operator import add
from typing import Any, NamedTuple

from weasyprint.text.ffi import FROM_UNITS, ffi, pango
from weasyprint.text.fonts import get_pango_font_key
from weasyprint.text.line_break import Layout

LIGATURES = ("ffb", "fff", "ffh", "ffi", "ffj", "ffk", "ffl", "fft", "fb", "ff", "fh", "fi", "fj", "fk", "fl", "ft")
_LETTERS = {chr(0xE000 + number): letters for number, letters in enumerate(LIGATURES)}
_UNITS = {letters: unit for unit, letters in _LETTERS.items()}
_LIGATURE = re.compile("|".join(LIGATURES))
SCALE = 1024
"""Pango's units in a pixel."""
END = "\0"
"""Stands for the end of a text in a pair."""

_ON_A_LINE = 40
"""Pairs that Pango sets at once."""

FAMILIES = frozenset(("Letterkit Serif", "Letterkit Sans"))


class NotPlainError(Exception):
    """Something in a list that cannot be set the short way; it is then set the long way."""


class Glyph(NamedTuple):
    """A glyph as Pango sets it before a certain character."""

    number: int
    width: int
    text: str


Learned = Mapping[int, tuple[Glyph, int]]
"""Glyphs by their numbers, with their advances in thousandths of the font's size."""


class Pairs:
    """The pairs of one dress, as a style of WeasyPrint tells it; `ignored` are properties of it that whoever sets the
    texts sees to. Raises NotPlainError for what does not go by pairs."""

    def __init__(self, style: Any, ignored: Container[str] = ()) -> None:
        _refuse_dressed(style, ignored)
        self.style = style
        self.widths: dict[str, int] = {}
        self.shown: dict[str, str] = {}
        self.pango_font: Any = None
        self._font_size = 0.0
        self._glyphs: dict[int, Glyph] = {}
        self._advances: dict[int, int] = {}
        self._kept: list[Any] = []
        self._told: tuple[Any, int] = None, 0

    def units(self, text: str) -> str:
        """The text with one character for each ligature that a face may have, as the other methods take it."""
        return _LIGATURE.sub(_unit, text) if "f" in text else text

    def widths_in(self, units: str) -> list[int]:
        """The width of each character of a text."""
        pairs = map(add, units, units[1:] + END)
        try:
            return list(map(self.widths.__getitem__, pairs))
        except KeyError:
            self._learn("".join(_LETTERS.get(unit, unit) for unit in units), units)
            return self.widths_in(units)

    def shown_in(self, units: str) -> str:
        """What stands between the brackets of strings that show a text (ISO 32000-1, 9.4.3: TJ), each byte as the
        character of that number; its pairs must be known. Kerning is rounded as WeasyPrint 70 does."""
        return "".join(map(self.shown.__getitem__, map(add, units, units[1:] + END)))

    def font_in(self, stream: Any) -> tuple[Any, float]:
        """WeasyPrint's font and its size in a stream. The font learns widths and texts of the glyphs."""
        font, size = stream.add_font(self.pango_font)
        if self._told == (font, len(self._glyphs)):
            return font, size
        self._told = font, len(self._glyphs)
        for number, glyph in sorted(self._glyphs.items()):
            font.to_unicode.setdefault(number, glyph.text)
            font.widths.setdefault(number, self._advances[number])
        return font, size

    def learned(self) -> Learned:
        """The glyphs of the texts so far."""
        return {number: (glyph, self._advances[number]) for number, glyph in self._glyphs.items()}

    def learn(self, glyphs: Learned) -> None:
        """Take over the glyphs of texts that were set elsewhere in the same dress."""
        for number, (glyph, advance) in glyphs.items():
            self._glyphs.setdefault(number, glyph)
            self._advances.setdefault(number, advance)

    @property
    def font(self) -> Any:
        """What tells one font in one size from others."""
        self.know("nn")
        key, _, size = get_pango_font_key(self.pango_font)
        return key, size

    def know_all(self, pairs: Sequence[str]) -> None:
        """Learn pairs of units, many from one line."""
        inner = [pair for pair in pairs if pair[1] != END]
        for start in range(0, len(inner), _ON_A_LINE):
            self.widths_in(f"n{'n'.join(inner[start : start + _ON_A_LINE])}n")
        for pair in pairs:
            self.know(pair)

    def know(self, pair: str) -> None:
        """Learn a pair of units."""
        if pair not in self.widths:
            self.widths_in(f"n{pair}n" if pair[1] != END else f"n{pair[0]}")

    def _learn(self, text: str, units: str) -> None:
        layout = Layout(self.style)
        layout.set_text(text)
        line, more = layout.get_first_line()
        if more is not None:
            raise NotPlainError(text)
        clusters = self._clusters(layout, line, text)
        at = 0
        for pair in map(add, units, units[1:] + END):
            length = len(_LETTERS.get(pair[0], pair[0]).encode())
            glyphs = tuple(glyph for start, glyph in clusters if at <= start < at + length)
            width = sum(glyph.width for glyph in glyphs)
            if not glyphs or self.widths.setdefault(pair, width) != width:
                raise NotPlainError(text)
            self.shown.setdefault(pair, "".join(map(self._shown, glyphs)))
            at += length

    def _clusters(self, layout: Any, line: Any, text: str) -> list[tuple[int, Glyph]]:
        """The glyphs of a line, each with the byte of the text that it begins to stand for."""
        data, found = text.encode(), []
        run = line.runs[0]
        while run != ffi.NULL:
            item, string = run.data.item, run.data.glyphs
            run = run.next
            self._keep_font(item, layout)
            starts = [item.offset + string.log_clusters[number] for number in range(string.num_glyphs)]
            ends = [*starts[1:], item.offset + item.length]
            for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
                info = string.glyphs[number]
                plain = info.glyph < pango.PANGO_GLYPH_EMPTY and end > start
                if not plain or info.geometry.x_offset or info.geometry.y_offset or item.analysis.level % 2:
                    raise NotPlainError(text)
                found.append((start, Glyph(info.glyph, info.geometry.width, data[start:end].decode())))
        return found

    def _keep_font(self, item: Any, layout: Any) -> None:
        font = item.analysis.font
        if self.pango_font is None:
            description = get_pango_font_key(font)[1]
            family = ffi.string(pango.pango_font_description_get_family(description)).decode()
            if family not in FAMILIES:
                raise NotPlainError(family)
            self.pango_font, self._font_size = font, get_pango_font_key(font)[2]
            self._kept.append(layout.layout)  # it owns the font
        elif font != self.pango_font:
            raise NotPlainError("a second font")

    def _shown(self, glyph: Glyph) -> str:
        number = glyph.number
        if number not in self._advances:
            ink, logical = ffi.new("PangoRectangle *"), ffi.new("PangoRectangle *")
            pango.pango_font_get_glyph_extents(self.pango_font, number, ink, logical)
            self._advances[number] = round(logical.width * 1000 * FROM_UNITS / self._font_size)
            self._glyphs[number] = glyph
        kerning = int(self._advances[number] - glyph.width * 1000 * FROM_UNITS / self._font_size)
        code = "".join(_ESCAPES.get(byte, chr(byte)) for byte in number.to_bytes(2, "big"))
        return f"{code}){kerning}(" if kerning else code


_ESCAPES = {ord(each): f"\\{name}" for each, name in zip("()\\\n\r", "()\\nr", strict=True)}
"""Bytes that stand for themselves in no string of a PDF (ISO 32000-1, 7.3.4.2)."""


def _unit(found: re.Match[str]) -> str:
    return _UNITS[found[0]]


_PLAIN_STYLE = {
    "letter_spacing": ("normal", 0),
    "word_spacing": (0,),
    "text_transform": ("none",),
    "text_decoration_line": ("none",),
    "white_space": ("normal",),
    "visibility": ("visible",),
    "direction": ("ltr",),
    "font_variant_caps": ("normal",),
    "font_feature_settings": ("normal",),
    "font_variation_settings": ("normal",),
    "unicode_bidi": ("normal", "isolate", "embed"),
    "text_align_all": ("start", "left"),
    "vertical_align": ("baseline", 0),
    "position": ("static",),
    "float": ("none",),
    "opacity": (1,),
    "text_overflow": ("clip",),
}
"""Values of CSS properties under which a text is set as if it had none of them."""


def _refuse_dressed(style: Any, ignored: Container[str]) -> None:
    for name, values in _PLAIN_STYLE.items():
        if name not in ignored and style[name] not in values:
            raise NotPlainError(name)
