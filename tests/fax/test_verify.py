"""What reading a fax back finds: another point, a missing page, grey, small type, an address that is not printed."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageSequence

from letterkit import verify
from letterkit.facsimile.cover import cover_letter
from letterkit.facsimile.sheet import SHEETS, WIDTH
from letterkit.model.artifact import Artifact
from letterkit.model.letter import Paragraph, Run
from letterkit.model.recipient import Copy
from letterkit.render.fax import tiff

from ..render import example
from . import copies

LINK = Paragraph((Run("See "), Run("the report", link="https://example.org/report"), Run(" for more.")))


def found(one: Copy, files: dict[str, Artifact]) -> list[str]:
    """The findings on all files of a fax, as code and message."""
    by_name = {file.name: file for file in files.values()}
    findings = [finding for file in files.values() for finding in verify.copy(file, one, by_name)]
    return [f"{finding.code}: {finding.message}" for finding in findings]


@pytest.mark.parametrize("coding", ["mh", "mmr"])
def test_a_fax_as_it_is_made_has_no_fault(coding: str) -> None:
    document = copies.long() if coding == "mh" else copies.short(LINK)
    one = copies.copy(document, copies.short(LINK, lang="ko"), coding=coding)
    assert found(one, copies.made(one)) == []


def test_one_point_on_one_page_is_found() -> None:
    one = copies.copy()
    files = copies.sample()
    with Image.open(BytesIO(files["tif"].data)) as file:
        pages = [page.convert("1") for page in ImageSequence.Iterator(file)]
    pages[1].putpixel((900, 1200), 0)
    strips = [tiff.strip(page, "mh") for page in pages]
    other = tiff.write(strips, WIDTH, SHEETS["A4"].lines, "mh")
    assert other != files["tif"].data
    files["tif"] = replace(files["tif"], data=other)
    assert found(one, files) == [
        "verify-fax-pages: page 2 is not the one in sample.kari.fax.pdf, point by point",
    ]


def test_a_page_that_is_not_sent_is_found() -> None:
    one = copies.copy()
    files = copies.sample()
    with Image.open(BytesIO(files["tif"].data)) as file:
        strip = tiff.strip(file.convert("1"), "mh")
    files["tif"] = replace(files["tif"], data=tiff.write([strip], WIDTH, SHEETS["A4"].lines, "mh"))
    messages = found(one, files)
    assert "verify-fax-form: no TIFF-F (RFC 3949): it has 1 pages and not 2" in messages
    assert "verify-fax-pages: page 2 is not the one in sample.kari.fax.pdf, point by point" in messages


def test_another_coding_than_asked_for_is_found() -> None:
    one = copies.copy(coding="mmr")
    assert any("the field 259" in message for message in found(one, copies.sample()))


def test_a_wrong_number_of_pages_on_the_cover_is_found() -> None:
    one = copies.copy()
    files = copies.sample()
    assert cover_letter(copies.COVER, 3) != cover_letter(copies.COVER, 2)
    files["pdf"] = replace(files["pdf"], pages=3)
    messages = found(one, files)
    assert "verify-fax-pages: the cover page does not say that there are 3 pages" in messages
    assert "verify-fax-pages: it has 2 pages and not 3" in messages


@pytest.mark.parametrize(
    ("css", "fault"),
    [
        ("#part-1 p:not(.a) { color: #777 !important }", "text that is not black"),
        ("#part-1 p:not(.a) { font-size: 9pt !important }", "type of 9.0 points"),
        ("#part-1 p:not(.a) { border: 1pt solid #ccc !important }", "neither black nor white"),
        ("#part-1 p:not(.a) { background: #eee !important }", "neither black nor white"),
    ],
)
def test_a_dress_that_insists_on_grey_or_fine_print_is_refused(css: str, fault: str) -> None:
    one = copies.copy()
    messages = found(one, copies.made(one, example.template(css)))
    assert any(message.startswith("verify-fax-dress: ") and fault in message for message in messages)


def test_a_dress_that_only_wishes_for_grey_and_fine_print_is_overruled() -> None:
    css = "* { color: #777; background: #eee; font-size: 7pt; border: 0.2pt solid #ccc }"
    css += "p::before { content: '–'; color: red } article::after { content: ''; background: red; display: block }"
    one = copies.copy(copies.short(*example.body()))
    assert found(one, copies.made(one, example.template(css))) == []


def test_a_text_and_an_address_that_are_not_printed_are_found() -> None:
    files = copies.sample()
    one = copies.copy(copies.short(copies.WRITTEN, LINK))
    messages = found(one, files)
    assert 'verify-text-missing: the address of a link, "https://example.org/report", is missing' in messages
    assert any(
        message.startswith('verify-text-missing: the paragraph "See the report for more."') for message in messages
    )


def test_a_cover_that_lacks_a_row_is_found() -> None:
    one = copies.copy()
    bare = replace(copies.COVER, rows=copies.COVER.rows[1:], after=1)
    messages = found(one, copies.made(copies.copy(cover=bare)))
    assert any("Kari Nordmann" in message for message in messages)


@pytest.mark.parametrize("ending", ["tif", "pdf", "png"])
def test_a_broken_file_is_unreadable_and_no_crash(ending: str) -> None:
    one = copies.copy()
    files = copies.sample()
    files[ending] = replace(files[ending], data=files[ending].data[: len(files[ending].data) // 3])
    assert any(message.startswith("verify-") for message in found(one, files))
    files[ending] = replace(files[ending], data=b"nothing")
    assert any(message.startswith("verify-unreadable: ") for message in found(one, files))


def test_a_picture_of_something_else_is_found() -> None:
    one = copies.copy()
    files = copies.sample()
    blank = BytesIO()
    Image.new("L", (800, 600), 255).save(blank, "PNG")
    files["png"] = replace(files["png"], data=blank.getvalue())
    assert found(one, files) == ["verify-fax-pages: it does not show what sample.kari.fax.tif holds"]


@pytest.mark.parametrize("number", ["02-770-4721", "+82 2 770 4721 ext. 5", "ask the desk"])
def test_a_number_that_no_machine_can_dial_stops_the_fax(number: str) -> None:
    messages = found(copies.copy(number=number), copies.sample())
    assert any(message.startswith("fax-impossible: no fax can go to Kari Nordmann: ") for message in messages)
