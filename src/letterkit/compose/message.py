"""What goes around a letter by e-mail: the covering message in the recipient's language, and the header."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from mimetypes import guess_type
from typing import Any

from letterkit import languages, mailboxes
from letterkit.compose.bound import BoundText
from letterkit.compose.context import context, title_of
from letterkit.compose.documents import read_source, stem_of
from letterkit.compose.environment import Names
from letterkit.model.counts import Counts
from letterkit.model.draft import Addressee, in_language
from letterkit.model.letter import Attachment, Document, Letter, Origin
from letterkit.model.project import Project, Source
from letterkit.model.recipient import EmailHead, Recipient

SAMPLE = "[TEST]"
"""What the subject of a sample begins with, in every language."""


def compose_message(
    project: Project, counts: Counts, recipient: Recipient, documents: Sequence[Document], moment: datetime
) -> tuple[Document | None, EmailHead | None]:
    """The covering e-mail to one recipient of these documents, or the letter itself as one, and its header.

    The files that go with the letter are the message's attachments; its own documents are attached by the format. Both
    are None where the recipient has no address or the draft no sender. Raises InputError for what is wrong in the
    template.
    """
    if not (recipient.email.strip() and project.draft.email.sender.strip() and documents):
        return None, None
    lang = recipient.language or documents[0].lang
    subject = _subject(project, lang)
    template = project.message_template
    if template is None:
        parts = tuple(letter for document in documents for letter in document.parts)
    else:
        source = Source(f"{template.folder}/letter.md.j2", template.source)
        names = _names(project, counts, recipient, documents, lang)
        blocks, notes = read_source(source, names, project, lang, ())
        parts = (Letter(project.draft.id, lang, subject, blocks, notes, recipient.name),)
    message = Document(
        stem=stem_of(project, recipient.key),
        title=subject,
        author=documents[0].author,
        subject=subject,
        date=moment,
        paper=documents[0].paper,
        parts=parts,
        attachments=tuple(_enclosed(name, data) for name, data in project.enclosures.items()),
    )
    return message, _head(project, recipient, subject, lang)


def _names(
    project: Project, counts: Counts, recipient: Recipient, documents: Sequence[Document], lang: str
) -> dict[str, Any]:
    """The names of a letter, and `recipient`, `documents`, `signed` (docs/email.md is their manual)."""

    def bound(name: str) -> BoundText:
        return BoundText(mailboxes.flat(getattr(recipient, name)), Origin(f"recipient.{recipient.key}.{name}"))

    person = {name: bound(name) for name in ("name", "title", "salutation")}
    titles = [
        Names("document", {"title": BoundText(title_of(project.draft, part.lang), Origin("draft.subject"))})
        for document in documents
        for part in document.parts
    ]
    return context(project, counts, languages.get(lang)) | {
        "recipient": Names("recipient", person),
        "documents": titles,
        "signed": project.template.signatories and not project.draft.about,
    }


def _enclosed(path: str, data: bytes) -> Attachment:
    name = path.rpartition("/")[2]
    return Attachment(name, guess_type(name)[0] or "application/octet-stream", data, name)


def _subject(project: Project, lang: str) -> str:
    """The subject of the e-mail, or else the re line or headline, in one line; a sample says that it is one."""
    subject = mailboxes.flat(in_language(project.draft.email.subject, lang)) or title_of(project.draft, lang)
    return f"{SAMPLE} {subject}" if project.draft.sample else subject


def _head(project: Project, recipient: Recipient, subject: str, lang: str) -> EmailHead:
    settings, sender = project.draft.email, project.draft.sender
    name, address = mailboxes.split(settings.sender)
    own = mailboxes.flat(in_language(sender.name, lang)) if sender else ""
    to: tuple[tuple[str, str], ...] = ((mailboxes.flat(recipient.name), recipient.email.strip()),)
    cc: tuple[tuple[str, str], ...] = ()
    if settings.show_all and not project.recipient:
        to, cc = (_reachable(people, lang) for people in (project.draft.to, project.draft.cc))
    return EmailHead(
        sender=(name or own, address),
        to=to,
        subject=subject,
        cc=cc,
        reply_to=mailboxes.split(settings.reply_to) if settings.reply_to.strip() else None,
    )


def _reachable(people: Sequence[Addressee], lang: str) -> tuple[tuple[str, str], ...]:
    """Those who have an address, by their names in a language."""
    return tuple(
        (mailboxes.flat(in_language(one.name, lang) or next(iter(one.name.values()), "")), one.email.strip())
        for one in people
        if one.email.strip()
    )
