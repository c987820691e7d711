"""E-mails: the text in the richest form that the message has, then each attachment as a file of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from letterkit.errors import InputError
from letterkit.model.finding import Place
from letterkit.model.reading import BlockKind, Reading, TextBlock
from letterkit.readers import mail
from letterkit.readers.faults import refuse
from letterkit.readers.source import Source, signature

NAME = "an e-mail"
SUFFIXES = (".eml", ".mht", ".mhtml")
MEDIA_TYPE = "message/rfc822"
_DEEPEST = 3
_ENDING = {"text/html": ".html", "text/plain": ".txt"}


def recognises(source: Source) -> int:
    """Text that begins with the headers of a message."""
    if signature(source) or not mail.has_headers(source.data):
        return 0
    return 3 if mail.is_sure(source.data) else int(source.suffix in SUFFIXES)


def readings(source: Source, depth: int = 0) -> tuple[Reading, ...]:
    """The text, with the subject as its title, then the attachments of kinds that are read, named "mail.eml/file".

    Raises InputError for a message that cannot be taken apart, and for an attachment that is damaged or encrypted.
    """
    try:
        message = mail.parsed(source.data)
    except ValueError:
        refuse("file-broken", source.place, "it is a damaged e-mail", "export it anew from the mail program")
    found = [_text(source, message)]
    for piece, name in zip(message.attached, _names(message.attached), strict=True):
        found.extend(_attachment(Source(f"{source.name}/{name}", piece.data), piece, depth))
    return tuple(found)


def _names(pieces: Sequence[mail.Piece]) -> Iterator[str]:
    """The name of each attachment; a second one of one name is told apart, "letter (2).pdf"."""
    seen: Counter[str] = Counter()
    for piece in pieces:
        seen[piece.name] += 1
        path = PurePosixPath(piece.name)
        yield piece.name if seen[piece.name] == 1 else f"{path.stem} ({seen[piece.name]}){path.suffix}"


def _text(source: Source, message: mail.Mail) -> Reading:
    blocks: tuple[TextBlock, ...] = ()
    lang = ""
    if message.subject:
        blocks = (TextBlock(message.subject, _subject_place(source), BlockKind.TITLE),)
    if message.text is not None:
        data = _utf8(message.text)
        part = Source(source.name + _ENDING.get(message.text.media_type, ".txt"), data)
        reading = _read(part)
        offset = _line_of(source, message.text)
        blocks += tuple(replace(block, place=_place(block.place, source.name, offset)) for block in reading.blocks)
        lang = reading.lang
    return Reading(source.name, MEDIA_TYPE, blocks, message.subject, lang)


def _read(part: Source) -> Reading:
    from letterkit.readers.formats import html, txt

    if part.suffix == ".html" and html.recognises(part):
        return html.readings(part)[0]
    return txt.readings(part)[0]


def _utf8(piece: mail.Piece) -> bytes:
    """The text in UTF-8 where the message says its encoding and the bytes are in it; lines that flow put together."""
    data = piece.data
    if piece.charset:
        try:
            data = data.decode(piece.charset).encode("utf-8", "replace")
        except (LookupError, UnicodeDecodeError, ValueError):
            data = piece.data
    return re.sub(rb"(?<=[^\s>-]) \r?\n(?=[^\s>])", b" ", data) if piece.flowed else data


def _line_of(source: Source, piece: mail.Piece) -> int | None:
    """How many lines stand before the text in the file; None where it is encoded, and its lines are no others'."""
    first = piece.data.strip()[:200].splitlines()[:1]
    text, start = (
        source.data,
        source.data.find(b"\n\n") if b"\r\n\r\n" not in source.data else source.data.find(b"\r\n\r\n"),
    )
    if not first or piece.flowed or piece.data.strip().splitlines()[-1:] == [b""] or start < 0:
        return None
    at = text.find(piece.data.strip(), start)
    lead = len(piece.data) - len(piece.data.lstrip())
    return text.count(b"\n", 0, at) - piece.data.count(b"\n", 0, lead) if at >= 0 else None


def _place(place: Place, name: str, offset: int | None) -> Place:
    if place.line is None or offset is None:
        return Place(name, field=f"line {place.line} of the text")
    return Place(name, place.line + offset)


def _subject_place(source: Source) -> Place:
    match = re.search(rb"^subject:", source.data, re.I | re.M)
    return Place(source.name, source.data.count(b"\n", 0, match.start()) + 1 if match else None)


def _attachment(source: Source, piece: mail.Piece, depth: int) -> tuple[Reading, ...]:
    """An attachment by its kind; pictures, calendars and the like are no letters and are passed over."""
    from letterkit.readers.formats import docx, html, md, pdf, txt

    if piece.media_type == MEDIA_TYPE or source.suffix == ".eml":
        return readings(source, depth + 1) if depth < _DEEPEST else ()
    for module in (pdf, docx, html, md, txt):
        named = source.suffix in module.SUFFIXES or piece.media_type == module.MEDIA_TYPE
        if named and module.recognises(source):
            try:
                found: tuple[Reading, ...] = module.readings(source)
            except InputError as error:
                if any(finding.code != "file-without-text" for finding in error.findings):
                    raise
                return ()
            return found
    return ()
