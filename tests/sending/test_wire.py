"""Of what was rendered, only the date and the mark of a draft change on the way."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.deliver import wire
from tests.sending.letters import eml

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LINES = st.lists(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=60), max_size=8)


@given(LINES)
def test_the_body_stays_to_the_byte(lines: list[str]) -> None:
    data = eml("anna@a.int", text="".join(f"{line}\r\n" for line in lines))
    sent = wire.outgoing(data, moment=NOW)
    assert sent.partition(b"\r\n\r\n")[2] == data.partition(b"\r\n\r\n")[2]
    assert b"X-Unsent" not in sent
    assert sent.count(b"Date: ") == 1
    assert wire.message_id(sent) == wire.message_id(data)


@given(LINES)
def test_a_dot_that_begins_a_line_is_doubled_and_the_end_is_no_part_of_it(lines: list[str]) -> None:
    data = "".join(f"{line}\r\n" for line in ["first", *lines]).encode()
    stuffed = wire.stuffed(data)
    assert b"\r\n.\r\n" not in stuffed
    assert b"".join(line[1:] if line.startswith(b".") else line for line in stuffed.splitlines(True)) == data


@pytest.mark.parametrize("text", ["a\nb\r\n", "a\rb\r\n", f"{'x' * 999}\r\n"])
def test_what_servers_read_differently_is_not_sent(text: str) -> None:
    with pytest.raises(wire.MessageError):
        wire.outgoing(eml("anna@a.int", text=text), moment=NOW)
