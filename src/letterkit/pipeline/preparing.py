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
from typing import Any

from letterkit import isolation
from letterkit.model.counts import Counts
from letterkit.model.finding import Finding
from letterkit.model.project import Project
from letterkit.model.roster import Roster
from letterkit.pipeline import steps
from letterkit.pipeline.values import Prepared

_LONG = 3_000
"""Entries from which on a letter is one of a long list."""
_COMPOSING, _CHECKING = ("letterkit.compose.ready",), ("letterkit.check.every",)


class Desk:
    """Composes and checks one letter. A context manager: begun before the letter is read."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._composing, self._checking = isolation.Ahead(_COMPOSING), isolation.Ahead(_CHECKING)

    def __enter__(self) -> Desk:
        self._stack.enter_context(self._composing)
        self._stack.enter_context(self._checking)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def prepare(self, project: Project, counts: Counts, *, keep: bool) -> Prepared:
        """The letter with what the checks find; without `keep` the findings only. Raises InputError for one that cannot
        be composed."""
        lines = len(project.roster.of(project.draft.id)) * len(project.draft.languages)
        limits = isolation.Limits.scaled(
            seconds=8, megabytes=1000, lines=lines, seconds_a_line=0.005, kilobytes_a_line=100
        )
        take = _Taking(project, counts, limits)
        if isolation.method() != "fork":
            return take.at_once(keep)
        taken = take.by_list if lines >= _LONG else take.by_text
        (documents, copies, _), findings = taken(self._checking, self._composing, keep)
        return Prepared(project, counts, documents, copies, tuple(findings))


@dataclass(frozen=True, slots=True)
class _Taking:
    """The ways to go about one letter."""

    project: Project
    counts: Counts
    limits: isolation.Limits

    def by_text(self, one: isolation.Ahead, other: isolation.Ahead, _keep: bool) -> tuple[steps.Written, list[Finding]]:
        """`other` composes, `one` checks."""
        self._begin(other, steps.written)
        letter: steps.Written = self._finished(other)
        self._begin(one, steps.held, letter)
        return letter, self._finished(one)

    def by_list(self, one: isolation.Ahead, other: isolation.Ahead, keep: bool) -> tuple[steps.Written, list[Finding]]:
        """`other` looks for names that are nearly the same; meanwhile `one` does all the rest."""
        self._begin(other, steps.alike)
        self._begin(one, steps.others, keep)
        letter, findings, has_list = self._finished(one)
        if has_list:
            findings += self._finished(other)
        roster = self.project.roster
        short = replace(self.project, roster=Roster(roster.path, roster.columns, ()))  # all that is left needs no list
        one.begin(steps.settled, short, findings, limits=self.limits)
        return letter, self._finished(one)

    def at_once(self, keep: bool) -> Prepared:
        """All in a process that is begun now, where none can be begun ahead."""
        step = steps.composed if keep else steps.checked
        place = self.project.place("")
        documents, copies, found = isolation.run(step, self.project, self.counts, limits=self.limits, place=place)
        return Prepared(self.project, self.counts, documents, copies, tuple(found))

    def _begin(self, process: isolation.Ahead, step: Callable[..., Any], *more: Any) -> None:
        process.begin(step, self.project, self.counts, *more, limits=self.limits)

    def _finished(self, process: isolation.Ahead) -> Any:
        return isolation.finished(process, limits=self.limits, place=self.project.place(""))
