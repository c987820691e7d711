"""A PDF opened by PDFium, and the words of its pages in the order in which the file paints them."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from letterkit.readers.faults import refuse
from letterkit.readers.pages.annotations import Targets
from letterkit.readers.pages.geometry import BOX, Word
from letterkit.readers.parts import clean
from letterkit.readers.source import Source

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MOST_PAGES = 500
MOST_CHARACTERS = 5_000_000
_END = "\ufffe\x02"
"""What PDFium gives for a hyphen at the end of a line, and then no line break."""
_WORD = re.compile(rf"[^\s{_END}]+[{_END}]?")
_NOTED = re.compile(r"(?<=[^\d\s.,:/-])\d{1,3}$|(?<=[.,;:!?”\"’)»])\d{1,2}$")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_BOLD, _ITALIC = re.compile(r"bold|black|heavy|semibold|demi", re.I), re.compile(r"italic|oblique", re.I)
_FONT_NAME = 128
_MIDDLE = 0.25
"""Where the middle of small letters is above the baseline, in heights of the line."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The words of each page, with the pages' widths and heights in points, and the file's own title."""

    words: list[list[Word]]
    sizes: list[tuple[float, float]]
    title: str


def opened(source: Source) -> Pages:
    """Read all pages. Raises InputError for a PDF that is encrypted, damaged, too long, or holds no text."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(source.data)
        try:
            return _read(document, source)
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD:
            refuse("file-encrypted", source.place, "it is protected by a password", "save it without one")
        if getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_SECURITY:
            refuse("file-encrypted", source.place, "it is encrypted in a way that is not read", "save it without")
        refuse("file-broken", source.place, "it is a damaged or incomplete PDF", "get the whole file again")


def _read(document: PdfDocument, source: Source) -> Pages:
    import pypdfium2

    if len(document) > MOST_PAGES:
        refuse("file-too-large", source.place, f"it has more than {MOST_PAGES} pages", "cut the letter out of it")
    words: list[list[Word]] = []
    sizes: list[tuple[float, float]] = []
    characters = 0
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:  # one page of a file that is else readable
            refuse("file-broken", source.place, f"its page {number + 1} is damaged", "get the whole file again")
        characters += text.count_chars()
        if characters > MOST_CHARACTERS:
            refuse("file-too-large", source.place, "it holds more text than any letter", "cut the letter out of it")
        sizes.append(page.get_size())
        words.append(list(_words(text, Targets(document, page))))
        text.close()
        page.close()
    if not any(words):
        refuse(
            "file-without-text",
            source.place,
            "its pages are pictures, without a letter that a program could read",
            "run OCR on it (ocrmypdf), or ask for the file that it was printed from",
        )
    return Pages(words, sizes, clean(document.get_metadata_value("Title") or ""))


def _words(text: Any, targets: Targets) -> Iterator[Word]:
    """The words of a page; marks of notes that hang on a word are taken off."""
    import pypdfium2.raw as pdfium

    box, matrix, x, y = pdfium.FS_RECTF(), pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    fonts: dict[tuple[int, ...], tuple[bool, bool]] = {}
    for match in _WORD.finditer(_content(text)):
        start, end = match.start(), match.end()
        if not pdfium.FPDFText_GetLooseCharBox(text, start, box):
            continue
        left = box.left
        pdfium.FPDFText_GetMatrix(text, start, matrix)
        height = BOX * pdfium.FPDFText_GetFontSize(text, start) * math.hypot(matrix.c, matrix.d)
        pdfium.FPDFText_GetCharOrigin(text, start, x, y)
        if not 0.5 < height < 500 or _is_turned(text, start):
            continue
        baseline = y.value
        word = match[0]
        if (note := _NOTED.search(word)) and _is_raised(text, start + note.start(), baseline, height):
            word, end = word[: note.start()], start + note.start()
        last = end - 1 - (word[-1] in _END)
        pdfium.FPDFText_GetLooseCharBox(text, max(start, last), box)
        written = clean(word.rstrip(_END).translate(_LIGATURES))
        if written:
            dress = _dress(text, start, fonts)
            right, hyphen = max(box.right, left), "-" * (word[-1] in _END)
            linked = bool(targets) and targets.touches(left, right, baseline + _MIDDLE * height)
            pieces = tuple(_pieces(text, start, word, targets)) if linked else ()
            yield Word(written + hyphen, left, right, baseline, height, *dress, pieces)


def _pieces(text: Any, start: int, word: str, targets: Targets) -> Iterator[tuple[str, str]]:
    """The characters of a word, each with where it leads: scripts without spaces have whole lines as a word."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    for index, char in enumerate(word.rstrip(_END), start):
        known = pdfium.FPDFText_GetLooseCharBox(text, index, box)
        middle = ((box.left + box.right) / 2, (box.bottom + box.top) / 2)
        yield clean(char.translate(_LIGATURES)), targets.at(*middle) if known else ""


def _content(text: Any) -> str:
    """The characters of a page, one for each index of PDFium's."""
    import pypdfium2.raw as pdfium

    content: str = text.get_text_range()
    count = text.count_chars()
    if len(content) == count:
        return content
    codes = (pdfium.FPDFText_GetUnicode(text, index) for index in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 else " " for code in codes)


def _is_turned(text: Any, index: int) -> bool:
    """Whether a word is not level, as a watermark is not."""
    import pypdfium2.raw as pdfium

    angle = pdfium.FPDFText_GetCharAngle(text, index)
    return bool(0.1 < angle < 6.18)


def _is_raised(text: Any, index: int, baseline: float, height: float) -> bool:
    import pypdfium2.raw as pdfium

    matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
    return bool(y.value - baseline > 0.12 * height and BOX * size < 0.9 * height)


def _dress(text: Any, index: int, fonts: dict[tuple[int, ...], tuple[bool, bool]]) -> tuple[bool, bool]:
    """Bold and italic, by the name of the font; its weight is often not said."""
    import pypdfium2.raw as pdfium

    name, flags = ctypes.create_string_buffer(_FONT_NAME), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, index, name, _FONT_NAME, flags)
    key = (hash(name.value), flags.value)
    if key not in fonts:
        said = name.value.decode("utf-8", "replace")
        fonts[key] = (
            bool(_BOLD.search(said)) or bool(flags.value & 1 << 18),
            bool(_ITALIC.search(said)) or bool(flags.value & 64),
        )
    return fonts[key]
