"""Stories of many letters that read the same but for their texts: one that was read is known again by its markup.

A story is parted at the texts of its `w:t`. Where all that stands between them is the same to the byte as in a story
that was read, it is read as that one with the other texts in their places. Where a text stands in what is read was
looked at with signs in place of all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

_TEXT = re.compile(rb"(?<=>)([^<>]+)(?=</w:t>)")
_SIGN = re.compile("\ue000([0-9]+)\ue001")
_FIRST_OF_SIGNS = b"\xee"
"""What characters of private use begin with in UTF-8."""
_PROLOG = re.compile(rb"<\?xml version=['\"]1\.0['\"] encoding=['\"](?i:utf-8)['\"][^<>?]*\?>\s*")
_PLAIN = re.compile("[^\x01-\x08\x0b-\x1f&<>\x7f-\x84\x86-\x9f\ufffe\uffff]*")
"""Texts that XML reads as they are written, with a NUL, which XML forbids, between two."""
_KEPT = 32
"""Stories that are remembered."""

Read = Callable[[bytes], str]


class Known:
    """Reads stories with `read`, each after one before it where it can be."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._pattern = lru_cache(maxsize=_KEPT)(self._read_with_signs)

    def text(self, xml: bytes) -> str:
        """What a story reads. Raises what `read` raises."""
        pieces = _TEXT.split(xml)
        texts, pattern = self._plain(pieces[1::2]), None
        if texts is not None:
            pattern = self._pattern(tuple(pieces[::2]))
        if texts is None or pattern is None:
            return self._read(xml)
        literal, places = pattern
        return "".join(one + texts[at] for one, at in zip(literal, places, strict=False)) + literal[-1]

    def _plain(self, written: list[bytes]) -> list[str] | None:
        """The texts, where none is read otherwise than it is written."""
        try:
            texts = b"\0".join(written).decode()
        except UnicodeDecodeError:
            return None
        found = texts.split("\0") if written else []
        return found if _PLAIN.fullmatch(texts) and len(found) == len(written) else None

    def _read_with_signs(self, markup: tuple[bytes, ...]) -> tuple[list[str], list[int]] | None:
        """What is read around the texts, and which of them stands there; None for markup that may read otherwise with
        other texts."""
        bare = b"".join(markup)
        begins = _PROLOG.match(bare)
        rest = bare[begins.end() :] if begins else b""
        odd = any(one in rest for one in (b"<!", b"<?", b"&#", _FIRST_OF_SIGNS))
        if not begins or odd or not markup[0].startswith(begins[0]):
            return None
        signs = (b"\xee\x80\x80%d\xee\x80\x81" % number for number in range(len(markup) - 1))
        try:
            read = self._read(b"".join(one + sign for one, sign in zip(markup, (*signs, b""), strict=True)))
        except (ValueError, SyntaxError):  # of which lxml's errors are
            return None
        parts = _SIGN.split(read)
        return parts[::2], [int(number) for number in parts[1::2]]
