"""When a letter was sent, by the ledger of `letterkit send` that lies beside the folder of its files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

_ENDING = ".sending.sqlite"


def sent_on(folder: Path) -> date | None:
    """The day (UTC) on which the first copy of a letter went out; None where no ledger beside its folder says so.

    Trials do not count, nor does a file that is no ledger: `letterkit send` will speak of it.
    """
    from letterkit.deliver import ledger
    from letterkit.model.sending import State

    path = folder.with_name(folder.name + _ENDING)
    if not path.is_file():
        return None
    try:
        with ledger.opened(path) as book:
            entries = book.entries()
    except ledger.LedgerError:
        return None
    days = [date.fromisoformat(one.changed[:10]) for one in entries if one.state is State.SENT and not one.trial]
    return min(days, default=None)
