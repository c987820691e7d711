"""Header fields in ASCII (RFC 5322), with encoded words for all other text (RFC 2047).

Own code, since what Python 3.11 writes loses recipients with long Korean names and blanks of subjects. Each function
gives whole fields that end in CRLF; a line has at most 76 columns unless one address is longer than that.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence

from letterkit import mailboxes

CRLF = "\r\n"
LINE = 76
"""Columns of a line with encoded words (RFC 2047, section 2); other lines may have 78."""
_NAME = re.compile(r"[A-Za-z][A-Za-z-]{0,9}")
_ATOM = re.compile(r"[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]+")
_LONGEST_QUOTED = 60


def unstructured(name: str, text: str) -> str:
    """A field of free text, such as Subject; it reads back as exactly this text.

    Raises ValueError for a character that may not be in a header.
    """
    _refuse_unsafe(text)
    words = text.split(" ")
    room = LINE - len(name) - 2
    plain = _is_plain(text) and all(word and len(word) <= room for word in words)
    return _folded(name, words if plain else list(encoded_words(text, room)))


def addresses(name: str, people: Sequence[tuple[str, str]]) -> str:
    """A field of mailboxes (display name or empty, address), such as To: none is lost, whatever its name holds.

    Domains are written in A-labels. Raises ValueError for a character that may not be in a header, an address that
    cannot exist, and no mailbox at all.
    """
    if not people:
        raise ValueError(f"{name} names nobody")
    room = LINE - len(name) - 2
    tokens: list[str] = []
    for number, (display, address) in enumerate(people, 1):
        tokens += _mailbox(display, address, room)
        tokens[-1] += "," if number < len(people) else ""
    return _folded(name, tokens)


def encoded_words(text: str, room: int) -> Iterator[str]:
    """The text in encoded words of at most `room` columns (28 to 75), none of which parts a character."""
    most = (room - len(_encoded(b""))) // 4 * 3
    piece = b""
    for character in text:
        data = character.encode()
        if len(piece) + len(data) > most:
            yield _encoded(piece)
            piece = b""
        piece += data
    yield _encoded(piece)


def _encoded(data: bytes) -> str:
    return f"=?utf-8?B?{b64encode(data).decode('ascii')}?="


def _mailbox(display: str, address: str, room: int) -> list[str]:
    _refuse_unsafe(display)
    spec = mailboxes.ascii_address(address)
    return [*_phrase(display, room), f"<{spec}>"] if display else [spec]


def _phrase(display: str, room: int) -> Iterable[str]:
    """A display name: atoms where it has nothing else, a quoted string where that is short, else encoded words."""
    words = display.split(" ")
    if not _is_plain(display) or not all(words):
        return encoded_words(display, room)
    if all(_ATOM.fullmatch(word) and len(word) <= _LONGEST_QUOTED for word in words):
        return words
    quoted = re.sub(r'(["\\])', r"\\\1", display)
    return [f'"{quoted}"'] if len(quoted) <= _LONGEST_QUOTED else encoded_words(display, room)


def _is_plain(text: str) -> bool:
    """Whether a text can stand as it is: what looks like an encoded word would be read as one."""
    return text.isascii() and "=?" not in text


def _folded(name: str, tokens: Sequence[str]) -> str:
    """The field with a line's end before each token that no longer fits (RFC 5322, section 2.2.3)."""
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is not the name of a field that is written here")
    lines = [f"{name}: {tokens[0]}"]
    for token in tokens[1:]:
        if len(lines[-1]) + 1 + len(token) <= LINE:
            lines[-1] += f" {token}"
        else:
            lines.append(f" {token}")
    return CRLF.join(lines) + CRLF


def _refuse_unsafe(text: str) -> None:
    if character := mailboxes.unsafe(text):
        raise ValueError(f"the character {character} may not be in the head of an e-mail: {text[:80]!r}")
