"""Many names taken apart at once, to the same that `forms.form` gives for each, in a twentieth of the time.

Most names need no more than the table of bytes below, or its like in Unicode. Those that may need more (brackets, a
dash, an acronym, a title, a form of incorporation) are taken apart one by one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import numpy as np

from letterkit.countries.spelling import unaccented
from letterkit.model.frozen import frozen
from letterkit.similar.forms import COURTESY, LEGAL, LONGEST, LONGEST_ACRONYM, form, looks_like_acronym
from letterkit.similar.letters import NEWLINE, SPACE, Hashes, Indices, Letters, Mask, distinct, letters, of_lines
from letterkit.similar.lines import Batch, Levelled, Lines

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


def levelled(names: Sequence[str]) -> Levelled:
    """Take all names apart."""
    plain = _Plain.of(names)
    batches, rows, others = plain.batches, plain.odd, dict[int, str]()
    if plain.foreign:
        foreign = np.array(plain.foreign)
        bounded, long = _bounded([names[row] for row in plain.foreign])
        lines, odd = _unicode(bounded)
        rows.update(foreign[[*long, *odd]].tolist())
        others = dict(zip(plain.foreign, lines, strict=True))
        for at in range(0, len(lines), _BATCH):
            part = letters(lines[at : at + _BATCH])
            rows.update(foreign[at + distinct(part.row[_telling(part)])].tolist())
            batches.append((part, foreign[at : at + _BATCH]))
    apart = {row: form(names[row]) for row in sorted(rows)}
    others.update((row, one.proper) for row, one in apart.items())
    counting = np.ones(len(names), np.bool_)
    counting[list(apart)] = False
    found = [Batch(part, rows, counting[rows]) for part, rows in batches]
    if apart:
        part = letters([one.proper for one in apart.values()])
        found.append(Batch(part, np.array(list(apart)), np.ones(len(apart), np.bool_)))
    return Levelled(names, plain.lines(others), found, apart)


@frozen
class _Plain:
    """The names that are of ASCII letters alone, levelled batch by batch, which need more than that (`odd`), and which
    are `foreign`."""

    texts: list[str]
    begin: Indices
    end: Indices
    batches: list[tuple[Letters, Indices]]
    odd: set[int]
    foreign: list[int]

    @classmethod
    def of(cls, names: Sequence[str]) -> _Plain:
        begin, end = np.zeros((2, len(names)), np.int64)
        found = cls([], begin, end, [], set(), [])
        behind = 0
        for at in range(0, len(names), _BATCH):
            behind = found._add(names[at : at + _BATCH], at, behind)
        return found

    def _add(self, names: Sequence[str], at: int, behind: int) -> int:
        """Level a batch, of which the first name is that of the row `at`; the letters before it, and those with it."""
        rows, text = np.arange(at, at + len(names)), "\n".join(names)
        if not text.isascii():
            foreign = np.array([not name.isascii() for name in names])
            self.foreign.extend(rows[foreign].tolist())
            rows, names = rows[~foreign], [name for name in names if name.isascii()]
            if not names:
                return behind
            text = "\n".join(names)
        sizes = _sizes(text)
        if len(sizes) > len(names) or sizes.max() > LONGEST:
            names, odd = _bounded(names)
            self.odd.update(rows[odd].tolist())
            text = "\n".join(names)
            sizes = _sizes(text)
        more = _more_in(names, text, _PARTED, np.flatnonzero(sizes <= LONGEST_ACRONYM).tolist())
        self.odd.update(rows[list(more)].tolist())
        line = _ascii(text)
        part = of_lines(line)
        self.odd.update(rows[distinct(part.row[_telling(part)])].tolist())
        self.begin[rows], self.end[rows] = part.begin + behind, part.end + behind
        self.texts.append(line.decode())
        self.batches.append((part, rows))
        return behind + len(line)

    def lines(self, others: dict[int, str]) -> Lines:
        """All lines, these among them."""
        odd = np.zeros(len(self.begin), np.bool_)
        odd[list(others)] = True
        return Lines("".join(self.texts), self.begin, self.end, others, odd)


def _sizes(text: str) -> Indices:
    """The lengths of the lines of an ASCII text."""
    ends = np.flatnonzero(np.frombuffer(text.encode(), np.uint8) == NEWLINE)
    return np.diff(ends, prepend=-1, append=len(text)) - 1


def _bounded(names: Sequence[str]) -> tuple[list[str], list[int]]:
    """The names without those that are too long or of several lines, and where these stood."""
    odd = [place for place, name in enumerate(names) if len(name) > LONGEST or "\n" in name]
    kept = list(names)
    for place in odd:
        kept[place] = ""
    return kept, odd


def _more_in(names: Sequence[str], text: str, needles: Iterable[str], short: Iterable[int]) -> Iterator[int]:
    """Names, the lines of a text, that may have more in them than words; an acronym is one of the `short`."""
    for needle in needles:
        if needle.strip(" ") in text and needle in text:  # one letter is found ten times as fast
            yield from (i for i, name in enumerate(names) if needle in name)
    if "," in text:
        yield from (i for i, name in enumerate(names) if name.partition(" ")[0][-1:] == ",")
    if " " in (text[:1], text[-1:]) or "\n " in text or " \n" in text:
        yield from (i for i, name in enumerate(names) if name != name.strip())
    yield from (i for i in short if " " not in names[i] and looks_like_acronym(names[i]))
    lower = text.lower()
    if _DEGREE.search(lower):
        yield from (i for i, name in enumerate(lower.split("\n")) if "ph" in name and _DEGREE.search(name))


def _ascii(text: str) -> bytes:
    """What `spelling.bare` gives for each line, but for initials, each ended by a line feed."""
    trimmed = _trimmed(text.encode("ascii").replace(b"&", b" and ").translate(_BYTES, _DROPPED))
    return _without_article(trimmed)[1:]


def _trimmed(text: bytes) -> bytes:
    """Lines with one space between words, with a line feed before and behind each."""
    letters = np.frombuffer(b"\n" + text + b"\n", np.uint8)
    parting = letters <= SPACE
    spaces = letters == SPACE
    spaces[:-1] &= parting[1:]  # of spaces on end all but the last, and those at the end of a line
    if spaces.any():
        letters = letters[~spaces]
    spaces = letters == SPACE
    spaces[1:] &= letters[:-1] == NEWLINE
    if spaces.any():
        letters = letters[~spaces]
    trimmed: bytes = letters.tobytes()
    return trimmed


def _without_article(text: bytes) -> bytes:
    """Lines with no "the" at their beginning."""
    return text.replace(b"\nthe ", b"\n")


def _unicode(names: Sequence[str]) -> tuple[list[str], set[int]]:
    """The same in any script, and which of these names need more."""
    text = unicodedata.normalize("NFKC", "\n".join(names))
    spaces = [character for character in set(text) if character.isspace() and character not in " \n"]
    rows = set(_more_in(text.split("\n"), text, (*_PARTED, *_LEGAL_HEADS, *spaces), range(len(names))))
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
    text = _EAST_ASIAN_SPACE.sub("", _without_article(_trimmed(text.encode())).decode())[1:-1]
    if marks:  # a mark beside a letter of the alphabet is no end of a word to what draws initials together
        beside = re.compile(f"[a-z][{marks}]|[{marks}][a-z]")
        rows.update(i for i, line in enumerate(text.split("\n")) if beside.search(line))
    if marks or any(unaccented(character) != character for character in set(text)):
        text = _trimmed(unaccented(text).encode()).decode()[1:-1]
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
