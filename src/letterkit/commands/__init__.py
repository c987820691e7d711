"""The commands of letterkit: one module for each, with a click command named `command`.

A command is found by its module's name (a leading underscore keeps a module out): a new one is one new file.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

import click


def names() -> list[str]:
    """The names of all commands; none is imported for this."""
    return sorted(info.name for info in pkgutil.iter_modules(__path__) if not info.name.startswith("_"))


def command(name: str) -> click.Command:
    """A command by its name; raises KeyError for an unknown one."""
    if name not in names():
        raise KeyError(name)
    found: click.Command = import_module(f"{__name__}.{name}").command
    return found
