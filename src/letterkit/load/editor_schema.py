"""The JSON schema of a draft that editors complete and check from."""

from __future__ import annotations

import ast
import inspect
from typing import Any

from letterkit import languages
from letterkit.model import draft

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def build() -> dict[str, Any]:
    """The schema of a draft (JSON Schema draft 2020-12), each field described as in the source of the model."""
    schema: dict[str, Any] = draft.Draft.model_json_schema(by_alias=True)
    parts = {"Draft": schema, **schema.get("$defs", {})}
    described = _descriptions()
    for name, part in parts.items():
        _describe(part, described.get(name, {}))
        _relax(part)
    by_language = next(one for one in parts["Localized"]["anyOf"] if one.get("type") == "object")
    by_language["propertyNames"] = {
        "pattern": f"^({'|'.join((*languages.available(), *languages.printed()))})(-[A-Za-z0-9]+)*$"
    }
    return {"$schema": DIALECT, **schema}


def _describe(part: dict[str, Any], described: dict[str, str]) -> None:
    for name, field in part.get("properties", {}).items():
        if text := described.get(name):
            field["description"] = text
        field.pop("title", None)  # it only repeats the name


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
    return {one.name: {_alias(one.name, name): text for name, text in _documented(one)} for one in classes}


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


def _alias(model: str, name: str) -> str:
    field = getattr(getattr(draft, model), "model_fields", {}).get(name)
    return field.alias if field is not None and field.alias else name
