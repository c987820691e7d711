"""Reads the file of a language: every field is required and none is unknown, so that no language is half done."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from letterkit.errors import InputError
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.language import Collation, FaxWords, Language, Words

_DIRECTIONS = ("ltr", "rtl")


def read(path: Path) -> Language:
    """The language of a file. Raises InputError with every field that is missing, unknown or of the wrong type."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError([_finding(path, "", f"is no TOML: {error}")]) from error
    problems = [
        *_shape(path, "", data, Language),
        *_shape(path, "words", data.get("words"), Words),
        *_shape(path, "fax", data.get("fax"), FaxWords),
        *_shape(path, "collation", data.get("collation"), Collation),
    ]
    if problems:
        raise InputError(problems)
    problems = list(_types(path, data))
    if problems:
        raise InputError(problems)
    data["grammar"] = _grammar(path, data["grammar"])
    collation = data["collation"]
    return Language(
        **{field: data[field] for field in ("code", "name", "script", "direction", "date", "countries", "grammar")},
        words=Words(**data["words"]),
        fax=FaxWords(**data["fax"]),
        collation=Collation(
            scripts=tuple(collation["scripts"]),
            tailoring=collation["tailoring"],
            articles=tuple(collation["articles"]),
        ),
    )


def _grammar(path: Path, table: Mapping[str, Any]) -> dict[str, Any]:
    """The grammar of a file; one that names a `base` has from there what is the same in both."""
    if "base" not in table:
        return dict(table)
    own = {key: value for key, value in table.items() if key != "base"}
    try:
        base = tomllib.loads((path.parent / f"{table['base']}.toml").read_text(encoding="utf-8"))["grammar"]
    except OSError as error:
        raise InputError([_finding(path, "grammar.base", f"{table['base']!r} is no language")]) from error
    return _over(base, own)


def _over(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    merged = {**base, **own}
    for key, value in base.items():
        if isinstance(value, Mapping) and isinstance(own.get(key), Mapping):
            merged[key] = _over(value, own[key])
    return merged


def _shape(path: Path, table: str, data: Any, kind: type) -> list[Finding]:
    """What is missing in a table or unknown there."""
    if not isinstance(data, Mapping):
        return [_finding(path, table, "the table is missing")]
    wanted = {field.name for field in fields(kind)}
    prefix = f"{table}." if table else ""
    missing = [_finding(path, prefix + key, "is missing") for key in sorted(wanted - set(data))]
    unknown = [_finding(path, prefix + key, "is unknown") for key in sorted(set(data) - wanted)]
    return missing + unknown


def _types(path: Path, data: Mapping[str, Any]) -> list[Finding]:
    """What has the wrong type."""
    problems = [
        _finding(path, key, "must be text")
        for key in ("code", "name", "script", "direction", "date")
        if not isinstance(data[key], str)
    ]
    if data["code"] != path.stem:
        problems.append(_finding(path, "code", f"must be the name of the file, {path.stem!r}"))
    if data["direction"] not in _DIRECTIONS:
        problems.append(_finding(path, "direction", 'must be "ltr" or "rtl"'))
    for table in ("words", "fax", "countries"):
        problems += _texts(path, table, data[table])
    problems += _texts(path, "collation.tailoring", data["collation"]["tailoring"])
    for key in ("scripts", "articles"):
        value = data["collation"][key]
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            problems.append(_finding(path, f"collation.{key}", "must be a list of texts"))
    if not isinstance(data["grammar"], Mapping):
        problems.append(_finding(path, "grammar", "must be a table"))
    return problems


def _texts(path: Path, table: str, data: Any) -> list[Finding]:
    if not isinstance(data, Mapping):
        return [_finding(path, table, "must be a table of texts")]
    return [
        _finding(path, f"{table}.{key}", "must be text") for key, value in data.items() if not isinstance(value, str)
    ]


def _finding(path: Path, field: str, message: str) -> Finding:
    where = f"{field}: " if field else ""
    place = Place(str(path), field=field or None)
    hint = "Every language has exactly the fields of en.toml."
    return Finding("language-file", Severity.ERROR, f"{where}{message}", place, hint)
