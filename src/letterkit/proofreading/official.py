"""Names of bodies of the United Nations that are nearly what they call themselves: "High Commissioner of Human Rights".

Compared are the words of a name without its small ones and without hyphens. Letters that are only large or small are
no slip, nor is a name that is all in small letters, which may be another body's.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from letterkit.model.finding import Finding
from letterkit.proofreading.passage import Passage, note, quoted

_SMALL = frozenset(
    ("of", "on", "for", "the", "a", "an", "and", "or", "in", "to", "against", "with", "relating", "all", "at", "from")
)
_WORD = re.compile(r"[^\W\d_]+")
_SAME = {"organisation": "organization", "labor": "labour", "program": "programme", "center": "centre"}
_FILE = Path(__file__).with_name("official.toml")


@cache
def _known() -> Mapping[tuple[str, ...], str]:
    """The names by their words."""
    return {tuple(_telling(_words(name))): name for name in tomllib.loads(_FILE.read_text("utf-8"))["names"]}


@cache
def _longest() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The words of names by their first one."""
    return {
        key[0]: tuple(sorted((one for one in _known() if one[0] == key[0]), key=len, reverse=True)) for key in _known()
    }


def official(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Each wrong form of a name once."""
    told: set[str] = set()
    for passage in passages:
        if passage.lang != "en":
            continue
        for written, name in _sightings(passage.text):
            if _levelled(written) != _levelled(name) and _levelled(written) not in told:
                told.add(_levelled(written))
                message = f"{quoted(written)} calls itself {quoted(name)}"
                yield note("official-name", message, passage.place, "write it as the body itself does")


def _sightings(text: str) -> Iterator[tuple[str, str]]:
    """Stretches of text that have the words of a known name, with that name."""
    found = [match for match in _WORD.finditer(text) if match[0].casefold() not in _SMALL]
    words = [_same(match[0]) for match in found]
    for at, word in enumerate(words):
        if not found[at][0][0].isupper():
            continue
        for key in _longest().get(word, ()):
            last = at + len(key) - 1
            if tuple(words[at : last + 1]) != key:
                continue
            written = text[found[at].start() : found[last].end()]
            if sum(match[0][0].isupper() for match in found[at : last + 1]) > len(key) / 2 and _whole(written):
                yield written, _known()[key]
            break


def _whole(written: str) -> bool:
    """Whether nothing but spaces, commas and hyphens stands between the words, so that they are one name."""
    return re.fullmatch(r"[^\W\d_]+(?:[\s,-]+[^\W\d_]+)*", written) is not None


def _words(text: str) -> list[str]:
    return [match[0].casefold() for match in _WORD.finditer(text)]


def _telling(words: Sequence[str]) -> list[str]:
    return [_same(word) for word in words if word not in _SMALL]


def _same(word: str) -> str:
    return _SAME.get(word.casefold(), word.casefold())


def _levelled(text: str) -> str:
    return " ".join(text.replace(",", " ").casefold().split())
