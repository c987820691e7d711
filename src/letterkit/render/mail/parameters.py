"""Fields with parameters (RFC 2045, section 5.1), whose values in other scripts are written by RFC 2231."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from letterkit import mailboxes
from letterkit.render.mail.headers import CRLF, LINE

_TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+\-.^_`{|}~]+")


def with_parameters(name: str, value: str, parameters: Mapping[str, str]) -> str:
    """The field `name: value` and its parameters, a long one of which is parted (RFC 2231, section 3).

    Raises ValueError for a character that may not be in a header.
    """
    lines = [f"{name}: {value}"] if len(name) + len(value) + 3 <= LINE else [f"{name}:", f" {value}"]
    for key, content in parameters.items():
        for written in _written(key, content):
            lines[-1] += ";"
            if len(lines[-1]) + 1 + len(written) < LINE:
                lines[-1] += f" {written}"
            else:
                lines.append(f" {written}")
    return CRLF.join(lines) + CRLF


def _written(key: str, content: str) -> Iterator[str]:
    if character := mailboxes.unsafe(content):
        raise ValueError(f"the character {character} may not be in the head of an e-mail: {content[:80]!r}")
    quoted = re.sub(r'(["\\])', r"\\\1", content)
    if content.isascii() and "=?" not in content and len(key) + len(quoted) + 5 <= LINE:
        yield f"{key}={content}" if _TOKEN.fullmatch(content) else f'{key}="{quoted}"'
        return
    pieces = list(_pieces(content, LINE - len(key) - len("*000*=UTF-8'';  ")))
    for number, piece in enumerate(pieces):
        section = f"*{number}" if len(pieces) > 1 else ""
        charset = "UTF-8''" if number == 0 else ""
        yield f"{key}{section}*={charset}{piece}"


def _pieces(content: str, room: int) -> Iterator[str]:
    """The value percent-encoded in pieces of at most `room` columns, none of which parts a character."""
    piece = ""
    for character in content:
        encoded = quote(character, safe="")
        if len(piece) + len(encoded) > room:
            yield piece
            piece = ""
        piece += encoded
    yield piece
