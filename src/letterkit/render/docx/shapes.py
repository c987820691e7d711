"""Which entries of a long list look alike in Word but for their words.

What decides how a text is written as runs is its language and its script: Latin letters and signs, or those with
Hangul. Texts of other scripts, from right to left, with breaks of lines or with spaces that XML would drop have no
shape: they are built one by one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import chain

from letterkit.model.letter import Entries
from letterkit.render.docx.voice import Voice

_HANGUL = "\uac00-\ud7a3"
_SIGNS = "\u00a1-\u024f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e"
_WORD = f"[!-~{_SIGNS}{_HANGUL}]+"
_PLAIN = re.compile(f"{_WORD}(?: {_WORD})*")
"""Letters, signs and single spaces: what needs neither another direction nor xml:space."""
_WITH_HANGUL = re.compile(f"[{_HANGUL}]")
_WITH_LATIN = re.compile("[A-Za-z]")
_OTHERS = re.compile(f"[{_SIGNS}]*")
_ASCII = bytes(range(0x20, 0x7F)) + b"\n"
_TOGETHER = 1024
"""Texts that are looked at together."""
_UNSEEMLY = ("\n\n", "\n ", " \n", "  ")
"""No text, spaces at its ends, two of them: so they show where texts stand on a line each."""

Kind = tuple[str | None, bool]
"""The language that a text is marked with, and whether it has Hangul."""
Shape = tuple[Kind, ...]
"""The kinds of name, country and lines of office."""
_LATIN: Kind = (None, False)
NONE: Kind = ("", False)
"""The kind of a text that is not there."""


def shapes(entries: Entries, voice: Voice) -> dict[Shape | None, Sequence[int]]:
    """Where in a list the entries of each shape stand, in a letter of that voice; those of None have to be built by
    themselves. A shape begins with the kinds of name and country, which may be NONE."""
    size = len(entries)
    names = _kinds(entries.names, entries.langs, voice)
    countries = _kinds(entries.countries, entries.langs, voice) if entries.countries else [NONE] * size
    if not entries.titles and len(set(names)) == len(set(countries)) == 1:
        return {_shape(names[0], countries[0]): range(size)}
    places: dict[tuple[Kind | None, Kind | None, tuple[Kind | None, ...]], list[int]] = {}
    for place, row in enumerate(zip(names, countries, _offices(entries, voice), strict=True)):
        places.setdefault(row, []).append(place)
    found: dict[Shape | None, Sequence[int]] = {}
    for (name, country, titles), each in places.items():
        shape = _shape(name, country, *titles)
        found[shape] = [*found.get(shape, ()), *each]
    return found


def _shape(name: Kind | None, *others: Kind | None) -> Shape | None:
    whole = (name, *others)
    known = tuple(kind for kind in whole if kind is not None)
    return known if known == whole and name != NONE else None


def _offices(entries: Entries, voice: Voice) -> Sequence[tuple[Kind | None, ...]]:
    if not entries.titles:
        return [()] * len(entries)
    each = set(entries.titles)
    lines = list(set(chain.from_iterable(each)))
    known = dict(zip(lines, _kinds(lines, entries.langs, voice), strict=True))
    made = {titles: tuple(known[line] if line else None for line in titles) for titles in each}
    return [made[titles] for titles in entries.titles]


def characters(texts: Sequence[str]) -> set[str]:
    """The characters of texts that have a kind, but for the space."""
    whole = "".join(texts).encode()
    return {chr(byte) for byte in _ASCII[1:-1] if byte in whole} | set(whole.translate(None, _ASCII).decode())


def _kinds(texts: Sequence[str], langs: Mapping[str, str], voice: Voice) -> list[Kind | None]:
    """The kind of each text: of many at once if they are Latin, as those of most lists are."""
    made: list[Kind | None] = []
    for start in range(0, len(texts), _TOGETHER):
        some = texts[start : start + _TOGETHER]
        own = [text for text in some if text and text not in langs]
        sure = not voice.east_asian and _all_latin(own)
        known = {text: _kind(text, langs.get(text), voice) for text in some if not sure or text in langs}
        if known or len(own) < len(some):
            made += [known.get(text, _LATIN) if text else NONE for text in some]
        else:
            made += [_LATIN] * len(some)
    return made


def _all_latin(texts: Sequence[str]) -> bool:
    """Whether no text has anything but Latin letters, signs and single spaces inside."""
    lines = "\n".join(("", *texts, ""))
    if lines.count("\n") != len(texts) + 1 or any(map(lines.__contains__, _UNSEEMLY)):
        return False
    others = lines.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return _OTHERS.fullmatch(others.decode("utf-8", "surrogatepass")) is not None


def _kind(text: str, lang: str | None, voice: Voice) -> Kind | None:
    if _PLAIN.fullmatch(text) is None:
        return None
    of_text = Voice(lang) if lang else voice
    hangul = _WITH_HANGUL.search(text) is not None
    unsure = of_text.east_asian and not hangul and not _WITH_LATIN.search(text)  # a hint on the font of signs
    return None if unsure or of_text.right_to_left else (lang, hangul)
