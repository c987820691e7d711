"""What letterkit knows of languages: one file of data for each, found by listing this folder.

A new language is one new file `CODE.toml` and no edit elsewhere. Languages in printed/ have words and an order of
names, but no grammar: letters in them are set, and their claims are not read.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from letterkit.languages.loading import read
from letterkit.model.language import Language

_FOLDER = Path(__file__).parent
_LIKELY = {
    "zh": "zh-Hans", "zh-CN": "zh-Hans", "zh-SG": "zh-Hans", "zh-TW": "zh-Hant", "zh-HK": "zh-Hant", "zh-MO": "zh-Hant",
}  # fmt: skip
"""Tags that leave the script unsaid (CLDR's likely subtags)."""


@cache
def available() -> tuple[str, ...]:
    """The codes of the languages that have a file, in order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def printed() -> tuple[str, ...]:
    """The codes of the languages that letters can be set in, but whose claims are not read, in order."""
    return tuple(sorted({path.stem for path in (_FOLDER / "printed").glob("*.toml")} - set(available())))


@cache
def get(code: str) -> Language:
    """The language of a BCP 47 tag; with a region ("en-GB") it is the language with that tag as its code, which gives
    dates the form of the region. Raises KeyError for a language without a file."""
    language = _base(primary(code))
    return language if code.lower() == language.code else replace(language, code=_canonical(code))


def primary(code: str) -> str:
    """The tag of the file that serves a BCP 47 tag: the longest beginning that has one. Raises KeyError."""
    code = _LIKELY.get(_canonical(code), code)
    parts = _canonical(code).split("-")
    for length in range(len(parts), 0, -1):
        candidate = "-".join(parts[:length])
        if candidate in available() or candidate in printed():
            return candidate
    raise KeyError(code)


def _canonical(code: str) -> str:
    """The tag in the customary letters (RFC 5646, 2.1.1): language small, script titled, region capital."""
    first, *rest = code.replace("_", "-").split("-")
    sizes = {2: str.upper, 4: str.title}
    return "-".join([first.lower(), *(sizes.get(len(part), str.lower)(part) for part in rest)])


@cache
def _base(code: str) -> Language:
    return read(_FOLDER / f"{code}.toml" if code in available() else _FOLDER / "printed" / f"{code}.toml")
