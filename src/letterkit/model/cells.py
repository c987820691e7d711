"""The cells of a list of signatories by column, as they stand in the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from letterkit.model.columns import packed, packed_numbers, unpacked, unpacked_numbers
from letterkit.model.frozen import frozen

Key = tuple[str, str, str]
"""A column, the language and the letter that it is for; "" where it is for all."""

EVERY_LETTER = "\0"
"""Stands in `letters` for a row that signs all of them, as all rows of a list without that column do; no file can hold
it."""


@frozen
class Cells:
    """All cells of a list as they count: without the space around them, `kind` and `status` in small letters.

    `columns` has a text for each row under each `Key`; all are of the length of `lines`, the physical lines of `path`
    that the rows begin on. `name` and `kind` are there always, the others where the list has them.
    """

    path: str
    lines: Sequence[int]
    columns: Mapping[Key, Sequence[str]]

    def __getstate__(self) -> tuple[Any, ...]:
        """What a pickle holds: few large objects."""
        return self.path, packed_numbers(self.lines), [(key, packed(texts)) for key, texts in self.columns.items()]

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        path, lines, columns = state
        taken = path, unpacked_numbers(lines), {key: unpacked(texts) for key, texts in columns}
        for one, value in zip(fields(self), taken, strict=True):
            object.__setattr__(self, one.name, value)
