"""What is found in many letters, as one report: what all of them have is said once, the rest names its letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from letterkit.model.finding import Finding, in_order
from letterkit.model.recipient import Recipient

Noted = tuple[Finding, int, int, bool]
"""A finding, the number of the first letter that has it, in how many it is, and whether it kept one from being
composed."""

MOST = 50
"""Findings of one code and severity that are shown; a mistake that each of 10,000 rows has is one mistake."""

_OF_ALL = frozenset({"acceptance-unused"})
"""Codes of what is only so where it is so in every letter."""


class Gathering:
    """Gathers findings letter by letter. It keeps what it shows, and numbers of the rest."""

    def __init__(self, recipients: Sequence[Recipient | None]) -> None:
        self._recipients = recipients
        self._kept: dict[Finding, list[int]] = {}
        self._more: Counter[tuple[str, str, bool]] = Counter()
        self._shown: Counter[tuple[str, str, bool]] = Counter()
        self._first_more: dict[tuple[str, str, bool], Finding] = {}
        self.unusable = False

    def add(self, noted: Sequence[Noted], offset: int) -> None:
        """Take what was found in some letters, the first of which has the number `offset`."""
        for finding, first, times, unusable in noted:
            self.unusable = self.unusable or unusable
            kind = (finding.code, finding.severity.value, finding.stops)
            if finding in self._kept:
                self._kept[finding][1] += times
            elif self._shown[kind] < MOST:
                self._shown[kind] += 1
                self._kept[finding] = [offset + first, times]
            else:
                self._more[kind] += 1
                self._first_more.setdefault(kind, finding)

    def findings(self) -> list[Finding]:
        """All that was found, in the order of files and lines."""
        told = [self._told(finding, first, times) for finding, (first, times) in self._kept.items()]
        more = [
            replace(
                self._first_more[kind],
                message=f"{number:,} more findings of this kind are not shown",
                hint="settle those that are shown first",
            )
            for kind, number in self._more.items()
        ]
        return in_order([finding for finding in told if finding] + more)

    def _told(self, finding: Finding, first: int, times: int) -> Finding | None:
        """The finding with the letter that it is in, unless it is in all of them or its place tells already."""
        everywhere = times >= len(self._recipients)
        if finding.code in _OF_ALL:
            return finding if everywhere else None
        one = self._recipients[first]
        if everywhere or (one and finding.place.path == one.place.path):
            return finding
        whom = f"{one.name[:80]}, {one.place}" if one else "those in `to`, which has no row"
        others = f" and {times - 1:,} more" if times > 1 else ""
        return replace(finding, message=f"{finding.message} (in the letter to {whom}{others})")
