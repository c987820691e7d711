"""One letter in several formats at once: a process for each of them, begun while the letter is still checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace

from letterkit import isolation
from letterkit.model.artifact import Artifact
from letterkit.model.finding import Finding, in_order
from letterkit.model.letter import Document
from letterkit.model.project import Project
from letterkit.model.recipient import Copy
from letterkit.pipeline import steps
from letterkit.pipeline.values import Made, Prepared
from letterkit.pipeline.workers import processors

_COSTLY = ("pdf", "fax")
"""Formats that take longest, by far: WeasyPrint sets their pages."""


class Press:
    """Renders, with one process for each format. A context manager: begun before a letter is read, as many of them as
    there are processors for import what they need while the letter is still checked. Each press makes one letter."""

    def __init__(self, formats: Sequence[str], ahead: Sequence[str] = ()) -> None:
        """A press for those formats, or for those of the draft where they are none; `ahead` are expected."""
        isolation.warm_up()
        self._stack = ExitStack()
        by_cost = sorted(dict.fromkeys(ahead), key=lambda name: name not in _COSTLY)
        # The letter itself keeps one processor busy; what is begun beyond the others would only take turns with it.
        self._ready = {name: self._begun(name) for name in by_cost[: max(1, processors() - 1)]}
        self._formats = tuple(formats)
        self._working: dict[str, tuple[isolation.Ahead, isolation.Limits]] = {}

    def __enter__(self) -> Press:
        return self

    def __exit__(self, *_error: object) -> None:
        self._stack.close()

    def start(self, project: Project, documents: tuple[Document, ...], copies: tuple[Copy, ...]) -> None:
        """Begin to make a letter, which is checked meanwhile. What comes of it stays in memory, and is nobody's until
        `make` asks for it."""
        first, _ = steps.rounds(self._formats or project.draft.formats, copies)
        self._begin(project, documents, copies, first, {})

    def make(self, prepared: Prepared, formats: Sequence[str]) -> Made:
        """Render in each format and read every file back, in memory; goes on with what was begun.

        A format that only goes inside another is made and not given. Raises InputError for a dress that cannot be used.
        """
        first, second = steps.rounds(formats, prepared.copies)
        artifacts: dict[str, tuple[Artifact, ...]] = {}
        findings = self._round(prepared, first, {}, artifacts)
        enclosed = {artifact.name: artifact for made in artifacts.values() for artifact in made}
        findings += self._round(prepared, second, enclosed, artifacts)
        if not prepared.copies:
            findings += steps.unaddressed(formats, prepared.project.place("to"))
        return Made(steps.in_order_of_print(artifacts, formats), tuple(in_order(findings)))

    def _round(
        self,
        prepared: Prepared,
        formats: Sequence[str],
        enclosed: Mapping[str, Artifact],
        artifacts: dict[str, tuple[Artifact, ...]],
    ) -> list[Finding]:
        missing = [name for name in formats if name not in self._working]
        self._begin(prepared.project, prepared.documents, prepared.copies, missing, enclosed)
        found: list[Finding] = []
        for name in formats:
            process, limits = self._working[name]
            artifacts[name], findings = isolation.finished(process, limits=limits, place=prepared.project.place(""))
            found += findings
        return found

    def _begin(
        self,
        project: Project,
        documents: tuple[Document, ...],
        copies: tuple[Copy, ...],
        formats: Sequence[str],
        enclosed: Mapping[str, Artifact],
    ) -> None:
        for name in formats:
            limits = limits_of(project, letters=steps.letters(name, copies))
            limits = replace(limits, processes=min(2, processors()))  # a long list may be set by two at a time
            process = self._ready.pop(name) if name in self._ready else self._begun(name)
            process.begin(steps.work, name, documents, copies, project.template, enclosed, limits=limits)
            self._working[name] = process, limits

    def _begun(self, name: str) -> isolation.Ahead:
        return self._stack.enter_context(isolation.Ahead(modules_of(name)))


def modules_of(name: str) -> tuple[str, ...]:
    """What rendering in a format and reading back imports."""
    return f"letterkit.render.formats.{name}", "letterkit.verify", f"letterkit.verify.readers.{name}"


def limits_of(project: Project, *, letters: int) -> isolation.Limits:
    """How long rendering may take and what it may want: limits grow with the entries to be printed, so that a long list
    stays possible, and with the letters that one process makes."""
    lines = len(project.roster.of(project.draft.id)) * len(project.draft.languages)
    return isolation.Limits.scaled(
        seconds=16 + 8 * (letters - 1),
        megabytes=1000,
        lines=lines * letters,
        seconds_a_line=0.04,
        kilobytes_a_line=300,
    )
