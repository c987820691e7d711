"""The text of a composed letter in pieces that can be compared: paragraph by paragraph, demand by demand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from letterkit.freezing.head import head_of
from letterkit.freezing.seal import Part, Piece, Text
from letterkit.model.draft import Draft, in_language
from letterkit.model.finding import Place
from letterkit.model.letter import (
    Block,
    Blocks,
    Heading,
    Inlines,
    Letter,
    LineBreak,
    ListBlock,
    Paragraph,
    Quote,
    Run,
    Table,
)


def text_of(letter: Letter, draft: Draft, body: str) -> Text:
    """The text of one letter: its subject, the addressees of the draft, and all that the file `body` gave it (a path as
    findings name it). What a template adds is the same for everybody and no part of what is signed."""
    lang = letter.lang
    drafted = [(Part.SUBJECT, in_language(draft.subject, lang))]
    for one in draft.to:
        lines = (in_language(one.name, lang) or in_language(one.name, draft.languages[0]), in_language(one.title, lang))
        drafted.append((Part.ADDRESSEE, "\n".join(filter(None, lines))))
    pieces: list[_Said] = [(part, text, "", ()) for part, text in drafted if text]
    own = [block for block in letter.blocks if (place := getattr(block, "place", None)) and place.path == body]
    pieces += [_said(part, inlines) for part, inlines in _parts(own)]
    pieces += [_said(Part.NOTE, tuple(_inside(note))) for note in letter.notes]
    title = next(iter(in_language(draft.subject, lang).splitlines()), letter.title)
    return Text(draft.id, lang, title, tuple(_numbered(pieces)), head_of(draft, lang))


_Said = tuple[Part, str, str, tuple[str, ...]]


def _numbered(pieces: Iterable[_Said]) -> Iterator[Piece]:
    seen: Counter[Part] = Counter()
    for part, text, fixed, links in pieces:
        seen[part] += 1
        yield Piece(part, seen[part], text, fixed, links)


def _parts(blocks: Iterable[Block]) -> Iterator[tuple[Part, Inlines]]:
    for block in blocks:
        match block:
            case Paragraph():
                yield Part.PARAGRAPH, block.inlines
            case Heading():
                yield Part.HEADING, block.inlines
            case Quote():
                yield Part.QUOTATION, tuple(_inside(block.blocks))
            case ListBlock():
                for item in block.items:
                    yield Part.DEMAND if block.ordered else Part.ITEM, tuple(_inside(item))
            case Table():
                yield Part.TABLE, tuple(_cells(block))


def _inside(blocks: Blocks) -> Iterator[Run | LineBreak]:
    """The runs of blocks that stand in one piece, a line for each block."""
    for number, (_, inlines) in enumerate(_parts(blocks)):
        if number:
            yield LineBreak()
        yield from (one for one in inlines if isinstance(one, Run | LineBreak))


def _cells(table: Table) -> Iterator[Run | LineBreak]:
    for number, row in enumerate((table.header, *table.rows) if table.header else table.rows):
        if number:
            yield LineBreak()
        for at, cell in enumerate(row):
            if at:
                yield Run(" | ")
            yield from (one for one in cell if isinstance(one, Run | LineBreak))


def _said(part: Part, inlines: Inlines) -> _Said:
    runs = [one for one in inlines if isinstance(one, Run | LineBreak)]
    text = "".join(one.text if isinstance(one, Run) else "\n" for one in runs)
    fixed = "".join(_fixed(one) if isinstance(one, Run) else "\n" for one in runs)
    links = tuple(dict.fromkeys(one.link for one in runs if isinstance(one, Run) and one.link))
    return part, text, fixed if fixed != text else "", links


def _fixed(run: Run) -> str:
    return f"{{{run.origin.ref}}}" if run.origin and run.origin.is_count else run.text


def everybodys(letter: Letter, row: Place) -> Letter:
    """A letter of a recipients file with marks in place of what it has from its row: so it is everybody's."""
    mine = (f"{row.path}:{row.line}:", "draft.to.")

    def marked(run: Run) -> Run:
        if run.origin is None or not run.origin.ref.startswith(mine):
            return run
        return replace(run, text=f"[{re.split('[:.]', run.origin.ref)[-1]}]")

    return replace(letter, blocks=_each_run(letter.blocks, marked), notes=_each_run(letter.notes, marked))


def _each_run(value: Any, change: Callable[[Run], Run]) -> Any:
    if isinstance(value, Run):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_each_run(one, change) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    inner = {field.name: getattr(value, field.name) for field in fields(value)}
    return replace(value, **{name: _each_run(one, change) for name, one in inner.items() if isinstance(one, tuple)})
