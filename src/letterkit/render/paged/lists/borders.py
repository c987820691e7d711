"""The lines between the rows of a table on a page, after those of another page of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letterkit.model.frozen import frozen
from letterkit.render.paged.lists.glyphs import NotPlainError

_SEGMENT = re.compile(
    rb"(?P<before>.*?)(?P<x1>\S+) (?P<y1>\S+) m\n(?P<x2>\S+) (?P<y2>\S+) l\n(?P<after>S\n.*?EMC\n?)", re.S
)
_NEAR = 0.01


@frozen
class Borders:
    """Operators of what is above the first row of entries, and of the line below a row: `spans` are its pieces from
    left to right, each drawn by itself."""

    above: bytes
    before: bytes
    spans: tuple[tuple[bytes, bytes], ...]
    after: bytes

    @classmethod
    def of(cls, own: bytes, top: float) -> Borders:
        """The lines of a page on which the first entry begins at `top`. Raises NotPlainError where they are not one
        line below each row."""
        found = list(_SEGMENT.finditer(own))
        if b"".join(each[0] for each in found).strip() != own.strip():
            raise NotPlainError("other lines")
        below = [each for each in found if float(each["y1"]) > top + _NEAR]
        above = b"".join(each[0] for each in found if float(each["y1"]) <= top + _NEAR)
        if not below:
            return cls(above, b"", (), b"")
        rows: dict[bytes, list[tuple[bytes, bytes]]] = {}
        for each in below:
            rows.setdefault(each["y1"], []).append((each["x1"], each["x2"]))
        first = tuple(rows[below[0]["y1"]])
        kinds = {(each["before"].strip(), each["after"].strip()) for each in below}
        upright = any(each["y1"] != each["y2"] for each in found)
        if upright or len(kinds) > 1 or any(tuple(spans) != first for spans in rows.values()):
            raise NotPlainError("lines of several kinds")
        ((before, after),) = kinds
        return cls(above, before, first, after.removeprefix(b"S\n"))

    def operators(self, top: float, heights: Sequence[float]) -> bytes:
        """The lines of a page whose entries begin at `top` and have these heights."""
        made = []
        for height in heights:
            top += height
            y = b"%.6f" % top
            made += [b"%b %b m\n%b %b l\nS\n" % (left, y, right, y) for left, right in self.spans]
        return b"".join((self.above, self.before, b"\n", *made, self.after)) if made else self.above
