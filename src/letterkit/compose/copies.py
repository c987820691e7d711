"""Who gets which documents: a copy for each addressee, each of those in CC, or the one whose row the letter is of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from letterkit import filenames
from letterkit.compose.documents import stem_of
from letterkit.compose.fax_cover import cover
from letterkit.compose.message import compose_message
from letterkit.model.counts import Counts
from letterkit.model.draft import Addressee, in_language
from letterkit.model.letter import Document
from letterkit.model.project import Project
from letterkit.model.recipient import Copy, Part, Recipient


def copies(
    project: Project,
    counts: Counts,
    documents: Sequence[Document],
    *,
    moment: datetime,
    cc: bool = True,
    around: bool = True,
) -> tuple[Copy, ...]:
    """What each recipient of these documents gets; nobody gets anything where there are no documents.

    `cc` is false for letters of which those in CC get no copy: of a recipients file they get that of one row, or the
    one that is addressed as `to` says. `around` is false where nobody asks for what goes around the documents: the
    message and the cover.
    """
    draft = project.draft
    keys = filenames.keys(replace(draft, to=()) if project.recipient else draft)
    if project.recipient:
        people = [project.recipient]
    else:
        people = [_recipient(project, Part.TO, i, one, keys) for i, one in enumerate(draft.to)]
    if cc:
        people += [_recipient(project, Part.CC, i, one, keys) for i, one in enumerate(draft.cc)]
    given = [(one, _given(one, documents)) for one in people if documents]
    if not around:
        return tuple(Copy(stem_of(project, one.key), one, theirs) for one, theirs in given)
    return tuple(_copy(project, counts, one, theirs, moment) for one, theirs in given)


def _given(recipient: Recipient, documents: Sequence[Document]) -> tuple[Document, ...]:
    """Those in the language of a recipient; all where there is none: in CC of a letter to somebody of another one."""
    theirs = tuple(one for one in documents if recipient.language in ("", *(part.lang for part in one.parts)))
    return theirs or tuple(documents)


def _copy(
    project: Project, counts: Counts, recipient: Recipient, given: tuple[Document, ...], moment: datetime
) -> Copy:
    draft = project.draft
    message, head = compose_message(project, counts, recipient, given, moment)
    return Copy(
        stem=stem_of(project, recipient.key),
        recipient=recipient,
        documents=given,
        message=message,
        email=head,
        message_css=project.message_template.css if project.message_template else "",
        attach=draft.email.attach,
        cover=cover(project, recipient, given, moment) if draft.fax.cover else None,
        coding=draft.fax.coding.value,
    )


def _recipient(project: Project, part: Part, index: int, one: Addressee, keys: Mapping[str, str]) -> Recipient:
    """One whom the draft names, in the language that is theirs or else the letter's first."""
    name = f"{part}.{index}"
    lang = one.language or project.draft.languages[0]
    return Recipient(
        key=keys[name],
        part=part,
        name=in_language(one.name, lang) or next(filter(None, one.name.values()), ""),
        place=project.place(name),
        title=in_language(one.title, lang),
        address=in_language(one.address, lang),
        salutation=in_language(one.salutation, lang),
        fax=one.fax,
        email=one.email,
        language=one.language,
    )
