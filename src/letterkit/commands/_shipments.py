"""How plans of sending and entries of a ledger are shown, as text and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from letterkit.commands._console import columns
from letterkit.model.claim import Kind
from letterkit.model.sending import Entry, Plan, Shipment, State

if TYPE_CHECKING:
    from letterkit.deliver.sending import Account
    from letterkit.model.counts import Counts
    from letterkit.sending import Ready, Wishes

_MEANING = {
    State.SENT: "taken over by the other side, or put into the outbox",
    State.REFUSED: "turned down for good",
    State.UNKNOWN: "may have arrived or not; nobody is sent to twice, so find out and say",
    State.SENDING: "in the queue, or cut off; --resume asks",
    State.PLANNED: "still to be sent",
}

_NOUNS = {
    Kind.GROUPS: ("group", "groups"),
    Kind.INDIVIDUALS: ("individual", "individuals"),
    Kind.COUNTRIES: ("country", "countries"),
    Kind.REPRESENTED: ("body represented", "bodies represented"),
}
_LONGEST = 40
"""Characters of a recipient's name in the plan."""


def show_plan(ready: Ready, wishes: Wishes) -> None:
    """To whom, by which way, which files, and how many."""
    plan = ready.plan
    if plan.now:
        _rows([_planned(shipment) for shipment in plan.now])
        click.echo("")
    ways = Counter(shipment.way for shipment in plan.now)
    counted = ", ".join(f"{number} by {way}" for way, number in ways.items())
    to = f" to {wishes.trial} instead of the recipients" if wishes.trial else ""
    click.echo(f"{ready.case.project.draft.id}: {counted or 'nothing to send'}{to}")
    if added := _added(ready.counts):
        click.echo(f"The letter's list: {added}")
    if ready.sample and not wishes.trial:
        click.echo("It is a sample: it goes into the outbox, and to nobody else.")
    if plan.by_hand:
        known = _keys(dict.fromkeys(plan.by_hand))
        click.echo(f"in the outbox already, and sent to twice if you sent that by hand: {known}")
    if plan.later:
        click.echo(f"{len(plan.later)} more are left for later (--limit)")
    for state, number in Counter(entry.state for entry in plan.kept).items():
        click.echo(f"{number} {state.value} before: {_keys(e.key for e in plan.kept if e.state is state)}")
    for key, why in plan.left:
        click.echo(f"no way reaches {key}: {why}")


def show_result(
    draft: Path, out: Path, entries: Sequence[Entry], plan: Plan, *, stopped: bool, trial: str = ""
) -> None:  # fmt: skip
    """What has become of all, and what to do about the rest."""
    states = Counter(entry.state for entry in entries)
    click.echo("\n" + ", ".join(f"{state.value} {states[state]}" for state in State if states[state]))
    for state in (State.REFUSED, State.UNKNOWN, State.PLANNED):
        concerned = [entry for entry in entries if entry.state is state and entry.reply]
        _rows([(state.value, entry.key, entry.target, entry.reply) for entry in concerned])
    same = f"{draft}" + (f" -o {out}" if out != Path("out") else "")
    again = same + (f" --test-to {trial}" if trial else "")
    if any(entry.way == "outbox" and entry.state is State.SENT for entry in entries):
        click.echo("What is in the outbox is for you to send: each folder has a note on how.")
    if stopped:
        click.echo("Stopped, as you wished.")
    if states[State.PLANNED] or states[State.SENDING]:
        click.echo(f"To go on:              letterkit send {again} --resume")
    refused = {entry.slot for entry in entries if entry.state is State.REFUSED}
    if any(shipment.others and shipment.slot in refused for shipment in plan.now):
        click.echo(f"To their next number:  letterkit send {again} --yes")
    if states[State.REFUSED]:
        click.echo(f"To mend addresses:     letterkit status {same} --refused refused.csv")
    if states[State.UNKNOWN]:
        click.echo(f"When you found out:    letterkit status {same} --settle KEY=sent (or KEY=planned)")


def show_entries(entries: Sequence[Entry]) -> None:
    """The ledger: one line for each, then what the states mean."""
    _rows([_line(entry) for entry in entries])
    states = Counter(entry.state for entry in entries if not entry.trial)
    lines = [(str(states[state]), state.value, _MEANING[state]) for state in State if states[state]]
    if trials := sum(bool(entry.trial) for entry in entries):
        lines.append((str(trials), "trial" if trials == 1 else "trials", "nobody's sending"))
    click.echo("")
    _rows(lines)


def print_json(ready: Ready, entries: Sequence[Entry], account: Account | None) -> None:
    """The plan, what became of it, and what was found, as one object."""
    from letterkit import counting
    from letterkit.report.json import as_json, written

    plan = ready.plan
    content = {
        "letter": ready.case.project.draft.id,
        "sample": ready.sample,
        "counts": counting.as_json(ready.counts),
        "plan": [_shipment_json(shipment) for shipment in plan.now],
        "later": [shipment.key for shipment in plan.later],
        "in_outbox": list(dict.fromkeys(plan.by_hand)),
        "unreachable": [{"key": key, "reason": why} for key, why in plan.left],
        "entries": [entry_json(entry) for entry in entries or plan.kept],
        "closed": [{"way": way, "message": text, "hint": hint} for way, text, hint in account.closed]
        if account
        else [],
        "findings": as_json(ready.findings),
    }
    click.echo(written(content))


def entry_json(entry: Entry) -> dict[str, Any]:
    """A line of the ledger as an object; times are UTC (ISO 8601)."""
    names = ("key", "channel", "trial", "way", "target", "name", "files", "sha256", "pages", "state")
    more = ("reference", "reply", "attempts", "changed")
    return {name: getattr(entry, name) for name in (*names, *more)}


def _shipment_json(shipment: Shipment) -> dict[str, Any]:
    return {
        "key": shipment.key,
        "name": shipment.name,
        "way": shipment.way,
        "target": shipment.target,
        "others": list(shipment.others),
        "files": [file.name for file in shipment.files],
        "sha256": shipment.sha256,
        "pages": shipment.pages,
    }


def _added(counts: Counts) -> str:
    """What the list adds up to, as it stands in the letter; empty for a letter without a list."""
    tallies = [(kind, counts.tally(kind)) for kind in Kind if kind is not Kind.SIGNATORIES]
    said = [
        f"{'at least ' if tally.minimum else ''}{tally.value:,} {_NOUNS[kind][tally.value != 1]}"
        + (" (declared)" if tally.declared else "")
        for kind, tally in tallies
        if tally.value
    ]
    return ", ".join(said)


def _planned(shipment: Shipment) -> tuple[str, ...]:
    files, said = [], False
    for file in shipment.files:  # the pages of a fax are those of each of its files: once is enough
        pages = "" if said or not file.pages else f" ({file.pages} page{'s' if file.pages > 1 else ''})"
        said = said or bool(pages)
        files.append(file.name + pages)
    target = " else ".join((shipment.target, *shipment.others))
    return (shipment.key, _short(shipment.name), shipment.way, target, ", ".join(files))


def _short(name: str) -> str:
    """A name by which one is known, though it be a paragraph."""
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"


def _line(entry: Entry) -> tuple[str, ...]:
    trial = " (trial)" if entry.trial else ""
    return (entry.state.value, entry.key + trial, entry.way, entry.target, entry.changed, entry.reply)


def _keys(keys: Iterable[str]) -> str:
    known = list(keys)
    return ", ".join(known[:8]) + (", …" if len(known) > 8 else "")


def _rows(rows: Sequence[tuple[str, ...]]) -> None:
    from letterkit.report._table import stacked

    for line in stacked(rows, across=columns()):
        click.echo(line)
