"""Children of a box that are made when they are asked for, so that a page makes those that it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import repeat
from typing import Any

from weasyprint.layout import block

_MOST = 10_000
"""Rows of a table that no page holds as many of."""


class Lazy:
    """Children of which each is made anew each time that it is asked for. Whoever goes through all of them only wants
    to know what the first and the last are like, or how many a page may hold; going through a slice makes them."""

    def __init__(self, count: int, make: Callable[[int], Any], *, rows: bool = False) -> None:
        self._count, self._make, self._rows = count, make, rows

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, at: int | slice) -> Any:
        if isinstance(at, slice):
            return _Slice(range(self._count)[at], self._make)
        return self._make(range(self._count)[at])

    def __iter__(self) -> Iterator[Any]:
        if self._rows:
            return repeat(self[0], min(self._count, _MOST))
        return iter([self[at] for at in sorted({0, self._count - 1})])


class _Slice:
    """A stretch of lazy children."""

    def __init__(self, positions: range, make: Callable[[int], Any]) -> None:
        self._positions, self._make = positions, make

    def __len__(self) -> int:
        return len(self._positions)

    def __iter__(self) -> Iterator[Any]:
        return map(self._make, self._positions)


def keep_placeholders() -> None:
    """Let WeasyPrint not look for what floats in children that it gives up; asking twice changes nothing."""
    block.remove_placeholders = _remove_placeholders


_original = block.remove_placeholders


def _remove_placeholders(context: Any, box_list: Any, *rest: Any) -> None:
    """WeasyPrint's remove_placeholders: in entries of a list there are none."""
    if not isinstance(box_list, _Slice):
        _original(context, [box for box in box_list if not isinstance(box.children, Lazy)], *rest)
