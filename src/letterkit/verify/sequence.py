"""The quick way through a text that was read back: what stands there in the order of print is found in one pass.

Looking for each of a hundred thousand names from the beginning on would read the text as often. What does not stand
where it should next (a footnote at the foot of a page, a text that a page breaks, a link with its address) is left to
the thorough way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from letterkit.model.letter import plain
from letterkit.verify.expected import Expected
from letterkit.verify.reading import Reading, Spans, letters, prepared

GAP = 8
"""Letters that may stand between a name and its country or office: separators, brackets, a mark."""
PAGE_GAP = 800
"""The same where a page ends between them."""
_LONG = 12
"""Letters that a text must have to be looked for beyond the end of a page; a shorter one may stand in its head."""
_PART = "\0"


def in_order(reading: Reading, wanted: Sequence[Expected]) -> set[int]:
    """The numbers of those texts of `wanted` that stand in its order; their places are claimed."""
    found: set[int] = set()
    cursor = passed = 0
    for number, pieces in enumerate(_prepared(wanted)):
        spans = _placed(reading, pieces, cursor, passed)
        if spans is None:
            passed += sum(len(key) + GAP for _, key in pieces)
        else:
            found.add(number)
            reading.claim(spans)
            if spans:
                cursor, passed = spans[-1][1], 0
    return found


Pieces = list[tuple[str, str]]
"""Of each piece of a text: as it is written, and its letters."""


def _prepared(wanted: Sequence[Expected]) -> Iterator[Pieces]:
    """The pieces of each text, all prepared at once: a hundred thousand small calls would take longer."""
    texts = [plain(inlines) for item in wanted for _, inlines in item.pieces]
    if any(_PART in text for text in texts):
        together = [(written := prepared(text), letters(written)) for text in texts]
    else:
        written = prepared(_PART.join(texts))
        together = list(zip(written.split(_PART), letters(written).split(_PART), strict=True))
    pieces = iter(together)
    for item in wanted:
        yield [next(pieces) for _ in item.pieces]


def _placed(reading: Reading, pieces: Pieces, cursor: int, passed: int) -> Spans | None:
    """Where the pieces stand, each close behind the one before; None where one does not."""
    spans: list[tuple[int, int]] = []
    room = GAP + passed
    for wanted, key in pieces:
        if not key:
            continue
        span = reading.next(wanted, key, cursor, cursor + room + len(key))
        if span is None and len(key) >= _LONG and reading.ends_page(cursor, room):
            span = reading.next(wanted, key, cursor, cursor + room + PAGE_GAP + len(key))
        if span is None:
            return None
        spans.append(span)
        cursor, room = span[1], GAP
    return tuple(spans)
