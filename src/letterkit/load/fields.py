"""The fields of the types that files are read into, as a file names them."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, get_args, get_type_hints

_IN_FILES = {"sender": "from"}
"""Fields whose name in a file is a keyword of Python."""


def name_in_file(field: str) -> str:
    """What a field of a type is called in a file."""
    return _IN_FILES.get(field, field)


def names(model: type[Any]) -> list[str]:
    """The fields of a type, as a file names them."""
    return [name_in_file(field.name) for field in dataclasses.fields(model)]


def required(model: type[Any]) -> list[str]:
    """The fields that a file must have."""
    return [name_in_file(f.name) for f in dataclasses.fields(model) if _is_required(f)]


def parts(model: type[Any]) -> Mapping[str, type[Any]]:
    """By its name in a file, the type of each field that has fields of its own, also inside a list or a mapping."""
    hints = get_type_hints(model)
    found = {name_in_file(field.name): _inner(hints[field.name]) for field in dataclasses.fields(model)}
    return {name: inner for name, inner in found.items() if inner is not None}


def _is_required(field: dataclasses.Field[Any]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _inner(annotation: Any) -> type[Any] | None:
    if isinstance(annotation, type) and dataclasses.is_dataclass(annotation):
        return annotation
    return next((found for part in get_args(annotation) if (found := _inner(part))), None)
