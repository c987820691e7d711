"""What is different, for programs: one object, without private columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from letterkit.freezing.comparing import Revised
from letterkit.freezing.seal import Entry, Piece
from letterkit.freezing.standing import Standing
from letterkit.freezing.telling import called, headline
from letterkit.freezing.wording import TextChange
from letterkit.report.json import as_json


def content(found: Standing) -> Mapping[str, Any]:
    """The object that `letterkit changes --format json` prints; `before` and `now` are null where there is none."""
    changes = found.changes
    return {
        "letter": found.now.letter,
        "changed": found.changed,
        "summary": headline(found),
        "since": found.since.isoformat(),
        "sent": found.sent,
        "counts": {kind: {"before": was.value, "now": now.value} for kind, (was, now) in changes.numbers.items()},
        "countries": {"gained": list(changes.gained), "lost": list(changes.lost)},
        "added": [_entry(entry) for entry in changes.added],
        "withdrawn": [{**_entry(gone.entry), "why": gone.why} for gone in changes.withdrawn],
        "revised": [_revised(one) for one in changes.revised],
        "text": {lang: [_change(change) for change in differing] for lang, differing in changes.texts.items()},
        "head": {
            lang: {one.field: {"before": one.before, "now": one.now} for one in heads}
            for lang, heads in changes.heads.items()
        },
        "text_ids": {"frozen": list(found.frozen.text_ids), "now": list(found.now.text_ids)},
        "render_again": list(found.render),
        "rendered_again": list(found.anew),
        "ask_again": [
            {"kind": ask.row.kind.value, "name": ask.name, "changed": [called(change) for change in ask.changed]}
            for ask in found.asking.again
        ],
        "signed_same_demands": found.asking.same_demands,
        "findings": as_json(found.findings),
    }


def _entry(entry: Entry) -> dict[str, str]:
    return {"kind": entry.kind, **entry.cells, "code": entry.code}


def _revised(one: Revised) -> dict[str, Any]:
    cells = {
        column: {"before": one.before.cells.get(column, ""), "now": one.now.cells.get(column, "")}
        for column in one.columns
    }
    return {"kind": one.now.kind, "name": one.now.name, "cells": cells}


def _change(change: TextChange) -> dict[str, Any]:
    return {
        "part": change.piece.part.value,
        "number": (change.before or change.piece).number,
        "before": _piece(change.before),
        "now": _piece(change.now),
    }


def _piece(piece: Piece | None) -> dict[str, Any] | None:
    return {"number": piece.number, "text": piece.text, "links": list(piece.links)} if piece else None
