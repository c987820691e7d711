"""Postal addresses as they are printed: the country in capitals where the letter crosses a border.

The Universal Postal Union asks for the country of destination as the last line of the address, in capitals (its guide
"Addressing the world", by standard S42). What stands above it is for the country's own post and left as it was written:
in which order, and with which marks, the addressee's office knows and letterkit does not.
"""

from __future__ import annotations

import unicodedata

from letterkit import countries
from letterkit.model.draft import Sender

_CASED = ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN")
"""Scripts that are printed in capitals; those of Georgian are in Unicode, and in hardly any font."""
_TURKIC = ("tr", "az")
_ACUTE = "\u0301"


def home_of(sender: Sender | None) -> frozenset[str]:
    """The ISO 3166-1 codes of the countries that the sender's address ends in, in any language; none where it has
    none."""
    addresses = sender.address.values() if sender else ()
    return frozenset(code for address in addresses if (code := country_of(address)))


def country_of(address: str) -> str:
    """The ISO 3166-1 code of the country that an address ends in, empty where its last line is none for sure."""
    lines = address.rstrip().split("\n")
    return (countries.read(lines[-1], suggest=False).code or "") if len(lines) > 1 else ""


def printed(address: str, home: frozenset[str], lang: str) -> str:
    """An address for a letter from `home`: its last line in capitals where that is another country. A sender who names
    no country may be abroad: on letters that stay in it a country is not written."""
    code = country_of(address)
    if not code or code in home:
        return address
    above, _, country = address.rstrip().rpartition("\n")
    return f"{above}\n{capitals(country, lang)}"


def capitals(text: str, lang: str) -> str:
    """A text in capitals by the rules of its language: dotted and dotless i in Turkish and Azerbaijani, no accents on
    Greek (Unicode's SpecialCasing, CLDR el-Upper)."""
    words = text.split(" ")
    return " ".join(_capitals(word, turkic=_is_turkic(word, lang)) for word in words)


def _is_turkic(word: str, lang: str) -> bool:
    # The state asks for its name to be written with its own letters in every language (UN, June 2022).
    return lang.partition("-")[0] in _TURKIC or word.casefold() == "türkiye"


def _capitals(word: str, *, turkic: bool) -> str:
    if turkic:
        word = word.replace("i", "İ").replace("ı", "I")
    made = []
    for character in unicodedata.normalize("NFC", word):
        script = unicodedata.name(character, "").partition(" ")[0]
        upper = character.upper() if script in _CASED else character
        if script == "GREEK":
            upper = unicodedata.normalize("NFD", upper).replace(_ACUTE, "")
        made.append(upper)
    return unicodedata.normalize("NFC", "".join(made))
