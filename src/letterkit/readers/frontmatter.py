"""The head of a file for a site generator: YAML between "---", TOML between "+++". Only what people read is kept.

Nothing is parsed as YAML: such heads are often broken, and only `key: text` matters, on one line or folded over more.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from letterkit.model.finding import Place
from letterkit.model.reading import BlockKind
from letterkit.readers.parts import Line, Para, clean

_HEAD = re.compile(r"\s*^(---|\+\+\+)[ \t]*\n(.*?)^\1[ \t]*(?:\n|\Z)", re.S | re.M)
_LARGEST = 100_000
_FIELD = re.compile(r"^([ \t]{0,4})([\w$:.-]{1,60}?)[ \t]*[:=][ \t]+(\S.*)$")
_FOLDED = re.compile(r"[|>][+-]?\d?")
_NO_TEXT = re.compile(r"(?:https?:)?//\S|/\S*$|[\w.+-]+@|\d{4}-\d\d-\d\d|[\[{]")
_TITLES = ("title", "headline", "titre", "titulo", "título", "titel", "제목", "タイトル", "标题", "標題")
_LANGUAGES = ("lang", "language", "locale")
_FEWEST_WORDS, _FEWEST_WIDE = 6, 15


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the head says: its title, its language, and the texts worth reading, the title first."""

    title: str
    lang: str
    parts: tuple[Para, ...]
    body: str
    """The text without the head, which is replaced by empty lines so that lines keep their numbers."""


def split(text: str, path: str) -> FrontMatter:
    """Take the head off a text, if it has one."""
    match = _HEAD.match(text[:_LARGEST])
    if not match or not _is_head(match[2]):
        return FrontMatter("", "", (), text)
    first = text[: match.start(2)].count("\n") + 1
    fields = list(_fields(match[2], first))
    titles = [(line, value) for key, line, value, top in fields if top and key.lower() in _TITLES]
    lang = next((value for key, _, value, top in fields if top and key.lower() in _LANGUAGES), "")
    parts = [Para([Line(value, Place(path, line))], BlockKind.TITLE) for line, value in titles[:1]]
    seen = {_letters(value) for _, value in titles[:1]}
    for _, line, value, top in fields:
        if top and _letters(value) not in seen and _is_prose(value):
            seen.add(_letters(value))
            parts.append(Para([Line(value, Place(path, line))], BlockKind.SUMMARY))
    body = "\n" * match[0].count("\n") + text[match.end() :]
    is_code = re.fullmatch(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,8})*", lang)
    return FrontMatter(titles[0][1] if titles else "", lang.replace("_", "-") if is_code else "", tuple(parts), body)


def _is_head(text: str) -> bool:
    """Whether most lines are fields, items or the inner lines of either: two rules in a letter are no head."""
    lines = [line for line in text.split("\n") if line.strip()]
    like = sum(bool(re.match(r"\s|[\w$\"'-]+\s*[:=](?:\s|$)|[-\]}#]", line)) for line in lines)
    named = any(re.match(r"\s*[\w$-]+\s*[:=](?:\s|$)", line) for line in lines)
    return named and like >= 0.9 * len(lines)


def _fields(text: str, first: int) -> Iterator[tuple[str, int, str, bool]]:
    """Key, line, value, and whether it stands at the top level."""
    lines = text.split("\n")
    matches = [(number, match) for number, line in enumerate(lines) if (match := _FIELD.match(line))]
    margin = min((len(match[1]) for _, match in matches), default=0)
    for number, match in matches:
        value = match[3].strip()
        quote = value[0] if value[0] in "\"'" else ""
        if _FOLDED.fullmatch(value):
            value = _deeper(lines, number, margin)
        elif (quote and not re.search(rf"(?<!\\){quote}\s*(?:#.*)?$", value[1:])) or (not quote and not match[1]):
            value = f"{value} {_deeper(lines, number, margin)}"
        yield match[2], first + number, _unquoted(value), len(match[1]) == margin


def _deeper(lines: list[str], number: int, margin: int) -> str:
    """The lines below a field that are set in deeper than it and are no fields or items."""
    found = []
    for line in lines[number + 1 :]:
        inner = len(line) - len(line.lstrip())
        if not line.strip() or inner <= margin or line.lstrip().startswith("- ") or _FIELD.match(line):
            break
        found.append(line.strip())
    return " ".join(found)


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] in "\"'" and value[-1] == value[0]:
        double, value = value[0] == '"', value[1:-1]
        value = re.sub(r"\\[nrt]", " ", value).replace('\\"', '"') if double else value.replace("''", "'")
    return clean(re.sub(r"<[^<>]{1,200}>", "", html.unescape(value)))


def _letters(value: str) -> str:
    return "".join(filter(str.isalnum, value)).lower()


def _is_prose(value: str) -> bool:
    if _NO_TEXT.match(value):
        return False
    wide = sum(char >= "\u1100" for char in value)
    return len(value.split()) >= _FEWEST_WORDS or wide >= _FEWEST_WIDE
