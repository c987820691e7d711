"""The ledger keeps what it was told, and nothing passes for a ledger that is none."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from letterkit.deliver import ledger as book
from letterkit.deliver.ledger import LedgerError
from letterkit.deliver.lock import BusyError, alone
from letterkit.deliver.pacing import pause
from letterkit.model.sending import Channel, Enclosure, Outcome, Shipment, State

ONE = Shipment("anna", Channel.EMAIL, "smtp", "anna@a.int", "Anna", (Enclosure("a.eml", "0" * 64),))


def test_what_happened_is_kept_line_by_line(tmp_path: Path) -> None:
    with book.opened(tmp_path / "l") as ledger:
        ledger.plan([ONE])
        ledger.begin(ONE.slot, "<1@a>")
        ledger.settle(ONE.slot, Outcome(State.SENT, "250 OK"))
    with book.opened(tmp_path / "l") as ledger:
        (entry,) = ledger.entries()
        history = ledger.history()
    assert (entry.state, entry.reference, entry.reply, entry.attempts) == (State.SENT, "<1@a>", "250 OK", 1)
    assert [line[7] for line in history] == ["planned", "sending", "sent"]


def test_only_what_is_planned_can_be_begun(tmp_path: Path) -> None:
    with book.opened(tmp_path / "l") as ledger:
        ledger.plan([ONE])
        ledger.begin(ONE.slot)
        with pytest.raises(ValueError, match="not planned"):
            ledger.begin(ONE.slot)


def test_each_change_is_on_the_disk_before_it_is_acted_on(tmp_path: Path) -> None:
    with book.opened(tmp_path / "l") as ledger:
        modes = [ledger._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("synchronous", "journal_mode")]
    assert modes == [3, "delete"]  # EXTRA


@pytest.mark.parametrize("statement", ["PRAGMA user_version = 9", "PRAGMA application_id = 5"])
def test_a_ledger_of_another_form_is_left_alone(tmp_path: Path, statement: str) -> None:
    with book.opened(tmp_path / "l"):
        pass
    with sqlite3.connect(tmp_path / "l") as connection:
        connection.execute(statement)
    with pytest.raises(LedgerError), book.opened(tmp_path / "l"):
        pass


def test_somebody_elses_file_is_no_ledger(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "l") as connection:
        connection.execute("CREATE TABLE theirs (x)")
    with pytest.raises(LedgerError, match="not a ledger"), book.opened(tmp_path / "l"):
        pass


def test_only_one_holds_the_lock(tmp_path: Path) -> None:
    with alone(tmp_path / "k"), pytest.raises(BusyError), alone(tmp_path / "k"):
        pass
    with alone(tmp_path / "k"):
        pass


def test_pauses_grow_and_stay_below_an_hour() -> None:
    pauses = [pause(60, tries) for tries in range(1, 12)]
    assert pauses[:4] == [60, 120, 240, 480]
    assert max(pauses) == 3600
