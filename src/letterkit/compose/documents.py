"""Letters and documents: the body is read first, then set into the template; languages become one file or one each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from letterkit import languages, public_list
from letterkit.compose import remembered
from letterkit.compose.binder import Binder
from letterkit.compose.bound import BoundBlocks
from letterkit.compose.context import context, title_of
from letterkit.compose.environment import expand
from letterkit.compose.inlines import InlineReader
from letterkit.compose.markdown import MarkdownReader
from letterkit.model.counts import Counts
from letterkit.model.draft import Documents, in_language
from letterkit.model.letter import Attachment, Blocks, Document, Letter
from letterkit.model.project import Project, Source


def compose(project: Project, counts: Counts, *, moment: datetime) -> tuple[Document, ...]:
    """The documents of a draft, in the order of its languages. `moment` (UTC) is the time they will carry.

    Where the project is addressed to one recipient (`Project.addressed_to`) they are that one's, and named so.
    Languages without a body are left out; the check stage reports them. Raises InputError for what is wrong in a body
    or a template.
    """
    draft = project.draft
    stem = stem_of(project)
    letters = [_letter(project, counts, lang) for lang in draft.languages if lang in project.bodies]
    if draft.documents is Documents.ONE:
        parts = [(stem, tuple(letters))] if letters else []
    else:
        alone = len(draft.languages) == 1
        parts = [(stem if alone else f"{stem}.{letter.lang}", (letter,)) for letter in letters]
    author = in_language(draft.sender.name, draft.languages[0]) if draft.sender else ""
    return tuple(
        Document(
            stem=name,
            title=members[0].title,
            author=author,
            subject=members[0].title,
            date=moment,
            paper=draft.paper.value,
            parts=members,
            attachments=tuple(_lists(project, counts, members)),
            envelope=draft.envelope,
        )
        for name, members in parts
    )


def stem_of(project: Project, key: str = "") -> str:
    """What the names of files begin with: the letter's id, and the key of the recipient where they are for one."""
    key = key or (project.recipient.key if project.recipient else "")
    return f"{project.draft.id}.{key}" if key else project.draft.id


def _lists(project: Project, counts: Counts, letters: tuple[Letter, ...]) -> Iterator[Attachment]:
    """The counted signatories with their public columns, once for each language of a document."""
    if not (project.template.signatories and (counts.group_rows or counts.individual_rows)):
        return
    for letter in letters:
        suffix = f".{letter.lang}" if len(letters) > 1 else ""
        yield Attachment(
            name=f"signatories{suffix}.csv",
            mime="text/csv",
            data=remembered.once(
                project,
                counts,
                ("csv", letter.lang),
                partial(public_list.csv_bytes, counts, languages.get(letter.lang)),
            ),
            description=f"{letter.title}: signatories ({letter.lang})",
        )


def _letter(project: Project, counts: Counts, lang: str) -> Letter:
    draft = project.draft
    language = languages.get(lang)
    names = context(project, counts, language)
    body, body_notes = _body(project, counts, names, lang)
    template = Source(f"{project.template.folder}/letter.md.j2", project.template.source)
    blocks, notes = read_source(template, names | {"body": BoundBlocks(body)}, project, lang, body_notes)
    addressee = in_language(draft.to[0].name, lang) if draft.to else ""
    return Letter(draft.id, lang, title_of(draft, lang), blocks, notes, addressee)


def _body(project: Project, counts: Counts, names: dict[str, object], lang: str) -> tuple[Blocks, tuple[Blocks, ...]]:
    source = project.bodies[lang]
    if not remembered.is_for_all(source):
        return read_source(source, names, project, lang, ())
    return remembered.once(project, counts, ("body", lang), lambda: read_source(source, names, project, lang, ()))


def read_source(
    source: Source, names: dict[str, object], project: Project, lang: str, notes: tuple[Blocks, ...]
) -> tuple[Blocks, tuple[Blocks, ...]]:
    """The blocks of a template or a body, and the footnotes: those given and then its own.

    Raises InputError, with the line, for what is wrong in it.
    """
    binder = Binder()
    text = expand(source, names, languages.get(lang), binder)
    inline = InlineReader(binder, project.pictures, lang, note_offset=len(notes))
    reader = MarkdownReader(source.path, binder, inline, list(notes))
    return reader.read(text), tuple(reader.notes)
