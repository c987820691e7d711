"""Slips of the pen in English that are hardly ever meant: small words twice, "between 2014 to 2017", "47-year old"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from letterkit.model.finding import Finding
from letterkit.proofreading.passage import Passage, note, quoted

_SLIPS = (
    (
        re.compile(r"\b(the|a|an|of|to|for|and|with|by|from|at)\s+\1\b(?!-)", re.IGNORECASE),
        "stands twice",
        "strike one",
    ),
    (
        re.compile(r"\bbetween\s+(?:\w+\s+)?\d{4}\s+(?:to|until|through|[-–])\s+(?:\w+\s+)?\d{4}\b", re.IGNORECASE),
        'begins with "between" and goes on as if it were "from"',
        'write "between … and", or "from … to"',
    ),
    (
        re.compile(r"(?<![\w-])\d{1,3}-(?:year|month|week|day)s? old\b|\b\d{1,3} (?:year|month|week|day)-old\b"),
        "has one of its two hyphens",
        'write it like "20-year-old"',
    ),
    (
        re.compile(r"(?<= )[a-z]{2,}[.!?] [-–—] [A-Z][a-z]+(?= [a-z])"),
        "has a dash between two sentences",
        "strike the dash",
    ),
)


def slips(passages: Sequence[Passage]) -> Iterator[Finding]:
    """One finding for each slip."""
    for passage in passages:
        if passage.lang != "en":
            continue
        for pattern, what, hint in _SLIPS:
            for match in pattern.finditer(passage.text):
                yield note("likely-slip", f"{quoted(match[0])} {what}", passage.place, hint)
