"""Checks in shares that do not need each other, so that two processes can take one each.

A check that is named here belongs to that share; all others are the rest, so that a new one needs no mention.
"""

from __future__ import annotations

from enum import StrEnum

_VERSIONS = frozenset(
    {
        "counts_attached_differently",
        "counts_differ",
        "dates_differ",
        "demands_differ",
        "links_differ",
        "money_differs",
        "names_differ",
        "numbers_differ",
        "paragraphs_differ",
    }
)
_LIST = frozenset({"signatory_nearly_twice", "signatory_twice"})


class Share(StrEnum):
    """Which checks: those that look for names that are the same or nearly so, which cost most where the list is long;
    those that hold versions in several languages against each other, which cost most for a short letter; and what is
    left."""

    ALL = "all"
    LIST = "list"
    VERSIONS = "versions"
    BUT_LIST = "all but list"
    BUT_VERSIONS = "all but versions"

    def has(self, name: str) -> bool:
        """Whether the check of that module is in the share."""
        match self:
            case Share.ALL:
                return True
            case Share.LIST | Share.BUT_LIST:
                return (name in _LIST) is (self is Share.LIST)
            case Share.VERSIONS | Share.BUT_VERSIONS:
                return (name in _VERSIONS) is (self is Share.VERSIONS)
