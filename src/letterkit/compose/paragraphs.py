"""Paragraphs that print the same values are the same: of many letters they are put together once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from letterkit.compose.bound import BoundInlines
from letterkit.model.letter import Blocks


class Paragraphs:
    """What the paragraphs of one expanded text came to when they were read last. `alone` tells that a paragraph prints
    no values but those that stand in it: the address of a link may stand elsewhere."""

    def __init__(self, *, alone: bool = False) -> None:
        self._alone = alone
        self._last: dict[Hashable, tuple[Any, Blocks]] = {}

    def once(self, key: Hashable, values: Sequence[object], rest: object, read: Callable[[], Blocks]) -> Blocks:
        """What `read` gives for the paragraph of that key, or gave for the same values, with `rest` alike."""
        if not self._alone:
            return read()
        printed = [_printed(value) for value in values], rest
        last = self._last.get(key)
        if last is None or last[0] != printed:
            last = self._last[key] = printed, read()
        return last[1]


def _printed(value: object) -> tuple[object, ...]:
    """All of a value that shows in a paragraph: `True` is 1 and is not printed so."""
    if isinstance(value, BoundInlines):
        return (value.inlines,)
    return type(value), value, getattr(value, "origin", None)
