"""letterkit doctor: what this machine lacks, and how to install it."""

from __future__ import annotations

import ctypes
import ctypes.util
import importlib.util
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click

from letterkit.commands._console import Exit, columns, form_option


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that letterkit uses: `state` is ok, missing or optional (missing, but needed by few)."""

    name: str
    state: str
    detail: str
    install: str = ""


_LIBRARIES = {
    "pango-1.0": ("Pango", "libpango-1.0-0"),
    "pangoft2-1.0": ("PangoFT2", "libpangoft2-1.0-0"),
    "harfbuzz-subset": ("HarfBuzz subset", "libharfbuzz-subset0"),
}
"""What WeasyPrint loads, and the Debian package that has it."""
_PACKAGES = (
    "babel",
    "jinja2",
    "lxml",
    "markdown-it-py",
    "phonenumbers",
    "pydantic",
    "pypdfium2",
    "python-docx",
    "ruamel.yaml",
    "weasyprint",
)
_PROGRAMS = (
    ("LibreOffice", ("soffice", "libreoffice"), "to look at DOCX files as pages", "libreoffice-writer-nogui"),
    ("Java", ("java",), "to validate PDF/A by veraPDF", "default-jre-headless"),
    ("HylaFAX", ("sendfax",), "to send faxes by a HylaFAX server (letterkit.toml, [hylafax])", "hylafax-client"),
)
_OPTIONAL_PACKAGES = {"keyring": "to keep the mail server's password, else in LETTERKIT_SMTP_PASSWORD"}


@click.command("doctor", short_help="Tell what this machine lacks.")
@form_option("text", "json")
def command(form: str) -> int:
    """Tell what this machine lacks for each format, and how to install it on Debian or Ubuntu.

    Exits with 1 where something needed is missing; what is optional does not count.

    \b
    Example:
      letterkit doctor
    """
    items = list(_examined())
    if form == "json":
        from letterkit.report.json import written

        click.echo(written({"items": [asdict(item) for item in items]}))
    else:
        _print(items)
    return Exit.FINDINGS if any(item.state == "missing" for item in items) else Exit.OK


def _examined() -> Iterator[Item]:
    enough = sys.version_info >= (3, 11)
    yield Item("Python", "ok" if enough else "missing", platform.python_version(), "" if enough else "python3.11")
    for name in _PACKAGES:
        yield _package(name)
    for name, purpose in _OPTIONAL_PACKAGES.items():
        yield _package(name, optional=purpose)
    for short, (name, debian) in _LIBRARIES.items():
        found = _loaded(short)
        state = "ok" if found else "optional" if short == "harfbuzz-subset" and _has_uharfbuzz() else "missing"
        yield Item(name, state, found or "for PDF", "" if found else debian)
    yield _fonts()
    for name, commands, purpose, debian in _PROGRAMS:
        path = next(filter(None, map(shutil.which, commands)), None)
        yield Item(name, "ok" if path else "optional", path or purpose, "" if path else debian)


def _has_uharfbuzz() -> bool:
    """Whether WeasyPrint can cut fonts down without the system's library."""
    return importlib.util.find_spec("uharfbuzz") is not None


def _package(name: str, *, optional: str = "") -> Item:
    """A Python package; `optional` is what it is for where letterkit does without it, too."""
    try:
        return Item(name, "ok", version(name))
    except PackageNotFoundError:
        state = "optional" if optional else "missing"
        return Item(name, state, optional or "Python package", f"pip install {name}")


def _loaded(short: str) -> str | None:
    """The name by which the dynamic loader of Linux, Windows or macOS finds a library."""
    names = (f"lib{short}.so.0", f"lib{short}-0", f"lib{short}.dylib", ctypes.util.find_library(short))
    for name in filter(None, names):
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return name
    return None


def _fonts() -> Item:
    folder = Path(__file__).resolve().parents[1] / "fonts"
    count = len(list(folder.glob("*.woff2")))
    return Item(
        "Fonts",
        "ok" if count else "missing",
        f"{count} that letterkit brings",
        "" if count else "pip install --force-reinstall letterkit",
    )


def _print(items: list[Item]) -> None:
    from letterkit.report._table import table

    rows = [(item.state, item.name, item.detail) for item in items]
    click.echo("\n".join(table(rows, across=columns())))
    for state, heading in (("missing", "Missing, to install"), ("optional", "Optional")):
        lacking = [item for item in items if item.state == state]
        debian = [item.install for item in lacking if not item.install.startswith("pip ")]
        commands = [f"apt-get install {' '.join(debian)}"] if debian else []
        commands += [item.install for item in lacking if item.install.startswith("pip ")]
        if commands:
            click.echo("\n".join(["", f"{heading}:", *(f"    {line}" for line in commands)]))
    if not any(item.state == "missing" for item in items):
        click.echo("\nNothing that is needed is missing.")
