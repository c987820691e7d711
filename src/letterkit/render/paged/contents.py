"""What stands in structure elements: stretches of a page's content, and many alike of them at once."""

from __future__ import annotations

from typing import Any

from letterkit.model.frozen import frozen


@frozen
class Content:
    """A stretch of a page's content: `number` is its MCID."""

    page: int
    number: int


@frozen
class Annotation:
    """A place that can be clicked, as WeasyPrint's dictionary."""

    page: int
    dictionary: Any


@frozen
class Items:
    """Items of a list on one page: of each the numbers of its content, of which all but the first are paragraphs."""

    page: int
    numbers: list[list[int]]


@frozen
class Rows:
    """Rows of a table on one page: of each cell of each the numbers of its content, of which all but the first are
    paragraphs."""

    page: int
    numbers: list[list[list[int]]]


@frozen
class Alike:
    """Entries that are all there is on one page, each with one content in each of its `cells`."""

    page: int
    count: int
    cells: int
    in_table: bool
