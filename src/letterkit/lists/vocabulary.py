"""The words by which lists are known, of all languages at once: a Korean letter may carry an English list.

`words/CODE.toml` has those of one language, every field required; the nouns of its claim grammar come to them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
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


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Patterns over folded text (`folding.fold`). `pure` are all words that a heading of nothing but a kind may have,
    `fragments` the same of East Asian languages; `columns` are the headings of a table's columns."""

    signing: re.Pattern[str]
    groups: re.Pattern[str]
    individuals: re.Pattern[str]
    partial: re.Pattern[str]
    ends: re.Pattern[str]
    offices: re.Pattern[str]
    titles: re.Pattern[str]
    role: re.Pattern[str]
    orders: re.Pattern[str]
    closings: frozenset[str]
    closing_starts: tuple[str, ...]
    salutations: tuple[str, ...]
    pure: frozenset[str]
    fragments: re.Pattern[str]
    joins: tuple[str, ...]
    months: frozenset[str]
    columns: Mapping[str, frozenset[str]]


@cache
def vocabulary() -> Vocabulary:
    """The words of all languages, compiled once."""
    tables = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(_FOLDER.glob("*.toml"))}
    words = {field: _gathered(tables, field) for field in FIELDS if field != "columns"}
    pure, fragments = _pure(words), _fragments(words)
    for field, nouns in _GRAMMAR_NOUNS.items():
        for code, found in _grammar_nouns(nouns):
            if code not in UNSPACED:  # in compounds a noun within another says nothing (시민 in 시민단체)
                words[field][0].update(found)
    closings = {fold(word) for side in words["closings"] for word in side}
    return Vocabulary(
        **{field: _pattern(*words[field]) for field in ("signing", "groups", "individuals", "partial", "orders")},
        **{field: _pattern(*words[field]) for field in ("offices", "titles")},
        ends=_beginnings(words["ends"][0] | words["ends"][1]),
        role=_role(words["offices"][0], words["of"][0]),
        closings=frozenset(word for word in closings if not word.endswith("~")),
        closing_starts=tuple(word[:-1] for word in closings if word.endswith("~")),
        salutations=tuple(sorted(fold(word) for word in words["salutations"][0])),
        pure=pure,
        fragments=fragments,
        joins=tuple(sorted({word for side in words["joins"] for word in side})),
        months=frozenset(_months()),
        columns={name: frozenset(_columns(tables, name)) for name in COLUMNS},
    )


def _gathered(tables: Mapping[str, Mapping[str, Any]], field: str) -> tuple[set[str], set[str]]:
    """The words of a field: of languages that part words, and of those that do not."""
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


def _pure(words: Mapping[str, tuple[set[str], set[str]]]) -> frozenset[str]:
    fields = ("groups", "individuals", "beside", "signing")
    return frozenset(
        part for field in fields for word in words[field][0] for part in fold(word).rstrip("~").split() if part
    )


def _fragments(words: Mapping[str, tuple[set[str], set[str]]]) -> re.Pattern[str]:
    fields = ("groups", "individuals", "beside", "signing", "orders")
    return re.compile(_either(fold(word) for field in fields for word in words[field][1]))


def _columns(tables: Mapping[str, Mapping[str, Any]], name: str) -> Iterable[str]:
    return (fold(word) for table in tables.values() for word in table["columns"][name])
