"""The day a letter was sent, by a real ledger."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from letterkit import languages
from letterkit.deliver import ledger
from letterkit.freezing.sent import sent_on
from letterkit.languages.dates import long_date
from letterkit.model.sending import Channel, Enclosure, Outcome, Shipment, State

from .conftest import DRAFT, edit_list, run

LEDGER = Path("out/2020-12-unga.sending.sqlite")


def settle(path: Path, state: State, trial: str = "") -> None:
    one = Shipment("moon", Channel.EMAIL, "smtp", "a@b.example", "M", (Enclosure("x.pdf", "0" * 64),), trial)
    with ledger.opened(path) as book:
        book.plan([one])
        book.begin(one.slot)
        book.settle(one.slot, Outcome(state, ""))


def test_the_day_it_was_sent_counts_and_not_the_day_it_was_frozen(project: Path) -> None:
    settle(LEDGER, State.SENT)
    edit_list({}, {"name": "Open Rivers Trust", "country": "Chad"})
    day = sent_on(LEDGER.parent / "2020-12-unga")
    assert day is not None
    first = run("changes", DRAFT).stdout.splitlines()[0]
    assert (
        first
        == f"2020-12-unga: +1 group, +1 country since the letter was sent on {long_date(day, languages.get('en-GB'))}"
    )
    assert "which was sent on" in run("changes", DRAFT, "--note", "-").stdout


def test_what_was_not_sent_and_trials_do_not_count(tmp_path: Path) -> None:
    for name, state, trial in (("a", State.REFUSED, ""), ("b", State.SENT, "me@example.org"), ("c", State.SENT, "")):
        settle(tmp_path / f"{name}.sending.sqlite", state, trial)
    assert [sent_on(tmp_path / name) is not None for name in ("none", "a", "b", "c")] == [False, False, False, True]
    assert isinstance(sent_on(tmp_path / "c"), date)


def test_another_file_of_that_name_is_no_ledger(tmp_path: Path) -> None:
    (tmp_path / "x.sending.sqlite").write_bytes(b"SQLite format 3\0 but no more")
    assert sent_on(tmp_path / "x") is None
