"""The name of a country in a language."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from letterkit.countries.table import table
from letterkit.model.language import Language

_FOLDER = Path(__file__).with_name("displayed")
"""One table for each language with a file, which scripts/make_country_names.py makes of CLDR: babel takes ten times as
long to load a locale."""


def display(code: str, language: Language) -> str:
    """The name to print for an ISO 3166-1 alpha-2 code: the language's own choice (`countries` in its file), else
    CLDR's, else the English name. Raises KeyError for a code that is not assigned."""
    return language.countries.get(code) or names(language.code).get(code) or table().english[code]


@cache
def names(tag: str) -> Mapping[str, str]:
    """CLDR's names in one language (BCP 47), by code; empty where CLDR has none."""
    made = _FOLDER / f"{tag}.json"
    if made.parent == _FOLDER and made.is_file():
        found: dict[str, str] = json.loads(made.read_text(encoding="utf-8"))
        return found
    from babel import Locale, UnknownLocaleError  # a language with a region, such as en-GB

    try:
        return {code: name for code, name in Locale.parse(tag, sep="-").territories.items() if code in table().english}
    except (UnknownLocaleError, ValueError):
        return {}
