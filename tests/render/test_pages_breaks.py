"""Where pages end: a letter grows line by line over more than a page, and each of its pages is looked at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from letterkit.model.letter import Block, Document, Entry, EntryGroup, Heading, Layout, Letter, Role, Run, SignatoryList
from letterkit.render.formats import pdf

from . import example

TEMPLATES = Path(__file__).parents[2] / "templates"
LOOKS = ("classic", "modern", "plain")
STEPS = range(0, 52, 2)
HEAD, FOOT = 24 / 25.4 * 72, 26 / 25.4 * 72
"""Points at the head and the foot of a page that hold no text of the letter."""

NAMES = tuple(
    f"{place} {what}"
    for place in ("Amber", "Basalt", "Cedar", "Delta", "Ember")
    for what in (
        "Watch",
        "Committee for Missing Persons and the Reunion of Separated Families",
        "Lawyers for Open Courts",
        "Archive of Testimonies of the Northern Provinces",
    )
)
PEOPLE = ("Ada Example", "Kim Ga-na", "Roberta Sample-Möller", "Tomáš Vzor")


@dataclass(frozen=True)
class Line:
    """A line of text on a page: `top` from the upper edge of the sheet, in points."""

    text: str
    left: float
    top: float


def dress(template: str, look: str) -> str:
    folder = TEMPLATES / template
    return (folder / "style.css").read_text("utf-8") + (folder / "looks" / f"{look}.css").read_text("utf-8")


def listed(kind: str, names: tuple[str, ...], columns: int) -> SignatoryList:
    entries = tuple(Entry((Run(name),)) for name in names)
    return SignatoryList(kind, Layout.COLUMNS, (EntryGroup((), entries),), columns)


def letter(filler: int) -> Document:
    """A letter whose text grows by `filler` lines: a request with its list and a quotation near the end."""
    requests = tuple((example.text(f"request number {word}"),) for word in ("one", "two", "three"))
    blocks: tuple[Block, ...] = (
        example.text("February 21, 2020", role=Role.DATE),
        example.text("Growing.\n" + "\n".join(f"line {number}" for number in range(filler))),
        example.text(" ".join(example.SENTENCES[:2])),
        Heading(2, (Run("A heading of the text"),)),
        example.text(" ".join(example.SENTENCES[2:4])),
        example.text("We ask for this:"),
        example.ListBlock(False, requests),
        example.text("Thank you."),
        example.text("Sincerely,", role=Role.CLOSING),
        Heading(2, (Run("Groups"),), Role.LIST_HEADING),
        listed("groups", NAMES, 2),
        Heading(2, (Run("Individuals"),), Role.LIST_HEADING),
        listed("individuals", PEOPLE, 1),
    )
    return example.document(Letter("long", "en", "Long", blocks))


@cache
def pages(filler: int, look: str) -> tuple[tuple[Line, ...], ...]:
    """The lines of each page in the order of reading, without head and foot."""
    data = pdf.render(letter(filler), example.template(dress("joint-letter", look)))
    found = []
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            text, height = page.get_textpage(), page.get_height()
            rects = [text.get_rect(number) for number in range(text.count_rects())]
            lines = [Line(text.get_text_bounded(*rect).strip(), rect[0], height - rect[3]) for rect in rects]
            found.append(tuple(line for line in lines if HEAD < line.top < height - FOOT))
    return tuple(found)


@pytest.fixture(params=LOOKS)
def look(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_letter_grows_over_more_than_a_page(look: str) -> None:
    tops = {next(line.top for page in pages(f, look) for line in page if line.text == "Sincerely,") for f in STEPS}
    assert len(tops) > len(STEPS) / 2
    assert len({len(pages(filler, look)) for filler in STEPS}) > 1


@pytest.mark.parametrize("filler", STEPS)
def test_no_page_ends_or_begins_where_it_should_not(filler: int, look: str) -> None:
    for page in pages(filler, look):
        texts = [line.text for line in page]
        assert texts[-1] not in ("A heading of the text", "Groups", "Individuals", "We ask for this:")
        assert "request number one" not in texts[-1]
        assert "request number three" not in texts[0]
        if "Sincerely," in texts:
            assert texts.index("Sincerely,") >= 2
        if "Groups" in texts and "Amber Watch" in texts:
            assert sum(name in " ".join(texts) for name in NAMES) >= 4


@pytest.mark.parametrize("filler", STEPS)
def test_no_paragraph_leaves_a_line_alone(filler: int, look: str) -> None:
    for sentences in (example.SENTENCES[:2], example.SENTENCES[2:4]):
        words = re.sub(r"\W", "", " ".join(sentences))
        counts = [
            sum(len(re.sub(r"\W", "", line.text)) > 8 and re.sub(r"\W", "", line.text) in words for line in page)
            for page in pages(filler, look)
        ]
        assert 1 not in counts


@pytest.mark.parametrize("filler", STEPS)
def test_no_entry_is_split_and_columns_end_evenly(filler: int, look: str) -> None:
    whole = pages(filler, look)
    homes = []
    for name in NAMES:
        home = [page for page in whole if name in " ".join(line.text for line in page)]
        assert len(home) == 1, name
        homes.append(home[0])
    last = homes[-1]
    entries = [[line for line in last if line.text and line.text in name] for name in NAMES]
    lines = sorted({line for found in entries for line in found}, key=lambda line: line.top)
    middle = (min(line.left for line in lines) + max(line.left for line in lines)) / 2
    feet = [max((line.top for line in lines if (line.left > middle) is side), default=0) for side in (False, True)]
    assert abs(feet[0] - feet[1]) < 3 * 14.5
