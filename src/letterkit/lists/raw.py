"""What the forms hand on: one signatory as it was found, before its country and its body are told apart."""

from __future__ import annotations

from letterkit.lists.lines import Line
from letterkit.model.audit import Form, SubCount
from letterkit.model.frozen import frozen


@frozen
class Raw:
    """One signatory: `text` is the line or the cell of the name; `country`, `titles`, `person` (the same as
    `text` for a person without a body) are what a form gives
    apart from it (None where it gives no country); `settled` says that nothing of `text` is a country."""

    text: str
    line: Line
    country: str | None = None
    titles: tuple[str, ...] = ()
    person: str = ""
    settled: bool = False


@frozen
class Parsed:
    """The signatories of one section. `others` are other numbers that it can be read as."""

    form: Form
    raws: tuple[Raw, ...]
    others: frozenset[int] = frozenset()
    subcounts: tuple[SubCount, ...] = ()
    doubts: tuple[str, ...] = ()
