"""Checks in shares that do not need each other, so that two processes can take one each.

A check that is named here belongs to that share; all others are the rest, so that a new one needs no mention.
"""

from __future__ import annotations

from enum import StrEnum

_LIKENESSES = frozenset({"signatory_nearly_twice", "signatory_twice"})


class Share(StrEnum):
    """Which checks: those that look for names that are nearly the same, which cost most for a long list, and the
    others."""

    ALL = "all"
    LIKENESSES = "likenesses"
    OTHERS = "others"

    def has(self, name: str) -> bool:
        """Whether the check of that module is in the share."""
        match self:
            case Share.LIKENESSES:
                return name in _LIKENESSES
            case Share.OTHERS:
                return name not in _LIKENESSES
            case Share.ALL:
                return True
