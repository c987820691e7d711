"""The words of a language that the comparison needs beside its grammar: one file for each language in words/."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

from letterkit.languages import available, primary
from letterkit.model.frozen import frozen

_FOLDER = Path(__file__).parent / "words"


@frozen
class Vocabulary:
    """All words are in small letters.

    `ordinals` and `also` give words with their number ("third", "both"); `counters` stand behind number words where a
    language writes them without spaces, so that a syllable is not read as a number; `ranges` stand between two numbers;
    `terms` are names that hold a number (Covid-19); `percent` and `money` (by ISO 4217 code) stand beside a number;
    `doubtful` are names of months and numbers that are other words as well; `head_last` says whether what modifies a
    noun stands before it (16개국의 단체).

    `letter` names a letter, `says` what it does, `today` the day of publication, `here` is what a link is often put
    behind and says nothing of where it leads, `last_year` the year before, `offices`
    what stands before or behind the name of one who holds an office.
    """

    ordinals: Mapping[str, int]
    also: Mapping[str, int]
    counters: tuple[str, ...]
    ranges: tuple[str, ...]
    terms: tuple[str, ...]
    percent: tuple[str, ...]
    money: Mapping[str, tuple[str, ...]]
    doubtful: tuple[str, ...]
    head_last: bool
    letter: tuple[str, ...]
    says: tuple[str, ...]
    today: tuple[str, ...]
    here: tuple[str, ...]
    last_year: tuple[str, ...]
    offices: tuple[str, ...]


_NONE = Vocabulary({}, {}, (), (), (), (), {}, (), False, (), (), (), (), (), ())


@cache
def vocabulary(code: str) -> Vocabulary:
    """The words of a language by its BCP 47 tag; none for a language that is only printed. Raises KeyError for an
    unknown language, and for a file that lacks a field."""
    known = primary(code)
    return _read(known) if known in available() else _NONE


@cache
def _read(code: str) -> Vocabulary:
    table = tomllib.loads((_FOLDER / f"{code.partition('-')[0]}.toml").read_text("utf-8"))
    values: dict[str, Any] = {field.name: _frozen(table[field.name]) for field in fields(Vocabulary)}
    return Vocabulary(**values)


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value
