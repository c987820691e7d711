"""What country a cell of the list names, if it names one. Nothing is guessed: a doubt is a status of its own."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from letterkit.countries.spelling import exact, unaccented
from letterkit.countries.table import NO_COUNTRY, sovereign, table
from letterkit.model.counts import CountryReading

# The longest name in CLDR has 55 letters, the longest official one (of the United Kingdom in Spanish) about 60.
_LONGEST = 200
_NEAR_ENOUGH = 84.0
_SHORTEST = 4
_SILENT = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Pd"})
_QUALIFIED = re.compile(r"(?P<name>[^()（）]+)[(（](?P<by>[^()（）]+)[)）]")
_LIST = re.compile(r"[/;,、，；／|+·\n]|\s[-–—]\s|\s(?:and|&|et|und|y|e|en|и|및|와|과)\s|&", re.IGNORECASE)


def read(text: str, *, suggest: bool = True) -> CountryReading:
    """Read a country as a person writes it, in any of 13 languages, as a name, an abbreviation or an ISO 3166-1 code.

    Statuses: `ok` (one code), `blank`, `not_a_country` (Global, Asia, and peoples without a code), `ambiguous` (Congo,
    Georgia, Korea: `codes` are what it could be), `several` (US, Japan: `codes` are all that it could name), and
    `unknown`, with a suggestion where a name is near (looking for one takes a millisecond; `suggest` asks for it).
    Never raises, whatever the text is.
    """
    if not any(map(_visible, text)):
        return CountryReading(text, "blank")
    written = text.strip()
    return _read(text, written, suggest) if len(written) <= _LONGEST else CountryReading(text, "unknown")


@lru_cache(maxsize=8192)
def _read(text: str, written: str, suggest: bool) -> CountryReading:
    status, codes = _meaning(written) or _qualified(written) or _several(written) or ("unknown", ())
    return CountryReading(text, status, codes, _suggestion(written) if suggest and status == "unknown" else "")


def _visible(character: str) -> bool:
    """Whether a character says anything: not a space, a control, an invisible mark or a dash."""
    return unicodedata.category(character) not in _SILENT


_Meaning = tuple[str, tuple[str, ...]]


def _meaning(written: str) -> _Meaning | None:
    """What the whole text means, as a code or as a known spelling."""
    known = table()
    key = exact(written)
    found = known.codes.get(written) or known.spellings.get(key) or known.spellings.get(unaccented(key))
    if found is None:
        return None
    codes = tuple(code for code in found.split() if code != NO_COUNTRY)
    if found == NO_COUNTRY:
        return "not_a_country", ()
    return ("ok" if found == codes[0] else "ambiguous"), codes


def _qualified(written: str) -> _Meaning | None:
    """A name with something in brackets that settles it: "Congo (DRC)", "Burma (Myanmar)", "Puerto Rico (USA)"."""
    parts = _QUALIFIED.fullmatch(written)
    if parts is None:
        return None
    name, by = _meaning(parts["name"].strip()), _meaning(parts["by"].strip())
    if name is None or by is None or by[0] != "ok":
        return None
    code = by[1][0]
    if code in name[1]:
        return "ok", (code,)
    if name[0] == "ok":
        return ("ok", name[1]) if sovereign(name[1][0]) == code else ("several", (*name[1], code))
    return None


def _several(written: str) -> _Meaning | None:
    """Countries one after another, of which each must be known; words for no country may stand between them."""
    parts = [part for part in _LIST.split(written) if part.strip()]
    meanings = [_meaning(part.strip()) for part in parts]
    if len(parts) < 2 or None in meanings:
        return None
    known = [meaning for meaning in meanings if meaning is not None]
    named = [set(codes) for _, codes in known if codes]
    codes = tuple(dict.fromkeys(code for _, found in known for code in found))
    if any(first.isdisjoint(second) for first in named for second in named):
        return _place_in_state(written, codes)
    if any(status == "ambiguous" for status, _ in known):
        return "ambiguous", codes
    if not codes:
        return "not_a_country", ()
    # One country beside "International" is no one country; one country under two names ("Scotland, UK") is.
    return ("ok", codes) if all(status == "ok" for status, _ in known) else None


def _place_in_state(written: str, codes: tuple[str, ...]) -> _Meaning:
    """Two countries, unless it is a territory and the state that it is of, as in an address: "Puerto Rico, USA"."""
    if len(codes) == 2 and "," in written and sovereign(codes[0]) == codes[1]:
        return "ok", codes[:1]
    return "several", codes


def _suggestion(written: str) -> str:
    """A name that may be meant: the one country beside a city, else the nearest spelling; "" where none is near."""
    known = table()
    upper = written.upper()
    beside = {codes for part in _LIST.split(written) for status, codes in [_meaning(part.strip()) or ("", ())] if codes}
    if len(beside) == 1:
        codes = beside.pop()
    elif upper in known.codes:
        codes = tuple(known.codes[upper].split())
    else:
        codes = _nearest(exact(written))
    return known.english[codes[0]] if len(codes) == 1 else ""


def _nearest(key: str) -> tuple[str, ...]:
    """The code of the nearest spelling that means one country, by rapidfuzz's ratio of 84 or more."""
    from rapidfuzz import fuzz, process  # only where something is wrong: loading it costs as much as the table

    known = {name: code for name, code in table().spellings.items() if len(code) == 2}
    found = process.extractOne(unaccented(key), list(known), scorer=fuzz.ratio, score_cutoff=_NEAR_ENOUGH)
    return (known[found[0]],) if found and len(key) >= _SHORTEST else ()
