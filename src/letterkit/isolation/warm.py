"""Modules that one child had to import are imported by the parent before the next is forked.

So the first letter of a run pays for its modules once, in the child, and the others do not pay again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module

_NAME = re.compile(r"letterkit(\.[a-z_][a-z0-9_]*)+", re.ASCII)
_learned: list[str] = []


def learn(names: Iterable[object]) -> None:
    """Note modules of letterkit by name; anything else is passed over."""
    _learned.extend(name for name in names if isinstance(name, str) and _NAME.fullmatch(name) and len(_learned) < 1_000)


def up() -> None:
    """Import what was noted. A module that cannot be imported here is left to the child, which says why."""
    while _learned:
        try:
            import_module(_learned.pop())
        except Exception:  # noqa: S112
            continue
