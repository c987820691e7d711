"""Adds up number words from left to right, and refuses what cannot follow: nothing is added to a seven."""

from __future__ import annotations

from dataclasses import dataclass, fields

from letterkit.model.frozen import frozen

_ENDLESS = 10**18


@frozen
class Rules:
    """How a language puts numbers together: `ten_adds` for dix-neuf and 십칠, `vigesimal` for quatre-vingt-dix,
    `places` where a joiner may stand (after a scale: two hundred and two; tens: vingt et un; units: einundzwanzig;
    hundreds, of words for several hundred: duzentos e um)."""

    ten_adds: bool
    vigesimal: bool
    places: frozenset[str]


@dataclass(slots=True)
class Addition:
    """A number in the making: `total` above the last big scale, `section` below it, `pending` not yet scaled."""

    rules: Rules
    total: int = 0
    section: int = 0
    pending: int | None = None
    part: int = 0
    small_limit: int = _ENDLESS
    big_limit: int = _ENDLESS
    last: str = ""

    def take(self, other: Addition) -> None:
        """Becomes what another is."""
        for field in fields(self):
            setattr(self, field.name, getattr(other, field.name))

    @property
    def value(self) -> int:
        """The number so far."""
        return self.total + self.section + (self.pending or 0)

    def unit(self, value: int, *, joined: bool = False) -> bool:
        """Adds a word below the scales; False, and nothing changed, where it cannot follow."""
        if joined and self.last not in self.rules.places:
            return False
        if self.pending is None:
            if value >= self.small_limit or value >= self.big_limit or (value == 0 and self.last):
                return False
            self.pending, self.part = value, value
        elif self._follows(value, joined=joined):
            self.pending, self.part = self.pending + value, value if value < self.part else 1
        else:
            return False
        if value >= 100:
            self.last = "hundreds"
        else:
            self.last = "tens" if value >= 10 and value % 10 == 0 else "units"
        return True

    def _follows(self, value: int, *, joined: bool) -> bool:
        part = self.part
        if part >= 100 and part % 100 == 0:
            return 0 < value < (1000 if part % 1000 == 0 else 100)
        if not 0 < part <= 90 or value == 0:
            return False
        if part < 10:
            return joined and value >= 20 and value % 10 == 0
        if part == 10:
            return self.rules.ten_adds and value < 10
        room = 20 if self.rules.vigesimal and part in (60, 80) else 10
        return part % 10 == 0 and value < room

    def small(self, scale: int) -> bool:
        """Multiplies what is pending ("two hundred", 칠십); False where a scale as small has been."""
        if scale >= self.small_limit or scale >= self.big_limit or self.pending == 0:
            return False
        self.section += (1 if self.pending is None else self.pending) * scale
        self.small_limit, self.last = scale, "scale"
        self.pending, self.part = None, 0
        return True

    def big(self, scale: int) -> bool:
        """Multiplies all since the last big scale ("two hundred thousand"); False where a scale as small has been."""
        if scale >= self.big_limit or self.pending == 0:
            return False
        self.total += (self.section + (self.pending or 0) or 1) * scale
        self.section, self.small_limit, self.big_limit, self.last = 0, _ENDLESS, scale, "scale"
        self.pending, self.part = None, 0
        return True
