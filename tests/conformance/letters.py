"""The letters that the conformance tests try: every draft of the project, and its list in every layout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from letterkit import compose, counting, load, pipeline
from letterkit.model.draft import Draft, ListSettings
from letterkit.model.letter import Document, Layout
from letterkit.model.project import Project
from letterkit.model.template import Template
from letterkit.render import render

ROOT = Path(__file__).parents[2]
DRAFTS = tuple(sorted(path.stem for path in (ROOT / "drafts").glob("*.yaml")))
TEMPLATES = tuple(sorted(path.parent.name for path in (ROOT / "templates").glob("*/reference.docx")))
LOOKS = ("classic", "modern", "plain")
LAYOUTS = (
    *((Layout.COLUMNS, columns) for columns in (1, 2, 3, 4)),
    *((Layout.TABLE, 1), (Layout.INLINE, 1), (Layout.BY_COUNTRY, 2)),
)


@dataclass(frozen=True)
class Sheet:
    """One document and the template that dresses it."""

    document: Document
    template: Template

    def made(self, form: str) -> bytes:
        """The file in one format."""
        return render(self.document, self.template, [form])[0].data


@cache
def project(draft: str) -> Project:
    return load.project(ROOT / "drafts" / f"{draft}.yaml")


@cache
def sheets(draft: str, layout: tuple[Layout, int] | None = None) -> tuple[Sheet, ...]:
    """The documents of a draft, its list set out otherwise where a layout is given."""
    read = project(draft)
    if layout is not None:
        read = replace(read, draft=_laid_out(read.draft, *layout))
    counts = counting.count(read.roster, read.draft.id, read.draft.counting)
    return tuple(
        Sheet(document, read.template) for document in compose.compose(read, counts, moment=pipeline.moment(read))
    )


def _laid_out(draft: Draft, layout: Layout, columns: int) -> Draft:
    """The draft with both kinds of signatories in the layout; offices on lines of their own for individuals."""
    groups = ListSettings(layout=layout, columns=columns)
    individuals = ListSettings(layout=layout, columns=columns, titles_inline=layout is Layout.INLINE)
    settings = replace(draft.signatories, groups=groups, individuals=individuals)
    return replace(draft, signatories=settings)


def in_layouts(draft: str) -> Iterator[tuple[str, Sheet]]:
    """The document of a draft with its lists in each layout, and the layout's name; nothing where there is no list."""
    if project(draft).template.signatories:
        for layout in LAYOUTS:
            yield f"{layout[0].value}-{layout[1]}", sheets(draft, layout)[0]


def first(draft: str) -> Sheet:
    return sheets(draft)[0]


def in_look(draft: str, look: str) -> Sheet:
    """The first document of a draft in one of the looks of its template."""
    sheet = first(draft)
    folder = ROOT / "templates" / sheet.template.name
    css = "\n".join((folder / name).read_text(encoding="utf-8") for name in ("style.css", f"looks/{look}.css"))
    word = folder / "looks" / f"{look}.docx"
    dress = word if word.exists() else folder / "reference.docx"
    return replace(sheet, template=replace(sheet.template, css=css, reference_docx=dress.read_bytes()))
