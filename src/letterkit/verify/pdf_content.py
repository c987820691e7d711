"""The content of a page (ISO 32000-1, 7.8 and 9.4) as far as its text goes: what it shows, and in which font."""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from letterkit.model.frozen import frozen

_ARTIFACT = re.compile(rb"/Artifact\s+<<[^<>()]*>>\s+BDC\n(.*?)\nEMC\n", re.DOTALL)
_SHOWN = re.compile(rb"\[[^\[\]()]*\] TJ(?=\s)")
_MARK = re.compile(rb"\b(?:BDC|BMC|EMC|Do)\b")
_PICTURE = re.compile(rb"(?<!\S)BI(?!\S)")
_RUN = re.compile(rb"<([0-9a-fA-F]+)>")
_STATE = re.compile(rb"(?<!\S)(?:([qQ])|/(\S+)\s+\S+\s+Tf)(?!\S)")
_LINE = re.compile(
    rb"(?<!\S)(?:([qQ])(?!\S)|BT\n1 0 0 -1 (\S+) (\S+) Tm\n((?:(?:/\S+ \S+ Tf\n)?\[[^\[\]()]*\] TJ\n)+)ET(?!\S)"
    rb"|/(\S+) (\S+) Tf(?!\S))"
)
_PART = re.compile(rb"(?:/(\S+) (\S+) Tf\n)?\[([^\[\]()]*)\] TJ\n")
_KEPT = 128
"""Contents of pages that are remembered."""

Codes = Mapping[bytes, tuple[int, ...]]
"""The characters that a content shows, by the name of their font."""


def without_artifacts(content: bytes) -> bytes:
    """A content without the words in its artifacts; how those leave the state of the page (8.4) stays to be compared.

    Raises ValueError where strings are not written in hexadecimal digits, or pictures stand in the content: what ends
    an artifact could stand in one.
    """
    if b"(" in content or (b"BI" in content and _PICTURE.search(content)):
        raise ValueError("strings in brackets, or pictures")
    return _ARTIFACT.sub(_wordless, content)


def _wordless(artifact: re.Match[bytes]) -> bytes:
    if _MARK.search(artifact[1]) or artifact[1].count(b"BT\n") != artifact[1].count(b"\nET"):
        return artifact[0]
    return artifact[0].replace(artifact[1], _SHOWN.sub(b"[] TJ", artifact[1]))


def codes_in(stretch: bytes) -> array[int]:
    """The characters in a stretch of content, in their order. Raises ValueError for those not of two bytes."""
    runs = _RUN.findall(stretch)
    if any(length % 4 for length in set(map(len, runs))):
        raise ValueError("characters of another length")
    codes = array("H", bytes.fromhex(b"".join(runs).decode()))
    if sys.byteorder == "little":
        codes.byteswap()
    return codes


@frozen
class Stretch:
    """What is shown at once: where it begins (pixels; empty where the one before ends), font and size, and what is
    shown with the numbers by which characters are moved apart, all as they are written."""

    left: bytes
    baseline: bytes
    font: bytes
    size: bytes
    shown: bytes


@lru_cache(maxsize=_KEPT)
def stretches(content: bytes) -> tuple[bytes, list[Stretch]]:
    """All that a content shows, stretch by stretch, and the content without that and without where on its line each
    begins.

    Raises ValueError for a content that shows text in any other form than WeasyPrint does.
    """
    found: list[Stretch] = []
    saved: list[tuple[bytes, bytes]] = []
    font = b"", b""

    def taken(match: re.Match[bytes]) -> bytes:
        nonlocal font
        saving, left, baseline, parts, name, size = match.groups()
        if saving == b"q":
            saved.append(font)
        elif saving:
            font = saved.pop() if saved else (b"", b"")
        elif name:
            font = name, size
        if not parts:
            return match[0]
        fonts = []
        for other, its_size, what in _PART.findall(parts):
            font = (other, its_size) if other else font
            fonts.append(b" ".join(font))
            found.append(Stretch(left, baseline, *font, what))
            left = b""
        return b"BT %b %b ET" % (baseline, b" ".join(fonts))

    frame = _LINE.sub(taken, content)
    if _RUN.search(frame):
        raise ValueError("text in another form")
    return frame, found


@lru_cache(maxsize=_KEPT)
def shown(content: bytes) -> Codes:
    """The characters that a content shows. Raises ValueError for one in no font, or not of two bytes."""
    try:
        pieces = [(one.font, one.shown) for one in stretches(content)[1]]
    except ValueError:
        pieces = list(_with_fonts(content))
    found = by_font(pieces)
    if b"" in found:
        raise ValueError("characters in no font")
    return found


def by_font(pieces: Iterable[tuple[bytes, bytes]]) -> Codes:
    """The characters of pieces of content, each with its font. Raises ValueError for those not of two bytes."""
    found: dict[bytes, list[bytes]] = {}
    for font, piece in pieces:
        found.setdefault(font, []).append(piece)
    return {font: tuple(sorted(set(codes_in(b" ".join(whole))))) for font, whole in found.items()}


def _with_fonts(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts of a content that show something, each with its font."""
    font, saved = b"", []
    before, *pieces = _STATE.split(content)
    if _RUN.search(before):
        yield b"", before
    for state, name, piece in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True):
        if state == b"q":
            saved.append(font)
        else:
            font = name or (saved.pop() if saved else b"")
        if _RUN.search(piece):
            yield font, piece
