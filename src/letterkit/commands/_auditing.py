"""Finished files read and audited each in a process that holds nobody else's, as many at once as there are processors.

A file comes from anyone, and what takes it apart is not all Python: it has limits of its own, and what breaks them
breaks one file. The processes live from file to file, so that a thousand files start no thousand processes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from letterkit import isolation
from letterkit.errors import InputError
from letterkit.model.finding import Finding, Place
from letterkit.model.signature import Audited

if TYPE_CHECKING:
    from letterkit.pipeline.workers import Workers

Source = tuple[Path | bytes, str]
"""A file or what it holds, and how it is called."""


def each(sources: Sequence[Source], jobs: int) -> Iterator[tuple[tuple[Audited, ...], tuple[Finding, ...]]]:
    """The texts of each file, attachments too, in the order of the files, and why one cannot be read."""
    from letterkit.pipeline.workers import Workers, processors

    # For one file; far beyond what any letter takes.
    limits = isolation.Limits.scaled(seconds=30, megabytes=1500, lines=0, seconds_a_line=0, kilobytes_a_line=0)
    done = 0
    while done < len(sources):
        workers = Workers(jobs or processors(), limits, Place(sources[done][1]))
        for given in _until_one_fails(workers, sources[done:]):
            yield given
            done += 1


def _until_one_fails(
    workers: Workers, sources: Sequence[Source]
) -> Iterator[tuple[tuple[Audited, ...], tuple[Finding, ...]]]:
    """File by file up to one that breaks a limit, which ends the processes."""
    number = 0
    try:
        for given in workers.each(_audited, (), sources):
            yield given
            number += 1
    except InputError as error:
        yield (), tuple(_at(finding, sources[number][1]) for finding in error.findings)


def _at(finding: Finding, name: str) -> Finding:
    return replace(finding, place=Place(name)) if finding.code in isolation.CODES else finding


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
