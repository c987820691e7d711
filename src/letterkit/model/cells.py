"""The cells of a list of signatories by column, as they stand in the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from letterkit.model.columns import packed, packed_numbers, unpacked, unpacked_numbers

Key = tuple[str, str, str]
"""A column, the language and the letter that it is for; "" where it is for all."""

EVERY_LETTER = "\0"
"""Stands in `letters` for a row that signs all of them, as all rows of a list without that column do; no file can hold
it."""


@dataclass(frozen=True, slots=True)
class Cells:
    """All cells of a list as they count: without the space around them, `kind` and `status` in small letters.

    `columns` has a text for each row under each `Key`; all are of the length of `lines`, the physical lines of `path`
    that the rows begin on. `name` and `kind` are there always, the others where the list has them.
    """

    path: str
    lines: Sequence[int]
    columns: Mapping[Key, Sequence[str]]


def _state(self: Cells) -> tuple[Any, ...]:
    """What a pickle holds: few large objects."""
    return self.path, packed_numbers(self.lines), [(key, packed(texts)) for key, texts in self.columns.items()]


def _restore(self: Cells, state: tuple[Any, ...]) -> None:
    """Take over from a pickle."""
    path, lines, columns = state
    object.__setattr__(self, "path", path)
    object.__setattr__(self, "lines", unpacked_numbers(lines))
    object.__setattr__(self, "columns", {key: unpacked(texts) for key, texts in columns})


setattr(Cells, "__getstate__", _state)  # noqa: B010 - in its body Python 3.11.0 to 3.11.3 put their own over them
setattr(Cells, "__setstate__", _restore)  # noqa: B010
