"""Links on paper: a number behind each, and its address in a note."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.facsimile.printed import addresses, printed, with_numbered_links
from letterkit.model.letter import Inlines, Letter, NoteMark, Paragraph, Run, plain

from ..render import example
from . import copies

REPORT = "https://example.org/report"


def letter(*paragraphs: Inlines, notes: tuple[Inlines, ...] = ()) -> Letter:
    return copies.letter(*map(Paragraph, paragraphs), notes=tuple((Paragraph(note),) for note in notes))


def shown(given: Letter) -> tuple[list[str], list[str]]:
    """The paragraphs with marks in brackets, and the notes."""

    def told(inlines: Inlines) -> str:
        return "".join(f"[{one.number}]" if isinstance(one, NoteMark) else plain((one,)) for one in inlines)

    found = with_numbered_links(given)
    body = [told(block.inlines) for block in found.blocks if isinstance(block, Paragraph)]
    return body[1:], [told(block.inlines) for note in found.notes for block in note if isinstance(block, Paragraph)]


def test_links_and_notes_are_numbered_together_in_the_order_of_their_marks() -> None:
    body = (
        Run("See "),
        Run("this", link=REPORT),
        Run(" and"),
        NoteMark(1),
        Run(" "),
        Run("that", link="https://b.org"),
    )
    again = (Run("Once more "), Run("this one", link=REPORT), NoteMark(1), NoteMark(2))
    texts, notes = shown(letter(body, again, notes=((Run("A note."),), (Run("Another."),))))
    assert texts == ["See this[1] and[2] that[3]", "Once more this one[1][2][4]"]
    assert notes == [REPORT, "A note.", "https://b.org", "Another."]


def test_a_link_of_several_runs_has_one_mark() -> None:
    assert shown(letter((Run("the ", link=REPORT), Run("report", link=REPORT, italic=True), Run("."))))[0] == [
        "the report[1]."
    ]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (REPORT, REPORT),
        ("example.org/report", REPORT),
        ("www.example.org", "https://www.example.org/"),
        ("Example.org", "http://www.example.org"),
        ("a@example.org", "mailto:a@example.org"),
        ("+82 2-770-4721", "tel:+8227704721"),
    ],
)
def test_an_address_that_is_shown_needs_no_note(text: str, link: str) -> None:
    assert shown(letter((Run(text, link=link),))) == ([text], [])


@pytest.mark.parametrize(
    ("link", "note"), [("mailto:a@example.org", "a@example.org"), ("tel:+8227704721", "+8227704721"), (REPORT, REPORT)]
)
def test_a_note_has_the_address_without_the_name_of_its_protocol(link: str, note: str) -> None:
    assert shown(letter((Run("write to us", link=link),)))[1] == [note]


def test_inside_of_a_note_the_address_stands_in_brackets() -> None:
    note = (Run("See "), Run("the report", link=REPORT), Run("."))
    texts, notes = shown(letter((Run("Text"), NoteMark(1)), notes=(note,)))
    assert (texts, notes) == (["Text[1]"], [f"See the report ({REPORT})."])


def test_a_note_that_nothing_points_to_is_not_lost() -> None:
    assert shown(letter((Run("Text"),), notes=((Run("Alone."),),)))[1] == ["Alone."]


def test_every_kind_of_block_keeps_its_text() -> None:
    document = example.document(example.english(), example.korean())
    found = printed([document])
    assert [len(part.blocks) for part in found.parts] == [len(part.blocks) for part in document.parts]
    assert "https://example.org/res?a=1&b=2" in addresses(document.parts[0])
    assert found.attachments == ()


@given(
    st.lists(
        st.tuples(st.text(max_size=5), st.sampled_from([None, REPORT, "https://b.org", "mailto:c@d.org"])), max_size=12
    )
)
def test_no_link_is_without_its_address_and_no_text_changes(runs: list[tuple[str, str | None]]) -> None:
    given_letter = letter(tuple(Run(text, link=link) for text, link in runs))
    found = with_numbered_links(given_letter)
    assert [plain(b.inlines) for b in found.blocks if isinstance(b, Paragraph)][1] == "".join(text for text, _ in runs)
    marks = [i.number for b in found.blocks if isinstance(b, Paragraph) for i in b.inlines if isinstance(i, NoteMark)]
    assert set(marks) == set(range(1, len(found.notes) + 1))
    printed_notes = {plain(b.inlines) for note in found.notes for b in note if isinstance(b, Paragraph)}
    assert {link.removeprefix("mailto:") for text, link in runs if link} >= printed_notes
