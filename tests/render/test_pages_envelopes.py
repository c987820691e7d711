"""The address behind the window of an envelope, by the coordinates of the text in the finished PDF."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from letterkit.model.artifact import Artifact
from letterkit.model.envelope import WINDOWS, Envelope
from letterkit.model.letter import Document, Letter, Paragraph, Picture, Role, Run
from letterkit.render.formats import pdf
from letterkit.verify.envelope import misplaced

from . import example

MM = 72 / 25.4
LINES = ("Jane Doe", "President of the Republic", "Office of the President", "1 Palace Road", "Seoul 03048", "Korea")
RETURN = "Coalition for Example Rights · 12 Example Street · 1201 Geneva"
TEMPLATES = Path(__file__).parents[2] / "templates"
WITH_WINDOW = [envelope for envelope in Envelope if envelope is not Envelope.NONE]


def dress(template: str, look: str) -> str:
    folder = TEMPLATES / template
    return (folder / "style.css").read_text("utf-8") + (folder / "looks" / f"{look}.css").read_text("utf-8")


def letter(envelope: Envelope, lines: tuple[str, ...] = LINES, *, contact: int = 1) -> Document:
    logo = Paragraph((Picture(example.PIXEL, "image/png", "Logo", "logo.png", 12),), Role.LETTERHEAD)
    returned = [example.text(RETURN, role=Role.SENDER)] if envelope is Envelope.DIN_5008_B else []
    blocks = (
        Paragraph((Run("Coalition for Example Rights", bold=True),), Role.LETTERHEAD),
        example.text("\n".join(["contact@example.org"] * contact), role=Role.LETTERHEAD),
        *([logo] if contact == 0 else []),
        example.text("February 21, 2020", role=Role.DATE),
        *returned,
        example.text("\n".join(lines), role=Role.ADDRESS),
        example.text("Fax: +82 2 555 0100", role=Role.ADDRESS),
        example.text("The safety of people who cross", role=Role.SUBJECT),
        *example.body(),
    )
    paper = "Letter" if envelope is Envelope.US_10 else "A4"
    return replace(example.document(Letter("one", "en", "One", blocks)), paper=paper, envelope=envelope)


def boxes(data: bytes) -> dict[str, tuple[float, float, float, float]]:
    """The lines of the first page with left, top, right and bottom in millimetres from the upper left of the sheet."""
    with pypdfium2.PdfDocument(data) as document:
        page = document[0]
        text, height = page.get_textpage(), page.get_height()
        rects = [text.get_rect(number) for number in range(text.count_rects())]
        return {
            text.get_text_bounded(*rect).strip(): (
                rect[0] / MM,
                (height - rect[3]) / MM,
                rect[2] / MM,
                (height - rect[1]) / MM,
            )
            for rect in rects
        }


def artifact(document: Document, look: str = "classic", template: str = "joint-letter") -> Artifact:
    return Artifact("one.pdf", "pdf", pdf.render(document, example.template(dress(template, look))))


@pytest.mark.parametrize("envelope", WITH_WINDOW)
@pytest.mark.parametrize("look", ["classic", "modern", "plain"])
@pytest.mark.parametrize("template", ["joint-letter", "personal-letter"])
def test_the_address_stands_in_the_window_and_nothing_else(envelope: Envelope, look: str, template: str) -> None:
    document = letter(envelope)
    made = artifact(document, look, template)
    window, found = WINDOWS[envelope], boxes(made.data)
    inside = {
        text
        for text, (left, top, right, bottom) in found.items()
        if left < window.left + window.width and right > window.left and top < window.bottom and bottom > window.top
    }
    assert inside == {*LINES, *([RETURN] if envelope is Envelope.DIN_5008_B else [])}
    for text in inside:
        left, top, right, bottom = found[text]
        assert window.left <= left < right <= window.left + window.width
        assert window.top <= top < bottom <= window.bottom
    assert misplaced(made, document) == []


def test_din_5008_parts_the_zone_of_the_return_address_from_the_address() -> None:
    found = boxes(artifact(letter(Envelope.DIN_5008_B)).data)
    assert found[RETURN][3] <= 62.7 <= found["Jane Doe"][1]
    assert found["Jane Doe"][0] == pytest.approx(25, abs=0.5)
    assert found["February 21, 2020"][1] >= 98.4


def test_us_no_10_shows_the_address_wherever_the_sheet_slides_sideways() -> None:
    found = boxes(artifact(letter(Envelope.US_10)).data)
    for line in LINES:
        assert found[line][0] >= 0.875 * 25.4
        assert found[line][2] <= 4.375 * 25.4


@pytest.mark.parametrize("envelope", WITH_WINDOW)
def test_an_address_that_the_window_cuts_off_is_an_error(envelope: Envelope) -> None:
    document = letter(envelope, tuple(f"Line {number} of the address" for number in range(8)))
    (finding,) = misplaced(artifact(document), document)
    assert finding.code == "address-outside-window"
    assert finding.stops


@pytest.mark.parametrize("envelope", WITH_WINDOW)
def test_a_letterhead_that_reaches_into_the_window_is_an_error(envelope: Envelope) -> None:
    document = letter(envelope, contact=12)
    assert [finding.code for finding in misplaced(artifact(document), document)] == ["address-outside-window"]


def test_without_a_window_the_address_follows_the_date() -> None:
    document = letter(Envelope.NONE)
    made = artifact(document)
    found = boxes(made.data)
    assert found["February 21, 2020"][1] < found["Jane Doe"][1]
    assert misplaced(made, document) == []


def test_each_letter_of_a_document_has_its_address_in_the_window() -> None:
    one = letter(Envelope.DIN_5008_B)
    other = replace(letter(Envelope.DIN_5008_B, ("제인 도", "대통령")).parts[0], lang="ko")
    document = replace(one, parts=(*one.parts, other))
    made = artifact(document)
    assert misplaced(made, document) == []
    third = letter(Envelope.DIN_5008_B, ("Nobody", "Nowhere")).parts[0]
    assert len(misplaced(made, replace(one, parts=(*document.parts, third)))) == 1
