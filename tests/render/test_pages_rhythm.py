"""One rhythm of lines: text stands on a grid of half lines, on every page and in each look."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from letterkit.model.letter import Letter, Role
from letterkit.render.formats import pdf

from . import example
from .test_pages_envelopes import dress

LINE = {"classic": 15.0, "modern": 15.0, "plain": 16.0}


def base_lines(data: bytes, words: str) -> Iterator[tuple[int, float]]:
    """Page and distance from the lower edge, in points, of each place where a text begins."""
    with pypdfium2.PdfDocument(data) as document:
        for number, page in enumerate(document):
            text = page.get_textpage()
            finder, x, y = text.search(words, match_case=True), ctypes.c_double(), ctypes.c_double()
            while found := finder.get_next():
                pdfium.FPDFText_GetCharOrigin(text.raw, found[0], x, y)
                yield number, y.value


@pytest.mark.parametrize("look", LINE)
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_text_stands_on_a_grid_of_half_lines(look: str, lang: str) -> None:
    requests = tuple((example.text(f"Rhythm {number}"),) for number in range(3))
    prose = [example.text("\n".join(["Rhythm and more"] * lines)) for lines in (3, 5, 8)]
    blocks = (
        example.text("February 21, 2020", role=Role.DATE),
        *prose,
        example.ListBlock(True, requests),
        example.Quote((example.text("Rhythm in a quotation"),)),
        *prose * 3,
    )
    data = pdf.render(
        example.document(Letter("one", lang, "One", blocks)), example.template(dress("joint-letter", look))
    )
    half = LINE[look] / 2 * (1.1 if lang == "ko" else 1)
    found = list(base_lines(data, "Rhythm"))
    assert len(found) == 68
    assert len({page for page, _ in found}) > 1
    for page, height in found:
        first = next(other for which, other in found if which == page)
        steps = (first - height) / half
        assert steps == pytest.approx(round(steps), abs=0.02)


def test_columns_of_signatories_stand_side_by_side() -> None:
    letter = Letter("one", "en", "One", (example.groups(columns=2),))
    data = pdf.render(example.document(letter), example.template(dress("joint-letter", "classic")))
    heights = [height for _, height in base_lines(data, "Observatory")]
    steps = [(heights[0] - height) / 13 for height in heights]
    assert len(heights) > 5
    assert all(step == pytest.approx(round(step), abs=0.02) for step in steps)


def test_numerals_have_descenders_in_the_text_and_not_in_lists() -> None:
    blocks = (example.text("3 5 7 9 in the text", role=Role.BODY), example.text("3 5 7 9 in a date", role=Role.DATE))
    low = {}
    for look in LINE:
        document = example.document(Letter("one", "en", "One", blocks))
        data = pdf.render(replace(document, title="Numerals"), example.template(dress("joint-letter", look)))
        with pypdfium2.PdfDocument(data) as opened:
            text = opened[0].get_textpage()
            places = [text.search(words).get_next()[0] for words in ("3 5 7 9 in the", "3 5 7 9 in a")]
            y = ctypes.c_double()
            origins = []
            for place in places:
                pdfium.FPDFText_GetCharOrigin(text.raw, place, ctypes.c_double(), y)
                origins.append(y.value - text.get_charbox(place)[1])
            low[look] = [round(origin, 1) for origin in origins]
    assert low["classic"][0] > low["classic"][1] + 1
    assert abs(low["modern"][0] - low["modern"][1]) < 0.5
