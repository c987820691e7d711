"""Make src/letterkit/countries/names.json from CLDR (through babel) and aliases.toml, and displayed/ from CLDR.

Loading 13 locales of CLDR at every start would cost more than all else that `letterkit check` does, so what they say is
kept as one table from spelling to code, and as one of names to print for each language. Run this after editing
aliases.toml or after an update of babel:

    python scripts/make_country_names.py
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_cldr_version, get_global

from letterkit.countries.spelling import exact, unaccented

DATA = Path(__file__).parents[1] / "src/letterkit/countries"
LOCALES = ("en", "ko", "ja", "fr", "es", "de", "pt", "it", "nl", "ru", "zh", "zh_Hant", "ar")
# Codes that CLDR names and ISO 3166-1 does not assign: reserved, grouping and test codes. XK stays, see aliases.toml.
NOT_ASSIGNED = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
# Middle and Southern Africa and the region of Micronesia: several languages call a country so in daily speech.
LIKE_A_COUNTRY = {"017", "018", "057"}
NO_COUNTRY = "-"


def cldr_names() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Spellings from CLDR: those of countries with their codes, and those of regions."""
    countries: dict[str, set[str]] = defaultdict(set)
    regions: dict[str, set[str]] = defaultdict(set)
    for identifier in LOCALES:
        for code, name in Locale.parse(identifier).territories.items():
            if re.fullmatch("[A-Z]{2}", code) and code not in NOT_ASSIGNED:
                countries[exact(name)].add(code)
            elif (code.isdigit() and code not in LIKE_A_COUNTRY) or code in ("EU", "EZ", "UN"):
                regions[exact(name)].add(code)
    return countries, regions


def judged(aliases: dict[str, Any]) -> dict[str, str]:
    """Spellings from aliases.toml with their meaning; a spelling with two meanings there is an error."""
    table: dict[str, str] = {}
    entries = [(name, code) for code, names in aliases["countries"].items() for name in names]
    entries += [
        (name, " ".join(sorted(codes.split()))) for codes, names in aliases["ambiguous"].items() for name in names
    ]
    entries += [(name, NO_COUNTRY) for names in aliases["not_a_country"].values() for name in names]
    for name, meaning in entries:
        if table.setdefault(exact(name), meaning) != meaning:
            raise SystemExit(f"aliases.toml: {name!r} means both {table[exact(name)]!r} and {meaning!r}")
    return table


def spellings(aliases: dict[str, Any]) -> dict[str, str]:
    """All spellings, aliases.toml before CLDR, and each without accents where that is not another one already."""
    countries, regions = cldr_names()
    known = dict.fromkeys(regions, NO_COUNTRY)
    known |= {key: " ".join(sorted(codes)) for key, codes in countries.items()}
    if both := sorted(set(countries) & set(regions) - set(judged(aliases))):
        raise SystemExit(f"both a country and a region, to be settled in aliases.toml: {both}")
    known |= judged(aliases)
    plain: dict[str, set[str]] = defaultdict(set)
    for key, meaning in known.items():
        plain[unaccented(key)].update(meaning.split())
    for key, meanings in plain.items():
        codes = meanings - {NO_COUNTRY} or meanings
        known.setdefault(key, " ".join(sorted(codes)))
    return known


def three_letter_codes(assigned: set[str]) -> dict[str, str]:
    """ISO 3166-1 alpha-3 with withdrawn codes that have one successor, by CLDR's territory aliases."""
    found = {
        old: new
        for old, new in get_global("territory_aliases").items()
        if re.fullmatch("[A-W][A-Z]{2}|[YZ][A-Z]{2}", old)
    }
    return {old: new[0] for old, new in found.items() if len(new) == 1 and new[0] in assigned}


def build() -> str:
    """The whole of names.json as text."""
    aliases = tomllib.loads((DATA / "aliases.toml").read_text(encoding="utf-8"))
    english = {c: n for c, n in Locale.parse("en").territories.items() if re.fullmatch("[A-Z]{2}", c)}
    english = {code: name for code, name in english.items() if code not in NOT_ASSIGNED}
    english |= {code: names[0] for code, names in aliases["countries"].items()}
    codes = {code: code for code in english} | three_letter_codes(set(english)) | aliases["ambiguous_codes"]
    data = {
        "cldr": get_cldr_version(),
        "english": dict(sorted(english.items())),
        "codes": dict(sorted(codes.items())),
        "sovereign": {part: state for state, parts in aliases["sovereign"].items() for part in sorted(parts)},
        "spellings": dict(sorted(spellings(aliases).items())),
    }
    return json.dumps(data, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n"


def displayed() -> dict[str, str]:
    """The text of displayed/CODE.json by code, for each language that has a file."""
    assigned = json.loads(build())["english"]
    made = {}
    for path in sorted((DATA.parent / "languages").rglob("*.toml")):
        names = Locale.parse(path.stem, sep="-").territories
        shown = {code: names[code] for code in assigned if code in names}
        made[path.stem] = json.dumps(shown, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n"
    return made


if __name__ == "__main__":
    for code, text in displayed().items():
        (DATA / "displayed" / f"{code}.json").write_text(text, encoding="utf-8")
    (DATA / "names.json").write_text(build(), encoding="utf-8")
