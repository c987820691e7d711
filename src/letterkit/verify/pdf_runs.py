"""The text of a long PDF's plain pages from their bytes (ISO 32000-1, 7.8, 9.4 and 9.10), by no library.

PDFium takes 2 ms for a page of a list, for where each letter stands as well. Here the strings that a page shows are
translated by its fonts' own maps, in the order of its content. That is only done for pages of a plain form: text in
strings in brackets of two-byte characters, nothing drawn from elsewhere, no words in place of glyphs; all others are
None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from letterkit.verify.pdf_objects import Objects, Ref, inflated, parsed

T = TypeVar("T")

_SHOWN = re.compile(
    rb"\[((?:\([^\\()]*+(?:\\.[^\\()]*+)*+\)|[-\d.\s]++)*+|(?:<[0-9A-Fa-f]*+>|[-\d.\s]++)*+)\]"
    rb"(?: ?TJ\nET\n(EMC\n/Span<</MCID \d+>>BDC\n)?BT\n1 0 0 -1 \S+ (\S+) Tm\n(?=\[))?",
    re.DOTALL,
)
"""What is shown at once: strings in brackets or in hexadecimal digits, and numbers that move them apart; with what
stands between two lines, or parts of one, in most of a list: the end of marked content, and the next baseline."""
_APART = re.compile(rb"\)[-\d.\s]*\(")
_BEGUN = re.compile(rb"(?<!\S)BT\n1 0 0 -1 \S+ (\S+) Tm\n")
_FONT = re.compile(rb"(?<!\S)(?:([qQ])|/(\S+) \S+ Tf)(?!\S)")
_ELSEWHERE = frozenset({b"Do", b"BI", b"Tj", b"Tr", b"Ts", b"Tc", b"Tw", b"Tz", b"Td", b"TD", b"T*", b"'", b'"'})
"""Operators that a page of the plain form has not."""
_CHARACTERS = re.compile(rb"beginbfchar\s(.*?)endbfchar", re.DOTALL)
_TRANSLATED = re.compile(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]*)>\s")
_LINE = b"(\xff\xfe)"
"""The end of a line, as a character that no font has."""


class Runs:
    """One file; what several of its pages share is looked at once. Raises ValueError for a file of which the text can
    be told of no page."""

    def __init__(self, data: bytes) -> None:
        self._objects = Objects(data)
        self._maps: dict[int, Mapping[int, str]] = {}
        self._pages = _of_another_form(self._kids)

    def __len__(self) -> int:
        """How many pages it has."""
        return len(self._pages)

    def text(self, number: int) -> str | None:
        """The text of a page, counted from 0; None where it is not of the plain form. Raises ValueError for a page that
        is none."""
        return _of_another_form(self._page, self._pages[number])

    def _kids(self) -> Sequence[Any]:
        catalog = self._objects.value(self._objects.trailer[b"/Root"])
        if b"/OCProperties" in catalog:
            raise ValueError("parts of pages may be hidden")
        tree = self._objects.value(catalog[b"/Pages"])
        if not tree.keys() <= {b"/Type", b"/Kids", b"/Count"}:
            raise ValueError("pages inherit something")
        kids: Sequence[Any] = tree[b"/Kids"]
        return kids

    def _page(self, ref: Any) -> str | None:
        page = self._objects.value(ref)
        if page[b"/Type"] != b"/Page":
            raise ValueError("pages in several layers")
        dictionary, raw = self._objects.stream(page[b"/Contents"])
        fonts = self._objects.value(self._objects.value(page[b"/Resources"])[b"/Font"])
        try:
            shown = list(_shown(inflated(parsed(dictionary), raw)))
            return "".join(_read(stretch, self._map(fonts[b"/" + name])) for name, stretch in shown).rstrip("\n")
        except (ValueError, KeyError):
            return None

    def _map(self, ref: Ref) -> Mapping[int, str]:
        """What the characters of a font read (9.10.3), by their numbers. Raises ValueError for a map of another
        form."""
        if ref.number not in self._maps:
            font = self._objects.value(ref)
            if font[b"/Subtype"] != b"/Type0" or font[b"/Encoding"] != b"/Identity-H":
                raise ValueError("a font of another kind")
            dictionary, raw = self._objects.stream(font[b"/ToUnicode"])
            content = inflated(parsed(dictionary), raw)
            if b"beginbfrange" in content or b"usecmap" in content:
                raise ValueError("a map of ranges")
            pairs = (pair for part in _CHARACTERS.findall(content) for pair in _TRANSLATED.findall(part))
            self._maps[ref.number] = {
                0xFFFE: "\n",
                **{int(code, 16): bytes.fromhex(reads.decode()).decode("utf-16-be") for code, reads in pairs},
            }
        return self._maps[ref.number]


def _of_another_form(look: Callable[..., T], *arguments: Any) -> T:
    """What a look at a file gives; raises ValueError where the file is not built as letters are."""
    try:
        return look(*arguments)
    except (AttributeError, KeyError, RecursionError, TypeError) as error:
        raise ValueError("it is of another form") from error


def _shown(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """What a content shows but for artifacts, with the name of the font: stretches of strings, in their order, with the
    ends of lines. Raises ValueError for a content of another form."""
    parts = _SHOWN.split(content)
    between, arrays, ended, below = parts[::4], parts[1::4], [None, *parts[2::4]], [None, *parts[3::4]]
    _refuse_other(b" ".join(between))
    state, font, baseline = _State(), b"", b""
    stretch: list[bytes] = []
    for ahead, behind, array, end, line, follows in zip(
        between[:-1], between[1:], arrays, ended[:-1], below[:-1], below[1:], strict=True
    ):
        if follows is None and not behind.startswith((b"TJ", b" TJ")):
            continue  # the pattern of a line (8.4.3.6)
        if line is None or state.is_artifact:
            state.change(end or ahead)
            if state.is_artifact:
                continue
            if stretch and state.font != font:
                yield font, b"".join(stretch)
                stretch = []
            font = state.font
            line = line or _baseline(ahead)
        if array[:1] == b"<":
            raise ValueError("strings in hexadecimal digits")
        if stretch and (line != baseline or end or b"BDC" in ahead):
            stretch.append(_LINE)
        baseline = line
        stretch.append(array)
    if stretch:
        yield font, b"".join(stretch)


def _refuse_other(operators: bytes) -> None:
    """Raise ValueError where a page's operators between what they show are not of the plain form."""
    if not _ELSEWHERE.isdisjoint(operators.split()) or b"ActualText" in operators:
        raise ValueError("a page of another form")
    if b"(" in operators or b"[" in operators or b"<" in operators.replace(b"<<", b""):
        raise ValueError("strings in other places")


class _State:
    """The font, and whether an artifact is drawn, after some operators."""

    def __init__(self) -> None:
        self.font, self.is_artifact = b"", False
        self._saved: list[bytes] = []

    def change(self, operators: bytes) -> None:
        for state, name in _FONT.findall(operators):
            if state == b"q":
                self._saved.append(self.font)
            elif state:
                self.font = self._saved.pop() if self._saved else b""
            else:
                self.font = name
        if b"EMC" in operators or b"/Artifact" in operators:
            self.is_artifact = operators.rfind(b"/Artifact") > operators.rfind(b"EMC")


def _baseline(operators: bytes) -> bytes:
    """How far down the page a line of text begins, as it is written. Raises ValueError where none does."""
    found = _BEGUN.findall(operators)
    if not found:
        raise ValueError("text in several parts")
    last: bytes = found[-1]
    return last


def _read(stretch: bytes, characters: Mapping[int, str]) -> str:
    """What strings read. Raises ValueError for a character that the font does not translate."""
    codes = _APART.sub(b"", stretch).strip(b" ")[1:-1]
    if b"\\" in codes:
        codes = b"\\".join(map(_unescaped, codes.split(b"\\\\")))
    text = codes.decode("utf-16-be", "surrogatepass")
    return text.translate(_Known(characters)) + "\n"


def _unescaped(codes: bytes) -> bytes:
    """Characters of a string without the backslashes before some of them (7.3.4.2), of which none stands for itself."""
    without = codes.replace(b"\\(", b"(").replace(b"\\)", b")").replace(b"\\n", b"\n").replace(b"\\r", b"\r")
    if b"\\" in without:
        raise ValueError("another escape")
    return without


class _Known(dict[int, str]):
    """A map of characters that has all that it is asked for."""

    def __missing__(self, code: int) -> str:
        raise ValueError(f"no character {code}")
