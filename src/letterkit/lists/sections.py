"""Where lists begin and end: a heading, the end of a letter, or a form that shows itself, and the lines below it."""

from __future__ import annotations

from collections.abc import Sequence

from letterkit.lists.bounds import SKIPPED, ends_list
from letterkit.lists.headings import Heading, Strength, heading
from letterkit.lists.lines import Line
from letterkit.lists.looks import (
    CJK,
    bodylike,
    closes,
    dated,
    ends,
    prose,
)
from letterkit.lists.runs import run, without_remark
from letterkit.lists.section import Section
from letterkit.lists.shapes import bare_name, country_behind
from letterkit.lists.tables import titled
from letterkit.model.reading import BlockKind

_RUN_BY_ITSELF = 8
"""Names that a line must have to be taken for a list without any heading."""
_NAMES_BELOW = 3
_ABOVE_TABLE = 2
_WRAPPED = 40
_LINES_BY_FORM, _BODIES = 6, 0.6


class Scanner:
    """Goes through the lines of a file once."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._at = 0
        self._cluster = 0
        self._open = False
        """Whether only lists stand between here and the last list, or the end of a letter."""
        self._closed = False
        self._tried = 0
        """Up to which line lists were looked for by their form in vain."""
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
        elif line.kind not in SKIPPED and not (self._open and self._minor(line)):
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
        if line.kind in SKIPPED:
            return False
        if line.row and self._begins_table(line) and titled(self._table()):
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
        following = self._lines[self._at + 1 : self._at + 4]
        if not line.first or not following:
            return False
        names = len(following) == _NAMES_BELOW and all(
            not prose(name.text) and len(name.text) < 120 for name in following
        )
        return following[0].item or (found.pure and names)

    def _begins_table(self, line: Line) -> bool:
        before = self._lines[self._at - 1] if self._at else None
        return before is None or not before.row or before.group != line.group

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
            following = self._wrapped(section, begin)
        else:
            section = Section(found, opener, [], self._next_cluster(), after_closing=self._closed)
            following = self._gather(section, begin)
            if not section.lines:
                return False
        self.found.append(section)
        self._at = following
        self._open, self._closed = True, False
        return True

    def _wrapped(self, section: Section, begin: int) -> int:
        """Takes the lines that go on with a run that begins behind its heading's colon; returns where they end."""
        at, names = begin, run(section.lines[0].text)
        while at < len(self._lines) and names is not None:
            line, last = self._lines[at], section.lines[-1]
            if line.first or line.item or line.row or self._heading(at) or ends(line.text) or len(last.text) < _WRAPPED:
                break
            if run(line.text) is None and not last.text.rstrip().endswith((",", ";", "、", "/", "，", "；")):
                break
            section.lines.append(line)
            at += 1
        return at

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
        if line.row or line.kind not in (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM):
            return False
        if self._lines_by_form(line):
            return True
        if line.item:
            return False
        text, stated = without_remark(line.text)
        names = run(text, least=_RUN_BY_ITSELF)
        if names and all(map(bare_name, names.pieces)):
            sure = stated is not None or len(names.pieces) >= 2 * _RUN_BY_ITSELF
            self.found.append(Section(None, line, [line], self._next_cluster(), sure=sure))
            self._at += 1
            self._open = True
            return True
        return False

    def _lines_by_form(self, line: Line) -> bool:
        """Many names one below the other, of which most have words of bodies in them, or countries behind them."""
        if self._at < self._tried or (not bodylike(line.text) and not country_behind(line.text)):
            return False
        section = Section(None, line, [], 0)
        following = self._gather(section, self._at)
        names = [other.text for other in section.lines if not other.inner]
        bodies, told = sum(map(bodylike, names)), sum(map(country_behind, names))
        if len(names) < _LINES_BY_FORM or max(bodies, told) < _BODIES * len(names):
            self._tried = following
            return False
        section.cluster = self._next_cluster()
        self.found.append(section)
        self._at, self._open = following, True
        return True

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
            if line.row and 0 < len(section.lines) <= _ABOVE_TABLE and not any(other.row for other in section.lines):
                section.lines.clear()  # a line of introduction, or the heads of columns that are no row to the reader
                section.parts.clear()
            if ends_list(line, section):
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
        if section.lines and CJK.search(line.text) and not found.bare:
            # 海灣工會 is a body, however little it has beside a word of bodies, where nothing sets its line apart.
            return line.first and not all(other.first for other in section.lines)
        return line.first or section.heading is not None or not section.lines
