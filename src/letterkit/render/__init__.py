"""The render stage: documents become files in memory. It touches no file of the user's, no network and no clock.

A format is a module of `render/formats`. One that is shared has `SUFFIX` and `render(document, template) -> bytes`: one
file for each document, whoever gets it. One that is made for each copy has `render_copy(copy, template, enclosed) ->
tuple[Artifact, ...]`, whose names begin with the copy's stem, and `ENCLOSES`: the shared formats whose files go inside
it, by name, or a function of the copy that gives them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from importlib import import_module
from importlib.machinery import SourceFileLoader
from importlib.util import find_spec
from pkgutil import iter_modules
from types import ModuleType

from letterkit.model.artifact import Artifact
from letterkit.model.letter import Document
from letterkit.model.recipient import Copy
from letterkit.model.template import Template
from letterkit.render import formats as _formats


@cache
def formats() -> tuple[str, ...]:
    """The names of the formats, in alphabetical order; none of them is imported for this."""
    return tuple(sorted(module.name for module in iter_modules(_formats.__path__)))


def shared_formats() -> tuple[str, ...]:
    """Those of which there is one file for each document, in alphabetical order."""
    return tuple(name for name in formats() if not is_for_copies(name))


@cache
def is_for_copies(name: str) -> bool:
    """Whether a format is made for each copy rather than shared. Told from the module's compiled code, without running
    it: what renders pages takes a second to import. Raises KeyError for a format that is not known."""
    spec = find_spec(_known(name))
    if spec is None or not isinstance(spec.loader, SourceFileLoader):
        raise KeyError(name)
    code = spec.loader.get_code(spec.name)
    return code is not None and "render_copy" in code.co_names


def encloses(name: str, copies: Sequence[Copy]) -> tuple[str, ...]:
    """The shared formats whose files go inside those of a format that is made for each copy, each once."""
    named = _module(name).ENCLOSES
    return tuple(dict.fromkeys(one for copy in copies for one in (named(copy) if callable(named) else named)))


def render(document: Document, template: Template, formats: Sequence[str]) -> tuple[Artifact, ...]:
    """The document as one file for each of the formats, in their order.

    Raises KeyError for a format that is not known, and InputError where a template's dress cannot be used.
    """
    return tuple(_artifact(document, template, name) for name in formats)


def render_next(document: Document, template: Template, name: str) -> Artifact:
    """The document as one of many letters in a format: the same bytes as `render` gives, made after a letter before it
    where the format can do that (it has `series(template)` then, which gives a function of a document)."""
    return Artifact(name=document.stem + _module(name).SUFFIX, format=name, data=_series(template, name)(document))


@lru_cache(maxsize=8)
def _series(template: Template, name: str) -> Callable[[Document], bytes]:
    module = _module(name)
    begun: Callable[[Document], bytes]
    begun = module.series(template) if hasattr(module, "series") else lambda document: module.render(document, template)
    return begun


def render_copy(copy: Copy, template: Template, name: str, enclosed: Mapping[str, Artifact]) -> tuple[Artifact, ...]:
    """The files of one copy in a format that is made for each; none where its recipient cannot be reached that way.

    `enclosed` are files of the copy's documents in the formats that `encloses` names, by file name. Raises as `render`
    does, and ValueError where a file is not named after the copy or for its recipient.
    """
    made: tuple[Artifact, ...] = _module(name).render_copy(copy, template, enclosed)
    for artifact in made:
        if not artifact.name.startswith(f"{copy.stem}.") or artifact.recipient != copy.recipient.key:
            raise ValueError(f"{artifact.name} is not named after {copy.stem}")
    return made


def _artifact(document: Document, template: Template, name: str) -> Artifact:
    module = _module(name)
    return Artifact(name=document.stem + module.SUFFIX, format=name, data=module.render(document, template))


def _module(name: str) -> ModuleType:
    return import_module(_known(name))


def _known(name: str) -> str:
    """The module of a format."""
    if name not in formats():
        raise KeyError(name)
    return f"{_formats.__name__}.{name}"
