"""The file of a seal: JSON of which every byte is determined, a SHA-256 beside each piece and each row, and one over
everything. As with a manifest, it shows a change by accident or by hand; it is no signature."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from letterkit.freezing.seal import Entry, Number, Part, Piece, Seal, Sheet, Text, together
from letterkit.manifest import sealing

VERSION = 1
_OWN = ("kind", "code", "sha256")
"""Keys of a row that are no columns of the list."""


def content(seal: Seal) -> dict[str, Any]:
    """The seal as an object, without the hash over everything."""
    return {
        "frozen": VERSION,
        "letter": seal.letter,
        "date": seal.day.isoformat(),
        "previous": seal.previous,
        "counts": {kind: number.value for kind, number in seal.numbers.items()},
        "minimum": [kind for kind, number in seal.numbers.items() if number.minimum],
        "country_codes": dict(seal.countries),
        "text": {lang: _text(text) for lang, text in seal.texts.items()},
        "list": [_row(entry) for entry in seal.entries],
        "list_sha256": together(entry.digest for entry in seal.entries),
        "documents": {
            stem: {"languages": list(sheet.languages), "sha256": sheet.digest} for stem, sheet in seal.sheets.items()
        },
        "inputs": dict(seal.inputs),
        "outputs": dict(seal.outputs),
    }


def root(seal: Seal) -> str:
    """The one hash over text, list, counts and outputs."""
    return sealing.seal(content(seal))


def written(seal: Seal) -> bytes:
    """The seal as it stands in its file."""
    return sealing.written(content(seal))


def opened(data: bytes) -> Seal:
    """The seal in a file. Raises ValueError, saying what is wrong, where a byte is not as `written` wrote it."""
    try:
        found = json.loads(data)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    except ValueError as error:
        raise ValueError("it is no JSON") from error
    if not isinstance(found, dict) or "frozen" not in found:
        raise ValueError("it is not a seal of letterkit")
    if found["frozen"] != VERSION:
        raise ValueError(f"it has the form {found['frozen']!r}, this letterkit reads {VERSION}")
    try:
        seal = _read(found)
        changed, same = _changed(found, seal), written(seal) == data
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ValueError("it does not have the fields of a seal") from error
    if changed:
        raise ValueError(f"it was changed: {changed} is not what was sealed")
    if not same:
        raise ValueError("it was changed: its seal does not match")
    return seal


def _text(text: Text) -> dict[str, Any]:
    head = {"head": dict(text.head)} if text.head else {}
    return {"id": text.id, "title": text.title, **head, "pieces": [_piece(piece) for piece in text.pieces]}


def _piece(piece: Piece) -> dict[str, Any]:
    optional = {"fixed": piece.fixed, "links": list(piece.links)}
    return {
        "part": piece.part.value,
        "number": piece.number,
        "text": piece.text,
        **{key: value for key, value in optional.items() if value},
        "sha256": piece.digest,
    }


def _row(entry: Entry) -> dict[str, str]:
    code = {"code": entry.code} if entry.code else {}
    return {"kind": entry.kind, **entry.cells, **code, "sha256": entry.digest}


def _read(found: Mapping[str, Any]) -> Seal:
    letter = found["letter"]
    return Seal(
        letter=letter,
        day=date.fromisoformat(found["date"]),
        texts={lang: _read_text(letter, lang, text) for lang, text in found["text"].items()},
        entries=tuple(_read_row(row) for row in found["list"]),
        numbers={kind: Number(value, kind in found["minimum"]) for kind, value in found["counts"].items()},
        countries=found["country_codes"],
        sheets={stem: Sheet(tuple(one["languages"]), one["sha256"]) for stem, one in found["documents"].items()},
        inputs=found["inputs"],
        outputs=found["outputs"],
        previous=found["previous"],
    )


def _read_text(letter: str, lang: str, text: Mapping[str, Any]) -> Text:
    pieces = tuple(
        Piece(Part(one["part"]), one["number"], one["text"], one.get("fixed", ""), tuple(one.get("links", ())))
        for one in text["pieces"]
    )
    return Text(letter, lang, text["title"], pieces, text.get("head", {}))


def _read_row(row: Mapping[str, str]) -> Entry:
    cells = {column: cell for column, cell in row.items() if column not in _OWN}
    return Entry(row["kind"], cells, row.get("code", ""))


def _changed(found: Mapping[str, Any], seal: Seal) -> str:
    """The first piece or row that is not what its own hash says, as one would name it; empty where all are."""
    for lang, text in seal.texts.items():
        for piece, said in zip(text.pieces, found["text"][lang]["pieces"], strict=True):
            if said.get("sha256") != piece.digest:
                return f"{piece.part.value} {piece.number} ({lang})"
    for entry, row in zip(seal.entries, found["list"], strict=True):
        if row.get("sha256") != entry.digest:
            return f"the row of {entry.name}"
    return ""
