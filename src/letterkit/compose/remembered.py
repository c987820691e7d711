"""What the letters to the rows of one recipients file have in common is composed once: the body that speaks to none of
them, and the lists of those who sign.

The letters are of one project, of which only the row differs; that is seen by identity, so nothing is compared that is
long, and a text that names a recipient is composed for each.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import lru_cache
from typing import Any, TypeVar

from jinja2 import Environment, nodes

from letterkit.model.counts import Counts
from letterkit.model.draft import Draft
from letterkit.model.project import Project, Source

T = TypeVar("T")

_OF_PROJECT = tuple(
    one.name for one in fields(Project) if one.name not in {"draft", "places", "recipients", "recipient"}
)
_OF_DRAFT = tuple(one.name for one in fields(Draft) if one.name not in {"to", "languages"})
"""What `Project.addressed_to` leaves as it is."""

_THEIRS = frozenset({"recipient", "addressees", "addressee", "documents", "signed"})
"""Names of a text that are not the same for all recipients."""

_parts: list[Any] = []
_kept: dict[object, Any] = {}


def once(project: Project, counts: Counts, key: object, work: Callable[[], T]) -> T:
    """What `work` gives, remembered by `key` for the next letter of the same recipients file. Other letters have no
    next one, and nothing is remembered of them."""
    if project.recipient is None:
        return work()
    parts = [counts, *(getattr(project, name) for name in _OF_PROJECT)]
    parts += [getattr(project.draft, name) for name in _OF_DRAFT]
    if len(parts) != len(_parts) or any(one is not other for one, other in zip(parts, _parts, strict=True)):
        _parts[:] = parts
        _kept.clear()
    if key not in _kept:
        _kept[key] = work()
    found: T = _kept[key]
    return found


@lru_cache(maxsize=64)
def is_for_all(source: Source) -> bool:
    """Whether a text is the same for all recipients: it has no name in it that is theirs."""
    try:
        names = {one.name for one in Environment(autoescape=True).parse(source.text).find_all(nodes.Name)}
    except Exception:  # it is reported where it is composed, with its line
        return False
    return _THEIRS.isdisjoint(names)
