"""The name of a country in a language."""

from __future__ import annotations

from functools import cache

from letterkit.countries.table import table
from letterkit.model.language import Language


def display(code: str, language: Language) -> str:
    """The name to print for an ISO 3166-1 alpha-2 code: the language's own choice (`countries` in its file), else
    CLDR's, else the English name. Raises KeyError for a code that is not assigned."""
    return language.countries.get(code) or _cldr(language.code).get(code) or table().english[code]


@cache
def _cldr(tag: str) -> dict[str, str]:
    """CLDR's names in one language (BCP 47), empty where CLDR has none."""
    from babel import Locale, UnknownLocaleError  # only where a name is printed

    try:
        return {code: name for code, name in Locale.parse(tag, sep="-").territories.items() if code in table().english}
    except (UnknownLocaleError, ValueError):
        return {}
