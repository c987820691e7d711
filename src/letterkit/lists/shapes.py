"""What names look like where no heading says that they are names."""

from __future__ import annotations

import re

from letterkit.lists.folding import without_brackets
from letterkit.lists.looks import CJK, prose, small_share, words
from letterkit.lists.spoken import spoken


def country_behind(text: str) -> bool:
    """Whether a line ends with a country, as entries of lists do."""
    tail = re.split(r"[,，(（]|\s[-–—]\s", text.rstrip(" )）.;"))
    return len(tail) > 1 and len(text) < 160 and spoken(tail[-1].strip()).code is not None


def bare_name(piece: str) -> bool:
    """Whether a piece of a run without a heading can be nothing but a name."""
    piece = without_brackets(piece)
    if len(piece) > 90 or prose(piece) or re.search(r"[.!?。:：] ", piece):
        return False
    if CJK.search(piece):
        return re.search(r"(?:다|요|며|고|를|을)$", piece) is None
    return len(words(piece)) <= 12 and (not piece[:1].islower()) and small_share(words(piece)) <= 0.6
