"""What two spellings are compared without: quotation marks, dashes and spaces, which are no spelling."""

from __future__ import annotations

import re
import unicodedata

from letterkit.countries.spelling import bare

_SIGNS = str.maketrans({**dict.fromkeys("‘’ʼ`´＇", "'"), **dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‐‑–—−", "-")})
_ACRONYM = re.compile(r"\s*(?:\((?=[^()]*[A-Z][^()]*[A-Z])[^()\s]{2,12}\)|\s[-–—] (?=[^\s]*[A-Z]{2})[^()\s]{2,12})$")


def plain(text: str) -> str:
    """A name in NFC with straight quotes, short dashes, single spaces, and no sign or bracket open at its ends."""
    text = " ".join(unicodedata.normalize("NFC", text).translate(_SIGNS).split())
    return text.strip(' ,;:*_"').replace(" - ", " – ").rstrip(".") if text.count(".") < 2 else text.strip(' ,;:*_"')


def without_acronym(text: str) -> str:
    """A name without the acronym in brackets, or behind a dash, at its end."""
    return _ACRONYM.sub("", text)


def shouted(text: str) -> bool:
    """Whether two words or more are all in capitals: the dress of a list, not a spelling."""
    return " " in text and text.isupper()


def same_but_acronym(one: str, other: str) -> bool:
    """Whether two names are the same once the acronyms behind them are left out."""
    return plain(without_acronym(one)) == plain(without_acronym(other))


def words(text: str) -> frozenset[str]:
    """The words of a name as they are compared."""
    return frozenset(bare(text).split())
