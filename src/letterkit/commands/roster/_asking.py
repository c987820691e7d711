"""What a person is asked on a terminal: whether the columns are told right, and what becomes of each sign-on."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from letterkit.commands.roster._shared import print_table, short

if TYPE_CHECKING:
    from letterkit.roster.mapping import Headed
    from letterkit.roster.matching import Case
    from letterkit.roster.taking import Decision

_ANSWERS = {
    "new": {"a": ("take", "add it"), "l": ("leave", "leave it out")},
    "again": {"a": ("take", "it signs this letter too"), "o": ("own", "another body"), "l": ("leave", "leave it out")},
    "other": {
        "a": ("take", "it is that one, with what it says now"),
        "k": ("keep", "it is that one, whose cells stay"),
        "o": ("own", "another body, with a row of its own"),
        "l": ("leave", "leave it out"),
    },
}


def terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def show_columns(headed: Headed, taken: Mapping[int, str]) -> None:
    """Each column of the sheet, what it is taken for, and a value of it; of a misspelled one what it may be."""
    from letterkit.roster.mapping import meant

    near = {at: f"– did you mean {column}?" for at, column in meant(headed.header, taken).items()}
    rows = [("", "column of the sheet", "taken for", "for example")]
    for at, name in enumerate(headed.header):
        example = next((row[at] for _, row in headed.rows if row[at]), "")
        if name or example:
            rows.append((str(at + 1), short(name) or "(no header)", taken.get(at) or near.get(at, "–"), short(example)))
    print_table(rows, indent="  ")


def settled_columns(headed: Headed, taken: dict[int, str]) -> dict[int, str]:
    """What the columns are taken for, corrected until the user says yes. Raises Abort where they say no."""
    from letterkit.roster.mapping import columns

    while True:
        show_columns(headed, taken)
        said = click.prompt("Right? yes, no, or NUMBER=COLUMN to change one (3=country, 4=–)", default="yes")
        if said.strip().lower() in ("y", "yes"):
            return taken
        if said.strip().lower() in ("n", "no"):
            raise click.Abort
        number, _, column = (part.strip() for part in said.partition("="))
        column = "" if column in ("–", "-", "") else column
        if not number.isdecimal() or not 1 <= int(number) <= len(headed.header) or column not in ("", *columns()):
            text = f"Columns are 1 to {len(headed.header)}, taken for one of {', '.join(columns())}."
            click.echo(click.wrap_text(text, shutil.get_terminal_size().columns))
            continue
        freed = {at: "" if column and other == column else other for at, other in taken.items()}
        taken = {**freed, int(number) - 1: column}


def decisions(cases: Sequence[Case], decided: Mapping[int, Decision]) -> dict[int, Decision]:
    """What a person says of each case that is not decided yet; Enter lets it wait, and q all that come after it."""
    from letterkit.roster.taking import Decision

    made = dict(decided)
    always: dict[str, Decision] = {}
    for at, case in enumerate(cases):
        if at in made or case.sort == "unchanged":
            continue
        if case.sort not in always:
            said, whole = _asked(case)
            if said == "q":
                break
            if whole:
                always[case.sort] = Decision(said)
            made[at] = Decision(said)
        else:
            made[at] = always[case.sort]
    return made


def _asked(case: Case) -> tuple[str, bool]:
    """The answer to one case, and whether it is one for all of its sort (a capital letter)."""
    answers = _ANSWERS.get(case.sort, _ANSWERS["other"])
    click.echo()
    print_table(about(case))
    choices = [(key, text) for key, (_, text) in answers.items()]
    print_table([*choices, ("Enter", "decide later"), ("q", "decide all others later")], indent="  ")
    while True:
        said = click.prompt("a capital letter for all that are alike", default="", show_default=False).strip()
        if said == "q":
            return "q", False
        if not said:
            return "wait", False
        if said.lower() in answers:
            return answers[said.lower()][0], said.isupper()
        click.echo(f"Type {', '.join(answers)}, a capital one for all that are alike, or Enter.")


def about(case: Case) -> list[tuple[str, str]]:
    """A case as rows of a table: who signs on, who that may be, what would change."""
    cells = case.signon.cells
    rows = [(case.sort, ", ".join(filter(None, (case.signon.name, cells["kind"], cells.get("country", "")))))]
    if case.other:
        line = f"line {case.row.line}" if case.row else f"row {case.earlier.line} of the sheet" if case.earlier else ""
        near = f", {case.score:.0f} of 100" if case.sort == "close" else ""
        rows.append(("may be" if case.sort not in ("again", "changed") else "is", f"{case.other} ({line}{near})"))
    rows += [(column, f"{before or '(blank)'} → {after}") for column, (before, after) in case.changes.items()]
    return rows
