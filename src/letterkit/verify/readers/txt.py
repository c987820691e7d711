"""Read a plain text back: the marks of quotations at the start of lines are the format's, not the letter's."""

from __future__ import annotations

import re

SQUEEZED = True
"""Lines are wrapped, between Korean syllables too: white space tells nothing."""

_QUOTE_MARKS = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)


def text(data: bytes) -> str:
    """The text; raises ValueError for bytes that are not UTF-8 and for an empty file."""
    content = data.decode("utf-8-sig")
    if not content.strip():
        raise ValueError("it is empty")
    return _QUOTE_MARKS.sub("", content)
