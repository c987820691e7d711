"""The rendered .eml as it goes over the line: the same bytes, but for what belongs to the moment of sending.

Taken out: `X-Unsent`, which marks a draft for mail programs, and `Date`, which is that of the letter so that the same
draft gives the same file; RFC 5322 3.6.1 wants the time at which the message was sent, and mail filters distrust any
other, so that stands first instead. Nothing else changes: Message-ID, boundaries and parts are as they were verified.
A trial is marked besides, in the subject and in a field of its own.
"""

from __future__ import annotations

import re
from datetime import datetime
from email.message import Message
from email.parser import HeaderParser
from email.utils import format_datetime, getaddresses, parseaddr

_FIELD = re.compile(rb"[!-9;-~]+:[^\r\n]*(?:\r\n[ \t][^\r\n]*)*\r\n")
_LONGEST = 998  # RFC 5322 2.1.1, without CR LF


class MessageError(ValueError):
    """The bytes are no message that could be sent as it is."""


def fields(data: bytes) -> tuple[list[bytes], bytes]:
    """The header fields, each with its folded lines, and the rest from the empty line on. Raises MessageError."""
    found, at = [], 0
    while field := _FIELD.match(data, at):
        found.append(field[0])
        at = field.end()
    if not found or not data.startswith(b"\r\n", at):
        raise MessageError("its header cannot be read")
    return found, data[at:]


def _check_lines(data: bytes) -> None:
    if re.search(rb"(?<!\r)\n|\r(?!\n)", data):
        raise MessageError("a line does not end in CR LF")  # a server might read another message there
    if any(len(line) > _LONGEST for line in data.split(b"\r\n")):
        raise MessageError(f"a line is longer than {_LONGEST} bytes")


def outgoing(data: bytes, *, moment: datetime, trial_of: str = "") -> bytes:
    """The bytes to send, for a message rendered as `data`. Raises MessageError.

    `trial_of` is the key of the recipient for whom the letter is, where it goes to another as a trial.
    """
    _check_lines(data)
    header, rest = fields(data)
    kept = [field for field in header if name_of(field) not in (b"x-unsent", b"date")]
    first = [f"Date: {format_datetime(moment)}\r\n".encode()]
    if trial_of:
        first.append(f"X-Letterkit-Test: a trial of the letter for {trial_of}, who did not get it\r\n".encode())
        kept = [re.sub(rb"(?i)^(subject:)[ \t]*", rb"\1 [TEST] ", field) for field in kept]
    message = b"".join((*first, *kept)) + rest
    return message if message.endswith(b"\r\n") else message + b"\r\n"


def name_of(field: bytes) -> bytes:
    """The name of a header field in lower case."""
    return field.partition(b":")[0].lower()


def message_id(data: bytes) -> str:
    """The Message-ID with its angle brackets, empty where there is none. Raises MessageError."""
    header, _ = fields(data)
    found = next((field for field in header if name_of(field) == b"message-id"), b"")
    return b"".join(found.partition(b":")[2].split()).decode("ascii", "replace")


def sender(data: bytes) -> str:
    """The address in From, empty where there is none."""
    return parseaddr(str(_head(data).get("from", "")))[1]


def addressed(data: bytes) -> set[str]:
    """The addresses in To and Cc, in lower case."""
    head = _head(data)
    values = [str(value) for name in ("to", "cc") for value in head.get_all(name, [])]
    return {address.casefold() for _, address in getaddresses(values)}


def _head(data: bytes) -> Message:
    header, _ = fields(data)
    return HeaderParser().parsestr(b"".join(header).decode("utf-8", "replace"))


def stuffed(data: bytes) -> bytes:
    """The message as it stands between DATA and its end: a dot that begins a line is doubled (RFC 5321 4.5.2)."""
    return re.sub(rb"(?m)^\.", b"..", data)
