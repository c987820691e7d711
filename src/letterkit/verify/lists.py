"""The quick way through a long list that was read back: stretches of it are expected as one text and found in one look.

What is found is cut out, and what is left of text and list is looked through as ever.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from letterkit.model.letter import Document, Entries, Entry, SignatoryList, walk
from letterkit.verify.stretches import Stretches

LEAST = 64
"""Entries that a list must have."""
_FEW = 50
"""One in so many entries may be left before the text is looked at in another way."""
_CUT = "\n\uf8ff\n"
"""What stands for a stretch that is cut out: a sign that belongs to no word, so that no text goes on across it."""


@dataclass
class Rest:
    """A text without the stretches of long lists that were found, and those of their entries that were not."""

    text: str
    left: dict[int, tuple[Entry, ...]] = field(default_factory=dict)

    def of(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        """The entries of a list that are still to be looked for."""
        return self.left.get(id(entries), entries)


def without_lists(text: str, document: Document) -> Rest | None:
    """What is left of a text; None where no stretch of a long list is found in it."""
    lists = _long(document)
    if not lists:
        return None
    flat = text.replace("\n", " ").replace("\f", " ")
    cuts, missed = _found(flat, lists)
    if sum(map(len, missed)) > sum(map(len, lists)) // _FEW:  # lines may be wrapped, columns filled with spaces
        flat = " ".join(text.split())
        cuts, missed = _found(flat, lists)
    if not cuts:
        return None
    left = {
        id(entries): tuple(entries[number] for number in numbers)
        for entries, numbers in zip(lists, missed, strict=True)
    }
    return Rest("".join(_between(text, flat, cuts)), left)


Cuts = list[tuple[int, int]]
"""Where stretches begin and end."""


def _found(flat: str, lists: Sequence[Entries]) -> tuple[Cuts, list[list[int]]]:
    """The stretches of all lists in a text, and of each list the numbers of those entries that are in none."""
    cuts: Cuts = []
    missed: list[list[int]] = []
    for entries in lists:
        found, left = Stretches(flat, entries).found(cuts[-1][1] if cuts else 0)
        cuts += found
        missed.append(left)
    return cuts, missed


def _long(document: Document) -> list[Entries]:
    """The long lists, in the order of print; none where one is printed twice."""
    blocks = (block for part in document.parts for block in walk(part.blocks) if isinstance(block, SignatoryList))
    lists = [group.entries for block in blocks for group in block.groups if len(group.entries) >= LEAST]
    found = [entries for entries in lists if isinstance(entries, Entries)]
    return found if len({id(entries) for entries in found}) == len(found) else []


def _between(text: str, flat: str, cuts: Cuts) -> Iterator[str]:
    """The text around what is cut out of it, of which the places are those in the flat one."""
    at = 0
    wanted = [place for cut in cuts for place in cut]
    places = iter(wanted) if len(text) == len(flat) else _places(text, flat, wanted)
    for start, stop in zip(places, places, strict=True):
        yield text[at:start]
        yield _CUT if text.find("\f", start, stop) == -1 else f"{_CUT}\f"
        at = stop
    yield text[at:]


def _places(text: str, flat: str, wanted: Sequence[int]) -> Iterator[int]:
    """Where in a text those places are that were found, in their order, in the one with single spaces."""
    word, done = len(text) - len(text.lstrip()), 0  # where the word begins that the last place is in, in either one
    for place in wanted:
        if words := flat.count(" ", done, place):
            window = text[word : word + 4 * (place - done) + 256]
            parts = window.split(None, words)
            if len(parts) <= words:
                window = text[word:]
                parts = window.split(None, words)
            word += len(window) - len(parts[-1]) if len(parts) > words else len(window)
            done = flat.rfind(" ", done, place) + 1
        yield word + place - done
