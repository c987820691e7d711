"""What the letters to the rows of one recipients file have in common is worked out once.

The letters are of one project, of which only the row differs; that is seen by identity, so nothing is compared that is
long.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from operator import is_not
from typing import Any, TypeVar

from letterkit.model.counts import Counts
from letterkit.model.project import Project

T = TypeVar("T")


class Memory:
    """Remembers for one recipients file at a time. Of letters that have no next one nothing is remembered."""

    def __init__(self) -> None:
        self._shared: tuple[object, ...] = ()
        self._kept: dict[Hashable, Any] = {}

    def once(self, project: Project, counts: Counts, key: Hashable, work: Callable[[], T]) -> T:
        """What `work` gives, or gave for an earlier letter of the same recipients file and the same key."""
        if project.recipient is None:
            return work()
        kept = self.kept(project, counts)
        if key not in kept:
            kept[key] = work()
        found: T = kept[key]
        return found

    def kept(self, project: Project, counts: Counts) -> dict[Hashable, Any]:
        """What is remembered for the recipients file of a letter, by key; empty where the letter is of another one than
        that before it."""
        shared = (counts, *project.shared())
        if len(shared) != len(self._shared) or any(map(is_not, shared, self._shared)):
            self._shared, self._kept = shared, {}
        return self._kept
