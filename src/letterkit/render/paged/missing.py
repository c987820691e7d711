"""Characters that no font has: named, with the Debian package that brings a font for their script."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from letterkit.model.finding import Finding, Place, Severity

SHOWN = 10
"""Characters that a finding names."""

CJK = "fonts-noto-cjk"
SCRIPTS = "fonts-noto-core"
SYMBOLS = "fonts-symbola"

_EAST_ASIAN = (
    "CJK", "HIRAGANA", "KATAKANA", "HENTAIGANA", "BOPOMOFO", "HANGUL", "HALFWIDTH", "FULLWIDTH", "IDEOGRAPHIC",
    "KANGXI", "VERTICAL", "PRESENTATION FORM FOR VERTICAL", "CIRCLED IDEOGRAPH", "PARENTHESIZED IDEOGRAPH", "SQUARE",
)  # fmt: skip


def package(code: int) -> str:
    """The Debian package with a font for a character; empty for what Unicode leaves to private agreement or has not
    assigned, of which no font can be expected."""
    character = chr(code)
    name, category = unicodedata.name(character, ""), unicodedata.category(character)
    if category in ("Co", "Cs") or (category == "Cn" and not 0x20000 <= code < 0x40000):
        return ""
    if name.startswith(_EAST_ASIAN) or 0x20000 <= code < 0x40000:
        return CJK
    return SYMBOLS if category in ("So", "Sk", "Sm") else SCRIPTS


def without_glyphs(stem: str, codes: Sequence[int]) -> Finding:
    """The finding for the characters of a document that would be printed as empty boxes."""
    shown = ", ".join(_named(code) for code in codes[:SHOWN])
    rest = f" and {len(codes) - SHOWN} more characters" if len(codes) > SHOWN else ""
    packages = sorted({package(code) for code in codes} - {""})
    install = f"install a font for it (on Debian: apt-get install {' '.join(packages)})" if packages else ""
    return Finding(
        code="missing-glyph",
        severity=Severity.ERROR,
        message=f"no font on this machine has {shown}{rest}",
        place=Place(f"{stem}.pdf"),
        hint=f"{install}, or take it out" if install else "take it out: it has no meaning outside of one program",
    )


def _named(code: int) -> str:
    name = unicodedata.name(chr(code), "")
    return f"{chr(code)!r} (U+{code:04X}{', ' + name.lower() if name else ''})"
