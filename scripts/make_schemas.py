"""Write src/letterkit/load/schemas.json: pydantic's core schemas of the files that every command reads.

    .venv/bin/python scripts/make_schemas.py

Run it after a change of model/draft.py, of TemplateSettings, or of the version of pydantic; a test says so.
"""

from __future__ import annotations

import json
import re
from enum import Enum
from typing import Any

from pydantic_core import __version__

from letterkit.load.adapting import adapter
from letterkit.load.compiled import DEFAULT, FILE, MEMBER, REFERENCE, TUPLE
from letterkit.model.draft import Draft
from letterkit.model.template import TemplateSettings

MODELS = (Draft, TemplateSettings)
_ADDRESS = re.compile(r"(?<=[\w.]):\d{6,}")
"""What pydantic puts behind the name of a type, which is another in each process."""


def text() -> str:
    """The whole file."""
    schemas = {name(model): coded(adapter(model).core_schema) for model in MODELS}
    return json.dumps({"pydantic_core": __version__, "schemas": schemas}, indent=0, separators=(",", ":")) + "\n"


def coded(value: Any) -> Any:
    """A schema as JSON. Metadata is for pydantic's own JSON schema and is left out."""
    if isinstance(value, Enum):
        return {MEMBER: name(type(value)), "value": value.value}
    if isinstance(value, str):
        return _ADDRESS.sub("", value)
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, dict):
        return {key: coded(one) for key, one in value.items() if key != "metadata"}
    if isinstance(value, tuple):
        return {TUPLE: [coded(one) for one in value]}
    if isinstance(value, list):
        return [coded(one) for one in value]
    if isinstance(value, type) or callable(value):
        return {REFERENCE: name(value)}
    if value == type(value)():
        return {DEFAULT: name(type(value))}
    raise TypeError(f"{value!r} cannot be kept")


def name(thing: Any) -> str:
    """A class or function by module and name. Raises TypeError for one that cannot be found again."""
    if "<" in thing.__qualname__:
        raise TypeError(f"{thing!r} is no function of a module")
    return f"{thing.__module__}:{thing.__qualname__}"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
