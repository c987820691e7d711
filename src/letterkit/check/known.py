"""Those whom a draft knows by name, for looking for them in a text."""

from __future__ import annotations

from collections.abc import Iterable

from letterkit.agreement import Name, Names
from letterkit.check.subject import Subject
from letterkit.model.roster import Signatory


def known(subject: Subject) -> Names:
    """Addressees, those who get a copy, and everybody on the list, whether they sign or not."""
    draft = subject.project.draft
    people = tuple(
        Name(next(iter(one.name.values()), ""), {lang: (text,) for lang, text in one.name.items()}, person=True)
        for one in (*draft.to, *draft.cc)
    )
    return Names((*people, *names_of(subject.project.roster.rows, draft.id).known))


def names_of(rows: Iterable[Signatory], letter: str) -> Names:
    """Rows of a list by their names in each language, and their aliases."""
    return Names(tuple(_name(row, letter) for row in rows))


def _name(row: Signatory, letter: str) -> Name:
    forms: dict[str, tuple[str, ...]] = {"": (row.text("name", letter=letter), *row.aliases)}
    for (column, lang, where), text in row.overrides.items():
        if column == "name" and lang and where in ("", letter):
            forms[lang] = (*forms.get(lang, ()), text)
    return Name(row.name, forms)
