"""A text that stands in its file twice, as when a page was copied with its version for printing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from letterkit.model.finding import Finding, Place
from letterkit.proofreading.passage import Passage, at, note

_LONG, _FEWEST, _SHARE = 80, 3, 0.3


def twice(passages: Sequence[Passage]) -> Iterator[Finding]:
    """One finding where a good part of the long passages are word for word the same as others before them."""
    first: dict[str, Place] = {}
    again: list[tuple[Place, Place]] = []
    long = [one for one in passages if len(one.text) >= _LONG]
    for passage in long:
        text = " ".join(passage.text.split())
        if text in first:
            again.append((passage.place, first[text]))
        else:
            first[text] = passage.place
    if len(again) >= _FEWEST and len(again) >= _SHARE * len(long):
        place, before = again[0]
        message = f"{len(again)} of {len(long)} paragraphs stand in this file twice, first {at([before], place)}"
        yield note("text-twice", message, place, "strike one of the two")
