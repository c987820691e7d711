"""Many names taken apart at once, to the same that `forms.form` gives for each, in a twentieth of the time.

Most names need no more than the table of bytes below, or its like in Unicode. Those that may need more (brackets, a
dash, an acronym, a title, a form of incorporation) are taken apart one by one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from letterkit.countries.spelling import unaccented
from letterkit.similar.forms import COURTESY, LEGAL, LONGEST, Form, form, looks_like_acronym
from letterkit.similar.letters import NEWLINE, SPACE, Hashes, Indices, Letters, Mask, distinct, letters

_DROPPED = b"'`"
_BYTES = bytes(
    ord(chr(code).lower()) if chr(code).isalnum() or code == ord("\n") else ord(" ") for code in range(128)
) + bytes(128)
_EAST_ASIAN = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_EAST_ASIAN_SPACE = re.compile(f" (?<=[{_EAST_ASIAN}] )(?=[{_EAST_ASIAN}])")
_APOSTROPHES = "'’‘ʼʻ`´ʾʿ"
_PARTED = ("(", " - ", " – ", " — ", *(chr(code) for code in range(32) if chr(code).isspace() and chr(code) != "\n"))
_DEGREE = re.compile(r"ph\.? ?d")
_LEGAL_HEADS = (")", "법인", "法人")
_BATCH = 8192
"""So many names at once: their letters stay in the processor's cache, and little memory is needed."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Letters of some names, which `rows` they are of, and which of these `count` here."""

    letters: Letters
    rows: Indices
    count: Mask


@dataclass(frozen=True, slots=True)
class Levelled:
    """The words of each name proper as one string (`lines`), their letters in batches, each name in one of them, and
    the names taken apart one by one."""

    names: Sequence[str]
    lines: Sequence[str]
    batches: Sequence[Batch]
    apart: dict[int, Form]

    def __getitem__(self, index: int) -> Form:
        """The form of one name."""
        if (known := self.apart.get(index)) is not None:
            return known
        name, line = self.names[index], self.lines[index]
        written = name if name.isascii() else unicodedata.normalize("NFKC", name)
        return Form(whole=line, words=tuple(line.split()), written=written, stated=frozenset(), is_acronym=False)

    def whole(self, index: int) -> str:
        """All words of one name."""
        known = self.apart.get(index)
        return known.whole if known else self.lines[index]


def levelled(names: Sequence[str]) -> Levelled:
    """Take all names apart."""
    lines, rows = _lines(names)
    batches = []
    for at in range(0, len(lines), _BATCH):
        part = letters(lines[at : at + _BATCH])
        rows.update((distinct(part.row[_telling(part)]) + at).tolist())
        batches.append(Batch(part, np.arange(at, at + len(part.first)), np.ones(len(part.first), np.bool_)))
    apart = {row: form(names[row]) for row in sorted(rows)}
    for row, one in apart.items():
        lines[row] = one.proper
        batches[row // _BATCH].count[row % _BATCH] = False
    if apart:
        part = letters([one.proper for one in apart.values()])
        batches.append(Batch(part, np.array(list(apart)), np.ones(len(apart), np.bool_)))
    return Levelled(names, lines, batches, apart)


def _lines(names: Sequence[str]) -> tuple[list[str], set[int]]:
    """The bare words of each name as a line, and the rows that need more than that."""
    whole, rows = list(names), set[int]()
    text = "\n".join(names)
    if max(map(len, names), default=0) > LONGEST or text.count("\n") >= len(names):
        rows = {i for i, name in enumerate(names) if len(name) > LONGEST or "\n" in name}
        for i in rows:
            whole[i] = ""
    foreign = [] if text.isascii() else [i for i, name in enumerate(whole) if not name.isascii()]
    others = [whole[i] for i in foreign]
    for i in foreign:
        whole[i] = ""
    rows.update(_more_in(whole, _PARTED))
    lines = _ascii(whole)
    if others:
        more, odd = _unicode(others)
        rows.update(foreign[at] for at in odd)
        for i, line in zip(foreign, more, strict=True):
            lines[i] = line
    return lines, rows


def _more_in(names: list[str], needles: Iterable[str]) -> Iterator[int]:
    """Names that may have more in them than words."""
    text = "\n".join(names)
    for needle in needles:
        if needle.strip(" ") in text and needle in text:  # one letter is found ten times as fast
            yield from (i for i, name in enumerate(names) if needle in name)
    if "," in text:
        yield from (i for i, name in enumerate(names) if name.partition(" ")[0][-1:] == ",")
    if list(map(str.strip, names)) != names:
        yield from (i for i, name in enumerate(names) if name != name.strip())
    single = [i for i, name in enumerate(names) if " " not in name]
    yield from (i for i in single if looks_like_acronym(names[i]))
    lower = text.lower()
    if _DEGREE.search(lower):
        yield from (i for i, name in enumerate(lower.split("\n")) if "ph" in name and _DEGREE.search(name))


def _ascii(names: Sequence[str]) -> list[str]:
    """What `spelling.bare` gives for each, but for initials."""
    text = "\n".join(names).encode("ascii").replace(b"&", b" and ").translate(_BYTES, _DROPPED)
    return _without_article(_trimmed(text)).split("\n")


def _trimmed(text: bytes) -> str:
    """Lines with one space between words."""
    letters = np.frombuffer(b"\n" + text + b"\n", np.uint8)
    parting = letters <= SPACE
    kept = letters != SPACE
    kept[:-1] |= ~parting[1:]  # of spaces on end the last, and none at the end of a line
    letters = letters[kept]
    kept = letters != SPACE
    kept[1:] |= letters[:-1] != NEWLINE
    trimmed: bytes = letters[kept][1:-1].tobytes()
    return trimmed.decode()


def _without_article(text: str) -> str:
    """Lines with no "the" at their beginning."""
    return f"\n{text}".replace("\nthe ", "\n")[1:]


def _unicode(names: Sequence[str]) -> tuple[list[str], set[int]]:
    """The same in any script, and which of these names need more."""
    text = unicodedata.normalize("NFKC", "\n".join(names))
    spaces = [character for character in set(text) if character.isspace() and character not in " \n"]
    rows = set(_more_in(text.split("\n"), (*_PARTED, *_LEGAL_HEADS, *spaces)))
    text = unicodedata.normalize("NFKC", text.casefold()).replace("&", " and ")
    marks = ""
    for character in set(text):
        if character in _APOSTROPHES:
            text = text.replace(character, "")
        elif not character.isalnum() and character != "\n":
            category = unicodedata.category(character)
            if category[0] == "M":
                marks += character
            else:
                text = text.replace(character, "" if category == "Cf" else " ")
    text = _without_article(_EAST_ASIAN_SPACE.sub("", _trimmed(text.encode())))
    if marks:  # a mark beside a letter of the alphabet is no end of a word to what draws initials together
        beside = re.compile(f"[a-z][{marks}]|[{marks}][a-z]")
        rows.update(i for i, line in enumerate(text.split("\n")) if beside.search(line))
    if marks or any(unaccented(character) != character for character in set(text)):
        text = _trimmed(unaccented(text).encode())
    return text.split("\n"), rows


@cache
def _titles() -> tuple[Mask, Mask]:
    """Tables of which words are looked at: titles anywhere, forms of incorporation at the end."""
    return _table(COURTESY), _table(LEGAL)


def _table(words: Iterable[str]) -> Mask:
    found = np.zeros(1 << 16, np.bool_)
    found[_slots(letters(sorted(words)).heads())] = True
    return found


def _slots(heads: Hashes) -> Hashes:
    return (heads * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(48)


def _telling(found: Letters) -> Mask:
    """Words by which a name needs to be taken apart: titles, forms of incorporation, and one letter after another."""
    slots = _slots(found.heads())
    titles, legal = _titles()
    telling = titles[slots]
    telling[found.last] |= legal[slots[found.last]]
    single = found.ends - found.starts == 1
    pair = single[1:] & single[:-1]
    pair[found.last[:-1]] = False
    telling[1:] |= pair
    return telling
