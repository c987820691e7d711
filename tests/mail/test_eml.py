"""E-mails: two parsers that did not make them read the same, the files in them are those that were verified, and what
is wrong in the bytes is found."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import fast_mail_parser
import pytest

from letterkit import readers
from letterkit.model.letter import Attachment
from letterkit.model.recipient import Copy
from letterkit.render.formats import eml
from letterkit.verify.readers import eml as reader

from .letters import BARE, DRAFT, ENCLOSED, FILES, TITLE, composed, enclosed, findings, made, with_message, write

SENDER = {**DRAFT["email"]}
TO = {"name": "Kari Nordmann", "salutation": "Dear Minister", "address": "Oslo", "email": "minister@government.no"}


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> tuple[Copy, ...]:
    return composed(write(tmp_path_factory.mktemp("project")))[0]


def parsed(data: bytes) -> EmailMessage:
    return message_from_bytes(data, policy=policy.default)


def digest(data: object) -> str:
    assert isinstance(data, bytes)
    return hashlib.sha256(data).hexdigest()


def test_it_opens_as_a_draft_with_the_message_in_two_forms_and_the_files(letters: tuple[Copy, ...]) -> None:
    message = parsed(made(letters[0]))
    assert message["X-Unsent"] == "1"
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "text/plain",
    ]
    assert str(message["Subject"]) == TITLE
    assert str(message["Reply-To"]) == "answers@lantern.net"
    assert str(message["To"]).endswith("<president@xn--vv4b11d.xn--3e0b707e>")
    assert str(message["Date"]) == "Mon, 17 Feb 2020 00:00:00 +0000"


def test_both_parsers_read_the_same_and_each_file_is_the_one_that_was_verified(letters: tuple[Copy, ...]) -> None:
    data = made(letters[0])
    by_python, by_rust = parsed(data), fast_mail_parser.parse_email(data)
    names = ["북한 인권에 관한 공개서한 평화적 집회의 자유를 보장하기 위하여"]
    wanted = [(f"{names[0]}.pdf", digest(FILES["pdf"])), (f"{names[0]}.docx", digest(FILES["docx"]))]
    wanted.append((ENCLOSED, digest(b"1,2\r\n\x00\xff")))
    attached = list(by_python.iter_attachments())
    assert [(part.get_filename(), digest(part.get_payload(decode=True))) for part in attached] == wanted
    assert [(part.filename, digest(bytes(part.content))) for part in by_rust.attachments] == wanted
    assert by_rust.subject == TITLE
    assert [(one.display_name, one.address) for one in by_rust.to] == [
        ("대한민국 대통령, 문재인", "president@xn--vv4b11d.xn--3e0b707e")
    ]
    assert by_rust.from_ is not None
    assert (by_rust.from_.display_name, by_rust.from_.address) == ("인권연대, 사무국", "post@lantern.net")
    plain, page = (by_python.get_body((kind,)) for kind in ("plain", "html"))
    assert plain is not None
    assert page is not None
    assert by_rust.text_plain[0].replace("\r\n", "\n") == plain.get_content().replace("\r\n", "\n")
    assert by_rust.text_html[0].replace("\r\n", "\n") == page.get_content().replace("\r\n", "\n")


def test_programs_that_do_not_know_rfc_2231_see_a_name_in_ascii(letters: tuple[Copy, ...]) -> None:
    assert b"\r\nContent-Type: application/pdf; name=a.pdf\r\n" in made(letters[0])


def test_it_is_ascii_in_short_lines(letters: tuple[Copy, ...]) -> None:
    for copy in letters[:2]:
        data = made(copy)
        assert data.isascii()
        assert max(map(len, data.split(b"\r\n"))) <= 78
        assert b"\n" not in data.replace(b"\r\n", b"")


def test_each_names_its_own_recipient_alone(letters: tuple[Copy, ...]) -> None:
    minister = fast_mail_parser.parse_email(made(letters[1]))
    assert [(one.display_name, one.address) for one in minister.to] == [
        ('Kang, "Kyung-wha" =?utf-8?B?aGk=?=', "minister@government.go.kr")
    ]
    assert minister.cc == []


def test_on_wish_each_names_everybody(tmp_path: Path) -> None:
    copies, _ = composed(write(tmp_path, email=SENDER | {"show_all": True}))
    for copy in copies[:2]:
        message = fast_mail_parser.parse_email(made(copy))
        assert [one.address for one in message.to] == ["president@xn--vv4b11d.xn--3e0b707e"]
        assert [one.address for one in message.cc] == ["minister@government.go.kr"]


def test_the_same_letter_is_the_same_bytes_and_another_has_another_id(tmp_path: Path) -> None:
    first, again, other = (tmp_path / name for name in ("first", "again", "other"))
    one, two = made(composed(write(first))[0][0]), made(composed(write(again))[0][0])
    assert one == two
    three = made(composed(write(other, subject="다른 제목"))[0][0])
    ids = {str(parsed(data)["Message-ID"]) for data in (one, three, made(composed(first / "drafts/a.yaml")[0][1]))}
    assert len(ids) == 3
    assert all(re.fullmatch(r"<[a-z0-9.-]+@lantern\.net>", one) for one in ids)


def test_whoever_has_no_address_gets_none_and_so_do_all_without_a_sender(
    tmp_path: Path, letters: tuple[Copy, ...]
) -> None:
    assert eml.render_copy(letters[2], BARE, enclosed(letters[2])) == ()
    copies, found = composed(write(tmp_path, email=None))
    assert [eml.render_copy(copy, BARE, enclosed(copy)) for copy in copies] == [(), (), ()]
    assert "email-sender-missing" in {one.code for one in found}


def test_a_boundary_is_in_none_of_the_parts(letters: tuple[Copy, ...]) -> None:
    # A file that holds the boundary which its own bytes lead to cannot be made; one that holds any line can.
    copy = with_message(letters[0], attachments=(Attachment("x.txt", "text/plain", made(letters[0]), "x"),))
    attached = list(parsed(made(copy)).iter_attachments())
    assert digest(attached[2].get_payload(decode=True)) == digest(made(letters[0]))


def test_the_letter_itself_can_be_the_message(tmp_path: Path) -> None:
    copies, _ = composed(write(tmp_path, email=SENDER | {"template": "letter"}))
    body = parsed(made(copies[0])).get_body(("plain",))
    assert body is not None
    assert "저희 2개 단체는 씁니다." in body.get_content()
    assert "열린강" in body.get_content()


def test_a_sample_says_so_in_subject_and_message(tmp_path: Path) -> None:
    message = parsed(made(composed(write(tmp_path, sample=True))[0][0]))
    body = message.get_body(("plain",))
    assert body is not None
    assert str(message["Subject"]).startswith("[TEST] ")
    assert "실제로 발송된 글이 아닙니다" in body.get_content().replace("\n", " ")


def test_audit_reads_it(letters: tuple[Copy, ...]) -> None:
    copy = replace(with_message(letters[0], attachments=()), attach=())
    assert TITLE in [block.text for block in readers.read(made(copy), "a.eml").blocks]


@pytest.mark.parametrize(("megabytes", "said"), [(5, ""), (9, "many mail servers refuse"), (20, "most mail servers")])
def test_large_ones_are_told_of(megabytes: int, said: str, letters: tuple[Copy, ...]) -> None:
    big = Attachment("big.bin", "application/octet-stream", b"\xaa" * megabytes * 1_000_000, "big")
    copy = with_message(letters[0], attachments=(big,))
    (artifact,) = eml.render_copy(copy, BARE, enclosed(copy))
    found = reader.findings(artifact, copy, enclosed(copy))
    assert [(one.code, one.stops, said in one.message) for one in found] == (
        [("email-large", False, True)] if said else []
    )


def replaced(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        assert old in data
        return data.replace(old, new, 1)

    return change


FAULTS = {
    "another recipient": (replaced(b"president@", b"presidant@"), "the header To"),
    "a recipient in Bcc": (replaced(b"X-Unsent", b"Bcc: x@example.org\r\nX-Unsent"), "the header Bcc"),
    "a second To": (replaced(b"X-Unsent", b"To: x@example.org\r\nX-Unsent"), "the header To"),
    "another sender": (replaced(b"post@lantern.net", b"past@lantern.net"), "the header From"),
    "another address for answers": (replaced(b"answers@", b"answer@"), "the header Reply-To"),
    "another subject": (replaced(b"\r\nSubject: ", b"\r\nSubject: x"), "the subject"),
    "no draft": (replaced(b"X-Unsent: 1", b"X-Unsent: 0"), "does not open as a draft"),
    "bare ends of lines": (replaced(b"X-Unsent: 1\r\n", b"X-Unsent: 1\n"), "ends of lines"),
    "another file": (replaced(b"JVBERi0xLjcK", b"JVBERi0xLjgK"), "a.pdf is not attached as it was verified"),
    "a nameless file": (lambda data: data.replace(b"filename*", b"filenome*"), "names of the attached files"),
    "no closing boundary": (lambda data: data[:-60], "a part of the e-mail is broken"),
    "other letters": (lambda data: data + "한".encode(), "not every mail server"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_wrong_is_found(fault: str, letters: tuple[Copy, ...]) -> None:
    change, said = FAULTS[fault]
    found = findings(change(made(letters[0])), letters[0])
    assert any(one.startswith("verify-structure-missing") and said in one for one in found), found


def test_a_number_that_one_form_lacks_is_found(tmp_path: Path) -> None:
    copy = composed(write(tmp_path, languages=["en"], subject="Open letter", to=[TO], cc=[], attachments=[]))[0][0]
    data = made(copy)
    for old, kind in ((b"signed by 2 groups.\r\n", "text/plain"), (b"signed by 2 groups.</p>", "text/html")):
        found = findings(replaced(old, old.replace(b"2", b"3"))(data), copy)
        assert [one.split(":")[0] for one in found] == ["verify-number-missing"], (kind, found)


def test_bytes_that_are_no_e_mail_cannot_be_read(letters: tuple[Copy, ...]) -> None:
    with pytest.raises(ValueError, match="it has no text"):
        findings(b"%PDF-1.7", letters[0])
