"""Rows that ask for as much width as any plain one of a table: its columns are then as wide as all rows make them."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from math import inf
from typing import Any

from weasyprint.formatting_structure import boxes

from letterkit.render.paged.lists.choice import LongList
from letterkit.render.paged.lists.entries import like
from letterkit.render.paged.lists.glyphs import NotPlainError
from letterkit.render.paged.lists.pattern import words_of
from letterkit.render.paged.lists.words import Words

_WIDE = 200
"""Words of which one is the widest; with the space before them, which is less wide before some, they are those."""


def samples(pattern: Any, long: LongList, dresses: list[Words]) -> list[Any]:
    """Rows that ask for as much width as any plain one: one has the widest text of each place, one the widest word."""
    plain = [at for at in range(len(long)) if at not in long.kept]
    columns = [[long.cells[0].heads[at] for at in plain]]
    if long.offices:
        columns.append([line for at in plain for line in long.offices[at]])
    columns += [[cell.heads[at] for at in plain if cell.heads[at]] for cell in long.cells[1:] if any(cell.heads)]
    texts = [box for box in pattern.descendants() if isinstance(box, boxes.TextBox)]
    if len(texts) != len(columns):
        raise NotPlainError("cells of another form")
    widest = [_widest(words_of(box.style, dresses), column) for box, column in zip(texts, columns, strict=True)]
    return [like(pattern, row) for row in zip(*widest, strict=True)]


def _widest(words: Words, texts: Sequence[str]) -> tuple[str, str]:
    """The widest of some texts, and the widest piece of them that no line can break."""
    words.learn_all(texts)
    widest, most, known, lead = "n", 0, words.widths.__getitem__, words.lead
    for text in texts:
        found = text.split(" ")
        try:
            width = sum(map(known, found)) - lead(found[0]).width
        except KeyError:  # a word that clings
            width = words.shown(text).width
        if width > most:
            widest, most = text, width
    own = set(" ".join(set(texts)).split(" "))
    whole = heapq.nlargest(_WIDE, ((words.widths.get(word, inf), word) for word in own if "-" not in word))
    parted = {piece for word in own if "-" in word for piece in word.replace("-", "-\n").split("\n") if piece}
    return widest, max(sorted({*(word for _, word in whole), *parted, "n"}), key=lambda piece: words.shown(piece).width)
