"""One form for all ways to write the same words: what is compared when a name is looked up.

Unicode's NFKC, case folding and the removal of combining marks (UAX #15, UAX #44) do most; the rest is what people
do in tables: full stops in initials, ampersands, hyphens, curly apostrophes, invisible characters, stray spaces.
"""

from __future__ import annotations

import re
import unicodedata

# Letters that are a base letter with a stroke, which Unicode does not decompose.
_STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"})
_APOSTROPHES = re.compile("['’‘ʼʻ`´ʾʿ]")
_EAST_ASIAN = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_EAST_ASIAN_SPACE = re.compile(f"(?<=[{_EAST_ASIAN}]) (?=[{_EAST_ASIAN}])")
_INITIALS = re.compile(r"\b[a-z](?: [a-z]\b)+")
# What the steps below come to for ASCII, which most names of long lists are: one table instead of a step a letter.
_ASCII = str.maketrans(
    {chr(code): "" if chr(code) in "'`" else " " for code in range(128) if not chr(code).isalnum()} | {"&": " and "}
)


def exact(text: str) -> str:
    """The words of a text in lower case, separated by one space, accents kept: "U.S. of  A" is "us of a".

    Punctuation and symbols part words, apostrophes and invisible characters vanish, initials are drawn together, and
    a leading "the" is dropped. A text without letters and digits gives "".
    """
    parts = (text.lower().translate(_ASCII) if text.isascii() else _levelled(text)).split()
    words = " ".join(parts)
    if not words.isascii() or min(map(len, parts), default=0) == 1:
        words = _INITIALS.sub(lambda found: found[0].replace(" ", ""), words)
    return (words if words.isascii() else _EAST_ASIAN_SPACE.sub("", words)).removeprefix("the ")


def _levelled(text: str) -> str:
    """A text in any script in lower case, with spaces for what parts words."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    folded = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", folded)).replace("&", " and ")
    return "".join(map(_kept, folded))


def bare(text: str) -> str:
    """`exact` without the accents of Latin, Greek and Cyrillic letters: "Panamá" is "panama", "São" is "sao"."""
    return unaccented(exact(text))


def unaccented(words: str) -> str:
    """Words that `exact` gave, without accents. Marks that make another letter in other scripts stay."""
    if words.isascii():
        return words
    parts = unicodedata.normalize("NFKD", words)
    plain = "".join(c for c in parts if not "\u0300" <= c <= "\u036f")
    return unicodedata.normalize("NFC", plain).translate(_STROKES)


def _kept(character: str) -> str:
    """The character, a space in place of what parts words, or nothing for what cannot be seen."""
    if character.isalnum():
        return character
    category = unicodedata.category(character)
    if category[0] == "M":
        return character
    return "" if category == "Cf" else " "
