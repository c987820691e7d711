"""One letter composed and checked, on two processors where there are two.

Two processes begin before the draft is read, each with what it will need. Of a short letter most of the time is imports
and what is compiled once: one process composes, the other checks. Of a long list most is the search for names that are
nearly the same: one process does that, the other all the rest; a letter that is to be printed is composed by the first
and checked by the second.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING, Any

from letterkit import isolation
from letterkit.model.counts import Counts
from letterkit.model.finding import Finding, Place
from letterkit.model.frozen import frozen
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
LARGE, _SHORTEST_ROW = 300_000, 16
"""Bytes from which on a file is expected to hold such a list, and of its shortest rows."""
COMPOSING, CHECKING = ("letterkit.compose.ready",), ("letterkit.check.every",)
"""What the two import ahead."""
SEARCHING = ("letterkit.check.searching",)
"""What one of them imports besides where a long list is expected, to look for names that are nearly the same."""
_BOTH = ("letterkit.check",)
"""What the two have in common where a long list is checked and no more: half of what they import but for numpy."""
_SHARE, _TWINS_SHARE = "all but versions", "versions"
"""Shares of the checks (`check.Share`, which this process does not import)."""


Composed = Callable[[Project, tuple[Document, ...], tuple[Copy, ...]], None]
"""Is given the documents of a letter and who gets them."""


class Desk:
    """Composes and checks one letter; without `keep` only the findings are given. A context manager: begun before the
    letter is read, its processes import what they need meanwhile, if `ahead`; `long` tells to expect a long list."""

    def __init__(self, *, keep: bool = True, ahead: bool = True, long: bool = False) -> None:
        self._keep, self._ahead, self._long = keep, ahead, long
        self._stack = ExitStack()
        self._foretold: isolation.Limits | None = None
        self._composing, self._checking, *self._begun = _long_pair(keep=keep) if long else _usual_pair()
        # What a letter is made with is imported at the same time: a check of that has to be there only when it is read.
        self._later = keep and not long

    def __enter__(self) -> Desk:
        isolation.warm_up()
        if self._ahead:
            for process in self._begun[: 1 if self._later else None]:
                self._stack.enter_context(process)
        return self

    def _begin_later(self) -> None:
        if self._later:
            self._later = False
            self._stack.enter_context(self._checking)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def foretell(self, size: int) -> None:
        """Hear that a list of so many bytes is going to be read: what long lists need is imported meanwhile."""
        known = self._foretold or self._long
        if size > LARGE and self._ahead and not known and isolation.method() == "fork":
            self._begin_later()
            self._foretold = _limits(size // _SHORTEST_ROW)
            self._searching.begin(steps.ready_for_long_lists, limits=self._foretold)

    def prepare(self, opened: Opened, composed: Composed | None = None) -> Prepared:
        """The letter with what the checks find. `composed` hears of the letter before it is checked. Raises InputError
        for one that cannot be composed."""
        taking = _Taking(opened, count(opened.project), composed or (lambda _project, _documents, _copies: None))
        if isolation.method() != "fork" or not self._ahead:
            return taking.at_once(self._keep)
        self._begin_later()
        if self._foretold:
            isolation.finished(self._searching, limits=self._foretold, place=opened.project.place(""))
        if taking.lines < _LONG:
            return taking.by_text(self._composing, self._checking)
        by_list = taking.by_list if self._keep else taking.by_list_alone
        return by_list(self._composing, self._checking)

    @property
    def _searching(self) -> isolation.Ahead:
        """Which of the two looks for like names: the one that has less to do besides."""
        return self._checking if self._keep else self._composing


Pair = tuple[isolation.Ahead, ...]
"""What composes a letter, what checks it, and those of them that are begun first; the others are their twins."""


def _usual_pair() -> Pair:
    composing, checking = isolation.Ahead(COMPOSING), isolation.Ahead(CHECKING, twin=isolation.Ahead(CHECKING))
    return composing, checking, composing, checking


def _long_pair(*, keep: bool) -> Pair:
    """Until a long list is read, two processors are busy with imports: what is needed first comes first, and what both
    processes need comes once."""
    if keep:
        checking = isolation.Ahead((*CHECKING, *SEARCHING))
        composing = isolation.Ahead(COMPOSING, twin=checking)
        return composing, checking, composing
    searching = isolation.Ahead(SEARCHING)
    checking = isolation.Ahead((*CHECKING, *COMPOSING), twin=searching, shared=_BOTH)
    return searching, checking, checking


def _limits(lines: int) -> isolation.Limits:
    """Limits grow with the list."""
    return isolation.Limits.scaled(seconds=8, megabytes=1000, lines=lines, seconds_a_line=0.005, kilobytes_a_line=100)


@frozen
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
        letter: steps.Written = self._finished(one)
        documents, copies, _ = letter
        self.composed(project, documents, copies)
        if self.opened.letters:
            project = self.opened.with_letters(self._finished(other))
        findings = self._held(other, project, letter)
        return Prepared(project, self.counts, documents, copies, self._settled(other, project, findings))

    def _held(self, process: isolation.Ahead, project: Project, letter: steps.Written) -> list[Finding]:
        """What the checks find, a share by each of two processes."""
        pair = ((process, _SHARE), (process.twin, _TWINS_SHARE)) if process.twin else ((process, "all"),)
        for one, share in pair:
            self._begin(one, steps.held, project, self.counts, letter, share)
        return [finding for one, _ in pair for finding in self._finished(one)]

    def by_list(self, one: isolation.Ahead, other: isolation.Ahead) -> Prepared:
        """`one` composes; `other` looks for like names, then checks the rest."""
        project, counted = self._packed()
        self._begin(one, steps.written_of, counted)
        self._begin(other, steps.in_list, counted)
        letter: steps.Written = self._finished(one)
        documents, copies, _ = letter
        self.composed(project, documents, copies)
        in_list = self._finished(other)
        self._begin(other, steps.others, counted, letter)
        findings, has_list = self._finished(other)
        findings = self._settled(other, project, [*findings, *(in_list if has_list else ())])
        return Prepared(project, self.counts, documents, copies, findings)

    def by_list_alone(self, one: isolation.Ahead, other: isolation.Ahead) -> Prepared:
        """`one` looks for like names; meanwhile `other` does all the rest."""
        project, counted = self._packed()
        self._begin(one, steps.in_list, counted)
        self._begin(other, steps.others, counted, None)
        findings, has_list = self._finished(other)
        findings = self._settled(other, project, [*findings, *(self._finished(one) if has_list else ())])
        return Prepared(project, self.counts, (), (), findings)

    def _packed(self) -> tuple[Project, isolation.Packed]:
        project = self.opened.whole()
        return project, isolation.Packed((project, self.counts))

    def _settled(self, process: isolation.Ahead, project: Project, findings: list[Finding]) -> tuple[Finding, ...]:
        """The findings with what the draft says of them, for which the list is not needed."""
        roster = project.roster
        short = replace(project, roster=Roster(roster.path, roster.columns, ()))
        self._begin(process, steps.settled, short, findings)
        return tuple(self._finished(process))

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
