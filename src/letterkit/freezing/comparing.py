"""What is different between a letter as it was frozen and as it is now."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from letterkit.freezing.head import HeadChange, head_changes
from letterkit.freezing.seal import Entry, Number, Seal
from letterkit.freezing.wording import TextChange, text_changes
from letterkit.model.counts import Counts
from letterkit.model.roster import Signatory

_GONE = "not in the list any more"


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """One who signed and does not any more; `why` is what the list says of them now."""

    entry: Entry
    why: str


@dataclass(frozen=True, slots=True)
class Revised:
    """One who signs as before, with other cells: `columns` are those that differ, by their header."""

    before: Entry
    now: Entry
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """All that is different. `texts` and `heads` are by language; `numbers` are the counts that differ, before and now;
    `gained` and `lost` are countries (ISO 3166-1 alpha-2)."""

    added: tuple[Entry, ...]
    withdrawn: tuple[Withdrawn, ...]
    revised: tuple[Revised, ...]
    texts: Mapping[str, tuple[TextChange, ...]]
    numbers: Mapping[str, tuple[Number, Number]]
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    heads: Mapping[str, tuple[HeadChange, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        listed = self.added or self.withdrawn or self.revised
        return bool(listed or self.numbers or self.gained or self.lost or any(self.texts.values()) or self.heads)


def compare(before: Seal, now: Seal, rows: Sequence[Signatory], counts: Counts) -> Changes:
    """Compare a frozen letter with the letter as it is: `rows` are those behind the entries of `now`, in their order,
    and `counts` what the whole list adds up to now."""
    matched = _matched(before.entries, now.entries, rows, counts)
    was, new = {one for one, _ in matched}, {other for _, other in matched}
    return Changes(
        added=tuple(entry for at, entry in enumerate(now.entries) if at not in new),
        withdrawn=tuple(
            Withdrawn(entry, _why(entry, counts)) for at, entry in enumerate(before.entries) if at not in was
        ),
        revised=tuple(_revised(before.entries, now.entries, matched)),
        texts=text_changes(before.texts, now.texts),
        numbers={
            kind: (before.numbers[kind], number)
            for kind, number in now.numbers.items()
            if kind in before.numbers and before.numbers[kind] != number
        },
        gained=tuple(code for code in now.countries if code not in before.countries),
        lost=tuple(code for code in before.countries if code not in now.countries),
        heads=head_changes(before.texts, now.texts),
    )


def matched_rows(before: Seal, now: Seal, rows: Sequence[Signatory], counts: Counts) -> frozenset[int]:
    """Which rows of today, by their index, signed when the letter was frozen."""
    return frozenset(at for _, at in _matched(before.entries, now.entries, rows, counts))


_Pairs = list[tuple[int, int]]


def _matched(before: Sequence[Entry], now: Sequence[Entry], rows: Sequence[Signatory], counts: Counts) -> _Pairs:
    """Pairs of indices that are the same signatory: equal ones first, then by name, then by what is known of names."""
    free, left = set(range(len(before))), set(range(len(now)))
    pairs: _Pairs = []

    def pair(one: int, other: int) -> None:
        free.discard(one)
        left.discard(other)
        pairs.append((one, other))

    for key in (_whole, _name):
        waiting: dict[object, list[int]] = {}
        for at in sorted(left):
            waiting.setdefault(key(now[at]), []).append(at)
        for at in sorted(free):
            if found := waiting.get(key(before[at])):
                pair(at, found.pop(0))
    for at in sorted(free):
        if not _row_of(before[at], counts) and (other := _renamed(before[at], now, rows, left)) is not None:
            pair(at, other)
    return sorted(pairs)


def _whole(entry: Entry) -> object:
    return entry.digest


def _name(entry: Entry) -> object:
    return entry.kind, folded(entry.name)


def folded(name: str) -> str:
    """A name without regard to capitals, forms of characters and white space."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _renamed(entry: Entry, now: Sequence[Entry], rows: Sequence[Signatory], left: set[int]) -> int | None:
    """Who among the new ones is one whose old name the list does not hold any more; None where nobody surely is."""
    from letterkit import similar

    among = [at for at in sorted(left) if now[at].kind == entry.kind]
    for at in among:
        if folded(entry.name) in map(folded, rows[at].aliases):
            return at
    alone = range(len(among) + 1) if entry.kind == "individual" else ()
    found = similar.pairs([entry.name, *(now[at].name for at in among)], individuals=alone)
    return next((among[likeness.second - 1] for likeness in found if likeness.first == 0), None)


def _revised(before: Sequence[Entry], now: Sequence[Entry], pairs: _Pairs) -> Iterator[Revised]:
    for one, other in pairs:
        old, new = before[one], now[other]
        if columns := tuple(_differing(old, new)):
            yield Revised(old, new, columns)


def _differing(old: Entry, new: Entry) -> Iterator[str]:
    """The columns that print something else: a country that is only spelled in another way does not."""
    for column in dict.fromkeys((*old.cells, *new.cells)):
        if column == "country" and old.code and old.code == new.code:
            continue
        if old.cells.get(column, "") != new.cells.get(column, ""):
            yield column


def _row_of(entry: Entry, counts: Counts) -> tuple[Signatory, str] | None:
    """The row of one who does not sign any more, and why it does not count."""
    for row, why in counts.left_out:
        if row.kind == entry.kind and folded(row.text("name", letter=counts.letter)) == folded(entry.name):
            return row, why
    return None


def _why(entry: Entry, counts: Counts) -> str:
    found = _row_of(entry, counts)
    return found[1] if found else _GONE
