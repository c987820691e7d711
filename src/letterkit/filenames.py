"""Names of files and keys made of what people call themselves: safe on every system, unique, the same in each run.

ASCII letters, digits and hyphens only, so that no system's normalization (NFC, NFD) or encoding changes them; none is
a device of Windows (CON, COM1, …: "Naming Files, Paths, and Namespaces" in Microsoft's documentation); none begins with
a dot or a hyphen. Small letters only, since some systems do not tell capitals apart.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Mapping

from letterkit.model.draft import Draft, in_language
from letterkit.model.recipient import Part

LONGEST = 60
"""Characters of a key: with an id of 80, a language and an ending a name is well below the 255 that systems take."""

_DIGEST = 8
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", "conin$", "conout$", *(f"{kind}{n}" for kind in ("com", "lpt") for n in range(10)))
)
_KEY = re.compile(rf"[a-z0-9](?:[a-z0-9-]{{0,{LONGEST - 2}}}[a-z0-9])?", re.ASCII)

# Latin letters that Unicode does not take apart into a letter and a mark.
_LATIN = str.maketrans(
    {
        **{"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h"},
        **{"ŋ": "ng", "ƒ": "f", "ə": "e", "ɛ": "e", "ɔ": "o", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ŧ": "t", "ʼ": "", "ʻ": ""},
        **{"'": "", "’": "", "‘": ""},
    }
)

# Revised Romanization of Korean (Ministry of Culture and Tourism, notice 2000-8), letter by letter and without the
# changes of sound between syllables: a key is to be told apart, not to be read aloud.
_INITIALS, _VOWELS, _FINALS = (
    [letters.strip("-") for letters in row.split()]
    for row in (
        "g kk n d tt r m b pp s ss - j jj ch k t p h",
        "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i",
        "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t",
    )
)


def is_reserved(name: str) -> bool:
    """Whether Windows keeps a name for a device, whatever follows its first dot."""
    return name.partition(".")[0].rstrip(" ").casefold() in _DEVICES


def is_key(text: str) -> bool:
    """Whether a text can stand in file names on every system as it is."""
    return bool(_KEY.fullmatch(text)) and not is_reserved(text)


def keys(draft: Draft) -> Mapping[str, str]:
    """The key of each addressee of a draft by its field (`to.0`, `cc.1`), whether it has a recipients file or not."""
    made: dict[str, str] = {}
    for part, people in ((Part.TO, draft.to), (Part.CC, draft.cc)):
        for i, one in enumerate(people):
            name = next(filter(None, (in_language(one.name, draft.languages[0]), *one.name.values())), "")
            made[f"{part}.{i}"] = key(name, (one.email, one.fax, *one.title.values()), made.values())
    return made


def key(name: str, content: Collection[str], taken: Collection[str]) -> str:
    """A key for one who is called `name`, other than those `taken`.

    It is the name alone where that is enough. Where another has it, or where letters of other scripts were left out,
    it ends in a digest of `content`: what is known of this one, so that it does not depend on who stands beside.
    """
    plain, whole = _plain(name)
    if plain and whole and plain not in taken and not is_reserved(plain):
        return plain
    digest = hashlib.sha256("\0".join(_canonical(text) for text in (name, *content)).encode()).hexdigest()
    for length in range(_DIGEST, len(digest) + 1):
        made = f"{plain[: LONGEST - length - 1].rstrip('-')}-{digest[:length]}".lstrip("-")
        if made not in taken:
            return made
    return _numbered(digest[: LONGEST - _DIGEST], taken)


def _numbered(stem: str, taken: Collection[str]) -> str:
    """Two who are the same in everything: only their order tells them apart."""
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


def _plain(name: str) -> tuple[str, bool]:
    """The name in ASCII, and whether every letter and digit of it is there."""
    text = _canonical(name)
    spelled = "".join(map(_romanized, text)).translate(_LATIN)
    bare = "".join(c for c in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(c))
    slug = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
    whole = len(slug) <= LONGEST and all(c.isascii() for c in bare if c.isalnum())
    return slug[:LONGEST].strip("-"), whole


def _canonical(text: str) -> str:
    """The same for all ways to write a text that look the same; lone surrogates are no text."""
    composed = unicodedata.normalize("NFKC", text.encode("utf-8", "replace").decode()).casefold()
    return unicodedata.normalize("NFC", composed)


def _romanized(character: str) -> str:
    place = ord(character) - 0xAC00
    if not 0 <= place < 11172:
        return character
    return _INITIALS[place // 588] + _VOWELS[place % 588 // 28] + _FINALS[place % 28]
