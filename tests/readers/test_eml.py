"""E-mails: the text in its richest form, each attachment as a file of its own, places as good as they can be."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from letterkit import readers
from letterkit.errors import InputError
from letterkit.model.reading import BlockKind

from .files import docx, p, painted, pdf

TEXT = "Dear all,\n\nwe are 12 groups.\n"


def message(text: str = TEXT, **options: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Message-ID"] = "a@example.org", "b@example.org", "<1@example.org>"
    mail["Subject"] = "Lettre de 12 organisations à vous"
    mail.set_content(text, **options)
    return mail


def test_the_subject_is_the_title_and_lines_are_those_of_the_file() -> None:
    data = bytes(message())
    blocks = readers.read(data, "letter.eml").blocks
    assert [(block.kind, block.text) for block in blocks] == [
        (BlockKind.TITLE, "Lettre de 12 organisations à vous"),
        (BlockKind.PARAGRAPH, "Dear all,"),
        (BlockKind.PARAGRAPH, "we are 12 groups."),
    ]
    lines = data.decode().splitlines()
    assert lines[(blocks[0].place.line or 0) - 1].startswith("Subject:")
    assert lines[(blocks[2].place.line or 0) - 1] == "we are 12 groups."


def test_lines_of_an_encoded_text_are_not_passed_for_those_of_the_file() -> None:
    place = readers.read(bytes(message("Été\n\nFin\n", cte="base64")), "letter.eml").blocks[2].place
    assert (place.line, place.field) == (None, "line 3 of the text")


def test_the_richest_form_is_read() -> None:
    mail = message()
    mail.add_alternative("<p>We are 12 groups</p><ul><li>A<li>B</ul>", subtype="html")
    assert [block.text for block in readers.read(bytes(mail), "letter.eml").blocks[1:]] == [
        "We are 12 groups",
        "A",
        "B",
    ]


def test_each_attachment_is_its_own_reading() -> None:
    mail = message()
    mail.add_attachment(pdf(painted((72, 700, "In the PDF"))), maintype="application", subtype="pdf", filename="a.pdf")
    mail.add_attachment(docx(p("In Word")), maintype="application", subtype="octet-stream", filename="../é.docx")
    mail.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="logo.png")
    mail.add_attachment(message("Earlier\n"))
    readings = readers.read_all(bytes(mail), "letter.eml")
    assert [(reading.path, reading.blocks[-1].text) for reading in readings] == [
        ("letter.eml", "we are 12 groups."),
        ("letter.eml/a.pdf", "In the PDF"),
        ("letter.eml/é.docx", "In Word"),
        ("letter.eml/attached message.eml", "Earlier"),
    ]
    assert all(block.place.path == reading.path for reading in readings for block in reading.blocks)


def test_an_attachment_that_is_damaged_is_an_error_that_names_it() -> None:
    mail = message()
    mail.add_attachment(docx(p("In Word"))[:-40], maintype="application", subtype="zip", filename="list.docx")
    with pytest.raises(InputError, match=r"letter\.eml/list\.docx"):
        readers.read_all(bytes(mail), "letter.eml")


def test_messages_within_messages_come_to_an_end() -> None:
    mail = message("Innermost\n")
    for _ in range(12):
        outer = message()
        outer.add_attachment(mail)
        mail = outer
    assert 2 <= len(readers.read_all(bytes(mail), "letter.eml")) < 8


def test_lines_that_flow_are_put_together() -> None:
    mail = message("We are 12 \ngroups.\nAnn \nLee\n", params={"format": "flowed"})  # type: ignore[arg-type]
    assert [block.text for block in readers.read(bytes(mail), "x.eml").blocks[1:]] == ["We are 12 groups.", "Ann Lee"]


def test_attachments_of_one_name_are_told_apart() -> None:
    mail = message()
    for text in ("We are 13 groups.", "We are 14 groups."):
        mail.add_attachment(text, filename="letter.txt")
    names = [reading.path for reading in readers.read_all(bytes(mail), "mail.eml")]
    assert names == ["mail.eml", "mail.eml/letter.txt", "mail.eml/letter (2).txt"]
