"""One letter for each row of a recipients file, a few at a time: memory does not grow with their number.

Twice through: first every letter is composed and checked, and only where nothing stands against any of them each is
composed again, rendered and read back. The files go to disk under temporary names as they come, and are renamed when
all are there. A letter is a pure function of the project and its row, so which process makes it, and when, changes no
byte.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from letterkit import isolation
from letterkit.errors import InputError
from letterkit.isolation import Limits
from letterkit.model.artifact import Artifact, Filed, Receipt, Share
from letterkit.model.counts import Counts
from letterkit.model.finding import Finding
from letterkit.model.frozen import frozen
from letterkit.model.project import Project
from letterkit.model.recipient import Recipient
from letterkit.pipeline import handing, resuming, steps
from letterkit.pipeline.cluster import Cluster
from letterkit.pipeline.gathering import Gathering, Noted
from letterkit.pipeline.preparing import CHECKING, COMPOSING
from letterkit.pipeline.press import limits_of
from letterkit.pipeline.storing import Storing
from letterkit.pipeline.units import Unit, Units, chunked, together
from letterkit.pipeline.values import Prepared, share
from letterkit.pipeline.workers import Workers, processors

if TYPE_CHECKING:
    from letterkit.deliver.folder import Staging

Told = Callable[[int, int], None]
"""Hears of progress: how many letters are done, and of how many."""

_MODELS = {"pdf": "letterkit.render.series.paged", "docx": "letterkit.render.series.word"}
_LIBRARIES = {
    "pdf": ("pypdfium2.raw",),
    "docx": ("docx.opc.pkgwriter", "docx.parts.story", "uharfbuzz"),
}
"""What takes long to import, and what of other packages they import only when they make a letter."""

CHECKED_AT_ONCE, MADE_AT_ONCE = 50, 8
"""Letters that a process works on before it hands over what it has."""


@frozen
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
        done, chunks = 0, chunked(self._units, CHECKED_AT_ONCE)
        each = self._each(_checked, chunks, meanwhile=lambda: _make_ready(then))
        for chunk, (noted,) in zip(chunks, each, strict=True):
            gathering.add(noted, done)
            done += len(chunk)
            if told:
                told(done, len(self._units))
        if gathering.unusable:
            raise InputError(gathering.findings())
        return tuple(gathering.findings())

    def deliver(self, prepared: Prepared, formats: Sequence[str], folder: Path, told: Told | None = None) -> Outcome:
        """Make all files and write them with their manifest, or nothing where one does not hold what it should. What
        was made before an interrupt stays for the next run, where that would make the same.

        Raises ValueError for letters that were refused, InputError for a dress that cannot be used, OSError where the
        folder cannot be written to.
        """
        from letterkit import manifest
        from letterkit.deliver.folder import staging

        if prepared.refused:
            raise ValueError("a letter with findings that stop it is not delivered")
        _make_ready(formats)
        files: list[Filed] = []
        shares: list[Share] = []
        own = {unit.recipient.key: unit.recipient for unit in self._units if unit.recipient}
        gathering = Gathering([None])  # what is found in a file names it, or the row, by itself
        done, chunks = 0, chunked(together(self._units), MADE_AT_ONCE)
        key = resuming.key(self._project, formats, MADE_AT_ONCE)
        with staging(folder, key) as staged, Storing(staged) as storing:
            for chunk, (filed, shared, found) in zip(
                chunks, self._pieces(staged, storing, chunks, formats), strict=False
            ):
                gathering.add([(finding, 0, 1, False) for finding in found], 0)
                if any(finding.stops for finding in found):
                    return Outcome(None, (), tuple(gathering.findings()))
                files += filed
                shares += [_lean(one, own) for one in shared]
                done += len(chunk)
                if told:
                    told(done, len(self._units))
            place = {key: number for number, key in enumerate(own)}
            files.sort(key=lambda file: place.get(file.recipient, 0))  # the first letter also goes to those in CC
            shares.sort(key=lambda share: place.get(share.recipient.key, 0))
            content = manifest.build(self._project, self._counts, prepared.findings, files, shares)
            return Outcome(staged.finish(content), tuple(files), tuple(gathering.findings()))

    def _pieces(
        self, staged: Staging, storing: Storing, chunks: Sequence[Units], formats: Sequence[str]
    ) -> Iterator[resuming.Piece]:
        """The letters piece by piece, their files on disk: those that an interrupted run left, and new ones. It ends
        with the first piece that has a file which does not hold what it should."""
        noted = {number: resuming.recorded(data) for number, data in staged.kept().items() if number < len(chunks)}
        left = {number: piece for number, piece in noted.items() if piece and staged.holds(piece[0])}
        wanted = [chunk for number, chunk in enumerate(chunks) if number not in left]
        given = self._each(_made, wanted, tuple(formats), pause=storing.pause)
        for number in range(len(chunks)):
            if number in left:
                storing.take(left[number])
            else:
                handed, shared, found = next(given)
                if any(finding.stops for finding in found):
                    yield from storing.rest()
                    yield [], shared, found
                    return
                storing.store(number, handed, shared, found)
            yield from storing.done()
        yield from storing.rest()

    def _each(
        self,
        function: Callable[..., Any],
        chunks: Sequence[Units],
        *more: object,
        meanwhile: Callable[[], None] | None = None,
        pause: Callable[[], None] = lambda: None,
    ) -> Iterator[tuple[Any, ...]]:
        """What a function gives for some letters at once, in their order."""
        bare = replace(self._project, recipients=())  # a process needs its own rows only
        workers = self._workers(limits_of(bare, letters=max(map(len, chunks), default=1)), len(chunks), pause)
        return workers.each(function, (bare, self._counts), [(chunk, *more) for chunk in chunks], meanwhile)

    def _workers(self, limits: Limits, pieces: int, pause: Callable[[], None]) -> Workers | Cluster:
        place = self._project.place("")
        if self._cluster:
            return Cluster(self._cluster, limits, place)
        return Workers(min(self._jobs, pieces), limits, place, pause)


def _lean(share: Share, own: Mapping[str, Recipient]) -> Share:
    """The same with the row that is here already in place of its like that a process gave back."""
    row = own.get(share.recipient.key)
    return replace(share, recipient=row) if row == share.recipient else share


def _make_ready(formats: Sequence[str]) -> None:
    """Import what the processes need once, before they are begun."""
    names = [name for name in formats if name in _MODELS]
    isolation.warm.learn([*(_MODELS[name] for name in names), *(f"letterkit.verify.readers.{name}" for name in names)])
    if isolation.method() == "fork":
        for library in (library for name in names for library in _LIBRARIES[name]):
            with suppress(ImportError):  # where it is missing, the process that needs it says so
                import_module(library)
    isolation.warm_up()


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
) -> tuple[handing.Handed, list[Share], list[Finding]]:
    """The files of some letters, who gets them, and what reading them back finds."""
    artifacts: list[Artifact] = []
    shares: list[Share] = []
    findings: list[Finding] = []
    for unit in units:
        made, copies, found = steps.letter(unit.of(project), counts, formats, unit.cc)
        artifacts += made
        shares += [share(copy, made) for copy in copies]
        findings += found
    return handing.packed(artifacts), shares, findings
