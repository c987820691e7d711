"""What becomes of each sign-on, put into the list: added, taken over, left to be decided, or left out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from letterkit.model.roster import OVERRIDABLE_COLUMNS, Status
from letterkit.roster.book import Book, Row
from letterkit.roster.matching import Case
from letterkit.roster.signons import SignOn


class Decision(StrEnum):
    """What a person says of a case. TAKE: it is what it looks like, and what it says holds; KEEP: it is the row of the
    list, whose cells stay; OWN: it is somebody else, with a row of its own; WAIT: not decided; LEAVE: not taken."""

    TAKE = "take"
    KEEP = "keep"
    OWN = "own"
    WAIT = "wait"
    LEAVE = "leave"


@dataclass(slots=True)
class Taking:
    """Puts sign-ons into a list, for one letter ("" where the list has no column `letters`). `source` names the sheet
    in the log."""

    book: Book
    letter: str
    source: str
    _made: dict[int, dict[str, str]] = field(default_factory=dict)
    """New rows by the identity of the sign-on that they are from, for what the same body says further down."""

    def take(self, decided: Sequence[tuple[Case, Decision]]) -> None:
        """All cases with what was decided. Raises InputError for what the list cannot hold."""
        for case, decision in decided:
            if case.sort == "unchanged" and case.row and case.waiting:  # settled by hand meanwhile
                self.book.remove(case.waiting, source=self._from(case))
            if case.sort == "unchanged" or decision is Decision.LEAVE:
                continue
            if decision is Decision.WAIT:
                self._wait(case)
            elif case.sort == "new" or decision is Decision.OWN:
                self._add(case)
            elif case.row is None:
                self._amend(case, decision)
            else:
                self._join(case, case.row, decision)

    def _from(self, case: Case) -> str:
        return f"{self.source}:{case.signon.line}"

    def _add(self, case: Case) -> None:
        if case.waiting:
            self.book.change(
                case.waiting,
                {
                    **_over(case.signon),
                    "status": Status.SIGNED.value,
                    "note": self._unmarked(case),
                },
                source=self._from(case),
            )
            return
        cells = self._fresh(case.signon)
        self._made[id(case.signon)] = cells
        self.book.add(cells, source=self._from(case))

    def _wait(self, case: Case) -> None:
        """Undecided: a row that waits, which counts in no letter, and says in its note what is to be decided."""
        if case.waiting:
            self.book.change(case.waiting, _over(case.signon), source=self._from(case))
            return
        if case.sort == "changed" and (made := self._made.get(id(case.earlier))):
            made.update(_over(case.signon))
            return
        cells = self._fresh(case.signon)
        cells["status"] = Status.PENDING.value
        cells["note"] = "; ".join(filter(None, (cells.get("note", ""), question(case))))
        self._made[id(case.signon)] = cells
        self.book.add(cells, source=self._from(case))

    def _amend(self, case: Case, decision: Decision) -> None:
        """The same body twice in one sheet: what it said later holds, for the row that its earlier sign-on made."""
        made = self._made.get(id(case.earlier))
        if made is None or made.get("status"):  # the earlier one is not decided, or was left out
            self._wait(case)
            return
        name = case.signon.name
        if decision is Decision.TAKE:
            made.update({column: value for column, value in case.signon.cells.items() if column != "name"})
        if name != made["name"]:
            made["aliases"] = joined(made.get("aliases", ""), name)
        self._made[id(case.signon)] = made

    def _join(self, case: Case, row: Row, decision: Decision) -> None:
        """The body is on the list: it signs this letter too, with what it says now."""
        cells: dict[str, str] = {}
        if decision is Decision.TAKE:
            cells = self._placed(row, {column: after for column, (_, after) in case.changes.items()})
        elif "status" in case.changes:
            cells = self._placed(row, {"status": case.changes["status"][1]})
        letters = self.book.cell(row, "letters")
        if self.letter and self.letter not in re.split(r"[\s,;]+", letters):
            cells["letters"] = f"{letters.strip()} {self.letter}".strip()
        name = case.signon.name
        if case.sort not in ("changed", "again") and name not in row.signatory.aliases:
            cells["aliases"] = joined(self.book.cell(row, "aliases"), name)
        self.book.change(row, cells, source=self._from(case))
        if case.waiting:
            self.book.remove(case.waiting, source=self._from(case))

    def _placed(self, row: Row, cells: Mapping[str, str]) -> dict[str, str]:
        """Where the cells go: to a column of this letter alone where the row signs others too, which were true when
        they were sent, or where it has such a cell already."""
        others = row.signatory.letters is not None and bool(row.signatory.letters - {self.letter})
        placed = {}
        for column, value in cells.items():
            own = f"{column}@{self.letter}"
            apart = bool(self.letter) and column in OVERRIDABLE_COLUMNS
            apart = apart and bool(self.book.cell(row, own) or (others and self._is_said(row, column)))
            placed[own if apart else column] = value
        return placed

    def _is_said(self, row: Row, column: str) -> bool:
        """Whether there is something to keep for the earlier letters: a blank cell may be filled for all."""
        return column == "status" or bool(self.book.cell(row, column))

    def _fresh(self, signon: SignOn) -> dict[str, str]:
        return {**signon.cells, **({"letters": self.letter} if self.letter else {})}

    def _unmarked(self, case: Case) -> str:
        """The note of a row that waited, without the question that is now answered."""
        if case.waiting is None:
            return ""
        parts = self.book.cell(case.waiting, "note").split("; ")
        return "; ".join(part for part in parts if not part.startswith(MARK))


MARK = "to decide: "


def question(case: Case) -> str:
    """What is to be decided about a case, as the note of a row that waits says it."""
    if not case.other:
        return f"{MARK}new"
    line = f" (line {case.row.line})" if case.row else ""
    if case.sort in ("changed", "again"):
        return f"{MARK}is {case.other}{line} with another {', '.join(case.changes) or 'letter'}"
    return f"{MARK}may be {case.other}{line}, by {case.sort}"


def _over(signon: SignOn) -> dict[str, str]:
    """What a row that waits gets from a further sign-on under its name."""
    return {column: value for column, value in signon.cells.items() if column not in ("name", "note")}


def joined(aliases: str, name: str) -> str:
    """The cell of aliases with one more name."""
    known = [part.strip() for part in aliases.split(";") if part.strip()]
    return "; ".join([*known, *([name] if name not in known else [])])
