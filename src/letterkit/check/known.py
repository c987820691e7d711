"""Those whom a draft knows by name, for looking for them in a text."""

from __future__ import annotations

from collections.abc import Iterable

from letterkit.agreement import Name, Names
from letterkit.check import remembered
from letterkit.check.subject import Subject
from letterkit.model.roster import Signatory


def addressed(subject: Subject) -> Names:
    """Addressees, and those who get a copy."""
    draft = subject.project.draft
    return Names(
        tuple(
            Name(next(iter(one.name.values()), ""), {lang: (text,) for lang, text in one.name.items()}, person=True)
            for one in (*draft.to, *draft.cc)
        )
    )


def listed(subject: Subject) -> Names:
    """Everybody on the list, whether they sign or not."""
    project = subject.project
    return remembered.once(project, subject.counts, "listed", lambda: names_of(project.roster.rows, project.draft.id))


def names_of(rows: Iterable[Signatory], letter: str) -> Names:
    """Rows of a list by their names in each language, and their aliases."""
    return Names(tuple(_name(row, letter) for row in rows))


def _name(row: Signatory, letter: str) -> Name:
    forms: dict[str, tuple[str, ...]] = {"": (row.text("name", letter=letter), *row.aliases)}
    for (column, lang, where), text in row.overrides.items():
        if column == "name" and lang and where in ("", letter):
            forms[lang] = (*forms.get(lang, ()), text)
    return Name(row.name, forms)
