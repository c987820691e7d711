"""When a letter was sent, by the ledger that lies beside its files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

_SQLITE = b"SQLite format 3\0"


def sent_on(folder: Path, letter: str) -> date | None:
    """The day (UTC) on which the first copy of a letter went out; None where no ledger beside `folder` or in it says
    so. Trials do not count."""
    days = [day for path in _ledgers(folder, letter) for day in _days(path)]
    return min(days, default=None)


def _ledgers(folder: Path, letter: str) -> Iterator[Path]:
    beside = sorted(folder.parent.glob("*")) if folder.parent.is_dir() else []
    inside = sorted(folder.glob("*")) if folder.is_dir() else []
    for path in [*(one for one in beside if one.name.strip(".").split(".ledger")[0] == letter), *inside]:
        if path.is_file():
            with path.open("rb") as file:
                if file.read(len(_SQLITE)) == _SQLITE:
                    yield path


def _days(path: Path) -> Iterator[date]:
    from letterkit.deliver import ledger
    from letterkit.model.sending import State

    try:
        with ledger.opened(path) as book:
            entries = book.entries()
    except ledger.LedgerError:
        return  # another database, or one that `letterkit send` will speak of
    for entry in entries:
        if entry.state is State.SENT and not entry.trial:
            yield date.fromisoformat(entry.changed[:10])
