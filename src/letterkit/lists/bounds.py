"""Where a list ends: which line stands below it, not in it."""

from __future__ import annotations

from letterkit.lists.headings import Strength, heading
from letterkit.lists.lines import Line
from letterkit.lists.looks import addressed, bodylike, closes, dated, ends, namelike, person, prose, salutes
from letterkit.lists.runs import run
from letterkit.lists.section import Section
from letterkit.model.audit import Form
from letterkit.model.reading import BlockKind

_FEWEST_IN_RUN = 3
SKIPPED = (BlockKind.CAPTION, BlockKind.TITLE, BlockKind.SUMMARY)


def ends_list(line: Line, section: Section) -> bool:
    """Whether a line stands below a list, not in it."""
    if line.row:
        return bool(section.lines) and not section.lines[-1].row and not section.parts
    if line.kind in (BlockKind.FOOTNOTE, *SKIPPED):
        return True
    if line.heading:
        return _heading_ends(line)
    if ends(line.text) or closes(line.text) or salutes(line.text) or dated(line.text):
        return True
    if prose(line.text) and not _persons(line, section):
        return True
    if addressed(line.text) and not namelike(line.text.split("http")[0]):
        return True
    return bool(section.lines) and _breaks(line, section)


def _persons(line: Line, section: Section) -> bool:
    """Whether a line is no sentence for all its small words, but signatories with offices, parted by semicolons right
    below their heading: "Anne Odin, professor of history at the university; Jules Roc, lawyer."."""
    if section.lines or section.heading is None or ";" not in line.text:
        return False
    names = run(line.text, least=_FEWEST_IN_RUN)
    return names is not None and names.form is Form.SEMICOLONS and all(_named(piece) for piece in names.pieces)


def _named(piece: str) -> bool:
    name = piece.partition(",")[0]
    return "," in piece and (person(name) or bodylike(name)) and not piece[:1].islower()


def _heading_ends(line: Line) -> bool:
    found = heading(line)
    return found is None or found.strength is not Strength.PART


def _breaks(line: Line, section: Section) -> bool:
    """Whether a line is of another make than the lines of the list."""
    last = section.lines[-1]
    label = any(place == len(section.lines) - 1 for place, _ in section.parts)
    if last.item and not line.item and not line.inner:
        return heading(line) is None
    if line.item and not last.item:
        return not label
    if last.row:
        return True
    if line.parted and not line.item:
        return True
    if not line.marked:
        return False
    names = [other for other in section.lines if not other.inner]
    return len(names) > 2 and not any(other.marked for other in names)
