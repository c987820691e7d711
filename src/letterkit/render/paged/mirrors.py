"""Brackets in text from right to left.

There the one that opens is drawn by the glyph of the one that closes (Unicode, UAX 9, rule L4). WeasyPrint 70 notes of
each glyph the first character that it stood for, so that from then on all brackets of the font would be copied turned
round. Here a glyph stands for the character that the font itself gives it.
"""

from __future__ import annotations

from typing import Any

_PAIRS = ("()", "[]", "{}", "<>", "«»", "‹›", "≤≥", "⟨⟩", "（）")
_MIRRORED = {**{pair[0]: pair[1] for pair in _PAIRS}, **{pair[1]: pair[0] for pair in _PAIRS}}


def turn_back(fonts: dict[str, Any]) -> None:
    """Correct what WeasyPrint's fonts note of the glyphs of brackets."""
    for font in fonts.values():
        turned = {glyph: _MIRRORED[text] for glyph, text in font.to_unicode.items() if text in _MIRRORED}
        if turned:
            _correct(font, turned)


def _correct(font: Any, turned: dict[int, str]) -> None:
    import uharfbuzz as hb

    own = hb.Font(hb.Face(font.file_content, font.index))
    for glyph, character in turned.items():
        if own.get_nominal_glyph(ord(character)) == glyph:
            font.to_unicode[glyph] = character
