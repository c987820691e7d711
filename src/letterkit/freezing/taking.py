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
from letterkit.model.roster import PUBLIC_COLUMNS, Signatory
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
        entries=tuple(entry(row, counts, project.draft.languages) for row in signed(counts)),
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


def entry(row: Signatory, counts: Counts, languages: tuple[str, ...]) -> Entry:
    """One row as it counts for a letter, with its names and offices in the letter's languages; public columns alone."""
    cells = {column: _cell(row, column, counts.letter) for column in PUBLIC_COLUMNS if column != "kind"}
    for lang in languages:
        for column in _BY_LANGUAGE:
            if (said := row.text(column, lang=lang, letter=counts.letter)) != cells[column]:
                cells[f"{column}:{lang}"] = said
    return Entry(
        row.kind.value, {column: cell for column, cell in cells.items() if cell}, counts.reading(row).code or ""
    )


def _cell(row: Signatory, column: str, letter: str) -> str:
    if column != "represents":
        return row.text(column, letter=letter)
    if written := row.overrides.get(("represents", "", letter)):
        return written
    return f"{row.represents.number}{'+' if row.represents.open_ended else ''}" if row.represents else ""


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
