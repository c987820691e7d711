"""The text of a list that a spreadsheet has saved, whatever encoding it chose.

UTF-8, and UTF-16 with or without a byte order mark, are certain. Of the encodings of one country CP949 (Korean),
Windows-31J (Japanese, "Shift-JIS") and Windows-1252 (Western) are tried; none of them can be recognised by its bytes
alone (WHATWG Encoding gives them no signature either), so the one is taken whose text looks like names, and only where
no other does: else the list has to be saved as UTF-8.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator

_SAMPLE = 200_000
_GOOD_ENOUGH = 0.8
_AHEAD = 0.3
_LEGACY = {"cp949": "Korean (CP949)", "cp932": "Japanese (Shift-JIS)", "cp1252": "Western (Windows-1252)"}
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_TYPOGRAPHIC = frozenset("’‘“”–—…•·«»ªº™®©\xa0")


def decode(data: bytes) -> tuple[str, str] | None:
    """The text, and the name of the encoding where it had to be worked out ("" where it is certain); None where it
    cannot be told."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _strictly(data, encoding)
    head = data[:2000].lower()
    if "name".encode("utf-16-le") in head or "name".encode("utf-16-be") in head:
        return _strictly(data, "utf-16-le" if b"n\0a\0m\0e\0" in head and not head.startswith(b"\0") else "utf-16-be")
    return _strictly(data, "utf-8") or _worked_out(data)


def _strictly(data: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        return data.decode(encoding), ""
    except UnicodeDecodeError:
        return None


def _worked_out(data: bytes) -> tuple[str, str] | None:
    ranked = sorted(_candidates(data), reverse=True)
    if not ranked or ranked[0][0] < _GOOD_ENOUGH:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _AHEAD:
        return None
    _, encoding, text = ranked[0]
    return text, _LEGACY[encoding]


def _candidates(data: bytes) -> Iterator[tuple[float, str, str]]:
    """Each encoding in which the bytes are a text, with how much of what is not ASCII looks like names (0 to 1)."""
    for encoding in _LEGACY:
        if decoded := _strictly(data, encoding):
            yield likelihood(decoded[0][:_SAMPLE], encoding), encoding, decoded[0]


def likelihood(text: str, encoding: str) -> float:
    """How much of what is not ASCII looks like names in the language that an encoding is for, 0 to 1."""
    plausible = total = 0
    for run in _BEYOND_ASCII.finditer(text):
        total += len(run[0])
        if encoding == "cp1252":
            plausible += len(run[0]) if _is_western(text, run) else 0
        elif not _is_inside_word(text, run):
            plausible += sum(map(_is_common_korean if encoding == "cp949" else _is_common_japanese, run[0]))
    return plausible / total if total else 0.0


def _is_western(text: str, run: re.Match[str]) -> bool:
    """Accented letters stand singly among plain ones, and in the case of a word; signs are those that people type."""
    letters = [char for char in run[0] if char not in _TYPOGRAPHIC]
    if not letters:
        return True
    around = text[max(0, run.start() - 1) : run.start()] + text[run.end() : run.end() + 1]
    if len(letters) > 2 or not any(char.isalpha() for char in around):
        return False
    after_small = around[:1].islower() and run.start() > 0
    return all(unicodedata.category(c) in (("Ll",) if after_small else ("Lu", "Ll")) for c in letters)


def _is_inside_word(text: str, run: re.Match[str]) -> bool:
    """Whether Latin letters are on both sides, as of an accented letter that was taken for a character of East Asia."""
    before, after = text[max(0, run.start() - 1) : run.start()], text[run.end() : run.end() + 1]
    return len(run[0]) == 1 and (before.isalpha() or after.isalpha())


def _is_common_korean(char: str) -> bool:
    """A syllable of KS X 1001 (the 2,350 in use), not one that only Microsoft's extension has, or a sign."""
    try:
        encoded = char.encode("euc_kr")
    except UnicodeEncodeError:
        return False
    return len(encoded) == 2 and (0xB0 <= encoded[0] <= 0xC8 or encoded[0] in (0xA1, 0xA3))


def _is_common_japanese(char: str) -> bool:
    """Kana, a kanji of JIS level 1, or a sign; half-width kana are what Korean looks like when read as Japanese."""
    try:
        encoded = char.encode("cp932")
    except UnicodeEncodeError:
        return False
    return len(encoded) == 2 and (0x81 <= encoded[0] <= 0x83 or 0x88 <= encoded[0] <= 0x97)
