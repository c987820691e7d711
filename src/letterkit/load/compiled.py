"""Validators of the files that letterkit reads, made of schemas that pydantic compiled beforehand.

Importing pydantic and compiling them would take a third of the time of `letterkit check`. schemas.json is made by
scripts/make_schemas.py; where another version of pydantic_core is installed than it was made with, pydantic compiles.
"""

from __future__ import annotations

import json
from collections.abc import Hashable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from letterkit.load.core import SchemaValidator, __version__

FILE = Path(__file__).with_name("schemas.json")
REFERENCE, DEFAULT, MEMBER, TUPLE = "$", "$new", "$of", "$tuple"
"""Keys of what JSON cannot hold: a class or function by its name, what a class gives without arguments, a member of an
enumeration, and a tuple."""


@cache
def validator(model: Hashable) -> SchemaValidator:
    """The validator of a dataclass, with the fields as a file names them."""
    made = _compiled().get(f"{model.__module__}:{getattr(model, '__qualname__', '')}")
    if made is not None:
        return SchemaValidator(made)
    from letterkit.load.adapting import adapter

    return SchemaValidator(adapter(model).core_schema)


@cache
def _compiled() -> dict[str, Any]:
    held = json.loads(FILE.read_text(encoding="utf-8"))
    if held["pydantic_core"] != __version__:
        return {}
    return {name: _resolved(schema) for name, schema in held["schemas"].items()}


def _resolved(value: Any) -> Any:
    if isinstance(value, list):
        return [_resolved(one) for one in value]
    if not isinstance(value, dict):
        return value
    if REFERENCE in value:
        return _named(value[REFERENCE])
    if DEFAULT in value:
        return _named(value[DEFAULT])()
    if MEMBER in value:
        return _named(value[MEMBER])(value["value"])
    if TUPLE in value:
        return tuple(map(_resolved, value[TUPLE]))
    return {key: _resolved(one) for key, one in value.items()}


def _named(name: str) -> Any:
    module, _, path = name.partition(":")
    found: Any = import_module(module)
    for part in path.split("."):
        found = getattr(found, part)
    return found
