"""The table of names that scripts/make_country_names.py makes of CLDR and aliases.toml, read once when first needed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from letterkit.model.frozen import frozen

NO_COUNTRY = "-"


@frozen
class Table:
    """`english` is a name for each code; `codes` maps ISO 3166-1 alpha-2 and alpha-3 codes, and `spellings` maps what
    `spelling.exact` gives, to codes separated by spaces or to NO_COUNTRY; `sovereign` maps territories to states."""

    english: Mapping[str, str]
    codes: Mapping[str, str]
    spellings: Mapping[str, str]
    sovereign: Mapping[str, str]


@cache
def table() -> Table:
    """The one table; about 2 ms when it is first asked for."""
    data = json.loads(Path(__file__).with_name("names.json").read_text(encoding="utf-8"))
    return Table(data["english"], data["codes"], data["spellings"], data["sovereign"])


def sovereign(code: str) -> str:
    """The state that ISO 3166 files a territory under (HK gives CN, PR gives US); any other code gives itself.

    Taiwan, Palestine, Kosovo and Western Sahara stand for themselves (see aliases.toml, where the list is).
    """
    return table().sovereign.get(code, code)
