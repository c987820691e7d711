"""Long lists of signatories: drawn the short way, they are what WeasyPrint would have made of each entry."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import ImageChops

from letterkit.model.letter import Document, Entry, EntryGroup, Layout, ListBlock, Role, Run, SignatoryList
from letterkit.model.template import Template
from letterkit.render.formats import pdf
from letterkit.render.paged import printing
from letterkit.render.paged.lists import choice
from letterkit.verify.pdfium_page import page_text

from . import example
from .pdf_reading import elements

LOOKS = Path(__file__).parents[2] / "templates" / "joint-letter" / "looks"
_WORDS = (
    "Alliance Office Affairs Pacific Effort Offline Shaftesbury fjord Centre Rights Human for of the and AVA Water "
    "Toronto Wayfarers’ L'Atelier Łódź Škoda Zürich São Genève 1969 25,000 U.S. No. e.V. Asia-Pacific Anti-Slavery "
    "Co-operative (Kenya) (Head A.S.B.L.) Society: Women; & – Kämpfer Ðorđe Peace Yes Typo Tyrol We"
)
WORDS = tuple(_WORDS.split())
COUNTRIES = (
    "",
    "Kenya",
    "Trinidad and Tobago",
    "South Korea",
    "Côte d’Ivoire",
    "Guinea-Bissau",
    "United States of America",
)
ODD = (
    "HHK_Catacombs", "북한인권시민연합", "منظمة العفو الدولية", "Two  blanks", "Open/Closed", "Yahoo!Group",
    "e\u0301tude", "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle", "Col·legi", "a\u00a0b",
    "ΕΛΛΑΔΑ",
)  # fmt: skip


def entries(count: int, *, odd: int = 40, seed: int = 1) -> tuple[Entry, ...]:
    """Made-up signatories; each `odd`th is none that could be set the short way."""
    chance = random.Random(seed)  # noqa: S311  the same in every run
    made = []
    for number in range(count):
        name = " ".join(chance.choice(WORDS) for _ in range(chance.randint(1, 9)))
        name = ODD[number // odd % len(ODD)] if number % odd == odd - 1 else name
        country = chance.choice(COUNTRIES)
        made.append(Entry((Run(name),), (Run(country),) if country else ()))
    return tuple(made)


def signatories(made: tuple[Entry, ...], *, columns: int = 2, layout: Layout = Layout.COLUMNS) -> SignatoryList:
    return SignatoryList("groups", layout, (EntryGroup((), made),), columns, name_label="Name", country_label="Country")


def document(*lists: SignatoryList) -> Document:
    """A letter with lists, and an enclosure behind them."""
    blocks = [
        example.text("Dear reader, this is what we write.", role=Role.BODY),
        *(part for one in lists for part in (example.text("Signatories", role=Role.LIST_HEADING), one)),
        ListBlock(False, ((example.text("Our report"),),), role=Role.ENCLOSURES),
    ]
    letter = replace(example.english(lists[0]), blocks=tuple(blocks), notes=())
    return example.document(letter)


def template(css: str = "") -> Template:
    return replace(example.template(), css=example.template().css + css)


def both_ways(
    made: Document, monkeypatch: pytest.MonkeyPatch, dress: Template | None = None
) -> tuple[bytes, bytes, list[int]]:
    """The short way, the full way, and how many lists were set the short way at each attempt."""
    dress, tried = dress or template(), []
    print_with = printing._print

    def noted(
        shown: Document, whole: Document, template: Template, lists: tuple[choice.LongList, ...], *rest: Any
    ) -> bytes:
        tried.append(len(lists))
        return print_with(shown, whole, template, lists, *rest)

    monkeypatch.setattr(printing, "_print", noted)
    monkeypatch.setattr(choice, "LONG", 50)
    short = pdf.render(made, dress)
    monkeypatch.setattr(choice, "LONG", 10**9)
    return short, pdf.render(made, dress), tried


def pages(data: bytes) -> list[str]:
    """The text of each page, as PDFium reads it."""
    with pypdfium2.PdfDocument(data) as opened:
        return [page_text(page)[0] for page in opened]


def assert_same(short: bytes, full: bytes) -> None:
    assert pages(short) == pages(full)
    assert elements(short) == elements(full)
    with pypdfium2.PdfDocument(short) as one, pypdfium2.PdfDocument(full) as other:
        assert len(one) == len(other)
        for number, (page, same) in enumerate(zip(one, other, strict=True), 1):
            pictures = [each.render(scale=110 / 72).to_pil().convert("L") for each in (page, same)]
            assert ImageChops.difference(*pictures).getbbox() is None, f"page {number}"


@pytest.mark.parametrize("columns", [2, 3, 4])
def test_text_structure_and_pixels_are_the_same(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    short, full, tried = both_ways(document(signatories(entries(700), columns=columns)), monkeypatch)
    assert tried == [1, 0]
    assert_same(short, full)


@pytest.mark.parametrize("look", sorted(LOOKS.glob("*.css")), ids=lambda path: path.stem)
def test_each_look_is_kept(look: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dress = template(look.read_text(encoding="utf-8"))
    short, full, tried = both_ways(document(signatories(entries(300, seed=2))), monkeypatch, dress)
    assert tried == [1, 0]
    assert_same(short, full)


def test_two_lists_and_what_follows_them_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    lists = signatories(entries(520, seed=3)), signatories(entries(430, odd=10**6, seed=4), columns=3)
    short, full, tried = both_ways(document(*lists), monkeypatch)
    assert tried == [2, 0]
    assert_same(short, full)


PARTICULAR = (
    ".signatories li:nth-child(3) { color: #a00 }",
    ".signatories li:first-child { font-weight: 700 }",
    ".signatories li + li { letter-spacing: 1px }",
    ".signatories .name { text-transform: uppercase }",
    ".signatories li { border-bottom: 1px solid #000 }",
    '.signatories li::before { content: "» " }',
    ".signatories { column-count: auto; display: grid }",
    ".signatories { column-width: 60mm }",
    "@page :left { margin-left: 50mm }",
)
"""What a style sheet may ask for that the short way does not know."""


@pytest.mark.parametrize("css", PARTICULAR)
def test_what_the_short_way_does_not_know_is_set_the_full_way(css: str, monkeypatch: pytest.MonkeyPatch) -> None:
    short, full, tried = both_ways(document(signatories(entries(60))), monkeypatch, template(css))
    assert tried in ([0, 0], [1, 0, 0])
    assert short == full


@pytest.mark.parametrize(
    "css",
    [
        ".signatories .name { font-weight: 700; color: #234 }",
        ".signatories { font-family: 'Letterkit Sans'; font-variant-numeric: oldstyle-nums; text-align: left }",
        ".signatories li { margin-bottom: 4pt; padding-inline-start: 2em; text-indent: 0 }",
        ".signatories { column-count: auto }",
        "@page { @bottom-right { text-align: center } @bottom-left { content: 'Page ' counter(page) } }",
    ],
)
def test_its_dress_is_kept(css: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "goes_by_number", lambda _: False)  # counters in margins are known to the short way
    short, full, tried = both_ways(document(signatories(entries(420, seed=5))), monkeypatch, template(css))
    assert tried == [1, 0]
    assert_same(short, full)


def test_a_list_in_one_paragraph_is_set_the_full_way() -> None:
    assert choice.shorten(document(signatories(entries(500), layout=Layout.INLINE)))[1] == ()


def test_a_short_list_is_set_the_full_way() -> None:
    assert choice.shorten(document(signatories(entries(choice.LONG - 1))))[1] == ()
    assert len(choice.shorten(document(signatories(entries(choice.LONG))))[1]) == 1
