"""Write docs/commands.md: the help of every command, as the command line prints it at 80 columns.

.venv/bin/python scripts/make_command_docs.py
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from letterkit import commands

PAGE = Path(__file__).parents[1] / "docs" / "commands.md"
HEAD = """# Commands

What `letterkit COMMAND --help` prints; `scripts/make_command_docs.py` writes this page.

Exit codes: 0 nothing wrong; 1 findings of severity error; 2 wrong usage; 3 an input cannot be read; 4 a delivery
failed.
Beyond these, 70 is a fault of letterkit itself (`LETTERKIT_DEBUG=1` shows where), 130 an interruption by Ctrl-C.
"""


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for name in commands.names():
        parts += _sections(f"letterkit {name}", commands.command(name))
    return "\n".join(parts)


def _sections(name: str, command: click.Command) -> Iterator[str]:
    """The help of a command, then of those that it gathers."""
    context = click.Context(
        command, info_name=name, max_content_width=80, terminal_width=80, help_option_names=["-h", "--help"]
    )
    yield f"## {name}\n\n```text\n{command.get_help(context).rstrip()}\n```\n"
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            if found := command.get_command(context, below):
                yield from _sections(f"{name} {below}", found)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
