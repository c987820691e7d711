"""Lists of signatories: in columns, as a table, in one paragraph, or by country."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from letterkit import languages
from letterkit.model.language import Words
from letterkit.model.letter import Entries, Entry, EntryGroup, Inline, Inlines, Layout, LineBreak, Run, SignatoryList
from letterkit.render.docx import splicing
from letterkit.render.docx.inlines import inlines, text_runs
from letterkit.render.docx.story import Story
from letterkit.render.docx.tables import table
from letterkit.render.docx.xml import Element, qn

_NAME_AND_COUNTRY = (72, 28)


def signatories(story: Story, block: SignatoryList) -> Iterator[Element]:
    """The paragraphs or the table of one list; columns are the section's, not the paragraphs'."""
    words = languages.get(story.voice.lang).words
    match block.layout:
        case Layout.TABLE:
            yield from _table(story, block, words)
        case Layout.INLINE:
            yield _in_one_paragraph(story, block, words)
        case _:
            for group in block.groups:
                if group.label:
                    yield story.paragraph("Country", inlines(story, group.label))
                yield from _entries(story, group, words, titles_inline=block.titles_inline)


def _entries(story: Story, group: EntryGroup, words: Words, *, titles_inline: bool) -> Iterator[Element]:
    """The paragraphs of all entries; those of a long list as samples that are repeated when the file is written."""
    entries = group.entries
    if isinstance(entries, Entries) and splicing.is_long(entries, story.voice):
        # The paragraph that ends a list may carry what ends its columns.
        for sample, number in story.shared.splices.samples(entries[:-1], story.voice):
            made = list(_entry(story, sample, words, titles_inline=titles_inline))
            splicing.mark(made, number)
            yield from made
        entries = entries[-1:]
    for entry in entries:
        yield from _entry(story, entry, words, titles_inline=titles_inline)


def _entry(story: Story, entry: Entry, words: Words, *, titles_inline: bool) -> Iterator[Element]:
    """A paragraph for the name, and one for the office where that has lines of its own."""
    below = bool(entry.titles) and not titles_inline
    style = "Signatory with Title" if below else "Signatory"
    yield story.paragraph(style, inlines(story, _line(entry, words, with_titles=titles_inline)))
    if below:
        lines: list[Inline] = []
        for title in entry.titles:
            lines += ([LineBreak()] if lines else []) + list(title)
        yield story.paragraph("Signatory Title", inlines(story, tuple(lines)))


def _line(entry: Entry, words: Words, *, with_titles: bool) -> Inlines:
    """Name, country and offices in a line, joined as the language joins them."""
    parts = (entry.name, entry.country, *(entry.titles if with_titles else ()))
    return joined([part for part in parts if part], words.name_separator)


def joined(parts: list[Inlines], separator: str) -> Inlines:
    """The inlines of all parts with the separator between them."""
    made: list[Inline] = []
    for part in parts:
        made += ([Run(separator)] if made else []) + list(part)
    return tuple(made)


def _in_one_paragraph(story: Story, block: SignatoryList, words: Words) -> Element:
    """All entries with what parts them; all of a long list but the first as samples that begin with what parts them."""
    entries, spliced = block.entries, list[Element]()
    if isinstance(entries, Entries) and splicing.is_long(entries, story.voice):
        for sample, number in story.shared.splices.samples(entries[1:], story.voice):
            line = _line(sample, words, with_titles=True)
            made = inlines(story, (Run(words.list_separator), *line))
            splicing.mark(made, number)
            spliced += made
        entries = entries[:1]
    lines = [_line(entry, words, with_titles=True) for entry in entries]
    return story.paragraph("Signatories Inline", [*inlines(story, joined(lines, words.list_separator)), *spliced])


def _table(story: Story, block: SignatoryList, words: Words) -> Iterator[Element]:
    """Names with offices under them, and countries where any are shown."""
    entries, marks = block.entries, list[str]()
    with_country = bool(block.country_label) or _have_country(entries)
    labels = (block.name_label or words.name, block.country_label or words.country)[: 1 + with_country]
    rows = [[[story.paragraph("Table Heading", text_runs(story, label))] for label in labels]]
    if isinstance(entries, Entries) and splicing.is_long(entries, story.voice):
        samples = story.shared.splices.samples(entries, story.voice, offices_first=True)
        entries, marks = [sample for sample, _ in samples], [number for _, number in samples]
    rows += (_row(story, entry)[: 1 + with_country] for entry in entries)
    shares = _NAME_AND_COUNTRY if with_country else None
    for made in table(story, rows, columns=len(labels), header=True, shares=shares):
        for line, number in zip(made.findall(qn("w:tr"))[1:], marks, strict=False):
            splicing.mark((line,), number)
        yield made


def _have_country(entries: Sequence[Entry]) -> bool:
    return any(entries.countries) if isinstance(entries, Entries) else any(entry.country for entry in entries)


def _row(story: Story, entry: Entry) -> list[list[Element]]:
    """The paragraphs of the two cells of an entry."""
    name = [story.paragraph("Table Text", inlines(story, entry.name))]
    name += [story.paragraph("Table Office", inlines(story, title)) for title in entry.titles]
    return [name, [story.paragraph("Table Text", inlines(story, entry.country))]]
