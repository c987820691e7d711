"""Window envelopes: where on the first sheet an address is to stand, so that it shows behind the window."""

from __future__ import annotations

from enum import StrEnum

from letterkit.model.frozen import frozen


class Envelope(StrEnum):
    """The window that the address stands behind: DIN 5008 form B (envelopes DIN lang, C5/6 and C5), the US No. 10
    envelope with its standard window at the left, or none."""

    DIN_5008_B = "din-5008-b"
    US_10 = "us-10"
    NONE = "none"


@frozen
class Window:
    """A zone of the sheet, in millimetres from its left and upper edge, and what stands in and below it.

    `address` is where the first line of the address begins, `text` where the letter goes on below the window,
    `margin` the left edge of address and text. Above `address` there is room for a return address.
    """

    left: float
    top: float
    width: float
    height: float
    address: float
    text: float
    margin: float

    @property
    def bottom(self) -> float:
        """The lower edge of the zone."""
        return self.top + self.height


WINDOWS = {
    # DIN 5008:2020, form B: the zone 85 × 45 mm, 17.7 mm of it for the return address; text from 98.46 mm on.
    Envelope.DIN_5008_B: Window(left=20, top=45, width=85, height=45, address=62.7, text=98.5, margin=25),
    # No. 10 (9½ × 4⅛ in), window 4½ × 1⅛ in, ⅞ in from the left and ½ in from the lower edge, on which a US Letter
    # sheet in thirds rests: 2.05 to 3.16 in from its upper edge; the sheet may lie up to 1 in further to the right.
    Envelope.US_10: Window(left=22.2, top=52.0, width=88.9, height=28.2, address=53.2, text=97, margin=25.4),
}
"""The zones of the envelopes that have a window."""

LINES = 6
"""Lines of address that a zone has room for."""
