"""The render stage: documents become files in memory. It touches no file of the user's, no network and no clock."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from letterkit.model.artifact import Artifact
from letterkit.model.letter import Document
from letterkit.model.template import Template
from letterkit.render import formats as _formats


@cache
def formats() -> tuple[str, ...]:
    """The names of the formats, in alphabetical order; none of them is imported for this."""
    return tuple(sorted(module.name for module in iter_modules(_formats.__path__)))


def render(document: Document, template: Template, formats: Sequence[str]) -> tuple[Artifact, ...]:
    """The document as one file for each of the formats, in their order.

    Raises KeyError for a format that is not known, and InputError where a template's dress cannot be used.
    """
    return tuple(_artifact(document, template, name) for name in formats)


def _artifact(document: Document, template: Template, name: str) -> Artifact:
    if name not in formats():
        raise KeyError(name)
    module = import_module(f"{_formats.__name__}.{name}")
    return Artifact(name=document.stem + module.SUFFIX, format=name, data=module.render(document, template))
