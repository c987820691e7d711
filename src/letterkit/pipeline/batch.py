"""One letter for each row of a recipients file, a few at a time: memory does not grow with their number.

Twice through: first every letter is composed and checked, and only where nothing stands against any of them each is
composed again, rendered and read back. The files go to disk under temporary names as they come, and are renamed when
all are there. A letter is a pure function of the project and its row, so which process makes it, and when, changes no
byte.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from letterkit import isolation
from letterkit.errors import InputError
from letterkit.isolation import Limits
from letterkit.model.artifact import Artifact, Filed, Receipt, Share
from letterkit.model.counts import Counts
from letterkit.model.finding import Finding
from letterkit.model.project import Project
from letterkit.model.recipient import Recipient
from letterkit.pipeline import steps
from letterkit.pipeline.cluster import Cluster
from letterkit.pipeline.gathering import Gathering, Noted
from letterkit.pipeline.preparing import CHECKING, COMPOSING
from letterkit.pipeline.press import limits_of
from letterkit.pipeline.values import Prepared, share
from letterkit.pipeline.workers import Workers, processors

Told = Callable[[int, int], None]
"""Hears of progress: how many letters are done, and of how many."""

_MODELS = {"pdf": "letterkit.render.series.paged", "docx": "letterkit.render.series.word"}
"""What takes long to import."""

CHECKED_AT_ONCE, MADE_AT_ONCE = 50, 8
"""Letters that a process works on before it hands over what it has."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One letter: to a row of the recipients file, or (None) to those whom the draft names. `cc` is whether those in CC
    get a copy of it."""

    recipient: Recipient | None
    cc: bool

    def of(self, project: Project) -> Project:
        """The project of this letter alone."""
        return project.addressed_to(self.recipient) if self.recipient else project


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the letters: `receipt` is None where a file did not hold what it should and nothing was written;
    `files` are those that were made."""

    receipt: Receipt | None
    files: tuple[Filed, ...]
    findings: tuple[Finding, ...]


class Batch:
    """The letters of one draft, made by `jobs` processes (0: one for each processor), or by the workers of a Dask
    scheduler at the address `cluster`."""

    def __init__(self, project: Project, counts: Counts, jobs: int = 0, cluster: str = "") -> None:
        self._project, self._counts = project, counts
        self._jobs, self._cluster = jobs or processors(), cluster
        rows: tuple[Recipient | None, ...] = project.recipients
        if project.draft.to:  # the letter as `to` says goes to those people, and to those in CC
            rows = (None, *rows)
        self._units = tuple(Unit(row, cc=not number) for number, row in enumerate(rows))

    def checked(self, told: Told | None = None, then: Sequence[str] = ()) -> tuple[Finding, ...]:
        """What the checks find in any of the letters. Raises InputError where one cannot be composed.

        What the formats in `then` need is imported here while the processes check.
        """
        isolation.warm.learn((*COMPOSING, *CHECKING))
        gathering = Gathering([unit.recipient for unit in self._units])
        done = 0
        for noted, size in self._each(_checked, CHECKED_AT_ONCE):
            gathering.add(noted, done)
            done += size
            if told:
                told(done, len(self._units))
            _make_ready(then)
            isolation.warm_up()
            then = ()
        if gathering.unusable:
            raise InputError(gathering.findings())
        return tuple(gathering.findings())

    def deliver(self, prepared: Prepared, formats: Sequence[str], folder: Path, told: Told | None = None) -> Outcome:
        """Make all files and write them with their manifest, or nothing where one does not hold what it should.

        Raises ValueError for letters that were refused, InputError for a dress that cannot be used, OSError where the
        folder cannot be written to.
        """
        from letterkit import manifest
        from letterkit.deliver.folder import staging

        if prepared.refused:
            raise ValueError("a letter with findings that stop it is not delivered")
        files: list[Filed] = []
        shares: list[Share] = []
        _make_ready(formats)
        gathering = Gathering([None])  # what is found in a file names it, or the row, by itself
        with staging(folder) as staged:
            done = 0
            for made, shared, found, size in self._each(_made, MADE_AT_ONCE, tuple(formats)):
                gathering.add([(finding, 0, 1, False) for finding in found], 0)
                if any(finding.stops for finding in found):
                    return Outcome(None, (), tuple(gathering.findings()))
                files += [staged.add(artifact) for artifact in made]
                shares += shared
                done += size
                if told:
                    told(done, len(self._units))
            content = manifest.build(self._project, self._counts, prepared.findings, files, shares)
            return Outcome(staged.finish(content), tuple(files), tuple(gathering.findings()))

    def _each(self, function: Callable[..., Any], size: int, *more: object) -> Iterator[tuple[Any, ...]]:
        """What a function gives for so many letters at once, in the order of the letters, with how many they were."""
        bare = replace(self._project, recipients=())  # a process needs its own rows only
        chunks = [self._units[at : at + size] for at in range(0, len(self._units), size)]
        workers = self._workers(limits_of(bare, letters=size), len(chunks))
        given = workers.each(function, (bare, self._counts), [(chunk, *more) for chunk in chunks])
        return ((*result, len(chunk)) for chunk, result in zip(chunks, given, strict=True))

    def _workers(self, limits: Limits, pieces: int) -> Workers | Cluster:
        place = self._project.place("")
        if self._cluster:
            return Cluster(self._cluster, limits, place)
        return Workers(min(self._jobs, pieces), limits, place)


def _make_ready(formats: Sequence[str]) -> None:
    """Let what the processes need be imported once, before they are begun."""
    names = [name for name in formats if name in _MODELS]
    isolation.warm.learn([*(_MODELS[name] for name in names), *(f"letterkit.verify.readers.{name}" for name in names)])


def _checked(project: Project, counts: Counts, units: Sequence[Unit]) -> tuple[list[Noted]]:
    """What is found in some letters: each finding once, with the first letter that has it and how many do."""
    notes: dict[Finding, Noted] = {}
    for number, unit in enumerate(units):
        unusable = False
        try:
            _, _, found = steps.composed(unit.of(project), counts, unit.cc)
        except InputError as error:
            found, unusable = error.findings, True
        for finding in dict.fromkeys(found):
            _, first, times, _ = notes.get(finding, (finding, number, 0, False))
            notes[finding] = (finding, first, times + 1, unusable)
    return (list(notes.values()),)


def _made(
    project: Project, counts: Counts, units: Sequence[Unit], formats: Sequence[str]
) -> tuple[list[Artifact], list[Share], list[Finding]]:
    """The files of some letters, who gets them, and what reading them back finds."""
    artifacts: list[Artifact] = []
    shares: list[Share] = []
    findings: list[Finding] = []
    for unit in units:
        made, copies, found = steps.letter(unit.of(project), counts, formats, unit.cc)
        artifacts += made
        shares += [share(copy, made) for copy in copies]
        findings += found
    return artifacts, shares, findings
