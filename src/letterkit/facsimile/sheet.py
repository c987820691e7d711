"""The sheet of a group 3 fax machine (ITU-T T.4, T.30): width in points, height in lines, "fine" resolution."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH = 1728
"""Points of a line, on every sheet of letter width (T.4, 215 mm)."""
ACROSS, DOWN = 204, 196
"""Points and lines to the inch, as TIFF-F rounds them (RFC 3949, 2.2.2; T.4 has 8.04 and 7.7 to the millimetre)."""
_POINTS_AN_INCH = 72


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its size in points of typography (1/72 inch) and its height in lines of the fax."""

    name: str
    width: float
    height: float
    lines: int

    @property
    def across(self) -> int:
        """How many points of a line the sheet covers; what is left of WIDTH stays white on both sides."""
        return min(WIDTH, round(self.width / _POINTS_AN_INCH * ACROSS))


SHEETS = {
    "A4": Sheet("A4", 595.28, 841.89, 2287),
    "Letter": Sheet("Letter", 612.0, 792.0, 2156),
}
"""By the name that a draft gives its paper."""
