"""The command line: it gathers the commands, and turns what a user can cause into a message and an exit code."""

from __future__ import annotations

import atexit
import gc
import io
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from letterkit import __version__
from letterkit.commands._console import Exit, show
from letterkit.commands._gathered import Gathered
from letterkit.errors import InputError

_EPILOG = """
\b
Exit codes: 0 nothing wrong, 1 findings of severity error, 2 wrong usage,
3 an input cannot be read, 4 a delivery failed.

Example: letterkit init letters && cd letters && letterkit render drafts/*.yaml
"""


class Letterkit(Gathered):
    """Imports only the command that is called, and shows no traceback for anything that a user gives it."""

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = "letterkit", **extra: Any) -> NoReturn:  # type: ignore[override]
        """Run and exit; commands return their exit code."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):  # a name that the terminal cannot show is no reason to stop
                stream.reconfigure(errors="backslashreplace")
        extra["standalone_mode"] = False
        _settle()
        sys.exit(_guarded(lambda: super(Letterkit, self).main(args, prog_name, **extra)))


def _settle() -> None:
    """Spend no time on what a short process does not need: a search for garbage at every 700th object and once more at
    the end; pydantic's plugins, which letterkit has none of and other packages shall not slip in; and numpy's threads
    for products of matrices, which nothing here needs and which take longest while they wait for work."""
    gc.set_threshold(100_000, 20, 20)
    atexit.register(gc.freeze)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def _guarded(run: Any) -> int:
    try:
        code = run()
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return Exit.INPUT if isinstance(error, click.FileError) else Exit.USAGE
    except (click.Abort, KeyboardInterrupt):
        return Exit.INTERRUPTED
    except InputError as error:
        show(error.findings, err=True)
        return Exit.INPUT
    except BrokenPipeError:
        # The reader has enough, as in `letterkit explain | head`; at exit Python would try once more to write.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.FINDINGS
    except OSError as error:
        click.echo(f"letterkit: {_explained(error)}", err=True)
        return Exit.INPUT
    except Exception as error:
        return _fault(error)
    return int(code or Exit.OK)


def _explained(error: OSError) -> str:
    if "cannot load library" in str(error):
        return (
            f"a system library is missing: {str(error).splitlines()[0]}\n"
            "    On Debian and Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0\n"
            "    `letterkit doctor` tells what else this machine lacks; `-f docx` does without."
        )
    name = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else ""
    return f"{name}: {error.strerror}" if name and error.strerror else str(error)


def _fault(error: Exception) -> int:
    """A fault of letterkit, not of the input: said so, and shown whole where a developer asks for it."""
    if os.environ.get("LETTERKIT_DEBUG"):
        raise error
    click.echo(
        f"letterkit: a fault of letterkit itself, please report it: {type(error).__name__}: {error}\n"
        "    LETTERKIT_DEBUG=1 in the environment shows where it happened.",
        err=True,
    )
    return Exit.FAULT


@click.group("letterkit", cls=Letterkit, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="letterkit %(version)s")
def main() -> None:
    """Make open letters that many sign together, each number proven against the list."""
