"""What the commands of the list share: which list, how rows are shown, what is said after writing."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from letterkit.commands._console import columns

if TYPE_CHECKING:
    from letterkit.roster.book import Book

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
_SHORT = 60


def list_option(function: Decorated) -> Decorated:
    """--list: the list that is worked on."""
    kind = click.Path(path_type=Path)
    text = "The list of signatories."
    return click.option(
        "--list", "list_", metavar="PATH", type=kind, default="signatories.csv", show_default=True, help=text
    )(function)


def dry_option(function: Decorated) -> Decorated:
    """--dry-run: say what would be done."""
    return click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")(function)


def sorts_of(text: str, known: Sequence[str]) -> set[str]:
    """The sorts that --accept names, with commas between. Raises BadParameter for one that is none."""
    sorts = {part.strip() for part in text.split(",") if part.strip()}
    if unknown := sorted(sorts - set(known)):
        raise click.BadParameter(f"'{unknown[0]}' is none of {', '.join(known)}", param_hint="'--accept'")
    return sorts


def print_table(rows: Sequence[Sequence[str]], *, indent: str = "") -> None:
    """Rows in aligned columns, no wider than the terminal."""
    from letterkit.report._table import table

    width = columns()
    for line in table(rows, across=None if width is None else width - len(indent)):
        click.echo(f"{indent}{line}".rstrip())


def short(text: str) -> str:
    """A text on one line and not too long, for a table."""
    from letterkit.report.text import harmless

    text = harmless(" ".join(text.split()))
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"


def known_letter(book: Book, letter: str) -> None:
    """Refuse a letter that nobody knows, before a slip of the pen becomes an id of its own. Raises UsageError."""
    drafts = [path.stem for path in (book.path.parent / "drafts").glob("*.y*ml")]
    known = sorted({*book.letters, *drafts})
    if letter in known:
        return
    near = difflib.get_close_matches(letter, known, 1)
    meant = f"did you mean {near[0]}?" if near else f"there are {', '.join(known[:20]) or 'none'}"
    raise click.UsageError(f"there is no letter '{letter}', neither in {book.path} nor in drafts/; {meant}")


def unsettled(country: str) -> str:
    """What is said of a country that names no one country, "" of others: it has to be settled before it counts."""
    from letterkit import countries

    reading = countries.read(country)
    if reading.status not in ("ambiguous", "several", "unknown"):
        return ""
    could = f": {' or '.join(reading.codes)}" if reading.codes else ""
    meant = f"; did you mean {reading.suggestion}?" if reading.suggestion else ""
    return f'country "{short(reading.written)}" is {reading.status}{could}{meant}'


def written(book: Book, command: str, *, dry: bool) -> bool:
    """Save the list and say where it is as it was; whether it changed."""
    if dry:
        changed = book.checked() != book.before
        click.echo("nothing was written (--dry-run)" if changed else "nothing changes")
        return changed
    copy = book.save(command)
    if copy is None:
        click.echo(f"{book.path}: nothing changes")
        return False
    if book.new_columns:
        click.echo(f"{book.path}: has more columns now: {', '.join(book.new_columns)}")
    click.echo(f"{book.path}: written\nas it was: {_beside(book.path, copy)}")
    return True


def _beside(path: Path, copy: Path) -> Path:
    return path.parent / copy.parent.name / copy.name
