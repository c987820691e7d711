"""letterkit roster: the list of signatories, kept. One module here is one command, found by listing the folder."""

from __future__ import annotations

import click

from letterkit.commands._gathered import Gathered


class _Roster(Gathered):
    package = __name__


@click.command("roster", cls=_Roster, short_help="Keep the list: take sign-ons in, sort, compare.")
def command() -> None:
    """Keep the list of signatories: take sign-ons in from a form or a spreadsheet,
    find who is there twice, sort, compare, set a status, remind.

    What is written keeps the file as it was, byte for byte where nothing changed.
    Before each change the list is copied to roster-history/, and each row that
    changes is logged there. docs/roster.md tells all of it.

    \b
    Example:
      letterkit roster import sign-ons.xlsx --letter 2020-02-hrc
      letterkit roster duplicates
      letterkit roster set "Open Rivers Trust" status=withdrawn
    """
