"""Postal addresses from their parts, in the order and on the lines that the country of destination uses.

The forms are libaddressinput's (forms.json, made by scripts/make_address_forms.py), which follow the Universal Postal
Union's "Postal addressing systems in member countries".
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

PARTS = {"street": "A", "district": "D", "city": "C", "region": "S", "postcode": "Z"}
"""The parts of an address, by the letter that stands for each in a form."""

_DEFAULT = "ZZ"
_MARK = re.compile("%(.)")
_LOOSE = re.compile(r"^[\s,/-]+|[\s,/-]+$")


def address(parts: Mapping[str, str], code: str) -> str:
    """The lines of an address without name and country, from parts by the names of PARTS (a street may have several
    lines).

    `code` is the country's (ISO 3166-1 alpha-2), empty where it is not known. A place that the country's form has no
    mark for stands behind the street, and a postcode below, so that nothing is lost.
    """
    values = {letter: text for name, letter in PARTS.items() if (text := parts.get(name, "").strip())}
    form = _form(code, "".join(values.values()))
    used = {*_MARK.findall(form), "A"}
    behind = [text for letter, text in values.items() if letter not in used and letter != "Z"]
    if street := ", ".join([*([values["A"]] if "A" in values else []), *behind]):
        values["A"] = street
    lines = [made for line in form.split("%n") if (made := _line(line, values))]
    return "\n".join([*lines, *([values["Z"]] if "Z" in values and "Z" not in used else [])])


def _form(code: str, text: str) -> str:
    """The form in Latin letters for a text in Latin letters, where the country has one of its own for it."""
    forms = _forms()
    own, *latin = forms.get(code, forms[_DEFAULT])
    return latin[0] if latin and _is_latin(text) else own


def _line(form: str, values: Mapping[str, str]) -> str:
    """One line with what is given; nothing where none of its parts is, whatever stands between them."""
    if not any(mark in values for mark in _MARK.findall(form)):
        return ""
    filled = _MARK.sub(lambda mark: values.get(mark[1], ""), form)
    return _LOOSE.sub("", re.sub(" {2,}", " ", filled))


def _is_latin(text: str) -> bool:
    return all(unicodedata.name(letter, "").startswith("LATIN") for letter in text if letter.isalpha())


@cache
def _forms() -> Mapping[str, list[str]]:
    forms: dict[str, list[str]] = json.loads(Path(__file__).with_name("forms.json").read_text(encoding="utf-8"))
    return forms
