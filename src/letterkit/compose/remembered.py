"""What the letters to the rows of one recipients file have in common is composed once: the body that speaks to none of
them, and the lists of those who sign.

A text that names a recipient is composed for each.
"""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment, nodes

from letterkit.model.memory import Memory
from letterkit.model.project import Source

_THEIRS = frozenset({"recipient", "addressees", "addressee", "documents", "signed"})
"""Names of a text that are not the same for all recipients."""

once = Memory().once
"""See `Memory.once`."""


@lru_cache(maxsize=64)
def is_for_all(source: Source) -> bool:
    """Whether a text is the same for all recipients: it has no name in it that is theirs."""
    try:
        names = {one.name for one in Environment(autoescape=True).parse(source.text).find_all(nodes.Name)}
    except Exception:  # it is reported where it is composed, with its line
        return False
    return _THEIRS.isdisjoint(names)
