"""A correction note, ready to send: Markdown, one part for each language of the letter.

Names and texts are literal: what Markdown would read as marks in them is escaped (CommonMark 0.31, 2.4), so that
`*Groups*` comes out as it went in. Private columns are not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from letterkit import countries, languages
from letterkit.freezing.comparing import Changes, Revised
from letterkit.freezing.seal import Entry, Number, Part, Piece, Seal
from letterkit.freezing.wording import TextChange
from letterkit.freezing.words import words
from letterkit.languages.dates import long_date
from letterkit.model.language import Language

_MARKS = re.compile(r"([\\`*_\[\]<>#|~&])")
_STARTS = re.compile(r"(?m)^(\s*)(?:(\d{1,9})([.)])|([-+=]))")


def note(changes: Changes, now: Seal, *, since: date, sent: bool) -> str:
    """The whole note. `since` is the day from which the changes count, `sent` whether the letter went out on it."""
    parts = ["\n".join(_Part(lang, changes, now).lines(since, sent=sent)) for lang in now.texts]
    return "\n\n---\n\n".join(parts) + "\n"


def without_words(now: Seal) -> tuple[str, ...]:
    """The languages of a letter whose part of the note has English words."""
    return tuple(lang for lang in now.texts if not words(lang)[1])


def literal(text: str) -> str:
    """A text as Markdown that shows it as it is."""
    escaped = _MARKS.sub(r"\\\1", text)
    return _STARTS.sub(lambda m: f"{m[1]}{m[2]}\\{m[3]}" if m[2] else f"{m[1]}\\{m[4]}", escaped)


def name_of(piece: Piece, said: Mapping[str, str]) -> str:
    """What a piece is called: "Demand 3"."""
    return said[piece.part.value].format(number=piece.number)


class _Part:
    """The note in one language."""

    def __init__(self, lang: str, changes: Changes, now: Seal) -> None:
        self._lang, self._changes, self._now = lang, changes, now
        self._words, own = words(lang)
        self._language: Language = languages.get(lang if own else "en")

    def lines(self, since: date, *, sent: bool) -> Iterator[str]:
        said, changes = self._words, self._changes
        day = long_date(since, self._language)
        title = literal(self._now.texts[self._lang].title)
        yield f"# {said['title']}"
        yield ""
        yield said["sent" if sent else "frozen"].format(title=title, date=day)
        yield from self._section("numbers", self._numbers())
        yield from self._section("added", (f"- {self._entry(entry)}" for entry in changes.added))
        yield from self._section("withdrawn", (f"- {self._entry(gone.entry)}" for gone in changes.withdrawn))
        yield from self._section("changed", (line for one in changes.revised if (line := self._revised(one))))
        yield from self._section("text", self._texts())
        yield from self._section("head", self._head())

    def _section(self, heading: str, lines: Iterable[str]) -> Iterator[str]:
        if found := list(lines):
            yield from ("", f"## {self._words[heading]}", "", *found)

    def _head(self) -> Iterator[str]:
        for change in self._changes.heads.get(self._lang, ()):
            before, now = (literal("; ".join(text.split("\n"))) or "–" for text in (change.before, change.now))
            yield f"- {self._words[change.field]}: **{now}** ({self._words['before'].format(before=before)})"

    def _numbers(self) -> Iterator[str]:
        for kind, (before, now) in self._changes.numbers.items():
            was = self._words["before"].format(before=self._number(before))
            yield f"- {self._words[kind]}: **{self._number(now)}** ({was})"

    def _number(self, number: Number) -> str:
        return self._words["at_least"].format(number=number.value) if number.minimum else str(number.value)

    def _entry(self, entry: Entry) -> str:
        """Name, country and office as the letter has them."""
        title = " ".join(self._cell(entry, "title").split("\n"))
        between = self._language.words.name_separator
        return literal(between.join(filter(None, (self._cell(entry, "name"), self._country(entry), title))))

    def _revised(self, one: Revised) -> str:
        """One line, or none where nothing differs in this language."""
        cells = []
        for column in ("name", "country", "title", "represents"):
            read = self._country if column == "country" else lambda entry, column=column: self._cell(entry, column)
            before, now = read(one.before), read(one.now)
            if before != now:
                was = self._words["before"].format(before=literal(before) or "–")
                label = self._words["office" if column == "title" else column]
                cells.append(f"{label}: {literal(now) or '–'} ({was})")
        return f"- **{literal(self._cell(one.now, 'name'))}** – {'; '.join(cells)}".replace("\n", " ") if cells else ""

    def _cell(self, entry: Entry, column: str) -> str:
        return entry.cells.get(f"{column}:{self._lang}") or entry.cells.get(column, "")

    def _country(self, entry: Entry) -> str:
        if entry.code:
            return countries.display(entry.code, self._language)
        written = entry.cells.get("country", "")
        return "" if countries.read(written).status == "not_a_country" else written

    def _texts(self) -> Iterator[str]:
        for number, change in enumerate(self._changes.texts.get(self._lang, ())):
            if number:
                yield ""
            yield f"**{name_of(change.piece, self._words)}**"
            yield from self._change(change)

    def _change(self, change: TextChange) -> Iterator[str]:
        said, before, now = self._words, change.before, change.now
        if before is None or now is None:
            yield from self._quoted(said["new"] if now else said["dropped"], change.piece)
        elif before.text == now.text:
            yield from ("", said["links"], "", *(f"- <{link}>" for link in now.links))
        else:
            yield from self._quoted(said["was"], before)
            yield from self._quoted(said["now"], now)

    def _quoted(self, label: str, piece: Piece) -> Iterator[str]:
        yield from ("", label, "")
        # Two spaces at the end of a line keep the break of the letter.
        ending = "  " if piece.part is not Part.PARAGRAPH else ""
        lines = literal(piece.text).split("\n")
        yield from (f"> {line}{ending if at < len(lines) - 1 else ''}" for at, line in enumerate(lines))
