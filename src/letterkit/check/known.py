"""Those whom a draft knows by name, for looking for them in a text."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import compress

from letterkit.agreement import Name, Names
from letterkit.check import lines, remembered
from letterkit.check.subject import Subject
from letterkit.check.wordindex import head, heads
from letterkit.model.roster import Rows, Signatory
from letterkit.model.signatory import split_aliases


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
    if project.recipient is None:
        return names_of(subject, project.roster.rows, project.draft.id)
    rows, letter = project.roster.rows, project.draft.id  # of all, whatever the letter to each recipient says
    return remembered.once(project, subject.counts, "listed", lambda: _names(rows, letter))


def names_of(subject: Subject, rows: Rows, letter: str) -> Names:
    """Rows of a list by their names in each language, and their aliases; of a long list those that the letter names."""
    return _names(rows if len(rows) < lines.LONG else _named(rows, letter, subject.prose), letter)


def _named(rows: Rows, letter: str, text: str) -> Rows:
    """The rows with a name or an alias that stands in a text, and those that are called like one of them."""
    beginnings = heads(text)
    keys = {("", letter), *((lang, where) for name, lang, where in rows.cells.columns if name == "name")}
    found: set[int] = set()
    for lang, where in keys:
        names = rows.texts("name", lang=lang, letter=where)
        begun = compress(range(len(rows)), map(beginnings.__contains__, map(head, names)))
        found.update(at for at in begun if names[at].strip() in text)
    aliases = rows.texts("aliases")
    told = {cell for cell in set(aliases) if any(alias in text for alias in split_aliases(cell))}
    found.update(at for at, cell in enumerate(aliases if told else ()) if cell in told)
    names = rows.texts("name")
    called = {names[at] for at in found}
    return rows.at([at for at, name in enumerate(names) if name in called])


def _names(rows: Iterable[Signatory], letter: str) -> Names:
    return Names(tuple(_name(row, letter) for row in rows))


def _name(row: Signatory, letter: str) -> Name:
    forms: dict[str, tuple[str, ...]] = {"": (row.text("name", letter=letter), *row.aliases)}
    for (column, lang, where), text in row.overrides.items():
        if column == "name" and lang and where in ("", letter):
            forms[lang] = (*forms.get(lang, ()), text)
    return Name(row.name, forms)
