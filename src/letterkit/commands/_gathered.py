"""A group of commands that are found by listing a package: one module each, with a click command named `command`."""

from __future__ import annotations

import difflib
import pkgutil
from importlib import import_module

import click


class Gathered(click.Group):
    """Imports only the command that is called, and answers an unknown name with the nearest known one."""

    package = ""
    """The package that is listed, by its full name; a leading underscore keeps a module out, a trailing one allows a
    name that Python has a use for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """All names, for --help; none is imported for this."""
        path = import_module(self.package).__path__
        return sorted(info.name.rstrip("_") for info in pkgutil.iter_modules(path) if not info.name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        names = {info.name for info in pkgutil.iter_modules(import_module(self.package).__path__)}
        module = cmd_name if cmd_name in names else f"{cmd_name}_"
        found: click.Command = import_module(f"{self.package}.{module}").command
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but an unknown name is answered with the nearest known one."""
        name, known = args[0], self.list_commands(ctx)
        if name not in known and not name.startswith("-"):
            near = difflib.get_close_matches(name, known, 1)
            ctx.fail(f"There is no command '{name}'." + (f" Did you mean '{near[0]}'?" if near else ""))
        return super().resolve_command(ctx, args)
