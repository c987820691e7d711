"""The words by which lists are known, of all languages at once: a Korean letter may carry an English list.

`words/CODE.toml` has those of one language, every field required; the nouns of its claim grammar come to them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from letterkit import languages
from letterkit.lists.folding import fold

_FOLDER = Path(__file__).parent / "words"
FIELDS = (
    "signing", "groups", "individuals", "beside", "closings", "salutations", "partial", "ends", "offices", "titles",
    "of", "joins", "orders", "columns",
)  # fmt: skip
COLUMNS = ("name", "group", "country", "title", "number")
UNSPACED = ("ko", "ja", "zh")
"""Languages whose words are looked for anywhere in a line: they are written without spaces, or with endings."""
_GRAMMAR_NOUNS = {"groups": ("groups",), "individuals": ("individuals", "individuals_weak")}


Words = tuple[set[str], set[str]]
"""The words of a field: of languages that part words, and of those that do not."""


class Vocabulary:
    """Patterns over folded text (`folding.fold`), each compiled when it is first asked for: a letter that is only
    checked needs the offices and titles, and none of the nouns."""

    def __init__(self) -> None:
        self._tables = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(_FOLDER.glob("*.toml"))}
        self._words = {field: _gathered(self._tables, field) for field in FIELDS if field != "columns"}

    @cached_property
    def signing(self) -> re.Pattern[str]:
        """Words of signing."""
        return _pattern(*self._words["signing"])

    @cached_property
    def groups(self) -> re.Pattern[str]:
        """Words for groups, with the nouns of the claim grammars."""
        return self._with_nouns("groups")

    @cached_property
    def individuals(self) -> re.Pattern[str]:
        """Words for individuals, with the nouns of the claim grammars."""
        return self._with_nouns("individuals")

    @cached_property
    def partial(self) -> re.Pattern[str]:
        """Words by which a list says that it is not whole."""
        return _pattern(*self._words["partial"])

    @cached_property
    def orders(self) -> re.Pattern[str]:
        """Words on the order of a list."""
        return _pattern(*self._words["orders"])

    @cached_property
    def offices(self) -> re.Pattern[str]:
        """Words for offices."""
        return _pattern(*self._words["offices"])

    @cached_property
    def titles(self) -> re.Pattern[str]:
        """Words of courtesy and degree."""
        return _pattern(*self._words["titles"])

    @cached_property
    def ends(self) -> re.Pattern[str]:
        """What ends a list."""
        return _beginnings(self._words["ends"][0] | self._words["ends"][1])

    @cached_property
    def role(self) -> re.Pattern[str]:
        """An office and what leads to the body."""
        return _role(self._words["offices"][0], self._words["of"][0])

    @cached_property
    def closings(self) -> frozenset[str]:
        """Whole lines that close a letter."""
        return frozenset(word for word in self._closings() if not word.endswith("~"))

    @cached_property
    def closing_starts(self) -> tuple[str, ...]:
        """Beginnings of lines that close a letter."""
        return tuple(word[:-1] for word in self._closings() if word.endswith("~"))

    @cached_property
    def salutations(self) -> tuple[str, ...]:
        """Beginnings of a greeting."""
        return tuple(sorted(fold(word) for word in self._words["salutations"][0]))

    @cached_property
    def pure(self) -> frozenset[str]:
        """All words that a heading of nothing but a kind may have."""
        return _pure(self._words)

    @cached_property
    def fragments(self) -> re.Pattern[str]:
        """The same of East Asian languages."""
        return _fragments(self._words)

    @cached_property
    def joins(self) -> tuple[str, ...]:
        """Words between the last two names of an enumeration."""
        return tuple(sorted({word for side in self._words["joins"] for word in side}))

    @cached_property
    def months(self) -> frozenset[str]:
        """Names of months."""
        return frozenset(_months())

    @cached_property
    def columns(self) -> Mapping[str, frozenset[str]]:
        """The headings of a table's columns."""
        return {name: frozenset(_columns(self._tables, name)) for name in COLUMNS}

    def _closings(self) -> set[str]:
        return {fold(word) for side in self._words["closings"] for word in side}

    def _with_nouns(self, field: str) -> re.Pattern[str]:
        spaced, unspaced = self._words[field]
        # In compounds a noun within another says nothing (시민 in 시민단체).
        nouns = (found for code, found in _grammar_nouns(_GRAMMAR_NOUNS[field]) if code not in UNSPACED)
        return _pattern(spaced.union(*nouns), unspaced)


@cache
def vocabulary() -> Vocabulary:
    """The words of all languages, read once."""
    return Vocabulary()


def _gathered(tables: Mapping[str, Mapping[str, Any]], field: str) -> Words:
    spaced: set[str] = set()
    unspaced: set[str] = set()
    for code, table in tables.items():
        (unspaced if code in UNSPACED else spaced).update(table[field])
    return spaced, unspaced


def _grammar_nouns(labels: tuple[str, ...]) -> Iterable[tuple[str, set[str]]]:
    for code in languages.available():
        nouns: Any = languages.get(code).grammar.get("nouns", {})
        yield code.split("-")[0], {noun for label in labels for noun in nouns.get(label, ())}


def _months() -> Iterable[str]:
    for code in languages.available():
        dates: Any = languages.get(code).grammar.get("dates", {})
        yield from (fold(name) for names in dates.get("months", ()) for name in names)


def _pattern(spaced: Iterable[str], unspaced: Iterable[str]) -> re.Pattern[str]:
    whole, parts = _either(map(fold, spaced)), _either(map(fold, unspaced))
    return re.compile(rf"(?<!\w)(?:{whole})(?!\w)|(?:{parts})")


def _either(words: Iterable[str]) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return (
        "|".join(re.escape(word).replace("\\~", "~").replace("~", r"\w*").replace(r"\ ", r"\s+") for word in ordered)
        or "(?!)"
    )


def _beginnings(words: Iterable[str]) -> re.Pattern[str]:
    """One word ends a list only where it is all of its line or a colon follows: there is a "Source International"."""
    folded = {fold(word) for word in words}
    phrases, single = _either(w for w in folded if " " in w), _either(w for w in folded if " " not in w)
    return re.compile(rf"[^\w]*(?:(?:{phrases})(?!\w)|(?:{single})s?\s*(?:[:：|/]|$))")


def _role(offices: Iterable[str], of: Iterable[str]) -> re.Pattern[str]:
    """An office and what leads to the body: "president of the", "directrice générale d'", "Vorsitzende,"."""
    office, links = _either(map(fold, offices)), _either(map(fold, of))
    joined = rf"(?:{office})(?:\s*(?:and|et|y|e|und|&|/)\s*(?:{office}))?"
    return re.compile(rf"(?<!\w){joined}(?!\w)(?:\s+(?:{links})(?!\w)\s*|\s*[,:–-]\s+|\s+(?=\w))")


def _pure(words: Mapping[str, Words]) -> frozenset[str]:
    fields = ("groups", "individuals", "beside", "signing")
    return frozenset(
        part for field in fields for word in words[field][0] for part in fold(word).rstrip("~").split() if part
    )


def _fragments(words: Mapping[str, Words]) -> re.Pattern[str]:
    fields = ("groups", "individuals", "beside", "signing", "orders")
    return re.compile(_either(fold(word) for field in fields for word in words[field][1]))


def _columns(tables: Mapping[str, Mapping[str, Any]], name: str) -> Iterable[str]:
    return (fold(word) for table in tables.values() for word in table["columns"][name])
