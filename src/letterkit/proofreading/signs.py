"""Signs that one text uses in two ways: quotation marks, the parts of telephone numbers, the space before a counter."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from letterkit.model.finding import Finding, Place
from letterkit.proofreading.passage import Passage, at, note, quoted

_STRAIGHT = re.compile(r"(?<=\w)'(?=\w)|(?<!\d)\"")
_CURVED = re.compile(r"(?<=\w)’(?=\w)|[“”]")
_TELEPHONE = re.compile(r"(?<![\w+])\+\d{1,3}(?:[ .()-]{0,2}\d){6,12}(?!\w)")
_COUNTED = re.compile(
    r"\d( ?)(?:개국|개월|개|명|년|월|일|세|시간)"
    r"(?=(?:의|이|을|를|은|는|에|에서|까지|부터|간|만|과|와|로|자|생)?(?:[^가-힣]|$))"
)
_FEWEST = 3


def marks(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Straight and curved quotation marks or apostrophes in one text: the sign of passages from two hands."""
    straight, curved = (
        [one.place for one in passages for _ in sign.finditer(one.text)] for sign in (_STRAIGHT, _CURVED)
    )
    if not straight or not curved:
        return
    rare, often, kind = (straight, curved, "straight") if len(straight) <= len(curved) else (curved, straight, "curved")
    other = "curved" if kind == "straight" else "straight"
    message = (
        f"quotation marks and apostrophes are {kind} {_times(rare)} {at(rare, rare[0])} and {other} {_times(often)}"
    )
    yield note("style-mixed", message, rare[0], "write one of them throughout")


def _times(found: Sequence[Place]) -> str:
    return "once" if len(found) == 1 else f"{len(found)} times"


def telephones(passages: Sequence[Passage]) -> Iterator[Finding]:
    """International telephone numbers that are parted by different signs."""
    found: dict[str, tuple[str, Place]] = {}
    for passage in passages:
        for match in _TELEPHONE.finditer(passage.text):
            found.setdefault("".join(sorted(set(re.sub(r"[\d+]", "", match[0])))), (match[0], passage.place))
    if len(found) > 1:
        (first, place), *others = found.values()
        told = ", ".join(f"{quoted(text)} {at([there], place)}" for text, there in others)
        message = f"telephone numbers are written in {len(found)} ways: {quoted(first)}, {told}"
        yield note("style-mixed", message, place, "part all numbers by one sign (ITU-T E.123 has spaces)")


def counters(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Korean counters behind digits, with and without a space ("16 개국", "16개국"), told once for a text."""
    spaced: defaultdict[bool, list[tuple[str, Place]]] = defaultdict(list)
    for passage in passages:
        if passage.lang == "ko":
            for match in _COUNTED.finditer(passage.text):
                start = match.start()
                while start and passage.text[start - 1].isdigit():
                    start -= 1
                spaced[bool(match[1])].append((passage.text[start : match.end()], passage.place))
    if min(len(spaced[True]), len(spaced[False])) < _FEWEST:
        return
    rare = min(spaced.values(), key=len)
    often = max(spaced.values(), key=len)
    text, place = rare[0]
    message = (
        f"{quoted(text)} and {len(rare) - 1} more are written otherwise than {quoted(often[0][0])} "
        f"{at([often[0][1]], place)} and {len(often) - 1} more: with and without a space"
    )
    yield note("style-mixed", message, place, "write all of them in one way")
