"""The pages of a fax: how many there are and who says so, and that they do not hang on what was made before."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from letterkit.model.letter import Paragraph, Role, Run
from letterkit.model.recipient import Copy
from letterkit.render.fax import line_time, pages
from letterkit.verify.readers import pdf

from ..render import example
from . import copies


def read(one: Copy) -> list[str]:
    """The text of each page of a fax."""
    return pdf.text(copies.made(one)["pdf"].data).split("\f")


def test_the_cover_counts_itself_and_all_documents() -> None:
    one = copies.copy(copies.short(), copies.short(lang="ko"))
    files = copies.made(one)
    cover, *letters = pdf.text(files["pdf"].data).split("\f")
    assert re.search(r"Pages in all\s+3\b", cover)
    assert "Minister of Examples" in cover
    assert len(letters) == 2
    assert {file.pages for file in files.values()} == {3}
    assert {file.recipient for file in files.values()} == {"kari"}
    assert files["tif"].note.startswith("3 pages; about ")


def test_without_a_cover_there_is_the_letter_alone() -> None:
    assert len(read(copies.copy(cover=None))) == 1


def test_a_cover_of_two_pages_is_counted_as_two() -> None:
    cover = replace(copies.COVER, rows=(*copies.COVER.rows, ("CC", "\n".join(f"Person {n}" for n in range(60)))))
    files = copies.made(copies.copy(cover=cover))
    assert files["tif"].pages == 3
    assert re.search(r"Pages in all\s+3\b", pdf.text(files["pdf"].data))


def test_each_page_but_the_first_of_a_letter_names_whom_it_is_to_and_all_say_which_they_are() -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(copies.made(copies.copy(copies.long()))["pdf"].data)
    heads = []
    for page in document:
        width, height = page.get_size()
        heads.append(page.get_textpage().get_text_bounded(0, height - 77, width, height))
    assert [re.findall(r"\d+/\d+", head) for head in heads] == [[f"{n}/{len(heads)}"] for n in range(1, len(heads) + 1)]
    named = [n for n, head in enumerate(heads) if " · " in head]
    assert len(named) == len(heads) - 3  # the cover, and the first pages of two letters


def test_no_number_to_dial_makes_no_fax() -> None:
    assert copies.made(copies.copy(number=" ")) == {}


def test_a_fax_is_the_same_whatever_was_made_before() -> None:
    documents = (copies.short(), copies.short(lang="ko"))
    first, second = copies.copy(*documents, key="first"), copies.copy(*documents, key="second", coding="mmr")
    pages._letters.cache_clear()
    alone = copies.made(second)
    pages._letters.cache_clear()
    copies.made(first)
    after = copies.made(second)
    assert {name: file.data for name, file in alone.items()} == {name: file.data for name, file in after.items()}


def test_a_letter_is_laid_out_once_for_all_who_get_it() -> None:
    documents = (copies.short(),)
    pages._letters.cache_clear()
    for key in ("a", "b", "c"):
        copies.made(copies.copy(*documents, key=key))
    found = pages._letters.cache_info()
    assert (found.misses, found.hits) == (1, 2)


def test_the_note_of_a_fax_tells_minutes() -> None:
    strips = (b"\0" * 60_000,) * 3
    assert line_time.seconds(strips, 9600) == pytest.approx(180.5, abs=0.1)
    assert (
        line_time.told(strips) == "3 pages; about 3 min 00 s at 9,600 bit/s and 2 min 09 s at 14,400 bit/s on the line"
    )
    assert line_time.told((b"",)) == "1 page; about 16 s at 9,600 bit/s and 16 s at 14,400 bit/s on the line"


@pytest.mark.heavy
def test_a_letter_from_right_to_left_numbers_its_pages_on_the_left() -> None:
    import pypdfium2

    arabic = example.document(copies.letter(Paragraph((Run("نكتب إليكم اليوم."),), Role.BODY), lang="ar"))
    document = pypdfium2.PdfDocument(copies.made(copies.copy(arabic))["pdf"].data)
    width, height = document[1].get_size()
    corner = document[1].get_textpage().get_text_bounded(0, height - 77, width / 3, height)
    assert re.findall(r"\d+/\d+", corner) == ["2/2"]
