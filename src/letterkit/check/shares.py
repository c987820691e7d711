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
_LIKENESSES = frozenset({"signatory_nearly_twice", "signatory_twice"})


class Share(StrEnum):
    """Which checks: those that look for names that are nearly the same, which cost most for a long list; those that
    hold versions in several languages against each other, which cost most for a short letter; and what is left."""

    ALL = "all"
    LIKENESSES = "likenesses"
    VERSIONS = "versions"
    BUT_LIKENESSES = "all but likenesses"
    BUT_VERSIONS = "all but versions"

    def has(self, name: str) -> bool:
        """Whether the check of that module is in the share."""
        match self:
            case Share.ALL:
                return True
            case Share.LIKENESSES | Share.BUT_LIKENESSES:
                return (name in _LIKENESSES) is (self is Share.LIKENESSES)
            case Share.VERSIONS | Share.BUT_VERSIONS:
                return (name in _VERSIONS) is (self is Share.VERSIONS)
