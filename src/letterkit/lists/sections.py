"""Where lists begin and end: a heading, the end of a letter, or a form that shows itself, and the lines below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from letterkit.lists.folding import without_brackets
from letterkit.lists.headings import Heading, Strength, heading
from letterkit.lists.lines import Line
from letterkit.lists.looks import CJK, addressed, closes, dated, ends, namelike, prose, salutes, small_share, words
from letterkit.lists.runs import run, without_remark
from letterkit.lists.tables import titled
from letterkit.model.reading import BlockKind

_RUN_BY_ITSELF = 8
"""Names that a line must have to be taken for a list without any heading."""
_SHORTEST_HEADLESS = 6
_SKIPPED = (BlockKind.CAPTION, BlockKind.TITLE, BlockKind.SUMMARY)


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


class Scanner:
    """Goes through the lines of a file once."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._at = 0
        self._cluster = 0
        self._open = False
        """Whether only lists stand between here and the last list, or the end of a letter."""
        self._closed = False
        self._headings: dict[int, Heading | None] = {}
        self.found: list[Section] = []

    def scan(self) -> list[Section]:
        """All sections, in order."""
        while self._at < len(self._lines):
            if not self._section():
                self._pass()
        return self.found

    def _heading(self, at: int) -> Heading | None:
        if at not in self._headings:
            self._headings[at] = heading(self._lines[at])
        return self._headings[at]

    def _pass(self) -> None:
        """Goes over a line that begins no list."""
        line = self._lines[self._at]
        if closes(line.text):
            self._cluster += 1
            self._open = self._closed = True
        elif line.kind not in _SKIPPED and not (self._open and self._minor(line)):
            self._open = self._closed = False
        self._at += 1

    def _minor(self, line: Line) -> bool:
        """Whether a line between lists does not part them: a short one, a date."""
        return dated(line.text) or (len(line.text) < 60 and not prose(line.text))

    def _section(self) -> bool:
        line = self._lines[self._at]
        found = self._heading(self._at)
        if found and found.strength > Strength.PART and self._headed(found, line):
            return True
        if line.kind in _SKIPPED:
            return False
        if line.row and titled(self._table()):
            return self._take(None, line, self._at)
        if self._closed and not closes(line.text):
            return self._below_closing(line)
        return self._by_form(line)

    def _headed(self, found: Heading, line: Line) -> bool:
        """A section under its heading; a heading of nothing but a kind needs a place where a list can be."""
        if found.strength is Strength.KIND and not (self._open or self._evident(found, line)):
            return False
        return self._take(found, line, self._at + 1)

    def _evident(self, found: Heading, line: Line) -> bool:
        if (
            line.heading
            or line.marked
            or found.number is not None
            or found.rest
            or line.text.rstrip().endswith((":", "："))
        ):
            return True
        following = self._lines[self._at + 1 : self._at + 2]
        return line.first and bool(following) and following[0].item

    def _table(self) -> list[Line]:
        """The rows of the table that begins here."""
        rows: list[Line] = []
        for line in self._lines[self._at :]:
            if not line.row or (rows and line.group != rows[0].group):
                break
            rows.append(line)
        return rows

    def _take(self, found: Heading | None, opener: Line, begin: int) -> bool:
        if found and found.rest:
            inline = Line(found.rest, opener.block, opener.place, opener.kind, first=True)
            section = Section(found, opener, [inline], self._next_cluster())
            following = begin
        else:
            section = Section(found, opener, [], self._next_cluster(), after_closing=self._closed)
            following = self._gather(section, begin)
            if not section.lines:
                return False
        self.found.append(section)
        self._at = following
        self._open, self._closed = True, False
        return True

    def _next_cluster(self) -> int:
        if not self._open:
            self._cluster += 1
        return self._cluster

    def _below_closing(self, line: Line) -> bool:
        """A list without a heading right below the end of a letter."""
        self._closed = False
        section = Section(None, line, [], self._cluster, after_closing=True)
        following = self._gather(section, self._at)
        if not section.lines:
            return False
        self.found.append(section)
        self._at, self._open = following, True
        return True

    def _by_form(self, line: Line) -> bool:
        """A long run of names, or many short lines at the end of a text: lists by their form alone."""
        if line.item or line.row or line.kind not in (BlockKind.PARAGRAPH, BlockKind.QUOTE):
            return False
        text, stated = without_remark(line.text)
        names = run(text, least=_RUN_BY_ITSELF)
        if names and all(map(_bare_name, names.pieces)):
            sure = stated is not None or len(names.pieces) >= 2 * _RUN_BY_ITSELF
            self.found.append(Section(None, line, [line], self._next_cluster(), sure=sure))
            self._at += 1
            self._open = True
            return True
        return False

    def _gather(self, section: Section, begin: int) -> int:
        """Puts the lines of a list into a section; returns where it ends."""
        at = begin
        while at < len(self._lines):
            line = self._lines[at]
            if line.kind is BlockKind.CAPTION or (not line.row and not any(map(str.isalnum, line.text))):
                at += 1
                continue
            found = self._heading(at) if at > begin or section.heading else None
            if found and not line.item and self._opens_next(found, section, at):
                break
            if found and found.strength is Strength.PART and not line.item and not line.row:
                section.parts.append((len(section.lines), found))
            if self._ends(line, section):
                break
            section.lines.append(line)
            at += 1
        return at

    def _opens_next(self, found: Heading, section: Section, at: int) -> bool:
        """Whether a heading begins another list. A name that reads like one ("Workers and Students") does not, where
        it stands among names of its kind."""
        if found.strength is Strength.PART:
            return False
        line = self._lines[at]
        if found.strength is Strength.KIND and not found.pure and not (line.heading or line.marked):
            return False
        if (
            found.strength is Strength.SIGNING
            or line.heading
            or line.marked
            or line.text.rstrip().endswith((":", "："))
        ):
            return True
        return line.first or section.heading is not None or not section.lines

    def _ends(self, line: Line, section: Section) -> bool:
        """Whether a line stands below a list, not in it."""
        if line.row:
            return bool(section.lines) and not section.lines[-1].row and not section.parts
        if line.kind in (BlockKind.FOOTNOTE, *_SKIPPED):
            return True
        if line.heading:
            return self._heading_ends(line)
        if ends(line.text) or closes(line.text) or salutes(line.text) or dated(line.text) or prose(line.text):
            return True
        if addressed(line.text) and not namelike(line.text.split("http")[0]):
            return True
        return bool(section.lines) and self._breaks(line, section)

    def _heading_ends(self, line: Line) -> bool:
        found = heading(line)
        return found is None or found.strength is not Strength.PART

    def _breaks(self, line: Line, section: Section) -> bool:
        """Whether a line is of another make than the lines of the list."""
        last = section.lines[-1]
        names = [other for other in section.lines if not other.inner]
        label = any(place == len(section.lines) - 1 for place, _ in section.parts)
        if last.item and not line.item and not line.inner:
            return self._heading(self._lines.index(line)) is None
        if line.item and not last.item:
            return not label
        if last.row:
            return True
        if line.parted and not line.item:
            return True
        return line.marked and not any(other.marked for other in names) and len(names) > 2


def _bare_name(piece: str) -> bool:
    """Whether a piece of a run without a heading can be nothing but a name."""
    piece = without_brackets(piece)
    if len(piece) > 90 or prose(piece) or re.search(r"[.!?。:：] ", piece):
        return False
    if CJK.search(piece):
        return re.search(r"(?:다|요|며|고|를|을)$", piece) is None
    return len(words(piece)) <= 12 and (not piece[:1].islower()) and small_share(words(piece)) <= 0.6
