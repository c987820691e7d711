"""Take down a letter as it is: from the draft, its list and what was composed of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from typing import Any

from letterkit import isolation
from letterkit.freezing.seal import Entry, Number, Seal, Sheet, Text, digest
from letterkit.freezing.texts import everybodys, text_of
from letterkit.model.claim import Kind
from letterkit.model.counts import Counts
from letterkit.model.finding import Place
from letterkit.model.letter import Document, Origin
from letterkit.model.project import Project
from letterkit.model.roster import PUBLIC_COLUMNS, Rows, Signatory
from letterkit.pipeline import Prepared, moment, steps
from letterkit.pipeline.press import limits_of

_BY_LANGUAGE = ("name", "title")


def take(
    prepared: Prepared, *, day: date | None = None, outputs: Mapping[str, str] | None = None, previous: str = ""
) -> Seal:
    """The letter as it is now. `day` is by default the draft's date or SOURCE_DATE_EPOCH (UTC)."""
    project, counts = prepared.project, prepared.counts
    documents = _documents(prepared)
    return Seal(
        letter=project.draft.id,
        day=day or moment(project).date(),
        texts=_texts(project, documents),
        entries=tuple(
            entry
            for rows in (counts.group_rows, counts.individual_rows)
            for entry in _entries(rows, counts, project.draft.languages)
        ),
        numbers={kind.value: Number(counts.tally(kind).value, counts.tally(kind).minimum) for kind in Kind},
        countries=dict(counts.country_codes),
        sheets={
            document.stem: Sheet(tuple(part.lang for part in document.parts), digest(_shape(document)))
            for document in documents
        },
        inputs=dict(sorted(project.inputs.items())),
        outputs=dict(outputs or {}),
        previous=previous,
    )


def signed(counts: Counts) -> tuple[Signatory, ...]:
    """The rows that sign, in the order of the entries of a seal."""
    return (*counts.group_rows, *counts.individual_rows)


def _entries(rows: Rows, counts: Counts, languages: tuple[str, ...]) -> Iterator[Entry]:
    """Rows as they count for a letter, with their names and offices in the letter's languages; public columns alone."""
    letter = counts.letter
    columns = {column: rows.texts(column, letter=letter) for column in PUBLIC_COLUMNS if column != "kind"}
    codes = {cell: counts.readings[cell].code or "" for cell in set(columns["country"])}
    for column in _BY_LANGUAGE:
        for lang in languages:
            said = rows.texts(column, lang=lang, letter=letter)
            if said != columns[column]:
                pairs = zip(said, columns[column], strict=True)
                columns[f"{column}:{lang}"] = [own if own != usual else "" for own, usual in pairs]
    for kind, country, *cells in zip(rows.texts("kind"), columns["country"], *columns.values(), strict=True):
        yield Entry(kind, {column: cell for column, cell in zip(columns, cells, strict=True) if cell}, codes[country])


def _documents(prepared: Prepared) -> tuple[Document, ...]:
    """The composed letter. With a recipients file it is the one to the first row, with marks for what differs by row:
    what people sign is the same for all."""
    project = prepared.project
    if not project.recipients:
        return prepared.documents
    row = replace(project.recipients[0], language="")
    one = project if project.draft.to else project.addressed_to(row)
    limits = limits_of(project, letters=1)
    documents, _, _ = isolation.run(steps.composed, one, prepared.counts, limits=limits, place=project.place(""))
    return tuple(
        replace(document, parts=tuple(everybodys(part, row.place) for part in document.parts)) for document in documents
    )


def _texts(project: Project, documents: Iterable[Document]) -> dict[str, Text]:
    return {
        letter.lang: text_of(letter, project.draft, project.bodies[letter.lang].path)
        for document in documents
        for letter in document.parts
    }


def _shape(value: Any) -> Any:
    """What a document prints, as JSON: without the lines that it came from, which move as a list grows, and without
    what is empty, so that a field that a later letterkit has does not make it another document."""
    if isinstance(value, Place | Origin | datetime):
        return None
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, Sequence) and not isinstance(value, str):  # a list in columns is its entries, one by one
        return [_shape(one) for one in value]
    if is_dataclass(value):
        return [type(value).__name__, dict(_filled(value))]
    return value


def _filled(value: Any) -> Iterator[tuple[str, Any]]:
    for field in fields(value):
        if shape := _shape(getattr(value, field.name)):
            yield field.name, shape
