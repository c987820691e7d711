"""The recipients made for trials are read without a word, and reach nobody."""

from __future__ import annotations

import csv
import datetime as dt
import io

import phonenumbers
from scripts.make_recipients import HEADER, recipients

from letterkit.load.faults import Faults
from letterkit.load.recipients import read_recipients
from letterkit.model.draft import Draft


def test_they_are_read_without_a_finding() -> None:
    file = io.StringIO()
    csv.writer(file).writerows([HEADER, *recipients(500, ("en", "ko"))])
    faults = Faults()
    draft = Draft(id="a", date=dt.date(2020, 2, 17), languages=("en", "ko"))
    rows = read_recipients(file.getvalue().encode(), "recipients.csv", draft, faults)
    assert faults.all() == ()
    assert len(rows) == 500
    assert {row.language for row in rows} == {"en", "ko"}


def test_they_reach_nobody_and_can_be_dialled() -> None:
    for row in recipients(500):
        cells = dict(zip(HEADER, row, strict=True))
        assert cells["email"].endswith("@example.org")
        assert cells["fax"][-8:-2] == "555-01"
        assert phonenumbers.is_valid_number(phonenumbers.parse(cells["fax"]))
