"""Pages of many letters that read the same: one that PDFium has read is known again in the next file.

What a page reads depends on its content, but for the words in what the file calls artifacts, which are no part of the
text; on how its fonts translate the characters that the content shows, and how wide those are; and on the rest of what
the page names. All of that is taken from the bytes of the file and compared; a page of which anything is another, or
that is not of a plain form, is read anew.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Hashable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from letterkit.verify import pdf_words
from letterkit.verify.pdf_content import shown, without_artifacts
from letterkit.verify.pdf_objects import Objects, inflated, number, parsed
from letterkit.verify.pdf_words import Face, Lines, Page

_TRANSLATED = re.compile(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]*)>\s")
_CHARACTERS = re.compile(rb"beginbfchar\s(.*?)endbfchar", re.DOTALL)
_SOME_WIDTHS = re.compile(rb"(\d+)\s*\[([0-9.\s]*)\]\s*")
_WIDTHS = re.compile(rb"/W\s*(\[\s*(?:\d+\s*\[[0-9.\s]*\]\s*)*\])")
_ASIDE = b"/letterkit-widths"
"""Stands for the widths of a font where they are looked at by themselves."""
_KEPT = 128
"""Pages, and maps of fonts, that are remembered."""
_PASSED = frozenset({b"/Type", b"/Parent", b"/Annots", b"/StructParents", b"/Contents", b"/Resources", b"/Tabs"})
"""Of a page, what says nothing about its text or is looked at by itself."""


def described(data: bytes) -> list[Page] | None:
    """For each page of a file what its text depends on; None where that cannot be told."""
    try:
        return list(_File(Objects(data)).pages())
    except (ValueError, AttributeError, RecursionError, TypeError, KeyError):  # it is of another form than letters are
        return None


class _File:
    """One file; what several of its pages share is looked at once. What is of another form than letters are raises
    ValueError, AttributeError, TypeError or KeyError."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._frozen: dict[int, Any] = {}
        self._faces: dict[int, Face] = {}

    def pages(self) -> Iterator[Page]:
        catalog = self._objects.value(self._objects.trailer[b"/Root"])
        if b"/OCProperties" in catalog:
            raise ValueError("parts of pages may be hidden")
        return map(self._page, self._leaves(catalog[b"/Pages"], 0))

    def _leaves(self, ref: Any, depth: int) -> Iterator[Mapping[bytes, Any]]:
        node = self._objects.value(ref)
        if node[b"/Type"] == b"/Page":
            yield node
        elif depth > 8 or not node.keys() <= {b"/Type", b"/Kids", b"/Count", b"/Parent"}:
            raise ValueError("pages inherit something")
        else:
            for kid in node[b"/Kids"]:
                yield from self._leaves(kid, depth + 1)

    def _page(self, page: Mapping[bytes, Any]) -> Page:
        dictionary, raw = self._objects.stream(page[b"/Contents"])
        content = without_artifacts(inflated(parsed(dictionary), raw))
        resources = self._objects.value(page[b"/Resources"])
        if any(b"/Font" in self._objects.value(state) for state in resources.get(b"/ExtGState", {}).values()):
            raise ValueError("a font that no content names")
        fonts = self._objects.value(resources[b"/Font"])
        rest = {key: value for key, value in page.items() if key not in _PASSED}
        faces = {name: self._face(fonts[b"/" + name]) for name in shown(content)}
        return Page(content, faces, (self._whole(rest), self._whole(_less(resources, b"/Font"))))

    def _face(self, ref: Any) -> Face:
        if ref.number not in self._faces:
            self._faces[ref.number] = self._face_of(self._objects.value(ref))
        return self._faces[ref.number]

    def _face_of(self, font: Mapping[bytes, Any]) -> Face:
        if font[b"/Subtype"] != b"/Type0" or font[b"/Encoding"] != b"/Identity-H":
            raise ValueError("a font of another kind")
        (below,) = self._objects.value(font[b"/DescendantFonts"])
        own, widths = _with_widths(self._objects.written(below))
        if widths is None:
            widths = _widths_of(self._objects.value(own[b"/W"]))
        drawn = self._objects.value(own[b"/FontDescriptor"])
        bare = _less(drawn, b"/FontFile2", b"/FontFile3")
        parts = (bare, _less(own, b"/W", b"/FontDescriptor"), _less(font, b"/ToUnicode", b"/DescendantFonts"))
        rest = (frozenset(drawn.keys() - bare.keys()), *map(self._whole, parts))
        return Face(_translated(*self._objects.stream(font[b"/ToUnicode"])), widths, rest)

    def _whole(self, value: Any, depth: int = 0) -> Hashable:
        """An object with what it refers to in place of the references."""
        if depth > 16:
            raise ValueError("objects that hold themselves")
        if isinstance(value, dict):
            return tuple((key, self._whole(one, depth + 1)) for key, one in value.items())
        if isinstance(value, tuple):
            return tuple(self._whole(one, depth + 1) for one in value)
        if isinstance(value, bytes):
            return value
        if value.number not in self._frozen:
            written, raw = self._objects.found(value)
            self._frozen[value.number] = raw, self._whole(parsed(written), depth + 1)
        frozen: Hashable = self._frozen[value.number]
        return frozen


def _less(dictionary: Mapping[bytes, Any], *keys: bytes) -> dict[bytes, Any]:
    return {key: value for key, value in dictionary.items() if key not in keys}


@lru_cache(maxsize=_KEPT)
def _translated(dictionary: bytes, raw: bytes) -> Mapping[int, str]:
    """What the characters of a font read (9.10.3). Raises ValueError for a map of another form."""
    content = inflated(parsed(dictionary), raw)
    if b"beginbfrange" in content or b"usecmap" in content:
        raise ValueError("a map of ranges")
    pairs = (pair for part in _CHARACTERS.findall(content) for pair in _TRANSLATED.findall(part))
    return {int(code, 16): _read(reads) for code, reads in pairs}


@lru_cache(maxsize=4096)
def _read(written: bytes) -> str:
    """A text in hexadecimal digits of UTF-16."""
    return bytes.fromhex(written.decode()).decode("utf-16-be")


def _with_widths(written: bytes) -> tuple[Mapping[bytes, Any], Mapping[int, float] | None]:
    """A font that others are made of, and how wide its characters are, where it says so itself and plainly: those are
    most of it, and all else is the same in many files."""
    found = _WIDTHS.search(written)
    if found and _ASIDE not in written:
        own: Mapping[bytes, Any] = parsed(written[: found.start(1)] + _ASIDE + written[found.end(1) :])
        if own[b"/W"] == _ASIDE:
            return own, _widths(found[1])
    return parsed(written), None


@lru_cache(maxsize=_KEPT)
def _widths(written: bytes) -> Mapping[int, float]:
    found: dict[int, float] = {}
    for first, widths in _SOME_WIDTHS.findall(written):
        found.update(enumerate(map(float, widths.split()), int(first)))
    return found


def _widths_of(written: Any) -> Mapping[int, float]:
    """How wide the characters of a font are, in thousandths (9.7.4.3). Raises ValueError for widths of ranges."""
    found: dict[int, float] = {}
    for first, widths in zip(written[::2], written[1::2], strict=True):
        if not isinstance(widths, tuple):
            raise ValueError("widths of ranges")
        found.update(enumerate(map(float, widths), number(first)))
    return found


class Known:
    """The texts of pages that were read, by what they depend on; those that were asked for last are kept."""

    def __init__(self, most: int = _KEPT) -> None:
        self._texts: OrderedDict[Hashable, str] = OrderedDict()
        self._lines: OrderedDict[Hashable, tuple[Lines, str]] = OrderedDict()
        self._most = most

    def text(self, page: Page) -> str | None:
        """What a page reads, where one was read that reads the same, or differs in the words of a few lines."""
        if page.key in self._texts:
            self._texts.move_to_end(page.key)
            return self._texts[page.key]
        lines = Lines.of(page)
        if lines is None or lines.frame not in self._lines:
            return None
        self._lines.move_to_end(lines.frame)
        return pdf_words.text(lines, *self._lines[lines.frame])

    def remember(self, page: Page, text: str) -> None:
        """Note what a page reads."""
        _keep(self._texts, page.key, text, self._most)
        if lines := Lines.of(page):
            _keep(self._lines, lines.frame, (lines, text), self._most)


def _keep(kept: OrderedDict[Hashable, Any], key: Hashable, value: Any, most: int) -> None:
    kept[key] = value
    kept.move_to_end(key)
    if len(kept) > most:
        kept.popitem(last=False)
