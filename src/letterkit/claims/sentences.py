"""Where sentences end: cues of signing are looked for in the sentence of a number."""

from __future__ import annotations

import re
from bisect import bisect_right

_END = re.compile(r"(?:(?<=\w\w\w)|(?<=[)\]\"']))[.!?]{1,3}[\"')\]]{0,3}\s+|[。！？]\s*|\n\s*\n|\n\s*(?=[-•●*#>]\s)")


class Sentences:
    """The sentences of a text; `original` tells capital letters, by which an abbreviation is known."""

    def __init__(self, folded: str, original: str) -> None:
        self._starts = [0]
        same = len(folded) == len(original)
        for match in _END.finditer(folded):
            following = original[match.end() : match.end() + 1] if same else ""
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
