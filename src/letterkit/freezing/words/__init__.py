"""The words of correction notes: one file of data for each language, every field required."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from letterkit import languages

_FOLDER = Path(__file__).parent


def words(code: str) -> tuple[Mapping[str, str], bool]:
    """The words for a BCP 47 tag, and whether they are its own; else English ones."""
    primary = languages.primary(code)
    return (_read(primary), True) if primary in available() else (_read("en"), False)


@cache
def available() -> tuple[str, ...]:
    """The languages that have words, in order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def _read(code: str) -> Mapping[str, str]:
    return tomllib.loads((_FOLDER / f"{code}.toml").read_text("utf-8"))
