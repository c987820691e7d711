"""The labels of numbered paragraphs, counted as a word processor does (ECMA-376 Part 1, 17.9)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letterkit.readers.numerals import label
from letterkit.readers.word.xml import child, children, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEVELS = 9
_PLACE = re.compile("%([1-9])")


class Numbering:
    """The lists of a file, and how far each has counted."""

    def __init__(self, root: _Element | None) -> None:
        self._abstract = {value(one, "abstractNumId"): one for one in children(root, "abstractNum")}
        self._lists = {value(one, "numId"): one for one in children(root, "num")}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def next_label(self, num_id: str, level: int) -> tuple[str, int]:
        """The label of the next paragraph of a list at a level from 0 ("•" for a bullet, "" for none), and a number
        that is the same for all paragraphs of that list."""
        item = self._lists.get(num_id)
        if item is None:
            return "", 0
        level = min(max(level, 0), _LEVELS - 1)
        abstract_id = value(child(item, "abstractNumId"))
        counts = self._counts.setdefault(abstract_id, [None] * _LEVELS)
        start = self._restarted(item, num_id, level)
        counted = counts[level]
        counts[level] = start if start is not None else self._start(item, level) if counted is None else counted + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        group = (
            list(self._abstract).index(abstract_id) + 1 if abstract_id in self._abstract else len(self._abstract) + 1
        )
        return self._label(item, level, counts), group

    def _restarted(self, item: _Element, num_id: str, level: int) -> int | None:
        """Where a list begins anew that shares its form with another, at its first paragraph."""
        if (num_id, level) in self._started:
            return None
        self._started.add((num_id, level))
        for override in children(item, "lvlOverride"):
            if number(override, "ilvl") == level and (again := child(override, "startOverride")) is not None:
                return number(again, default=1)
        return None

    def _start(self, item: _Element, level: int) -> int:
        return number(child(self._level(item, level), "start"), default=1)

    def _level(self, item: _Element, level: int) -> _Element | None:
        for override in children(item, "lvlOverride"):
            if number(override, "ilvl") == level and (own := child(override, "lvl")) is not None:
                return own
        abstract = self._abstract.get(value(child(item, "abstractNumId")))
        return next((one for one in children(abstract, "lvl") if number(one, "ilvl") == level), None)

    def _label(self, item: _Element, level: int, counts: list[int | None]) -> str:
        properties = self._level(item, level)
        form = value(child(properties, "numFmt")) or "decimal"
        if form == "bullet":
            return "•"
        if form == "none" or properties is None:
            return ""

        def one(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            its_form = value(child(self._level(item, at), "numFmt")) or "decimal"
            return label(counts[at] or self._start(item, at), its_form)

        return _PLACE.sub(one, value(child(properties, "lvlText"))[:40]).strip()
