"""Hyphens in a text that was read back: those that end a line may be the format's, all others are the text's."""

from __future__ import annotations

from itertools import pairwise

JOINED = "\ufffe"
"""What PDFium gives for a hyphen at the end of a line, having joined the lines."""
HYPHENS = "-\u2010" + JOINED


def agree(wanted: str, found: str) -> bool:
    """Whether two texts of the same letters differ only in hyphens that end a line in `found`."""
    position = 0
    for character, following in pairwise(found + "\n"):
        if character.isspace():
            continue
        at_end = character == JOINED or (character in HYPHENS and following in "\n\f")
        here = wanted[position : position + 1]
        if here == character or (character == JOINED and here in tuple(HYPHENS)):
            position += 1
        elif not at_end:
            return False
    return position == len(wanted)
