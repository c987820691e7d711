"""Lines of long lists that fit by a hair, or do not: they break where WeasyPrint breaks them."""

from __future__ import annotations

import random
from typing import Any

import pytest

from letterkit.model.letter import Document
from letterkit.render.formats import pdf
from letterkit.render.paged import printing
from letterkit.render.paged.lists import breaking, choice, entries
from letterkit.render.paged.lists.breaking import Measure
from letterkit.render.paged.lists.glyphs import SCALE
from letterkit.render.paged.lists.setting import set_list

from .pdf_reading import elements
from .test_pdf_long_lists import document, pages, signatories, template
from .test_pdf_long_lists import entries as made_up

WIDE = 400.0
"""Pixels that a column is wide when the widths of the words are asked for."""


def css(width: float) -> str:
    """Two columns of a width in pixels."""
    return (
        f"@page {{ size: 500mm 300mm; margin: 20mm }}.signatories {{ column-gap: 20px; width: {2 * width + 20:.7f}px }}"
    )


def printed(letter: Document, width: float, monkeypatch: pytest.MonkeyPatch, *, short: bool) -> bytes:
    monkeypatch.setattr(choice, "LONG", 50 if short else 10**9)
    return pdf.render(letter, template(css(width)))


def measured(letter: Document, monkeypatch: pytest.MonkeyPatch) -> tuple[Measure, choice.LongList]:
    """The room of a line in a column that is WIDE, and the list."""
    found: list[Any] = []

    def noted(long: choice.LongList, patterns: Any) -> Any:
        found.append((patterns[0].main.measure, long))
        return set_list(long, patterns)

    with monkeypatch.context() as patch:
        patch.setattr(entries, "set_list", noted)
        printed(letter, WIDE, patch, short=True)
    measure, long = found[-1]
    return measure, long


def widths(measure: Measure, head: str, tail: str) -> list[int]:
    """How wide the first line of a paragraph may be, in Pango's units: up to each place where it may turn."""
    turns = [match.start() for match in breaking._TURN.finditer(head)]
    found = [measure.head.shown(head[:at]).width for at in turns]
    whole = measure.head.shown(head).width
    turns = [match.start() for match in breaking._TURN.finditer(tail)] if tail else []
    return [*found, *(whole + measure.tail.shown(tail[:at]).width for at in [*turns, len(tail)])]


@pytest.mark.parametrize("seed", range(8))
def test_a_line_that_fits_by_a_hair_breaks_as_weasyprint_breaks_it(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    letter = document(signatories(made_up(60, odd=10**6, seed=seed)))
    measure, long = measured(letter, monkeypatch)
    chance = random.Random(seed)  # noqa: S311  the same in every run
    places = [
        width
        for head, tail in zip(long.cells[0].heads, long.cells[0].tails, strict=True)
        for width in widths(measure, head, tail)
        if width > 150 * SCALE
    ]
    for hair in (chance.randint(-6, -1), 0, chance.randint(1, 6)):
        width = (chance.choice(places) + hair) / SCALE + WIDE - measure.first_width
        short, full = (printed(letter, width, monkeypatch, short=short) for short in (True, False))
        assert pages(short) == pages(full)
        assert elements(short) == elements(full)


def test_the_short_way_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    letter = document(signatories(made_up(60, odd=10**6)))
    lists: list[int] = []
    print_with = printing._print

    def noted(shown: Document, *rest: Any) -> bytes:
        data = print_with(shown, *rest)
        lists.append(len(rest[2]))
        return data

    monkeypatch.setattr(printing, "_print", noted)
    printed(letter, WIDE, monkeypatch, short=True)
    assert lists == [1]
