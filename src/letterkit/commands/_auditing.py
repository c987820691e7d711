"""Finished files read and audited each in a process that holds nobody else's, as many at once as there are processors.

A file comes from anyone, and what takes it apart is not all Python: it has limits of its own, and what breaks them
breaks one file. The processes live from file to file, so that a thousand files start no thousand processes. What many
files say of each other is found in shares by such processes, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from letterkit import isolation
from letterkit.errors import InputError
from letterkit.model.finding import Finding, Place
from letterkit.model.signature import Audited

if TYPE_CHECKING:
    from letterkit.audit.together import Plan, Share, Together, Told
    from letterkit.model.audit import AuditReport

_FEW = 16
"""Texts that are compared here: to begin processes for them would take longer."""

Source = tuple[Path | bytes, str]
"""A file or what it holds, and how it is called."""


def each(sources: Sequence[Source], jobs: int) -> Iterator[tuple[tuple[Audited, ...], tuple[Finding, ...]]]:
    """The texts of each file, attachments too, in the order of the files, and why one cannot be read."""
    for (_, name), given in zip(sources, _all(_audited, (), sources, jobs, files=1), strict=True):
        if isinstance(given, InputError):
            yield (), tuple(_at(finding, name) for finding in given.findings)
        else:
            yield given


def report(texts: Sequence[Audited], jobs: int) -> tuple[AuditReport, list[Finding]]:
    """What there is to say of all texts, and what could not be compared since it took too long."""
    from letterkit import audit

    if len(texts) < _FEW:
        return audit.report(texts), []
    compared, failed = _compared(texts, jobs)
    return audit.report(texts, compared), failed


def _compared(texts: Sequence[Audited], jobs: int) -> tuple[Together, list[Finding]]:
    from letterkit.audit.together import joined, planned

    plan = planned(texts)
    given = list(_all(_share, (texts, plan), [(share,) for share in plan.shares()], jobs, files=len(texts)))
    failed = [finding for one in given if isinstance(one, InputError) for finding in one.findings]
    place = Place(texts[0].reading.path)
    return joined(one for one in given if not isinstance(one, InputError)), [replace(f, place=place) for f in failed]


def _all(
    function: Callable[..., Any], shared: tuple[Any, ...], pieces: Sequence[tuple[Any, ...]], jobs: int, *, files: int
) -> Iterator[Any]:
    """What the function gives for each piece, in order, or the InputError that it ends in; one that breaks a limit ends
    the processes, and others go on with what is left. `files` is with how many of them a piece may have to do."""
    from letterkit.pipeline.workers import Workers, processors

    # Far beyond what any letter takes.
    limits = isolation.Limits.scaled(seconds=30, megabytes=1500, lines=files, seconds_a_line=0.1, kilobytes_a_line=100)
    workers = Workers(jobs or processors(), limits, Place(""))
    done = 0
    while done < len(pieces):
        try:
            for given in workers.each(function, shared, pieces[done:]):
                yield given
                done += 1
        except InputError as error:
            yield error
            done += 1


def _at(finding: Finding, name: str) -> Finding:
    return replace(finding, place=Place(name)) if finding.code in isolation.CODES else finding


def _share(texts: Sequence[Audited], plan: Plan, share: Share) -> tuple[Told, ...]:
    from letterkit.audit.together import done

    isolation.doing("comparing the files")
    return done(texts, plan, share)


def _audited(source: Path | bytes, name: str) -> tuple[tuple[Audited, ...], tuple[Finding, ...]]:
    from letterkit import readers
    from letterkit.audit import alone

    isolation.doing(f"reading {name}")
    try:
        readings = readers.read_all(source, name if isinstance(source, bytes) else "")
    except InputError as error:
        return (), tuple(error.findings)
    isolation.doing(f"auditing {name}")
    return tuple(map(alone, readings)), ()
