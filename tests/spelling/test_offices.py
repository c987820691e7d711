"""Offices of one person: the same one, one that has ended, another one."""

from __future__ import annotations

import pytest

from letterkit.spelling.offices import Change, change, ended, parts


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Special Rapporteur on rivers", "the UN special rapporteur on the situation of rivers"),
        ("Former Rapporteur & Professor Emeritus", "Former Rapporteur"),
        ("director of the Open Circle", "Director"),
        ("Former Chair of the Lake Board", "Former Rapporteur on Lakes / Former Chair of the Lake Board"),
        ("prosecutor of the Court for the Former Delta", "deputy prosecutor of the Court for the Former Delta"),
    ],
)  # fmt: skip
def test_no_change(first: str, second: str) -> None:
    assert change(first, second) is None
    assert change(second, first) is None


def test_an_office_that_ended() -> None:
    found = change("UN Rapporteur on rivers / Former Chair of the Board", "Former UN Rapporteur on rivers")
    assert found == (Change.ENDED, "UN Rapporteur on rivers", "Former UN Rapporteur on rivers")


def test_another_office() -> None:
    found = change("senior analyst for rivers at Open Circle", "team leader at OC")
    assert found is not None
    assert found[0] is Change.OTHER


def test_former_belongs_to_the_office_that_it_stands_before() -> None:
    assert parts("Professor of Law Former chair of the Board") == ("Professor of Law", "Former chair of the Board")
    assert ended("Professor Emeritus")
    assert not ended("prosecutor for the Former Delta")
