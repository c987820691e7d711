"""Where sentences end: cues of signing are looked for in the sentence of a number."""

from __future__ import annotations

import re
from bisect import bisect_right

from letterkit.claims.surface import Surface

_END = re.compile(r"(?:(?<=\w\w\w)|(?<=[)\]\"']))[.!?]{1,3}[\"')\]]{0,3}\s+|[。！？]\s*|\n\s*\n|\n\s*(?=[-•●*#>]\s)")


class Sentences:
    """The sentences of a text; a small letter after a point tells that it was an abbreviation."""

    def __init__(self, face: Surface) -> None:
        folded, original = face.folded, face.text
        self._starts = [0]
        for match in _END.finditer(folded):
            place = face.place(match.end())
            following = original[place : place + 1]
            if not following.islower():
                self._starts.append(match.end())
        self._length = len(folded)

    def index(self, place: int) -> int:
        """The number of the sentence at a place."""
        return bisect_right(self._starts, place) - 1

    def span(self, index: int) -> tuple[int, int]:
        """Where a sentence begins and ends."""
        following = index + 1
        return self._starts[index], self._starts[following] if following < len(self._starts) else self._length
