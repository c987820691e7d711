"""Plain addresses are let through without the library: only such as it lets through, too."""

from __future__ import annotations

import email_validator
import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit import mailboxes

PIECE = st.text("ab1-._+xnZ", min_size=1, max_size=6)
ENDING = st.sampled_from(["org", "kr", "local", "LOCAL", "onion", "test", "c1", "xn--p1ai", "museum"])


@given(st.builds("{}@{}.{}".format, PIECE, PIECE, ENDING).filter(mailboxes._PLAIN.fullmatch))
def test_the_library_finds_no_fault_with_what_is_let_through(address: str) -> None:
    assert mailboxes.problem(address) == ""
    email_validator.validate_email(address, check_deliverability=False, test_environment=True, allow_smtputf8=False)


@pytest.mark.parametrize(
    "address",
    ["a@" + "b" * 64 + ".org", "a@desk.local", "a..b@desk.org", "a@-desk.org"],
)
def test_addresses_that_cannot_be_are_told(address: str) -> None:
    assert mailboxes.problem(address)
