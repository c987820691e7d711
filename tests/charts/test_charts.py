"""Charts of groups by country: what they say, in which order, in every language, and that no name can break them."""

from __future__ import annotations

import io
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from letterkit import charts, counting, countries, languages
from letterkit.charts import Bar, Chart, png, svg
from letterkit.charts.faces import missing, width
from letterkit.charts.layout import BLUE, GRAY, WIDTH, Box, Text, broken, lay_out
from letterkit.model.counts import Counts
from letterkit.model.draft import Counting
from letterkit.model.finding import Place
from letterkit.model.roster import Roster, Signatory, SignatoryKind

CELLS = ["Kenya", "Nepal", "Nepal", "", "South Korea", "Nepal", "Kenya", "International"]
SVG = "{http://www.w3.org/2000/svg}"


def counted() -> Counts:
    rows = [
        Signatory(f"Body {n}", SignatoryKind.GROUP, Place("signatories.csv", n + 2), country=cell)
        for n, cell in enumerate(CELLS)
    ]
    return counting.count(Roster("signatories.csv", ("name", "kind", "country"), tuple(rows)), "x", Counting())


def chart_in(code: str, letter: str = "On Rivers") -> Chart:
    return charts.chart(counted(), languages.get(code), letter=letter, day=date(2024, 3, 1))


def plain_chart(*labels: str, letter: str = "") -> Chart:
    bars = tuple(Bar(label, n + 1) for n, label in enumerate(labels))
    return Chart("en", rtl=False, title="T", letter=letter, totals="1", source="S", bars=bars)


def texts(data: bytes) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(data).iter(f"{SVG}text")]  # noqa: S314 - our own


def test_the_longest_bar_is_first_and_those_without_a_country_last() -> None:
    assert chart_in("en").bars == (
        Bar("Nepal", 3), Bar("Kenya", 2), Bar("South Korea", 1), Bar("No country named", 2, placed=False),
    )  # fmt: skip


def test_equal_bars_stand_in_the_order_of_the_language() -> None:
    codes = {"DE": 1, "ES": 1, "AT": 1}
    counts = counted()
    for field, value in (("country_codes", codes), ("without_country", 0)):
        object.__setattr__(counts, field, value)
    names = [bar.label for bar in charts.chart(counts, languages.get("fr"), letter="", day=date(2024, 3, 1)).bars]
    assert names == ["Allemagne", "Autriche", "Espagne"]


@pytest.mark.parametrize("code", languages.available())
def test_every_language_has_words_of_its_own(code: str) -> None:
    chart = chart_in(code)
    assert chart.bars[0].label == countries.display("NP", languages.get(code))
    assert "8" in chart.totals
    assert "2024" in chart.source
    english = chart_in("en")
    assert (chart.title == english.title) is (code == "en")
    assert (chart.bars[-1].label == english.bars[-1].label) is (code == "en")


def test_a_screen_reader_is_told_all_of_it() -> None:
    root = ElementTree.fromstring(svg.drawing(chart_in("en")))  # noqa: S314 - our own
    assert root.get("role") == "img"
    ids = {element.get("id"): element.text for element in root.iter() if element.get("id")}
    assert [ids[name] for name in root.get("aria-labelledby", "").split()] == [
        "Signing groups by country",
        "Total: 8 · Countries: 3. Nepal: 3; Kenya: 2; South Korea: 1; No country named: 2",
    ]


def test_bars_are_as_long_as_their_numbers() -> None:
    boxes = [item for item in lay_out(chart_in("en")).items if isinstance(item, Box)]
    nepal, kenya, korea, none = (box for box in boxes if box.color in (BLUE, GRAY))
    assert nepal.width / 3 == pytest.approx(kenya.width / 2) == pytest.approx(korea.width)
    assert (none.color, none.width) == (GRAY, kenya.width)


def test_a_chart_from_right_to_left_is_mirrored() -> None:
    chart = chart_in("ar")
    root = ElementTree.fromstring(svg.drawing(chart))  # noqa: S314 - our own
    assert root.get("direction") == "rtl"
    first = next(item for item in lay_out(chart).items if isinstance(item, Text))
    assert first.x == WIDTH - 40


def test_markup_in_a_title_is_text() -> None:
    title = "<script>alert('&amp;')</script> ]]> \x07"
    assert "<script>alert('&amp;')</script> ]]> �" in texts(svg.drawing(plain_chart("A", letter=title)))


@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=5), st.text(max_size=300))
@settings(max_examples=40, deadline=None)
def test_any_text_gives_xml_that_can_be_read(labels: list[str], letter: str) -> None:
    drawing = svg.drawing(plain_chart(*labels, letter=letter))
    assert len(texts(drawing)) >= len(labels)


@given(st.text("abc 가나다 é", max_size=120), st.integers(60, 400))
@settings(max_examples=60, deadline=None)
def test_lines_hold_the_words_and_keep_their_width(text: str, room: int) -> None:
    lines = broken(text, room, 15)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line, 15) <= room for line in lines)


def test_the_png_has_the_colors_and_the_size() -> None:
    chart = chart_in("ko")
    image = Image.open(io.BytesIO(png.drawing(chart)))
    assert image.size == (2 * WIDTH, 2 * lay_out(chart).height)
    colors = {color for _, color in image.convert("RGB").getcolors(1 << 24) or []}
    assert {(0x1F, 0x5A, 0x8A), (0x6B, 0x72, 0x80), (255, 255, 255)} <= colors


def test_the_same_chart_is_the_same_bytes() -> None:
    for drawing in (svg.drawing, png.drawing):
        assert drawing(chart_in("ko")) == drawing(chart_in("ko"))


def test_what_no_font_has_is_never_drawn_as_a_box() -> None:
    with pytest.raises(png.MissingGlyphsError) as raised:
        png.drawing(chart_in("ja"))
    assert "国" in raised.value.characters
    assert missing("South Korea 대한민국 Россия") == ""
