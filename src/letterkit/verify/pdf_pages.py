"""Pages of many letters that read the same: one that PDFium has read is known again in the next file.

What a page reads depends on its content, but for the words in what the file calls artifacts, which are no part of the
text; on how its fonts translate the characters that the content shows, and how wide those are; and on the rest of what
the page names. All of that is taken from the bytes of the file and compared; a page of which anything is another, or
that is not of a plain form, is read anew.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from letterkit.verify.pdf_objects import Objects, inflated, number, parsed

_ARTIFACT = re.compile(rb"/Artifact\s+<<[^<>()]*>>\s+BDC\n(.*?)\nEMC\n", re.DOTALL)
_SHOWN = re.compile(rb"\[[^\[\]()]*\] TJ(?=\s)")
_MARK = re.compile(rb"\b(?:BDC|BMC|EMC|BI|Do)\b|\(")
_FONT = re.compile(rb"/(\S+)\s+\S+\s+Tf\b")
_RUN = re.compile(rb"<([0-9a-fA-F]+)>")
_TRANSLATED = re.compile(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]*)>\s")
_CHARACTERS = re.compile(rb"beginbfchar\s(.*?)endbfchar", re.DOTALL)
_KEPT = 128
"""Contents of pages that are remembered."""
_PASSED = frozenset({b"/Type", b"/Parent", b"/Annots", b"/StructParents", b"/Contents", b"/Resources", b"/Tabs"})
"""Of a page, what says nothing about its text or is looked at by itself."""

Codes = Mapping[bytes, tuple[int, ...]]
"""The characters that a content shows, by the name of their font."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font: how it translates its characters, how wide they are, and all else of it but for the shapes that it draws,
    which read nothing."""

    reads: Mapping[int, bytes]
    widths: Mapping[int, bytes]
    rest: Any

    def of(self, codes: tuple[int, ...]) -> Any:
        """What of it matters to these characters."""
        return self.rest, tuple(map(self.reads.get, codes)), tuple(map(self.widths.get, codes))


def described(data: bytes) -> list[Any] | None:
    """For each page of a file what its text depends on, to be compared; None where that cannot be told."""
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

    def pages(self) -> Iterator[Any]:
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

    def _page(self, page: Mapping[bytes, Any]) -> Any:
        dictionary, raw = self._objects.stream(page[b"/Contents"])
        content = _without_artifacts(inflated(parsed(dictionary), raw))
        resources = self._objects.value(page[b"/Resources"])
        fonts = self._objects.value(resources[b"/Font"])
        shown = tuple((name, self._face(fonts[b"/" + name]).of(codes)) for name, codes in _shown(content).items())
        rest = {key: value for key, value in page.items() if key not in _PASSED}
        return content, shown, self._whole(rest), self._whole(_less(resources, b"/Font"))

    def _face(self, ref: Any) -> Face:
        if ref.number not in self._faces:
            self._faces[ref.number] = self._face_of(self._objects.value(ref))
        return self._faces[ref.number]

    def _face_of(self, font: Mapping[bytes, Any]) -> Face:
        if font[b"/Subtype"] != b"/Type0" or font[b"/Encoding"] != b"/Identity-H":
            raise ValueError("a font of another kind")
        (below,) = self._objects.value(font[b"/DescendantFonts"])
        own = self._objects.value(below)
        drawn = self._objects.value(own[b"/FontDescriptor"])
        bare = _less(drawn, b"/FontFile2", b"/FontFile3")
        parts = (bare, _less(own, b"/W", b"/FontDescriptor"), _less(font, b"/ToUnicode", b"/DescendantFonts"))
        rest = (frozenset(drawn.keys() - bare.keys()), *map(self._whole, parts))
        return Face(
            _translated(*self._objects.stream(font[b"/ToUnicode"])), _widths(self._objects.value(own[b"/W"])), rest
        )

    def _whole(self, value: Any, depth: int = 0) -> Any:
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
        return self._frozen[value.number]


def _without_artifacts(content: bytes) -> bytes:
    """A content without the words in its artifacts; how those leave the state of the page (8.4) stays to be compared.

    Raises ValueError where strings are not written in hexadecimal digits: what ends an artifact could stand in one.
    """
    if b"(" in content:
        raise ValueError("strings in brackets")
    return _ARTIFACT.sub(_wordless, content)


def _wordless(artifact: re.Match[bytes]) -> bytes:
    if _MARK.search(artifact[1]) or artifact[1].count(b"BT\n") != artifact[1].count(b"\nET"):
        return artifact[0]
    return artifact[0].replace(artifact[1], _SHOWN.sub(b"[] TJ", artifact[1]))


@lru_cache(maxsize=_KEPT)
def _shown(content: bytes) -> Codes:
    """Raises ValueError for a character in no font, or not of two bytes."""
    found: dict[bytes, set[int]] = {}
    before, *stretches = _FONT.split(content)
    if _RUN.search(before):
        raise ValueError("characters in no font")
    for font, stretch in zip(stretches[::2], stretches[1::2], strict=True):
        runs = _RUN.findall(stretch)
        if any(length % 4 for length in set(map(len, runs))):
            raise ValueError("characters of another length")
        codes = array("H", bytes.fromhex(b"".join(runs).decode()))
        if sys.byteorder == "little":
            codes.byteswap()
        found.setdefault(font, set()).update(codes)
    return {font: tuple(sorted(codes)) for font, codes in found.items()}


def _less(dictionary: Mapping[bytes, Any], *keys: bytes) -> dict[bytes, Any]:
    return {key: value for key, value in dictionary.items() if key not in keys}


@lru_cache(maxsize=_KEPT)
def _translated(dictionary: bytes, raw: bytes) -> Mapping[int, bytes]:
    """What the characters of a font read (9.10.3). Raises ValueError for a map of another form."""
    content = inflated(parsed(dictionary), raw)
    if b"beginbfrange" in content or b"usecmap" in content:
        raise ValueError("a map of ranges")
    pairs = (pair for part in _CHARACTERS.findall(content) for pair in _TRANSLATED.findall(part))
    return {int(code, 16): reads for code, reads in pairs}


@lru_cache(maxsize=_KEPT)
def _widths(written: Any) -> Mapping[int, bytes]:
    """How wide the characters of a font are (9.7.4.3). Raises ValueError for widths of ranges."""
    found: dict[int, bytes] = {}
    for first, widths in zip(written[::2], written[1::2], strict=True):
        if not isinstance(widths, tuple):
            raise ValueError("widths of ranges")
        found.update(enumerate(widths, number(first)))
    return found


class Known:
    """The texts of pages, by what they depend on; those that were asked for last are kept."""

    def __init__(self, most: int = _KEPT) -> None:
        self._texts: OrderedDict[Any, str] = OrderedDict()
        self._most = most

    def text(self, page: Any) -> str | None:
        """What a page reads, if one like it was read."""
        if page in self._texts:
            self._texts.move_to_end(page)
        return self._texts.get(page)

    def remember(self, page: Any, text: str) -> None:
        """Note what a page reads."""
        self._texts[page] = text
        if len(self._texts) > self._most:
            self._texts.popitem(last=False)
