"""YAML 1.2 of the plain kind: mappings, lists and texts, each with its place.

No type is resolved: `NO` is Norway, `0123` and `1.10` are texts; an empty value and a plain `null` or `~` are None.
Anchors, aliases, tags, several documents, keys that are no texts, keys given twice, keys in { } without a colon, and
more than MAX_DEPTH levels are findings with line and column, since each of them makes a draft say something else than
it seems to.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from letterkit.load.characters import oddities
from letterkit.load.faults import Faults
from letterkit.load.yaml_problems import plain_words
from letterkit.model.finding import Place
from letterkit.model.frozen import frozen

MAX_DEPTH = 12
_NULLS = ("", "~", "null", "Null", "NULL")

_AT_COLON = re.compile(r"\s*:")
_SHOWN = 40

# Of what is never closed, the place where it is opened says more than the end of the file.
_TOLD_WHERE_THEY_BEGIN = ("end of stream", "flow", "could not find expected ':'")

Value = str | None | list["Value"] | dict[str, "Value"]


@frozen
class Tree:
    """What a YAML file says; `places` gives the place of each key and item by its dotted path, "" that of the whole."""

    data: Value
    places: Mapping[str, Place]


def read(text: str, path: str, faults: Faults, *, code: str = "draft-syntax") -> Tree | None:
    """Read YAML; None with findings of `code` where it is not as the module says."""
    reader = _Reader(text, path, faults, code)
    data = reader.document()
    return None if reader.failed else Tree(data, reader.places)


@dataclass(slots=True)
class _Reader:
    text: str
    path: str
    faults: Faults
    code: str
    failed: bool = False
    places: dict[str, Place] = field(default_factory=dict)

    def document(self) -> Value:
        self.places[""] = Place(self.path, 1, 1)
        try:
            events = _events(self.text)
            begins = next(events, None) is not None
            data = self._value(events, next(events), "", 0) if begins else None
            for event in islice((e for e in events if _kind(e) == "DocumentStart"), 1):
                self._fail(event, "a second document begins here", "keep one draft to a file: delete the line ---")
        except _UnreadableError as error:
            place = Place(self.path, error.line, error.column)
            self.faults.add(self.code, place, *plain_words(error.problem))
            self.failed = True
            return None
        return data

    def _value(self, events: Iterator[Any], event: Any, name: str, depth: int) -> Value:
        self._refuse_ties(event)
        kind = _kind(event)
        if depth >= MAX_DEPTH and kind in ("MappingStart", "SequenceStart"):
            raise _UnreadableError("too deep", *_spot(event))
        if kind == "MappingStart":
            return self._mapping(events, name, depth + 1, in_braces=bool(event.flow_style))
        if kind == "SequenceStart":
            return self._items(events, name, depth + 1)
        return None if kind == "Alias" else self._scalar(event)

    def _mapping(self, events: Iterator[Any], name: str, depth: int, *, in_braces: bool) -> dict[str, Value]:
        mapping: dict[str, Value] = {}
        while _kind(event := next(events)) != "MappingEnd":
            key = self._value(events, event, name, depth)
            if not isinstance(key, str):
                self._fail(event, "a key that is no text", "write a name before the colon")
                key = ""
            elif in_braces and _AT_COLON.match(self.text, event.end_mark.index) is None:
                self._refuse_rest(event, key, first=not mapping)
            inner = f"{name}.{key}" if name else key
            if key in mapping:
                first = self.places[inner].line
                self._fail(event, f"{key} is given twice, first on line {first}", "delete one of them")
            else:
                self.places[inner] = self._place(event, inner)
            mapping[key] = self._value(events, next(events), inner, depth)
        return mapping

    def _items(self, events: Iterator[Any], name: str, depth: int) -> list[Value]:
        items: list[Value] = []
        while _kind(event := next(events)) != "SequenceEnd":
            inner = f"{name}.{len(items)}" if name else str(len(items))
            self.places[inner] = self._place(event, inner)
            items.append(self._value(events, event, inner, depth))
        return items

    def _scalar(self, event: Any) -> str | None:
        text: str = event.value
        if event.style is None and text in _NULLS:
            return None
        for odd in islice(oddities(text), 3):
            if odd.fatal:  # by an escape such as "\0"; in the file itself they were looked for before
                self._fail(event, f"holds {odd.description}", odd.hint)
        if event.style in ("|", ">"):
            text = text.rstrip("\n")
        return unicodedata.normalize("NFC", text)

    def _refuse_rest(self, event: Any, key: str, *, first: bool) -> None:
        """In `{en: A, B}` YAML takes B for a key, and the text would end at its comma without a word."""
        shown = key if len(key) <= _SHOWN else f"{key[:_SHOWN]}…"
        hint = "write NAME: TEXT" if first else "put the text in quotation marks, it has a comma"
        self._fail(event, f"{shown} has no value", hint)

    def _refuse_ties(self, event: Any) -> None:
        if _kind(event) == "Alias":
            self._fail(event, "a value that begins with * refers to another one", "put a text into quotation marks")
        elif getattr(event, "anchor", None) is not None:
            self._fail(event, "a value that begins with & is a label in YAML", "put a text into quotation marks")
        elif getattr(event, "tag", None) is not None:
            self._fail(event, "a value that begins with ! is a type in YAML", "put a text into quotation marks")

    def _fail(self, event: Any, message: str, hint: str) -> None:
        self.faults.add(self.code, self._place(event), message, hint)
        self.failed = True

    def _place(self, event: Any, name: str | None = None) -> Place:
        return Place(self.path, *_spot(event), field=name)


@frozen
class _UnreadableError(Exception):
    problem: str
    line: int | None = None
    column: int | None = None


def _events(text: str) -> Iterator[Any]:
    """ruamel's events, from the start of the first document on."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            if _kind(event) not in ("StreamStart", "StreamEnd"):
                yield event
    except MarkedYAMLError as error:
        begins = any(sign in f"{error.context} {error.problem}" for sign in _TOLD_WHERE_THEY_BEGIN)
        mark = (error.context_mark if begins else None) or error.problem_mark or error.context_mark
        spot = (mark.line + 1, mark.column + 1) if mark else (None, None)
        raise _UnreadableError(str(error.problem or error.context or ""), *spot) from None
    except (YAMLError, ValueError, OverflowError, IndexError, AttributeError, AssertionError, TypeError) as error:
        # Beside its own errors ruamel lets escape what chr() and int() raise for \UFFFFFFFF and the like.
        raise _UnreadableError(str(error)) from None


def _kind(event: Any) -> str:
    return type(event).__name__.removesuffix("Event")


def _spot(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1
