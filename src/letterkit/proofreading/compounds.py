"""One word in two ways: "re-join" and "rejoin", "non-government" and "non-governmental", 인권 상황 and 인권상황."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from letterkit.model.finding import Finding, Place
from letterkit.proofreading.passage import Passage, at, note, quoted

_WORD = re.compile(r"(?<![\w@/.-])[^\W\d_]+(?:-[^\W\d_]+)*(?![\w@/-])")
_PARTS_MEAN_OTHERS = frozenset(
    (
        *("resign", "reform", "recreation", "recover", "recreate", "resent", "represent", "react", "remark", "resort"),
        *(
            "relay",
            "reserve",
            "recollect",
            "redress",
            "rebound",
            "restrain",
            "retreat",
            "release",
            "reside",
            "unionized",
        ),
    )
)
"""English words that mean another thing without their hyphen."""
_LONG = 6
_HANGUL = re.compile("[가-힣]+")
_ENDING = re.compile(
    "(?<=[가-힣]{2})(?:에서는|에서의|에서|에게|으로서|으로|부터|까지|이라는|이라고|에는|에도|에|은|는|을|를|의|와|과|로|도|만)$"
)
_SHOWN = 4


def hyphens(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Words with and without their hyphen, in one text or in several that belong together."""
    words = [
        (passage.lang, match[0].casefold(), passage.place)
        for passage in passages
        for match in _WORD.finditer(passage.text)
        if len(match[0]) >= _LONG
    ]
    parted = {(lang, word.replace("-", "")) for lang, word, _ in words if "-" in word}
    found: defaultdict[tuple[str, str], dict[str, list[Place]]] = defaultdict(dict)
    for lang, word, place in words:
        if (key := (lang, word.replace("-", ""))) in parted:
            found[key].setdefault(word, []).append(place)
    for (_, joined), ways in found.items():
        if joined in ways and len(ways) > 1 and joined not in _PARTS_MEAN_OTHERS:
            (rare, places), *others = sorted(ways.items(), key=lambda one: len(one[1]))
            told = " and ".join(f"{quoted(word)} {at(there, places[0])}" for word, there in others)
            message = f"{quoted(rare)} is written {told}"
            yield note("word-in-two-ways", message, places[0], "write it in one way")


def adjectives(passages: Sequence[Passage]) -> Iterator[Finding]:
    """English words before one and the same word, with and without "-al"."""
    found: dict[tuple[str, str], Place] = {}
    for passage in passages:
        if passage.lang == "en":
            words = [match[0].casefold() for match in _WORD.finditer(passage.text)]
            for pair in pairwise(words):
                found.setdefault(pair, passage.place)
    for (first, second), place in found.items():
        short = (first.removesuffix("al"), second)
        if first.endswith("al") and len(short[0]) >= _LONG and short in found:
            there = found[short]
            message = f"{quoted(' '.join(short))} is {quoted(f'{first} {second}')} elsewhere {at([place], there)}"
            yield note("word-in-two-ways", message, there, "write it in one way")


def joined_hangul(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Korean compounds with and without a space between their parts, all in one finding for a text."""
    alone: dict[str, Place] = {}
    pairs: dict[tuple[str, str], Place] = {}
    for passage in passages:
        if passage.lang == "ko":
            words = [(match[0], match.start(), match.end()) for match in _HANGUL.finditer(passage.text)]
            for word, _, _ in words:
                alone.setdefault(_ENDING.sub("", word), passage.place)
            for (first, _, end), (second, start, _) in pairwise(words):
                if start == end + 1 and passage.text[end] == " ":
                    pairs.setdefault((first, _ENDING.sub("", second)), passage.place)
    both = [
        (pair, place, alone["".join(pair)])
        for pair, place in pairs.items()
        if min(map(len, pair)) > 1 and "".join(pair) in alone
    ]
    if both:
        place = both[0][1]
        told = ", ".join(
            f"{quoted(' '.join(pair))} and {quoted(''.join(pair))} {at([there], place)}"
            for pair, _, there in both[:_SHOWN]
        )
        more = f" and {len(both) - _SHOWN} more" if len(both) > _SHOWN else ""
        yield note("word-in-two-ways", f"with and without a space: {told}{more}", place, "write each in one way")
