"""letterkit roster remind: e-mails to those who wait, each showing how it will stand in the letter."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from letterkit import mailboxes
from letterkit.commands._console import Exit
from letterkit.commands.roster._shared import print_table, short

_FOLDER = Path("outbox") / "reminders"


@click.command("remind", short_help="Write e-mails to those who are pending.")
@click.argument("draft", type=click.Path(path_type=Path))
@click.option("--template", metavar="PATH", type=click.Path(path_type=Path), help="Subject and text of your own.")
@click.option("--from", "sender", default="", metavar="ADDRESS", help="Who asks.  [default: email.from of the draft]")
@click.option(
    "-o", "--output", "folder", metavar="DIR", type=click.Path(path_type=Path), help="[default: outbox/reminders/ID]"
)
def command(draft: Path, template: Path | None, sender: str, folder: Path | None) -> int:
    """Write an e-mail for each row of DRAFT's letter that is pending. It shows exactly how
    the signatory will stand in the letter, and asks for a yes.

    Nothing is sent: .eml files open in a mail program as drafts. Where there is no
    sender or no address, it is a text to copy. What was written before for the same
    letter is replaced.

    \b
    Example:
      letterkit roster remind drafts/2020-02-hrc.yaml --from coordinator@example.org
    """
    from letterkit import pipeline
    from letterkit.deliver.atomic import write_whole
    from letterkit.roster import reminders

    words = reminders.wording(template or reminders.TEMPLATE)
    project, _ = pipeline.tally(draft)
    sender = sender or project.draft.email.sender
    if sender and (wrong := mailboxes.problem(mailboxes.split(sender)[1])):
        raise click.BadParameter(f"'{sender}' cannot be: {wrong}", param_hint="'--from'")
    target = folder or _FOLDER / project.draft.id
    made = list(reminders.reminders(project, words, sender=sender, now=datetime.now().astimezone()))
    if made:
        target.mkdir(parents=True, exist_ok=True)
    for old in target.iterdir() if target.is_dir() else ():
        if reminders.MADE.fullmatch(old.name) and old.name not in {one.file for one in made}:
            old.unlink()
    for one in made:
        write_whole(target / one.file, one.data)
    print_table([(str(target / one.file), short(one.row.name), ", ".join(one.to) or "no address") for one in made])
    click.echo(f"{project.draft.id}: {len(made) or 'nobody'} pending" + (f", {len(made)} written" if made else ""))
    return Exit.OK
