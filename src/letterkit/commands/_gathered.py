"""A group of commands that are found by listing a package: one module each, with a click command named `command`."""

from __future__ import annotations

import click

from letterkit import commands


class Gathered(click.Group):
    """Imports only the command that is called, and answers an unknown name with the nearest known one."""

    package = commands.__name__
    """The package that is listed, by its full name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """All names, for --help; none is imported for this."""
        return commands.names(self.package)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name."""
        return commands.command(cmd_name, self.package) if cmd_name in commands.names(self.package) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but an unknown name is answered with the nearest known one."""
        name, known = args[0], self.list_commands(ctx)
        if name not in known and not name.startswith("-"):
            import difflib

            near = difflib.get_close_matches(name, known, 1)
            ctx.fail(f"There is no command '{name}'." + (f" Did you mean '{near[0]}'?" if near else ""))
        return super().resolve_command(ctx, args)
