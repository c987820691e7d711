"""What a person found out about shipments that are `unknown`, written into the ledger by hand."""

from __future__ import annotations

from collections.abc import Sequence

from letterkit.deliver import sending
from letterkit.load.nearest import did_you_mean
from letterkit.model.sending import Channel, Entry, Outcome, State
from letterkit.sending import Case, writing

_ALLOWED = (State.SENT, State.PLANNED)


class SettlingError(ValueError):
    """What was written cannot be settled so; `hint` says what to write."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def settle(this: Case, written: Sequence[str]) -> list[Entry]:
    """Settle by `KEY=sent` or `KEY=planned` (`KEY/fax=sent` where both channels are open), and give what was settled.

    All or nothing: raises SettlingError before anything is changed; BusyError where the letter is being sent.
    """
    with writing(this) as ledger:
        sending.recover(ledger, this.desk)
        open_ = [entry for entry in ledger.entries() if entry.state in (State.UNKNOWN, State.REFUSED, State.SENDING)]
        wanted = [_read(one, open_) for one in written]
        for entry, state in wanted:
            ledger.settle(entry.slot, Outcome(state, f"{entry.state} settled by hand as {state}; {entry.reply}"))
        slots = {entry.slot for entry, _ in wanted}
        return [entry for entry in ledger.entries() if entry.slot in slots]


def _read(written: str, open_: Sequence[Entry]) -> tuple[Entry, State]:
    name, _, state = written.rpartition("=")
    key, _, channel = name.partition("/")
    if state not in _ALLOWED:
        raise SettlingError(f"{written}: write KEY=sent or KEY=planned")
    if channel and channel not in list(Channel):
        raise SettlingError(f"{written}: there is no channel {channel}", did_you_mean(channel, list(Channel)))
    found = [one for one in open_ if one.key == key and channel in ("", one.channel) and not one.trial]
    if not found:
        known = [one.key for one in open_ if not one.trial]
        raise SettlingError(f"nothing is open for {key or written}", did_you_mean(key, known) if known else "")
    if len(found) > 1:
        named = " or ".join(f"{key}/{one.channel}={state}" for one in found)
        raise SettlingError(f"{key} is open by several channels", f"write {named}")
    if found[0].state is State.REFUSED and state == State.SENT:
        raise SettlingError(f"{key} was refused: {found[0].reply}", f"write {key}=planned to try again")
    return found[0], State(state)
