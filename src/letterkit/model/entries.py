"""The entries of a list of signatories as they are printed, one by one or in columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, fields, replace
from typing import Any, overload

from letterkit.model.columns import packed, packed_numbers, picked, unpacked, unpacked_numbers
from letterkit.model.frozen import frozen
from letterkit.model.inline import Inlines, Origin, Run


@frozen
class Entry:
    """One signatory as it is printed: `country` only where the layout shows it; `titles` are lines of office."""

    name: Inlines
    country: Inlines = ()
    titles: tuple[Inlines, ...] = ()


@frozen
class Entries(Sequence[Entry]):
    """Entries of plain text in columns; each becomes an object when somebody asks for it.

    `names` has a text for each; `countries` too, or is empty where none is shown ("" for an entry that has none);
    `titles` has the lines of office of each, or is empty. `langs` is the language (BCP 47) of the texts that are in
    another one than the letter. `path` and `lines` say which file and which line each comes from.
    """

    path: str
    lines: Sequence[int]
    names: Sequence[str]
    countries: Sequence[str] = ()
    titles: Sequence[tuple[str, ...]] = ()
    langs: Mapping[str, str] = field(default_factory=dict)

    def at(self, positions: Sequence[int]) -> Entries:
        """The entries at some positions, in that order."""
        return replace(
            self,
            lines=picked(self.lines, positions),
            names=picked(self.names, positions),
            countries=picked(self.countries, positions) if self.countries else (),
            titles=picked(self.titles, positions) if self.titles else (),
        )

    def __len__(self) -> int:
        return len(self.names)

    @overload
    def __getitem__(self, position: int) -> Entry: ...
    @overload
    def __getitem__(self, position: slice) -> Entries: ...
    def __getitem__(self, position: int | slice) -> Entry | Entries:
        if isinstance(position, slice):
            return self.at(range(len(self))[position])
        return self._entry(range(len(self))[position])

    def __iter__(self) -> Iterator[Entry]:
        return map(self._entry, range(len(self)))

    def __hash__(self) -> int:
        return hash((self.path, tuple(self.lines), tuple(self.names)))

    def _entry(self, at: int) -> Entry:
        name, titles = self._run(at, "name", self.names[at]), self.titles[at] if self.titles else ()
        country = self._run(at, "country", self.countries[at]) if self.countries else ()
        return Entry(name, country, tuple(self._run(at, "title", line) for line in titles))

    def _run(self, at: int, column: str, text: str) -> Inlines:
        origin = Origin(f"{self.path}:{self.lines[at]}:{column}")
        return (Run(text, lang=self.langs.get(text), origin=origin),) if text else ()

    def __getstate__(self) -> tuple[Any, ...]:
        """What a pickle holds: few large objects."""
        names, countries = packed(self.names), packed(self.countries)
        return self.path, packed_numbers(self.lines), names, countries, self.titles, self.langs

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        path, lines, names, countries, titles, langs = state
        taken = (path, unpacked_numbers(lines), unpacked(names), unpacked(countries), titles, langs)
        for one, value in zip(fields(self), taken, strict=True):
            object.__setattr__(self, one.name, value)


@frozen
class EntryGroup:
    """Entries under a common label (a country's name for BY_COUNTRY, empty otherwise): `Entries`, or a tuple."""

    label: Inlines
    entries: Sequence[Entry]
