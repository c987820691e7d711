"""All checks, found by listing the modules of letterkit/check/rules; a module's docstring is its manual."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import ModuleType

from letterkit.check import rules
from letterkit.check.shares import Share
from letterkit.model.finding import Severity
from letterkit.model.frozen import frozen

_SECTION = re.compile(r"^(Good|Bad):$", re.MULTILINE)
_PART = re.compile(r"^--- (?P<name>\S+)(?P<absent> \(absent\))?$", re.MULTILINE)


@frozen
class Part:
    """One file of an example; `text` is None for a file that must not be there."""

    name: str
    text: str | None


@frozen
class CheckInfo:
    """A check as `letterkit explain` shows it. `severity` is the gravest that it gives; `text` is the manual between
    the title and the examples; `good` and `bad` are the examples as written, with lines `--- FILE` before each file."""

    code: str
    title: str
    severity: Severity
    text: str
    good: str
    bad: str


def code_of(module: ModuleType) -> str:
    """The code of a check: the name of its file in kebab case."""
    return module.__name__.rpartition(".")[2].replace("_", "-")


@cache
def modules(share: Share = Share.ALL) -> tuple[ModuleType, ...]:
    """The modules of all checks, by name, or of a share of them."""
    names = sorted(info.name for info in pkgutil.iter_modules(rules.__path__))
    return tuple(importlib.import_module(f"{rules.__name__}.{name}") for name in names if share.has(name))


@cache
def catalogue() -> Mapping[str, CheckInfo]:
    """What there is to know of each check, by code."""
    return {code_of(module): _info(module) for module in modules()}


def _info(module: ModuleType) -> CheckInfo:
    manual = inspect.cleandoc(module.__doc__ or "")
    title, _, rest = manual.partition("\n")
    pieces = _SECTION.split(rest)
    sections = dict(zip(pieces[1::2], pieces[2::2], strict=True))
    good, bad = (inspect.cleandoc(sections.get(name, "")) for name in ("Good", "Bad"))
    return CheckInfo(code_of(module), title.rstrip("."), module.SEVERITY, pieces[0].strip(), good, bad)


def parts(example: str) -> Iterator[Part]:
    """The files of an example, in order."""
    heads = list(_PART.finditer(example))
    for head, following in zip(heads, [*heads[1:], None], strict=False):
        text = example[head.end() + 1 : following.start() if following else len(example)]
        yield Part(head["name"], None if head["absent"] else text.rstrip("\n") + "\n")
