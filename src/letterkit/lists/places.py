"""The country in an entry: "Name, Country", "Name (City, Country)", "Name – Country"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from letterkit.lists.raw import Raw
from letterkit.lists.spoken import spoken
from letterkit.model.counts import CountryReading
from letterkit.model.frozen import frozen

_BRACKET = re.compile(r"(?P<name>.*\S)\s*[(（\[](?P<inner>[^()（）\[\]]{2,200})[)）\]][.,;*]*")
_DASH = re.compile(r"(?P<name>.*\S)\s+[-–—]\s+(?P<inner>[^–—]{2,80})|(?P<whole>.*\S)\s*[–—]\s*(?P<tail>[^–—]{2,80})")
_ENOUGH = 0.3
_STATES = frozenset(
    [
        "AL",
        "AK",
        "AZ",
        "AR",
        "CA",
        "CO",
        "CT",
        "DE",
        "FL",
        "GA",
        "HI",
        "ID",
        "IL",
        "IN",
        "IA",
        "KS",
        "KY",
        "LA",
        "ME",
        "MD",
        "MA",
        "MI",
        "MN",
        "MS",
        "MO",
        "MT",
        "NE",
        "NV",
        "NH",
        "NJ",
        "NM",
        "NY",
        "NC",
        "ND",
        "OH",
        "OK",
        "OR",
        "PA",
        "RI",
        "SC",
        "SD",
        "TN",
        "TX",
        "UT",
        "VT",
        "VA",
        "WA",
        "WV",
        "WI",
        "WY",
        "DC",
        "AB",
        "BC",
        "MB",
        "NB",
        "NL",
        "NS",
        "ON",
        "PE",
        "QC",
        "SK",
        "NSW",
        "VIC",
        "QLD",
        "TAS",
        "ACT",
    ]
)
"""Postal abbreviations of states and provinces: "Richmond, VA" is not the Holy See."""
_KNOWN = ("ok", "ambiguous", "several", "not_a_country")


@frozen
class Placed:
    """A name, and its country as it is written; "" for none."""

    name: str
    country: str
    form: str


def located(raws: Sequence[Raw]) -> list[tuple[str, CountryReading]]:
    """The name and the country of each entry. A form of writing that few of a list show is part of their names."""
    found = [_placed(raw) for raw in raws]
    open_ = [placed for raw, placed in zip(raws, found, strict=True) if not raw.settled]
    usual = {
        form for form, count in Counter(p.form for p in open_).items() if form and count >= max(2, _ENOUGH * len(open_))
    }
    together = sum(1 for placed in open_ if placed.form) >= max(2, _ENOUGH * len(open_))
    result = []
    for raw, placed in zip(raws, found, strict=True):
        if raw.settled or raw.country is not None:
            result.append((raw.text.strip(" ,;"), read(raw.country or "")))
        elif placed.form and (placed.form in usual or (together and usual) or (len(raws) == 1)):
            result.append((placed.name.strip(" ,;"), read(placed.country)))
        else:
            result.append((raw.text.strip(" ,;"), read("")))
    return result


def read(text: str) -> CountryReading:
    """A country as it stands in a list, a city before it allowed: "Cypress, CA, USA", "Overseas - US, Japan"."""
    whole = spoken(text)
    if whole.status in (*_KNOWN, "blank"):
        return whole
    fields = [field.strip() for field in re.split(r"[,，/;]|\s[-–—]\s", text) if field.strip()]
    if len(fields) < 2:
        return whole
    if fields[-1] in _STATES:
        return CountryReading(text, "unknown")
    last = spoken(fields[-1])
    inner = [field for field in fields[1:] if field not in _STATES]
    before = spoken(", ".join(inner))
    if before.status == "several":
        return CountryReading(text, "several", before.codes)
    return CountryReading(text, last.status, last.codes, last.suggestion) if last.status in _KNOWN else whole


def _placed(raw: Raw) -> Placed:
    """Reads the end of an entry; a bracket before a dash before a comma."""
    text = raw.text.strip(" ,;")
    none = Placed(text, "", "")
    if raw.settled or raw.country is not None:
        return none
    return _bracketed(text) or _dashed(text) or _comma(text) or none


def _dashed(text: str) -> Placed | None:
    match = _DASH.fullmatch(text)
    if match is None:
        return None
    name, inner = (match["name"], match["inner"]) if match["name"] else (match["whole"], match["tail"])
    whole = inner.count("(") + inner.count("（") == inner.count(")") + inner.count("）")
    return Placed(name, inner, "dash") if whole and _country(inner) else None


def _bracketed(text: str) -> Placed | None:
    match = _BRACKET.fullmatch(text)
    if match is None or not _country(match["inner"]):
        return None
    return Placed(match["name"], match["inner"], "bracket")


def _comma(text: str) -> Placed | None:
    fields = re.split(r"[,，]\s*", text)
    for count in (2, 1):
        if len(fields) <= count:
            continue
        inner = ", ".join(fields[-count:])
        name = ", ".join(fields[:-count])
        if count == 2 and spoken(inner).status not in ("ok", "several"):
            continue
        if count == 2 and spoken(fields[-1]).code and spoken(fields[-2]).code:
            continue
        if _country(inner):
            return Placed(name, inner, "comma")
    return None


def _country(text: str) -> bool:
    if len(text) == 2 and text.isupper() and text in _STATES and text != "US":
        return False
    return read(text).status in _KNOWN
