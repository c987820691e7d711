"""One letter composed and checked, on two processors where there are two.

Two processes begin before the draft is read, each with what it will need. Of a short letter most of the time is imports
and what is compiled once: one process composes, the other checks. Of a long list most is the search for names that are
nearly the same: one does that, the other all the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from types import TracebackType
from typing import TYPE_CHECKING, Any

from letterkit import isolation
from letterkit.model.counts import Counts
from letterkit.model.finding import Finding, Place
from letterkit.model.letter import Document
from letterkit.model.project import Project
from letterkit.model.recipient import Copy
from letterkit.model.roster import Roster
from letterkit.pipeline import steps
from letterkit.pipeline.values import Prepared, count

if TYPE_CHECKING:  # imported where a draft is read, when the processes have begun
    from letterkit.load import Opened

_LONG = 3_000
"""Entries from which on a letter is one of a long list."""
_LARGE, _SHORTEST_ROW = 300_000, 16
"""Bytes from which on a file is expected to hold such a list, and of its shortest rows."""
COMPOSING, CHECKING = ("letterkit.compose.ready",), ("letterkit.check.every",)
"""What the two import ahead."""
_SHARE, _TWINS_SHARE = "all but versions", "versions"
"""Shares of the checks (`check.Share`, which this process does not import)."""


Composed = Callable[[Project, tuple[Document, ...], tuple[Copy, ...]], None]
"""Is given the documents of a letter and who gets them."""


class Desk:
    """Composes and checks one letter. A context manager: begun before the letter is read, its processes import what
    they need meanwhile, if `ahead`."""

    def __init__(self, *, ahead: bool = True) -> None:
        self._ahead = ahead
        self._stack = ExitStack()
        self._foretold: isolation.Limits | None = None
        self._composing, self._checking = isolation.Ahead(COMPOSING), isolation.Ahead(CHECKING, doubled=True)

    def __enter__(self) -> Desk:
        isolation.warm_up()
        if self._ahead:
            self._stack.enter_context(self._composing)
            self._stack.enter_context(self._checking)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def foretell(self, size: int) -> None:
        """Hear that a list of so many bytes is going to be read: what long lists need is imported meanwhile."""
        if size > _LARGE and self._ahead and not self._foretold and isolation.method() == "fork":
            self._foretold = _limits(size // _SHORTEST_ROW)
            self._composing.begin(steps.ready_for_long_lists, limits=self._foretold)

    def prepare(self, opened: Opened, *, keep: bool, composed: Composed | None = None) -> Prepared:
        """The letter with what the checks find; without `keep` the findings only. `composed` hears of the letter before
        it is checked. Raises InputError for one that cannot be composed."""
        taking = _Taking(opened, count(opened.project), composed or (lambda _project, _documents, _copies: None))
        if isolation.method() != "fork" or not self._ahead:
            return taking.at_once(keep)
        if self._foretold:
            isolation.finished(self._composing, limits=self._foretold, place=opened.project.place(""))
        if taking.lines < _LONG:
            return taking.by_text(self._composing, self._checking)
        return taking.by_list(self._composing, self._checking, keep)


def _limits(lines: int) -> isolation.Limits:
    """Limits grow with the list."""
    return isolation.Limits.scaled(seconds=8, megabytes=1000, lines=lines, seconds_a_line=0.005, kilobytes_a_line=100)


@dataclass(frozen=True, slots=True)
class _Taking:
    """The ways to go about one letter."""

    opened: Opened
    counts: Counts
    composed: Composed

    def by_text(self, one: isolation.Ahead, other: isolation.Ahead) -> Prepared:
        """`one` composes, `other` and its twin check; it begins by finding the dates in the text."""
        project = self.opened.project
        self._begin(one, steps.written, project, self.counts)
        if self.opened.letters:
            self._begin(other, steps.spoken, self.opened.texts, project.draft.date)
            project = self.opened.with_letters(self._finished(other))
        letter: steps.Written = self._finished(one)
        documents, copies, _ = letter
        self.composed(project, documents, copies)
        findings = self._held(other, project, letter)
        self._begin(other, steps.settled, project, findings)
        return Prepared(project, self.counts, documents, copies, tuple(self._finished(other)))

    def _held(self, process: isolation.Ahead, project: Project, letter: steps.Written) -> list[Finding]:
        """What the checks find, a share by each of two processes."""
        pair = (process, _SHARE), (process.twin or process, _TWINS_SHARE)
        for one, share in pair:
            self._begin(one, steps.held, project, self.counts, letter, share)
        return [finding for one, _ in pair for finding in self._finished(one)]

    def by_list(self, one: isolation.Ahead, other: isolation.Ahead, keep: bool) -> Prepared:
        """`one` looks for names that are nearly the same; meanwhile `other` does all the rest."""
        project = self.opened.whole()
        self._begin(one, steps.alike, project, self.counts)
        letter = self._kept(other, project) if keep else None
        self._begin(other, steps.others, project, self.counts, letter)
        findings, has_list = self._finished(other)
        if has_list:
            findings += self._finished(one)
        roster = project.roster
        short = replace(project, roster=Roster(roster.path, roster.columns, ()))  # all that is left needs no list
        self._begin(other, steps.settled, short, findings)
        documents, copies, _ = letter or ((), (), ())
        return Prepared(project, self.counts, documents, copies, tuple(self._finished(other)))

    def _kept(self, process: isolation.Ahead, project: Project) -> steps.Written:
        self._begin(process, steps.written, project, self.counts)
        letter: steps.Written = self._finished(process)
        documents, copies, _ = letter
        self.composed(project, documents, copies)
        return letter

    def at_once(self, keep: bool) -> Prepared:
        """All in a process that is begun now, where none can be begun ahead."""
        step, project = steps.composed if keep else steps.checked, self.opened.whole()
        documents, copies, found = isolation.run(step, project, self.counts, limits=self.limits, place=self._place)
        return Prepared(project, self.counts, documents, copies, tuple(found))

    @property
    def lines(self) -> int:
        """How many lines of lists are to be printed."""
        project = self.opened.project
        return len(project.roster.of(project.draft.id)) * len(project.draft.languages)

    @property
    def limits(self) -> isolation.Limits:
        """What composing and checking may take."""
        return _limits(self.lines)

    @property
    def _place(self) -> Place:
        return self.opened.project.place("")

    def _begin(self, process: isolation.Ahead, step: Callable[..., Any], *given: Any) -> None:
        process.begin(step, *given, limits=self.limits)

    def _finished(self, process: isolation.Ahead) -> Any:
        return isolation.finished(process, limits=self.limits, place=self._place)
