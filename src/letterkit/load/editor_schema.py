"""The JSON schema of a draft that editors complete and check from."""

from __future__ import annotations

import ast
import inspect
from typing import Any

from pydantic import TypeAdapter

from letterkit import languages
from letterkit.load.adapting import adapter
from letterkit.load.fields import name_in_file
from letterkit.model import draft

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def build() -> dict[str, Any]:
    """The schema of a draft (JSON Schema draft 2020-12), each field described as in the source of the model."""
    schema: dict[str, Any] = adapter(draft.Draft).json_schema(by_alias=True)
    by_language: dict[str, Any] = TypeAdapter(draft.Localized).json_schema()
    _share(schema, by_language["anyOf"])
    schema["$defs"]["Localized"] = by_language | {"description": "A text, or a mapping from language to text."}
    parts = {"Draft": schema, **schema["$defs"]}
    described = _descriptions()
    for name, part in parts.items():
        _describe(part, described.get(name, {}))
        _relax(part)
    texts = next(one for one in by_language["anyOf"] if one.get("type") == "object")
    texts["propertyNames"] = {
        "pattern": f"^({'|'.join((*languages.available(), *languages.printed()))})(-[A-Za-z0-9]+)*$"
    }
    return {"$schema": DIALECT, **schema}


def _share(part: Any, alternatives: list[Any]) -> None:
    """Name the one thing that most fields are, instead of writing it out at each."""
    for one in part if isinstance(part, list) else part.values() if isinstance(part, dict) else ():
        _share(one, alternatives)
    if isinstance(part, dict) and part.get("anyOf") == alternatives:
        del part["anyOf"]
        part["$ref"] = "#/$defs/Localized"


def _describe(part: dict[str, Any], described: dict[str, str]) -> None:
    for name, field in part.get("properties", {}).items():
        if text := described.get(name):
            field["description"] = text
        field.pop("title", None)  # it only repeats the name
        if isinstance(field.get("default"), dict):
            del field["default"]  # each of its fields says its own


def _relax(part: Any) -> None:
    """A plain text may look like a number to an editor (`fax: 0123`), and is a text to letterkit all the same."""
    if isinstance(part, list):
        for one in part:
            _relax(one)
    if not isinstance(part, dict):
        return
    if part.get("type") == "string" and not part.keys() & {"enum", "const", "pattern", "format"}:
        part["type"] = ["string", "number"]
    for key, one in part.items():
        if key not in ("default", "required", "enum"):
            _relax(one)


def _descriptions() -> dict[str, dict[str, str]]:
    """By class and alias, the text under each field of the model's source (PEP 257 calls it attribute docstring)."""
    classes = [node for node in ast.parse(inspect.getsource(draft)).body if isinstance(node, ast.ClassDef)]
    return {one.name: {name_in_file(name): text for name, text in _documented(one)} for one in classes}


def _documented(one: ast.ClassDef) -> list[tuple[str, str]]:
    pairs = zip(one.body, one.body[1:], strict=False)
    return [
        (before.target.id, inspect.cleandoc(after.value.value))
        for before, after in pairs
        if isinstance(before, ast.AnnAssign)
        and isinstance(before.target, ast.Name)
        and isinstance(after, ast.Expr)
        and isinstance(after.value, ast.Constant)
        and isinstance(after.value.value, str)
    ]
