"""One list as it is cut out of the text: its heading and its lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from letterkit.lists.headings import Heading
from letterkit.lists.lines import Line


@dataclass(slots=True)
class Section:
    """The lines of one list under its heading; `at` is the line it begins with. `cluster` is shared by lists with no
    other text between them; `sure` is false where neither a heading nor the end of a letter says that it is one."""

    heading: Heading | None
    opener: Line
    lines: list[Line]
    cluster: int
    sure: bool = True
    after_closing: bool = False
    parts: list[tuple[int, Heading]] = field(default_factory=list)
    """Headings within the list, each with the number of lines that stand before it."""
