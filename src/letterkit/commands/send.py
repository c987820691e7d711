"""letterkit send: what was rendered goes out, once to each, and a ledger knows what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from letterkit.commands import _shipments
from letterkit.commands._console import Exit, form_option, out_option, show
from letterkit.model.sending import Entry, Outcome, Shipment, State

if TYPE_CHECKING:
    from letterkit.deliver.sending import Account
    from letterkit.sending import Ready, Wishes


@click.command("send", short_help="Send what was rendered, once to each.")
@click.argument("draft", metavar="DRAFT", type=click.Path(path_type=Path))
@out_option
@click.option("--yes", is_flag=True, help="Send. Without it, the plan is shown and nothing is done.")
@click.option("--resume", is_flag=True, help="Go on with what --yes was said to before.")
@click.option("--only", multiple=True, metavar="KEY", help="Only to this recipient; several times for several.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="No more than N in this run.")
@click.option("--by", multiple=True, metavar="WAY", help="outbox, email or smtp, fax, hylafax or gateway.")
@click.option("--test-to", "trial", default="", metavar="ADDRESS", help="All to this address instead, as a trial.")
@click.option("--again", multiple=True, metavar="KEY", help="To this one once more, though it was sent before.")
@click.option("--mixed", is_flag=True, help="Leave those who were sent another text with what they have.")
@form_option("text", "json")
def command(draft: Path, out: Path, yes: bool, resume: bool, form: str, **asked: object) -> int:
    """Show what would be sent to whom by which way, and with --yes send it.

    What is sent is what `letterkit render` wrote, to the byte: it is held against the draft, the list and the
    manifest first, and read back. letterkit.toml says by which way; without it, all goes into the folder outbox/.

    Exits with 1 where something stands against it, with 4 where not all was sent.

    \b
    Example:
      letterkit send drafts/2020-02-hrc.yaml
      letterkit send drafts/2020-02-hrc.yaml --test-to me@example.org --yes
      letterkit send drafts/2020-02-hrc.yaml --yes
      letterkit send drafts/2020-02-hrc.yaml --resume
    """
    from letterkit import sending

    wishes = _wishes(resume, asked)
    press = _Sending(draft, out, wishes, yes, form)
    if not (yes or resume):
        return press.shown()
    try:
        return press.sent()
    except sending.BusyError:
        click.echo(f"{draft}: is being sent by another process just now; nothing was done", err=True)
        return Exit.DELIVERY
    except sending.NoLockError as error:
        click.echo(f"{error}: cannot be written; nothing is sent without a ledger beside the files", err=True)
        return Exit.DELIVERY


def _wishes(resume: bool, asked: dict[str, object]) -> Wishes:
    from letterkit import mailboxes
    from letterkit.sending import Wishes

    trial = str(asked["trial"])
    if trial:
        try:
            trial = mailboxes.ascii_address(trial)
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint="'--test-to'") from error
        if asked["by"] or asked["again"]:
            raise click.UsageError("--test-to goes with neither --by nor --again")
    return Wishes(resume=resume, **{**asked, "trial": trial})  # type: ignore[arg-type]


class _Sending:
    """One call of the command: what it shows on the way, and its exit code."""

    def __init__(self, draft: Path, out: Path, wishes: Wishes, yes: bool, form: str) -> None:
        self._draft, self._out, self._wishes, self._yes = draft, out, wishes, yes
        self._json = form == "json"
        self._ready: Ready | None = None
        self._going = False
        self._code = Exit.OK
        self._done = 0

    def shown(self) -> int:
        """The plan alone."""
        from letterkit import sending

        ready = self._ready = sending.ready(self._draft, self._out, self._wishes)
        self._show_plan(ready)
        if not ready.refused and ready.plan.now:
            self._say(f"\nNothing was sent. {self._next(ready)}")
        return self._end(())

    def sent(self) -> int:
        """The plan, and its carrying out."""
        from letterkit import sending

        account, entries = sending.carry_out(self._draft, self._out, self._wishes, agree=self._agree, tell=self._tell)
        here = [entry for entry in entries if entry.trial == self._wishes.trial]
        if self._going or account.closed:
            self._report(account, here)
        return self._end(here, account)

    def _agree(self, ready: Ready) -> bool:
        self._ready = ready
        self._show_plan(ready)
        plan = ready.plan
        if ready.refused or not plan.now:
            return False
        if plan.begun and not self._wishes.resume:
            self._say("\nNothing was sent: this sending was begun before and is not at its end. --resume goes on.")
        elif not (self._yes or plan.agreed):
            self._say("\nNothing was sent: some of it is not what --yes was said to. Add --yes if it is right.")
        else:
            self._going = True
            self._say("")
        if not self._going:
            self._code = Exit.USAGE
        return self._going

    def _show_plan(self, ready: Ready) -> None:
        if ready.findings and not self._json:
            show(ready.findings, err=True)
        if ready.refused:
            self._code = Exit.FINDINGS
            click.echo(f"{self._draft}: nothing was sent", err=True)
        elif not self._json:
            _shipments.show_plan(ready, self._wishes)

    def _next(self, ready: Ready) -> str:
        return "--resume goes on." if ready.plan.begun else "--yes sends it."

    def _tell(self, shipment: Shipment, outcome: Outcome) -> None:
        self._done += 1
        state = "put off" if outcome.later else outcome.state.value
        self._say(f"{state:8}{shipment.key}  {shipment.target}  {outcome.reply}")

    def _report(self, account: Account, entries: Sequence[Entry]) -> None:
        from letterkit.report.text import harmless

        for name, message, hint in account.closed:
            click.echo(harmless(f"{name}: {message}") + (f"\n    {hint}" if hint else ""), err=True)
        if not self._json and self._ready is not None:
            trial, plan = self._wishes.trial, self._ready.plan
            _shipments.show_result(self._draft, self._out, entries, plan, stopped=account.stopped, trial=trial)

    def _end(self, entries: Sequence[Entry], account: Account | None = None) -> int:
        ready = self._ready
        if ready is None:
            return self._code
        if account is not None and self._code is Exit.OK:
            slots = {shipment.slot for shipment in ready.plan.now} | {entry.slot for entry in ready.plan.kept}
            unsent = [one for one in entries if one.slot in slots and one.state is not State.SENT]
            if unsent or account.closed or account.stopped or ready.plan.left:
                self._code = Exit.DELIVERY
        if self._json:
            _shipments.print_json(ready, entries, account)
        return self._code

    def _say(self, text: str) -> None:
        """On standard output; beside JSON, on standard error."""
        from letterkit.report.text import harmless

        lines = text.split("\n")
        click.echo("\n".join(map(harmless, lines)), err=self._json)
