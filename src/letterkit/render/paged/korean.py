"""Lines of Korean that end between words (CSS `word-break: keep-all`), which WeasyPrint 70 does not know.

Pango breaks between any two syllables, as Unicode allows (UAX 14). An attribute on each word forbids it.
"""

from __future__ import annotations

import re
from typing import Any

from weasyprint.text import line_break
from weasyprint.text.ffi import ffi, pango

LONGEST = 20
"""Syllables that a word may have to be kept whole; a longer one would not fit into a narrow column."""

_WORD = re.compile(r"[^\s\u200b]*[\uac00-\ud7a3][^\s\u200b]*")

ffi.cdef("PangoAttribute * pango_attr_allow_breaks_new (gboolean allow_breaks);")


def keep_words_whole() -> None:
    """Make WeasyPrint keep the words of Korean text whole; asking twice changes nothing."""
    if line_break.Layout.set_text is not _set_text:
        line_break.Layout.set_text = _set_text


def word_ranges(text: str) -> list[tuple[int, int]]:
    """Start and end, in bytes of UTF-8, of each word with Hangul in it that is to be kept whole."""
    found = (match.span() for match in _WORD.finditer(text) if match.end() - match.start() <= LONGEST)
    return [(len(text[:start].encode()), len(text[:end].encode())) for start, end in found]


_original = line_break.Layout.set_text


def _set_text(layout: Any, text: str, justify: bool = False) -> None:
    """WeasyPrint's Layout.set_text, then the attributes."""
    _original(layout, text, justify)
    lang = layout.style["lang"]
    if not (lang and lang.startswith("ko")) or layout.text.isascii():
        return
    attributes = pango.pango_layout_get_attributes(layout.layout)
    if attributes == ffi.NULL:
        attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    for start, end in word_ranges(layout.text):
        attribute = pango.pango_attr_allow_breaks_new(False)
        attribute.start_index, attribute.end_index = start, end
        pango.pango_attr_list_change(attributes, attribute)
    pango.pango_layout_set_attributes(layout.layout, attributes)
