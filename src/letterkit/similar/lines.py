"""Many names taken apart, as the search through a long list is given them (`levelling`)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import numpy as np

from letterkit.model.frozen import frozen
from letterkit.similar.forms import Form
from letterkit.similar.letters import Indices, Letters, Mask


@frozen
class Batch:
    """Letters of some names, which `rows` they are of, and which of these `count` here."""

    letters: Letters
    rows: Indices
    count: Mask


@frozen
class Lines:
    """The words of each name proper as one string. Most are never asked for, so that a string is made when one is:
    those that need no more than the table of bytes stand in `text`, from `begin` to `end`, others, which are `odd`, as
    they are."""

    text: str
    begin: Indices
    end: Indices
    others: dict[int, str]
    odd: Mask

    def __len__(self) -> int:
        return len(self.begin)

    def __getitem__(self, row: int) -> str:
        known = self.others.get(row)
        return self.text[self.begin[row] : self.end[row]] if known is None else known

    def at(self, rows: Indices) -> list[str]:
        """The lines of some rows."""
        places = zip(self.begin[rows].tolist(), self.end[rows].tolist(), strict=True)
        texts = [self.text[begin:end] for begin, end in places]
        for place in np.flatnonzero(self.odd[rows]).tolist():
            texts[place] = self.others[int(rows[place])]
        return texts


@frozen
class Levelled:
    """The words of each name proper as one string (`lines`), their letters in batches, each name in one of them, and
    the names taken apart one by one."""

    names: Sequence[str]
    lines: Lines
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
