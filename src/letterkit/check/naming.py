"""Where a draft names persons and bodies, beside those that its list and its address know."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from letterkit import spelling
from letterkit.check import lines, remembered
from letterkit.check.lines import Lines
from letterkit.check.passage import Passage
from letterkit.check.subject import Subject
from letterkit.model.draft import in_language
from letterkit.model.finding import Place
from letterkit.model.frozen import frozen
from letterkit.model.letter import Role
from letterkit.model.roster import Rows, Signatory, SignatoryKind
from letterkit.model.spelling import Mention, Name, Source
from letterkit.spelling.bodies import SMALL

_READ = frozenset(
    {Role.BODY, Role.SALUTATION, Role.SUBJECT, Role.HEADLINE, Role.DATELINE, Role.COPIES, Role.CLOSING, Role.CONTACT}
)
_ROLL = "list"
_PARTING = str.maketrans(dict.fromkeys(code for code in range(128) if not chr(code).isalnum()))
_TELLING = 4  # letters that a word has by which a row is looked for in the text


@frozen
class Written:
    """A name as somebody typed it in the letter."""

    mention: Mention
    passage: Passage
    start: int
    end: int


def written(subject: Subject) -> tuple[Written, ...]:
    """What looks like a name in the typed text of all languages, in the order of reading. Worked out once."""
    found: tuple[Written, ...] = subject.once("written", _written)
    return found


def _written(subject: Subject) -> tuple[Written, ...]:
    found: list[Written] = []
    for passage in subject.passages:
        if passage.role in _READ:
            found += _in_passage(passage)
    return tuple(found)


def _in_passage(passage: Passage) -> Iterator[Written]:
    place = passage.place or Place("")
    seen = remembered.sightings(passage.text)
    people = [(one.start, one.end) for one in seen if one.person and one.certain]
    for one in seen:
        if not passage.typed(one.start, one.end):
            continue
        if one.person or not any(one.start < end and start < one.end for start, end in people):
            mention = Mention(one.text, one.person, place, Source.RUNNING, certain=one.certain, title=one.title)
            yield Written(mention, passage, one.start, one.end)


def known(subject: Subject, texts: Sequence[Written]) -> tuple[Mention, ...]:
    """Everybody on the list who shares a telling word with the text, in each spelling that the list has for them, and
    those whom the letter goes to. Each row is one name: two rows are two, however alike."""
    said = frozenset[str]().union(*(remembered.words_of_name(one.mention.text) for one in texts))
    telling = {word for word in said if len(word) >= _TELLING and word not in SMALL}
    key = "known", frozenset(telling)
    found = remembered.once(subject.project, subject.counts, key, lambda: tuple(_listed(subject, telling)))
    return (*found, *addressees(subject))


def _listed(subject: Subject, telling: set[str]) -> Iterator[Mention]:
    for row in _sharing(subject.held_roster.rows, telling) if telling else ():
        for text in spellings(row):
            if not telling.isdisjoint(spelling.words(text)):
                person = row.kind is SignatoryKind.INDIVIDUAL
                yield Mention(text, person, row.place, Source.KNOWN, _ROLL, title=row.title)


def _sharing(rows: Rows, telling: Collection[str]) -> Rows:
    """The rows that may have one of some words in a name; all of a short list, and all where a text has thousands of
    words that may be names: to look for each in all rows would take longer than to look at each row."""
    if len(rows) < lines.LONG or len(telling) > lines.LONG:
        return rows
    keys = [(lang, letter) for name, lang, letter in rows.cells.columns if name == "name"]
    columns = [rows.texts("aliases"), *(rows.texts("name", lang=lang, letter=letter) for lang, letter in keys)]
    found = {at for texts in columns if any(texts) for at in Lines(list(map(_run_on, texts))).containing(telling)}
    return rows.at(sorted(found))


def _run_on(text: str) -> str:
    """A name without what parts its words, which may be drawn together (initials are) where words are compared."""
    return text.lower().translate(_PARTING) if text.isascii() else " ".join(spelling.words(text))


def spellings(row: Signatory) -> tuple[str, ...]:
    """The names of a row: its own, those for a language or a letter, and its aliases."""
    if not row.overrides and not row.aliases:
        return (row.name,) if row.name else ()
    overrides = (text for (column, *_), text in row.overrides.items() if column == "name")
    return tuple(dict.fromkeys(text for text in (row.name, *overrides, *row.aliases) if text))


def addressees(subject: Subject) -> Iterator[Mention]:
    """Those to whom the letter goes and who get a copy, in each language."""
    draft = subject.project.draft
    for field, people in (("to", draft.to), ("cc", draft.cc)):
        for number, one in enumerate(people):
            place = subject.project.place(f"{field}.{number}.name")
            for lang in subject.project.bodies:
                title = in_language(one.title, lang).partition("\n")[0]
                if name := in_language(one.name, lang).strip():
                    yield Mention(name, True, place, Source.ADDRESSED, title=title)


def names(subject: Subject) -> tuple[Name, ...]:
    """The names of a letter in all their spellings, those of the list and the address among them. Worked out once."""
    found: tuple[Name, ...] = subject.once("names", _names)
    return found


def _names(subject: Subject) -> tuple[Name, ...]:
    texts = written(subject)
    return spelling.names((*known(subject, texts), *(one.mention for one in texts)))
