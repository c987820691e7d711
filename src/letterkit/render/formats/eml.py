"""E-mail: one .eml for each recipient (RFC 5322, MIME), which mail programs open as a draft that is ready to be sent.

multipart/mixed of the message (plain text and HTML, each saying the same) and the files: the letter in the formats that
the draft attaches, then what goes with it. All of it is ASCII and follows from the letter alone, byte for byte.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from email.utils import format_datetime

from letterkit import mailboxes
from letterkit.model.artifact import Artifact
from letterkit.model.letter import Document
from letterkit.model.recipient import Copy, EmailHead
from letterkit.model.template import Template
from letterkit.render.formats import txt
from letterkit.render.mail.filenames import attachment_names
from letterkit.render.mail.headers import CRLF, addresses, unstructured
from letterkit.render.mail.page import message_page
from letterkit.render.mail.parts import Part, file_part, multipart, picture_part, text_part

SUFFIX = ".eml"
_MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def ENCLOSES(copy: Copy) -> tuple[str, ...]:  # noqa: N802 - a name that every format made for copies has
    """The formats whose files go inside."""
    return copy.attach if copy.email else ()


def render_copy(copy: Copy, template: Template, enclosed: Mapping[str, Artifact]) -> tuple[Artifact, ...]:
    """The e-mail to one recipient; none where they have no address or the draft names no sender.

    Raises ValueError for a character that may not be in a header and for an address that cannot exist: the checks have
    found those before.
    """
    if copy.email is None or copy.message is None:
        return ()
    domain = mailboxes.ascii_address(copy.email.sender[1]).rpartition("@")[2]
    message = _message(copy.message, template, copy.message_css, domain)
    content = multipart("mixed", [message, *_files(copy, copy.message, enclosed)])
    head = _head(copy.email, copy.message)
    data = (head + _message_id(copy, head, content, domain)).encode("ascii") + content.data
    note = ", ".join(address for _, address in (*copy.email.to, *copy.email.cc))
    return (Artifact(f"{copy.stem}{SUFFIX}", "eml", data, recipient=copy.recipient.key, note=f"to {note}"),)


def _head(email: EmailHead, message: Document) -> str:
    fields = [
        unstructured("Date", format_datetime(message.date)),
        addresses("From", [email.sender]),
        *([addresses("Reply-To", [email.reply_to])] if email.reply_to else []),
        *([addresses("To", email.to)] if email.to else []),
        *([addresses("Cc", email.cc)] if email.cc else []),
        unstructured("Subject", email.subject),
        f"X-Unsent: 1{CRLF}",
        f"MIME-Version: 1.0{CRLF}",
    ]
    return "".join(fields)


def _message_id(copy: Copy, head: str, content: Part, domain: str) -> str:
    """The same for the same e-mail and for no other (RFC 5322, section 3.6.4); short, since it cannot be folded."""
    digest = hashlib.sha256(head.encode("ascii") + content.data).hexdigest()[:24]
    name = re.sub(r"[^a-z0-9-]+", "-", copy.stem.lower()).strip("-")[:24]
    return f"Message-ID: <{name}.{digest}@{domain}>{CRLF}"


def _message(message: Document, template: Template, css: str, domain: str) -> Part:
    plain = text_part("plain", txt.render(message, template).decode("utf-8"))
    markup, pictures = message_page(message, css, domain=domain)
    page = text_part("html", markup)
    if pictures:
        shown = [picture_part(one.media_type, one.data, content_id=one.content_id) for one in pictures]
        page = multipart("related", [page, *shown], {"type": "text/html"})
    return multipart("alternative", [plain, page])


def _files(copy: Copy, message: Document, enclosed: Mapping[str, Artifact]) -> Iterator[Part]:
    """The letter in each of the formats, in their order, then the files that go with it."""
    names = attachment_names(copy)
    for name, shown in names.items():
        artifact = enclosed[name]
        yield file_part(_MEDIA_TYPES[artifact.format], artifact.data, name=shown, fallback=name)
    for number, one in enumerate(message.attachments, 1):
        fallback = one.name if one.name.isascii() else f"enclosure-{number}{_ending(one.name)}"
        yield file_part(one.mime, one.data, name=one.name, fallback=fallback)


def _ending(name: str) -> str:
    found = re.search(r"\.[A-Za-z0-9]{1,8}$", name)
    return found[0] if found else ""
