"""Structure elements of plain entries as text, in place of an object for each (ISO 32000-1, 14.7.2)."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, count

import pydyf

from letterkit.render.paged.contents import Alike, Items, Rows

Entries = Items | Rows | Alike


def written(entries: Entries, first: int, parent: str, page: str) -> Written | WrittenAlike:
    """The elements of entries on a page, of which the first object has the number `first`. `parent` and `page` are
    references. A file that holds them is to be written by lists/writing.py."""
    if isinstance(entries, Alike):
        return WrittenAlike(entries, first, parent, page)
    if isinstance(entries, Items):
        return WrittenItems(entries, first, parent, page)
    return WrittenRows(entries, first, parent, page)


class WrittenAlike(pydyf.Object):  # type: ignore[misc]
    """Entries of one content in each of their cells: an item and its body, or a row and its cells."""

    def __init__(self, entries: Alike, first: int, parent: str, page: str) -> None:
        super().__init__()
        self._entries, self._first, self._parent, self._page = entries, first, parent, page
        self._step = 1 + entries.cells
        self.count = self._step * entries.count

    @property
    def _starts(self) -> range:
        return range(self._first, self._first + self.count, self._step)

    def references(self) -> bytes:
        """The references of the items or rows."""
        return " ".join(map("%d 0 R".__mod__, self._starts)).encode("ascii")

    def owners(self) -> bytes:
        """The array of the elements that own each content of the page, in their order (14.7.4.4)."""
        owning = (at for at in range(self._first, self._first + self.count) if (at - self._first) % self._step)
        return f"[{' '.join(map('%d 0 R'.__mod__, owning))}]".encode("ascii")

    def texts(self) -> Iterator[str]:
        """The text of each object, in the order of their numbers."""
        behind = f"/Pg {self._page}/K"
        outer = f"<</Type/StructElem/S/{'TR' if self._entries.in_table else 'LI'}/P {self._parent}{behind}["
        inner = f"<</Type/StructElem/S/{'TD' if self._entries.in_table else 'LBody'}/P "
        number = 0
        if self._entries.cells == 1:
            for number, at in enumerate(self._starts):
                yield f"{outer}{at + 1} 0 R]>>"
                yield f"{inner}{at} 0 R{behind}[{number}]>>"
            return
        for at in self._starts:
            yield f"{outer}{' '.join(map('%d 0 R'.__mod__, range(at + 1, at + self._step)))}]>>"
            for _ in range(self._entries.cells):
                yield f"{inner}{at} 0 R{behind}[{number}]>>"
                number += 1


class Written(pydyf.Object, ABC):  # type: ignore[misc]
    """Entries of which some have no content, or several."""

    def __init__(self, first: int, parent: str, page: str) -> None:
        super().__init__()
        self.first, self.parent, self.page = first, parent, page

    @abstractmethod
    def sizes(self) -> Iterator[int]:
        """How many objects each entry is."""

    @abstractmethod
    def texts(self) -> Iterator[str]:
        """The text of each object, in the order of their numbers."""

    @abstractmethod
    def owners(self) -> Iterator[tuple[int, int]]:
        """The numbers of contents, in their order, with the objects that own them."""

    @cached_property
    def count(self) -> int:
        """How many objects they are."""
        return sum(self.sizes())

    def references(self) -> bytes:
        """The references of the items or rows."""
        *starts, _ = self.starts()
        return " ".join(map("%d 0 R".__mod__, starts)).encode("ascii")

    def starts(self) -> Iterator[int]:
        """The number of each entry's first object, and the first one after all."""
        return accumulate(self.sizes(), initial=self.first)

    def _paragraphs(self, parent: int, numbers: Sequence[int]) -> Iterator[str]:
        return (f"<</Type/StructElem/S/P/P {parent} 0 R/Pg {self.page}/K {each}>>" for each in numbers)


class WrittenItems(Written):
    """Items of a list: item, body, and a paragraph for each content of it but the first."""

    def __init__(self, items: Items, first: int, parent: str, page: str) -> None:
        super().__init__(first, parent, page)
        self.items = items

    def sizes(self) -> Iterator[int]:
        """How many objects each item is."""
        return (len(numbers) + 1 for numbers in self.items.numbers)

    def texts(self) -> Iterator[str]:
        """The text of each object, in the order of their numbers."""
        head = f"<</Type/StructElem/S/LI/P {self.parent}/Pg {self.page}/K "
        for at, (first, *others) in zip(self.starts(), self.items.numbers, strict=False):
            yield f"{head}{at + 1} 0 R>>"
            yield f"<</Type/StructElem/S/LBody/P {at} 0 R/Pg {self.page}/K{_kids(first, at + 2, len(others))}>>"
            if others:
                yield from self._paragraphs(at + 1, others)

    def owners(self) -> Iterator[tuple[int, int]]:
        """The numbers of contents, in their order, with the objects that own them."""
        for at, numbers in zip(self.starts(), self.items.numbers, strict=False):
            yield from _owned(numbers, at + 1)


class WrittenRows(Written):
    """Rows of a table: row, and for each cell itself and a paragraph for each content of it but the first."""

    def __init__(self, rows: Rows, first: int, parent: str, page: str) -> None:
        super().__init__(first, parent, page)
        self.rows = rows

    def sizes(self) -> Iterator[int]:
        """How many objects each row is."""
        return (1 + sum(max(1, len(numbers)) for numbers in row) for row in self.rows.numbers)

    def texts(self) -> Iterator[str]:
        """The text of each object, in the order of their numbers."""
        for start, row in zip(self.starts(), self.rows.numbers, strict=False):
            at, cells, below = start + 1, [], []
            for numbers in row:
                cells.append(f"{at} 0 R")
                first, others = (numbers[0], numbers[1:]) if numbers else ("", [])
                below.append(
                    f"<</Type/StructElem/S/TD/P {start} 0 R/Pg {self.page}/K{_kids(first, at + 1, len(others))}>>"
                )
                below += self._paragraphs(at, others)
                at += max(1, len(numbers))
            yield f"<</Type/StructElem/S/TR/P {self.parent}/Pg {self.page}/K[{' '.join(cells)}]>>"
            yield from below

    def owners(self) -> Iterator[tuple[int, int]]:
        """The numbers of contents, in their order, with the objects that own them."""
        for start, row in zip(self.starts(), self.rows.numbers, strict=False):
            at = start + 1
            for numbers in row:
                yield from _owned(numbers, at)
                at += max(1, len(numbers))


def _owned(numbers: Sequence[int], at: int) -> Iterator[tuple[int, int]]:
    """Contents with the objects that own them, of which the first has the number `at`."""
    return zip(numbers, count(at), strict=False)


def _kids(first: int | str, below: int, paragraphs: int) -> str:
    """What is in an element: a content, and paragraphs whose objects follow."""
    return (
        f"[{first}{''.join(f' {below + number} 0 R' for number in range(paragraphs))}]" if paragraphs else f"[{first}]"
    )
