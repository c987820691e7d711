"""The search through a long list: hashes say which names are worth comparing, and those are compared as ever.

All layers but `close` are exact. Of 14,000 names in which 4,000 pairs differ by slips, no pair is missed that comparing
each with each would find where it is one slip, and 3 in a thousand where it is two (benchmarks/similar_recall.py). Of
names that are all nearly alike each is compared with some dozens at most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from itertools import chain

import numpy as np

from letterkit.model.frozen import frozen
from letterkit.similar import layers
from letterkit.similar.blocks import packed, repeated, rows_of, sharing
from letterkit.similar.judging import Counts, judged
from letterkit.similar.keys import Keyed, Spelling, grams
from letterkit.similar.layers import Layer, Likeness, Pair, ordered
from letterkit.similar.letters import Hashes, Indices, Mask, distinct, letters
from letterkit.similar.levelling import levelled
from letterkit.similar.lines import Batch, Levelled

_KEPT = 31 << 20
"""Bytes; blocks of more than 32 MB are given back whatever was seen."""


def likenesses(
    names: Sequence[str], aliases: Mapping[int, Sequence[str]], individuals: Container[int]
) -> Iterator[Likeness]:
    """All likenesses of a long list, layer after layer; a pair may come again in a later layer."""
    _keep_memory()
    forms = levelled(names)
    gathered = _Gathered.of(forms)
    among = gathered.compared(individuals)
    by_layer: tuple[tuple[Layer, Iterable[Pair]], ...] = (
        ("same", layers.same(forms, _of_one_writing(forms, gathered, among))),
        ("alias", _aliased(forms, gathered, among, aliases)),
        ("acronym", _by_acronym(forms, gathered, among)),
        ("order", layers.in_any_order(forms, _in_other_orders(gathered, among))),
    )
    for layer, alike in by_layer:
        yield from (Likeness(*pair, layer) for pair in sorted(map(ordered, alike)))
    yield from _close(forms, gathered, among)


def _keep_memory() -> None:
    """Have memory that arrays no longer need kept for the next ones. The C library of Linux gives blocks as large as
    these back to the system each time, and gets them page by page, until it has seen one as large freed; of a block
    that nobody writes to there are no pages."""
    np.empty(_KEPT, np.uint8)


@frozen
class _Kind:
    """Keys of one kind and their rows of so many, packed into numbers, batch by batch."""

    count: int
    numbers: list[Hashes] = field(default_factory=list)

    def add(self, found: Keyed, batch: Batch) -> None:
        keys, rows = found
        if not batch.count.all():
            kept = batch.count[rows]
            keys, rows = keys[kept], rows[kept]
        self.numbers.append(packed(keys, batch.rows[rows], self.count))

    def among(self, among: Mask) -> Hashes:
        """All of them that are of the rows that are compared."""
        numbers = np.concatenate(self.numbers)
        return numbers if among.all() else numbers[among[rows_of(numbers, self.count)]]


@frozen
class _Gathered:
    """What the search needs of each name: hashes of its writing and its words, their number, letters and keys."""

    whole: Hashes
    sums: Hashes
    words: Indices
    counts: Counts
    kinds: dict[str, _Kind]

    @classmethod
    def of(cls, forms: Levelled) -> _Gathered:
        size = len(forms.lines)
        kinds = {name: _Kind(size) for name in ("any order", "words", "spaceless", "letters", "ends", "grams")}
        hashes = np.zeros((2, size), np.uint64)
        found = cls(hashes[0], hashes[1], np.zeros(size, np.int64), Counts.empty(size), kinds)
        for batch in forms.batches:
            found._add(batch)
        return found

    def _add(self, batch: Batch) -> None:
        part, rows = batch.letters, batch.rows
        spelling = Spelling.of(part)
        self.whole[rows], self.sums[rows] = spelling.whole, spelling.sums
        self.words[rows] = np.where(part.end > part.begin, part.words, 0)
        self.counts.put(rows, part)
        kinds = (spelling.any_order, spelling.but_one_word, spelling.spaceless, spelling.but_one_letter, spelling.ends)
        for kind, keyed in zip(self.kinds.values(), (*(find() for find in kinds), grams(part)), strict=True):
            kind.add(keyed, batch)

    def compared(self, individuals: Container[int]) -> Mask:
        """Names that are compared: those with words, but for given names alone."""
        among: Mask = self.words > 0
        among[[row for row in np.flatnonzero(self.words == 1).tolist() if row in individuals]] = False
        return among

    def named(self, lines: Iterable[str]) -> list[int]:
        """Names of which the words may be one of these lines."""
        if not (given := list(lines)):
            return []
        known = np.sort(Spelling.of(letters(given)).whole)
        at = np.minimum(np.searchsorted(known, self.whole), len(known) - 1)
        rows: list[int] = np.flatnonzero(known[at] == self.whole).tolist()
        return rows


def _repeating(hashes: Hashes, rows: Indices) -> list[int]:
    """Rows, each once and in order, of which a hash comes more than once."""
    maybe = repeated(hashes)
    hashes, rows = hashes[maybe], rows[maybe]
    _, which, times = np.unique(hashes, return_inverse=True, return_counts=True)
    found: list[int] = distinct(rows[times[which] > 1].astype(np.int64)).tolist()
    return found


def _in_other_orders(gathered: _Gathered, among: Mask) -> list[int]:
    """Rows whose words may be those of another in another order."""
    numbers = gathered.kinds.pop("any order").among(among)
    rows = rows_of(numbers, len(among))
    return _repeating(numbers - rows.view(np.uint64), rows)


def _of_one_writing(forms: Levelled, gathered: _Gathered, among: Mask) -> list[int]:
    """Rows whose words may all be those of another."""
    rows = set(_repeating(gathered.whole[among], np.flatnonzero(among)))
    stating = {form.whole for form in forms.apart.values() if form.stated}
    if stating:
        rows.update(i for i in gathered.named(stating) if among[i])
        rows.update(i for i, form in forms.apart.items() if form.stated and among[i])
    return sorted(rows)


def _aliased(forms: Levelled, gathered: _Gathered, among: Mask, aliases: Mapping[int, Sequence[str]]) -> Iterator[Pair]:
    """Pairs that an alias tells, among rows that have one which another row has too."""
    read = levelled([alias for given in aliases.values() for alias in given])
    if not read.lines:
        return iter(())
    texts = read.lines.at(np.arange(len(read.lines)))
    for at, form in read.apart.items():
        texts[at] = form.whole
    rest = iter(texts)
    wholes = {row: [next(rest) for _ in given] for row, given in aliases.items()}
    times = Counter(chain.from_iterable(map(set, wholes.values())))
    naming = set(gathered.named(texts))
    naming.update(i for i, form in forms.apart.items() if form.whole in times)
    shared = {text for text, count in times.items() if count > 1} | {forms.whole(i) for i in naming}
    rows = naming | {i for i, given in wholes.items() if not shared.isdisjoint(given)}
    return layers.aliased(forms, [i for i in sorted(rows) if among[i]], wholes)


def _by_acronym(forms: Levelled, gathered: _Gathered, among: Mask) -> Iterator[Pair]:
    """Pairs of an acronym and a name, among rows that are or state one, or have its letters for initials."""
    apart = {i: form for i, form in forms.apart.items() if among[i]}
    acronyms = {form.whole for form in apart.values() if form.is_acronym}
    stating = {form.proper for form in apart.values() if form.stated}
    rows = {i for i, form in apart.items() if form.is_acronym or form.stated}
    rows.update(gathered.named(stating))
    if acronyms:
        rows.update(apart)
        rows.update(_with_apostrophe(forms.names))
        for batch in forms.batches:
            rows.update(batch.rows[Spelling.of(batch.letters).spelled_by_initials(acronyms)].tolist())
    return layers.by_acronym(forms, [i for i in sorted(rows) if among[i]])


def _with_apostrophe(names: Sequence[str]) -> Iterator[int]:
    """Names whose words may be parted by what is dropped from them."""
    text = "\n".join(names)
    for mark in "'’\uff07":
        if mark in text:
            yield from (i for i, name in enumerate(names) if mark in name)


def _close(forms: Levelled, gathered: _Gathered, among: Mask) -> Iterator[Likeness]:
    """Pairs of names whose letters are almost the same; of names of the same words only the first is compared."""
    last, repeats = np.arange(len(among)), _repeating(gathered.sums[among], np.flatnonzero(among))
    among = among.copy()
    first: dict[int, int] = {}
    for row in repeats:
        one = first.setdefault(int(gathered.sums[row]), row)
        last[one] = row
        among[row] = one == row
    pairs = gathered.counts.likely(_worth_comparing(forms, gathered, among))
    found = [
        (*ordered((int(last[one]), int(last[other]))), *ordered((one, other)), score)
        for one, other, score in judged(forms, *pairs)
    ]
    for _, _, one, other, score in sorted(found):
        yield Likeness(one, other, "close", score)


def _worth_comparing(forms: Levelled, gathered: _Gathered, among: Mask) -> Iterator[tuple[Indices, Indices]]:
    for name in ("words", "spaceless", "letters", "ends", "grams"):
        numbers = gathered.kinds.pop(name).among(among)  # each once, and its memory is free for the next
        yield from sharing(numbers, forms.lines, telling=name != "grams")
