"""E-mails to those who wait on the list: each shows how its signatory will stand in the letter.

The entry is what the letter in plain text has, set by the same code from the same row, as if it were signed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path

from letterkit import counting, languages, mailboxes
from letterkit.model.draft import in_language
from letterkit.model.finding import Place
from letterkit.model.project import Project
from letterkit.model.roster import Rows, Signatory, SignatoryKind, Status
from letterkit.roster.faults import refuse

TEMPLATE = Path(__file__).with_name("reminder.txt")
FIELDS = ("name", "contact", "entry", "subject", "date", "letter", "sender")
MADE = re.compile(r"\d{4,}-[a-z0-9-]*\.(eml|txt)")
"""Names of the files that are made here."""
_FIELD = re.compile(r"\{\{\s*(.*?)\s*\}\}")
_LARGEST = 100_000
_WIDTH = 72


@dataclass(frozen=True, slots=True)
class Reminder:
    """One e-mail: `file` is its name, `data` its bytes, `to` the addresses of the list that can be."""

    file: str
    row: Signatory
    to: tuple[str, ...]
    data: bytes


@dataclass(frozen=True, slots=True)
class Wording:
    """A template: the subject and the text, with fields in double braces."""

    subject: str
    text: str


def wording(path: Path) -> Wording:
    """Read a template: a line "Subject: …", a blank line, the text. Raises InputError for one that cannot be used."""
    place = Place(str(path))
    try:
        with path.open("rb") as file:
            text = file.read(_LARGEST).decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        refuse("file-missing", place, f"there is no file {path}", "check the path")
    except OSError as error:
        refuse("file-unreadable", place, f"cannot be read: {(error.strerror or str(error)).lower()}")
    except UnicodeDecodeError:
        refuse("file-encoding", place, "is not UTF-8", "save the file as UTF-8")
    head, _, body = text.partition("\n\n")
    if not head.startswith("Subject:") or "\n" in head:
        refuse("reminder-template", place, "does not begin with a line Subject: … and a blank line", "write them")
    for found in _FIELD.finditer(text):
        if found[1] not in FIELDS:
            line = text.count("\n", 0, found.start()) + 1
            known = ", ".join(FIELDS)
            refuse("reminder-template", Place(str(path), line), f"{found[0]} is no field", f"fields are {known}")
    return Wording(head.removeprefix("Subject:").strip(), body)


def pending(project: Project) -> list[Signatory]:
    """The rows of the draft's letter that wait, in the order of the list."""
    letter = project.draft.id
    return [row for row in project.roster.of(letter) if row.text("status", letter=letter).casefold() == Status.PENDING]


def reminders(project: Project, words: Wording, *, sender: str, now: datetime) -> Iterator[Reminder]:
    """An e-mail for each row that waits. `sender` is an address, as name@example.org or "Name <name@example.org>";
    without one, and for rows without an address, it is a plain text. Raises ValueError for a sender that cannot be."""
    for row in pending(project):
        fields = _fields(project, row, sender)
        subject = mailboxes.flat(_filled(words.subject, fields))
        text = _filled(words.text, fields).rstrip() + "\n"
        to = tuple(_addresses(row.private.get("email", "")))
        stem = f"{row.place.line:04}-{re.sub('[^a-z0-9]+', '-', row.name.lower()).strip('-')[:60]}".rstrip("-")
        if sender and to:
            yield Reminder(f"{stem}.eml", row, to, _mail(sender, row, to, subject, text, now))
        else:
            plain = f"To: {', '.join(to) or '(no address in the list)'}\nSubject: {subject}\n\n{text}"
            yield Reminder(f"{stem}.txt", row, to, plain.encode("utf-8", "replace"))


def entry(project: Project, row: Signatory) -> str:
    """How a row will stand in the letter, in each of its languages that has a text; once where it is the same."""
    letter = project.draft.id
    signed = replace(
        row,
        status=Status.SIGNED,
        overrides={key: value for key, value in row.overrides.items() if key[0] != "status"},
    )
    langs = [lang for lang in project.draft.languages if lang in project.bodies]
    by_text: dict[str, list[str]] = {}
    for lang in langs:
        by_text.setdefault("\n".join(_entry_lines(project, signed, letter, lang)), []).append(languages.get(lang).name)
    if len(by_text) == 1:
        return next(iter(by_text))
    return "\n\n".join(f"{', '.join(names)}:\n{text}" for text, names in by_text.items())


def _entry_lines(project: Project, row: Signatory, letter: str, lang: str) -> list[str]:
    from letterkit.compose.signatories import group_list, individual_list
    from letterkit.render.text.signatories import signatories

    language = languages.get(lang)
    counts = counting.count(replace(project.roster, rows=Rows.of((row,))), letter, project.draft.counting)
    listed = group_list if row.kind is SignatoryKind.GROUP else individual_list
    block = listed(counts, project.draft.signatories, language)
    return [f"    {line}".rstrip() for line in signatories(block, language.words, _WIDTH)]


def _fields(project: Project, row: Signatory, sender: str) -> dict[str, str]:
    from letterkit.languages.dates import long_date

    draft = project.draft
    lang = draft.languages[0]
    return {
        "name": row.text("name", lang=lang, letter=draft.id),
        "contact": re.split(r"[;,\n]", row.private.get("contact", ""))[0].strip() or row.name,
        "entry": entry(project, row),
        "subject": mailboxes.flat(in_language(draft.subject, lang)),
        "date": long_date(draft.date, languages.get(lang)),
        "letter": draft.id,
        "sender": mailboxes.split(sender)[0] or (in_language(draft.sender.name, lang) if draft.sender else ""),
    }


def _filled(text: str, fields: Mapping[str, str]) -> str:
    """The template with its fields; what a value holds is never read as a field."""
    return _FIELD.sub(lambda found: fields[found[1]], text)


def _addresses(cell: str) -> Iterator[str]:
    for written in re.split(r"[;,\s]+", cell):
        _, address = mailboxes.split(written)
        if address and not mailboxes.problem(address):
            yield address


def _mail(sender: str, row: Signatory, to: tuple[str, ...], subject: str, text: str, now: datetime) -> bytes:
    """A draft that mail programs open ready to be sent (RFC 5322; X-Unsent is Outlook's word for it)."""
    from letterkit.render.mail.headers import CRLF, addresses, unstructured
    from letterkit.render.mail.parts import text_part

    part = text_part("plain", text)
    display = mailboxes.flat(row.name) if len(to) == 1 and not mailboxes.unsafe(mailboxes.flat(row.name)) else ""
    head = [
        unstructured("Date", format_datetime(now)),
        addresses("From", [mailboxes.split(sender)]),
        addresses("To", [(display, address) for address in to]),
        unstructured("Subject", subject),
        f"X-Unsent: 1{CRLF}MIME-Version: 1.0{CRLF}",
    ]
    return "".join(head).encode("ascii") + part.data
