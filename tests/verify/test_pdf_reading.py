"""PDFs of the project's own renderer, read back: pages part lists, tags may be missing."""

from __future__ import annotations

import pytest
from weasyprint import HTML

from letterkit import verify
from letterkit.model.artifact import Artifact
from letterkit.model.letter import Document, Entry, EntryGroup, Layout, Run, SignatoryList
from letterkit.render.formats import pdf
from tests.render import example

from .documents import as_html, document


def found(data: bytes, doc: Document) -> list[str]:
    return [f"{f.code}: {f.message}" for f in verify.artifact(Artifact("sample.pdf", "pdf", data), doc)]


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("margin", range(20, 60, 8))
def test_a_list_that_pages_part_is_found_whole(layout: Layout, margin: int) -> None:
    names = [(Run(f"Body of the {number} Rivers and Mountains"),) for number in range(160)]
    kenya, chair = (Run("Kenya"),), (Run("Chair"),)
    if layout is Layout.BY_COUNTRY:
        group = EntryGroup(kenya, tuple(Entry(name) for name in names))
    else:
        group = EntryGroup((), tuple(Entry(name, kenya if at % 3 else (), (chair,)) for at, name in enumerate(names)))
    listed = SignatoryList("groups", layout, (group,), 2, name_label="Name", country_label="Country")
    doc = document(example.text("Lead.\n" * 9), listed)
    assert found(pdf.render(doc, example.template(f"@page {{ margin: {margin}mm 40mm }}")), doc) == []


def test_a_name_in_the_head_of_a_page_is_not_one_in_the_text() -> None:
    doc = document(example.text("Body of Rivers"), example.text("x\n" * 99))
    css = '@page { @top-right { content: "Body of Rivers" } } .role-body p:first-child { display: none }'
    assert found(pdf.render(doc, example.template(css)), doc) == [
        'verify-text-missing: the paragraph "Body of Rivers" is missing'
    ]


@pytest.mark.parametrize(
    ("options", "markup", "lacking"),
    [
        ({}, "", "it has no tags"),
        ({"pdf_tags": True}, "<title>A letter</title>", "it does not name its title"),
        ({"pdf_tags": True}, " lang=en", "it names no language"),
    ],
)
def test_a_file_without_structure_is_refused(options: dict[str, bool], markup: str, lacking: str) -> None:
    doc = document(example.text("x"))
    page = as_html(doc).decode().replace(markup, "")
    assert found(HTML(string=page).write_pdf(**options), doc) == [f"verify-structure-missing: {lacking}"]


@pytest.mark.heavy  # letterkit brings no fonts for Thai and Devanagari
def test_all_scripts_on_one_page_with_words_divided_at_the_end_of_lines() -> None:
    names = "العربية منظمة 12", "עמותה (2020) ABC", "भारत संगठन क्षेत्र", "ไทย สมาคม น้ำ", "국제 단체", "日本 協会"
    long_names = (
        "Non-Governmental-Organization-With-Many-Hyphens",
        "Internationalization of Interorganizational Concerns",
    )
    text = "; ".join(f"{name} {long}" for name in names for long in long_names)
    doc = document(*(example.text(text[start:]) for start in range(0, 60, 7)))
    assert found(pdf.render(doc, example.template("@page { margin: 20mm 60mm }")), doc) == []


@pytest.mark.heavy  # letterkit brings no fonts for Devanagari
def test_cells_do_not_run_into_each_other_where_glyphs_are_replaced() -> None:
    group = EntryGroup((), (Entry((Run("भारत संगठन w"),), (Run("Kenya"),)),))
    doc = document(SignatoryList("groups", Layout.TABLE, (group,), name_label="Name", country_label="Country"))
    assert found(pdf.render(doc, example.template()), doc) == []


def test_signs_beside_letters_from_right_to_left_stay_as_they_are() -> None:
    group = EntryGroup((), (Entry((Run("{{ 7*7 }}-w (a)"),), (Run("Kenya"),), ((Run("العربية منظمة"),),)),) * 3)
    for inline in (True, False):
        listed = SignatoryList("groups", Layout.COLUMNS, (group,), titles_inline=inline)
        assert found(pdf.render(document(listed), example.template()), document(listed)) == []
