"""An audit as one JSON object, as DESIGN's "Command line" has it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from letterkit.model.audit import DocumentAudit, FoundList, Judged, ListEntry, ListKind, Relation
from letterkit.model.claim import Kind
from letterkit.model.roster import SignatoryKind
from letterkit.model.spelling import Name


def documents(made: Sequence[DocumentAudit], *, entries: bool = False) -> list[dict[str, Any]]:
    """Each text as an object; `entries` adds the entries of its lists.

    `line` is null where a format has no lines; `page` is that of a PDF. `totals` are null for what no list tells.
    Lists that are not counted stand under `left_out`, with the reason.
    """
    return [_document(one, entries=entries) for one in made]


def related(relations: Sequence[Relation]) -> list[dict[str, Any]]:
    """Each pair of texts that belong together: `first` and `second` are paths, `tie` one of edition, translation,
    about (the first is about the second), same-other (both speak of one other letter), coalition."""
    return [
        {
            "first": one.first,
            "second": one.second,
            "tie": one.tie.value,
            "why": list(one.why),
            "agree": list(one.agree),
            "differ": list(one.differ),
        }
        for one in relations
    ]


def spellings(names: Sequence[Name]) -> list[dict[str, Any]]:
    """Each name that is written in more than one way, with all its places; `layer` is by what the spellings differ."""
    return [
        {
            "person": name.person,
            "layer": name.layer.value if name.layer else None,
            "spellings": [
                {
                    "text": one.text,
                    "places": [
                        {"path": said.place.path, "line": said.place.line, "page": said.place.page}
                        for said in one.mentions
                    ],
                }
                for one in name.spellings
            ],
        }
        for name in names
    ]


def _document(made: DocumentAudit, *, entries: bool) -> dict[str, Any]:
    paired = list(zip(made.lists, made.distinct, strict=True))
    return {
        "path": made.path,
        "language": made.languages[0] if made.languages else None,
        "languages": list(made.languages),
        "claims": [_claim(judged) for judged in made.claims],
        "lists": [_list(one, distinct, entries=entries) for one, distinct in paired if not one.left_out],
        "left_out": [
            {**_list(one, distinct, entries=entries), "reason": one.left_out}
            for one, distinct in paired
            if one.left_out
        ],
        "totals": _totals(made),
    }


def _claim(judged: Judged) -> dict[str, Any]:
    claim = judged.claim
    return {
        "text": " ".join(claim.text.split()),
        "kind": claim.kind.value,
        "value": claim.value,
        "precision": claim.precision.value,
        "about": claim.about.value,
        "line": judged.place.line,
        "page": judged.place.page,
        "verdict": judged.verdict.value,
        "actual": judged.actual,
        "why": judged.why,
    }


def _list(found: FoundList, distinct: int, *, entries: bool) -> dict[str, Any]:
    kind = ListKind.GROUPS if found.kind is ListKind.PERSONS_FOR_GROUPS else found.kind
    codes = {entry.reading.code for entry in found.entries if entry.reading.code}
    made: dict[str, Any] = {
        "heading": found.heading,
        "kind": kind.value,
        "form": found.form.value,
        "entries": len(found.entries),
        "distinct": distinct,
        "countries": len(codes) if codes else None,
        "line": found.place.line,
        "page": found.place.page,
        "sure": found.sure,
    }
    return {**made, "names": [_entry(entry) for entry in found.entries]} if entries else made


def _entry(entry: ListEntry) -> dict[str, Any]:
    return {
        "name": entry.name,
        "kind": entry.kind.value,
        "country": entry.country,
        "code": entry.reading.code,
        "title": entry.title,
        "person": entry.person,
        "line": entry.place.line,
    }


def _totals(made: DocumentAudit) -> dict[str, int | None]:
    """Groups and individuals are 0 where a list has none of them, null where there is no list at all."""
    missing = 0 if made.counted else None
    return {
        kind.value: made.totals[kind].value if kind in made.totals else missing
        for kind in (Kind.GROUPS, Kind.INDIVIDUALS)
    } | {Kind.COUNTRIES.value: made.totals[Kind.COUNTRIES].value if Kind.COUNTRIES in made.totals else None}


def kinds(found: FoundList) -> tuple[int, int]:
    """How many groups and how many individuals a list has."""
    groups = sum(entry.kind is SignatoryKind.GROUP for entry in found.entries)
    return groups, len(found.entries) - groups
