"""The parts of an e-mail (RFC 5322, MIME of RFC 2045 to 2049): its text, and the files that are attached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import HeaderParseError, MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import collapse_rfc2231_value

from letterkit.readers.parts import clean

_MOST_PARTS, _LONGEST_HEADER = 1000, 2000
_HEADERS = re.compile(
    rb"(?:From [^\n]*\n)?(?:[!-9;-~]{1,80}:[^\n]*\n(?:[ \t][^\n]*\n)*)*?"
    rb"(?:from|to|subject|date|received|return-path|delivered-to|mime-version|message-id|content-type):",
    re.I,
)
_SURE = re.compile(rb"^(?:message-id|mime-version|received|return-path|x-mailer|dkim-signature):", re.I | re.M)
_SUFFIXES = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "text/html": ".html",
    "text/markdown": ".md",
    "text/plain": ".txt",
    "message/rfc822": ".eml",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a message: its file name ("" for the text itself), its media type, its bytes."""

    name: str
    media_type: str
    data: bytes
    charset: str = ""
    flowed: bool = False


@dataclass(frozen=True, slots=True)
class Mail:
    """A message: its subject, its text in the richest form that it has, what is attached."""

    subject: str
    text: Piece | None
    attached: tuple[Piece, ...]


def has_headers(data: bytes) -> bool:
    """Whether bytes begin with the headers of a message."""
    return bool(_HEADERS.match(data[:20_000].replace(b"\r\n", b"\n").lstrip(b"\n")))


def is_sure(data: bytes) -> bool:
    """Whether there are headers that only mail programs write."""
    head = data[:20_000].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    return has_headers(data) and bool(_SURE.search(head))


def parsed(data: bytes) -> Mail:
    """Take a message apart. Raises ValueError for one that cannot be."""
    if data.startswith(b"From "):
        data = data.partition(b"\n")[2]
    try:
        message = BytesParser(policy=compat32).parsebytes(data.lstrip(b"\r\n"))
        pieces = list(_pieces(message))
    except (MessageError, LookupError, RecursionError, AssertionError, TypeError) as error:
        raise ValueError(str(error)) from error
    inline = [piece for piece in pieces if not piece.name]
    text = next((p for p in inline if p.media_type == "text/html" and p.data.strip()), None)
    text = text or next((p for p in inline if p.data.strip()), None)
    return Mail(_header(message, "subject"), text, tuple(piece for piece in pieces if piece.name))


def _pieces(message: Message) -> Iterator[Piece]:
    """The leaves of a message that can be read, in their order; of pictures and programs nothing is given."""
    stack = [message]
    seen = 0
    while stack and seen < _MOST_PARTS:
        part = stack.pop()
        seen += 1
        media_type = part.get_content_type()
        if media_type == "message/rfc822" and isinstance(part.get_payload(), list):
            for inner in _inner(part)[:1]:
                yield Piece(_name(part) or "attached message.eml", media_type, inner.as_bytes())
        elif part.is_multipart():
            stack.extend(reversed(_inner(part)))
        elif (piece := _leaf(part, media_type)) is not None:
            yield piece


def _inner(part: Message) -> list[Message]:
    payload: object = part.get_payload()
    return [child for child in payload if isinstance(child, Message)] if isinstance(payload, list) else []


def _leaf(part: Message, media_type: str) -> Piece | None:
    data = part.get_payload(decode=True)
    name = _name(part)
    attached = bool(name) or part.get_content_disposition() == "attachment"
    if not isinstance(data, bytes) or not (attached or media_type in ("text/plain", "text/html")):
        return None
    if attached and not name:
        name = f"attachment{_SUFFIXES.get(media_type, '')}"
    charset = part.get_content_charset() or ""
    return Piece(name, media_type, data, charset, flowed=str(part.get_param("format", "")).lower() == "flowed")


def _name(part: Message) -> str:
    """The file name, as a name alone: no folders, no line ends."""
    raw = part.get_param("filename", None, "content-disposition") or part.get_param("name", None)
    if raw is None:
        return ""
    name = collapse_rfc2231_value(raw) if isinstance(raw, tuple) else _decoded(str(raw)[:_LONGEST_HEADER])
    return clean(re.split(r"[/\\]", name)[-1])[:200]


def _header(message: Message, name: str) -> str:
    value = message.get(name)
    return clean(_decoded(re.sub(r"\s+", " ", str(value)[:_LONGEST_HEADER]))) if value is not None else ""


def _decoded(value: str) -> str:
    """A header with its encoded words (RFC 2047) read, or as it stands where they are broken."""
    try:
        return str(make_header(decode_header(value)))
    except (HeaderParseError, LookupError, ValueError):
        return value
