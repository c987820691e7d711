"""The cover page of real drafts: to whom, by which number, from whom, and who else gets a copy."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from letterkit import languages, load, verify
from letterkit.compose.fax_cover import cover
from letterkit.model.draft import FaxSettings
from letterkit.model.finding import Place
from letterkit.model.letter import Document, Paragraph, Run
from letterkit.model.project import Project
from letterkit.model.recipient import FaxCover, Part, Recipient

from . import copies

DRAFTS = Path(__file__).parents[2] / "drafts"


@cache
def project() -> Project:
    return load.project(DRAFTS / "2020-02-hrc.yaml")


def made(
    fax: str, *, name: str = "Moon Jae-in", lang: str = "en", address: str = "", settings: FaxSettings | None = None
) -> FaxCover | None:
    recipient = Recipient("key", Part.TO, name, Place("draft"), title="President", fax=fax, address=address)
    draft = replace(project().draft, fax=settings or FaxSettings())
    document: Document = copies.short(lang=lang)
    return cover(replace(project(), draft=draft), recipient, [document], document.date)


def test_the_rows_stand_in_the_order_of_a_fax() -> None:
    found = made("+82 2-770-4721", settings=FaxSettings(sender="+41 22 917 9008", phone="+41 22 917 9000"))
    assert found is not None
    assert found.rows == (
        ("To", "Moon Jae-in\nPresident"),
        ("Fax number", "+82 2-770-4721"),
        ("From", "Coalition of Civil Society Organizations"),
        ("Fax number", "+41 22 917 90 08"),
        ("Telephone", "+41 22 917 90 00"),
        ("Date", "February 21, 2020"),
        ("Re", "Open Letter on South Korea and Human Rights in North Korea"),
        ("CC", "Kang Kyung-wha\nKim Yeon-chul"),
    )
    assert (found.pages_label, found.after) == ("Pages in all", 5)
    assert found.notice == languages.get("en").words.sample


def test_who_gets_a_copy_is_not_told_so_on_their_own_cover() -> None:
    found = made("+82 2 2100 7934", name="Kang Kyung-wha")
    assert found is not None
    assert dict(found.rows)["CC"] == "Kim Yeon-chul"


@pytest.mark.parametrize(
    ("fax", "address", "printed"),
    [
        ("+82 2 2100 5759/49", "", "+82 2-2100-5759\n+82 2-2100-5749"),
        ("02-770-4721", "Seoul\nRepublic of Korea", "+82 2-770-4721"),
        ("ask the desk", "", "ask the desk"),
    ],
)
def test_numbers_are_printed_as_they_are_dialled_abroad(fax: str, address: str, printed: str) -> None:
    found = made(fax, address=address)
    assert found is not None
    assert found.rows[1] == ("Fax number", printed)


def test_who_has_no_number_has_no_cover() -> None:
    assert made(" ") is None


@pytest.mark.parametrize("lang", [*languages.available(), *languages.printed()])
def test_every_language_has_its_words(lang: str) -> None:
    found = made("+82 2-770-4721", lang=lang)
    assert found is not None
    words = languages.get(lang).fax
    assert [label for label, _ in found.rows] == [
        words.to,
        words.number,
        words.sender,
        words.date,
        words.subject,
        words.copies,
    ]
    assert all(value.strip() for _, value in found.rows)


@pytest.mark.heavy
@pytest.mark.parametrize("lang", [*languages.available(), *languages.printed()])
def test_every_language_is_printed_and_read_back(lang: str) -> None:
    """Numbers among words from right to left, and scripts for which the machine has fonts of others."""
    found = made("+82 2 2100 5759/49", lang=lang, settings=FaxSettings(phone="+41 22 917 9000"))
    words = languages.get(lang).words
    document = copies.short(Paragraph((Run(words.sample),)), lang=lang)
    part = replace(document.parts[0], blocks=document.parts[0].blocks[1:])
    one = copies.copy(replace(document, parts=(part,)), cover=found)
    files = copies.made(one)
    by_name = {file.name: file for file in files.values()}
    assert [f.message for file in files.values() for f in verify.copy(file, one, by_name)] == []


def test_a_number_keeps_its_order_among_words_from_right_to_left() -> None:
    found = made("+82 2-770-4721", lang="ar")
    assert found is not None
    assert found.rows[1][1] == "\u200e+82 2-770-4721"
