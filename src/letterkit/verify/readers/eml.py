"""Read an e-mail back by Python's own parser (which did not write it): its structure, whom it goes to, what it says,
and whether each attached file is the one that was verified."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import getaddresses

from letterkit.model.artifact import Artifact
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.letter import Document
from letterkit.model.recipient import Copy, EmailHead
from letterkit.verify.compare import missing
from letterkit.verify.readers import html, txt
from letterkit.verify.reading import Reading

MEGABYTE = 1_000_000
SIZES = ((25, "most mail servers refuse"), (10, "many mail servers refuse"))
"""Megabytes of a whole e-mail, and what happens above."""
REACHED_BY = "give them an e-mail address, and the draft one to send from (email.from), or reach them another way"
_LONGEST_LINE = 998


def findings(artifact: Artifact, copy: Copy, enclosed: Mapping[str, Artifact]) -> list[Finding]:
    """What the bytes of an e-mail do not give back of the copy; `enclosed` are the files that are to be attached.

    Raises ValueError for bytes that are no e-mail.
    """
    if copy.email is None or copy.message is None:
        raise ValueError("nothing says what it should be")
    message = message_from_bytes(artifact.data, policy=policy.default)
    faults = [*_structure(artifact.data, message), *_head(artifact.data, message, copy.email)]
    faults += _attached(message, copy, enclosed)
    hint = "The file was not kept. Please report this: the checks before rendering should have said so."
    lacking = [Finding("verify-structure-missing", Severity.ERROR, one, Place(artifact.name), hint) for one in faults]
    return [*lacking, *_texts(message, copy.message, artifact.name), *_size(artifact)]


def _structure(data: bytes, message: EmailMessage) -> Iterator[str]:
    for part in message.walk():
        yield from (f"a part of the e-mail is broken: {type(defect).__name__}" for defect in part.defects)
    if not data.isascii() or any(len(line) > _LONGEST_LINE for line in data.split(b"\r\n")):
        yield "the e-mail has lines that not every mail server takes"
    if b"\n" in data.replace(b"\r\n", b""):
        yield "the e-mail has ends of lines that mail servers read differently"
    if message.get_content_type() != "multipart/mixed" or message["X-Unsent"] != "1" or not message["Message-ID"]:
        yield "the e-mail does not open as a draft with attachments"


def _head(data: bytes, message: EmailMessage, wanted: EmailHead) -> Iterator[str]:
    reply_to = (wanted.reply_to,) if wanted.reply_to else ()
    people = (("From", (wanted.sender,)), ("Reply-To", reply_to), ("To", wanted.to), ("Cc", wanted.cc), ("Bcc", ()))
    raw = message_from_bytes(data, policy=policy.compat32)
    for field, expected in people:
        found = raw.get_all(field, [])
        read = [_person(*one) for one in getaddresses([str(each) for each in found])]
        if len(found) > 1 or read != [(name, _plain(address)) for name, address in expected]:
            yield f"the header {field} gives back {read} and not {[*expected]}"
    if [str(one) for one in message.get_all("Subject", [])] != [wanted.subject]:
        yield f'the subject "{wanted.subject}" cannot be read back whole'


def _person(name: str, address: str) -> tuple[str, str]:
    """The name is decoded once the mailboxes are told apart (RFC 2047, 6.2). `EmailMessage` of Python 3.11 does not do
    it so, and reads blanks between the encoded words of a long name."""
    return str(make_header(decode_header(name))), _plain(address)


def _plain(address: str) -> str:
    """An address with its domain as people write it: how a header encodes it is the writer's matter."""
    import idna

    local, _, domain = address.rpartition("@")
    try:
        return f"{local}@{idna.decode(idna.encode(domain, uts46=True))}"
    except idna.IDNAError as error:
        raise ValueError(f"{address!r} has no domain: {error}") from error


def _texts(message: EmailMessage, document: Document, name: str) -> Iterator[Finding]:
    """Both alternatives must say all that the message says."""
    for kind, reader in (("plain", txt), ("html", html)):
        body = message.get_body((kind,))
        data = body.get_payload(decode=True) if body is not None else None
        if not isinstance(data, bytes):
            raise ValueError(f"it has no text/{kind}")
        yield from missing(Reading(reader.text(data), squeezed=reader.SQUEEZED), document, f"{name} (text/{kind})")


def _attached(message: EmailMessage, copy: Copy, enclosed: Mapping[str, Artifact]) -> Iterator[str]:
    names = [f"{document.stem}.{suffix}" for suffix in dict.fromkeys(copy.attach) for document in copy.documents]
    wanted = [(name, enclosed[name].data) for name in names]
    wanted += [(one.name, one.data) for one in (copy.message.attachments if copy.message else ())]
    parts = list(message.iter_attachments())
    found = [_digest(part.get_payload(decode=True)) for part in parts]
    digests = [_digest(data) for _, data in wanted]
    for (name, _), digest in zip(wanted, digests, strict=True):
        if found.count(digest) != digests.count(digest):
            yield f"{name} is not attached as it was verified"
    if len(found) != len(wanted):
        yield f"{len(found)} files are attached and not {len(wanted)}"
    shown = [str(part["Content-Disposition"].params.get("filename", "")) for part in parts]
    endings = [name.rpartition(".")[2] for name in names] + [one[0] for one in wanted[len(names) :]]
    if len(set(shown)) != len(shown) or not all(map(str.endswith, shown, endings)):
        yield f"the names of the attached files cannot be read back: {shown}"


def _digest(data: object) -> str:
    return hashlib.sha256(data).hexdigest() if isinstance(data, bytes) else ""


def _size(artifact: Artifact) -> Iterator[Finding]:
    megabytes = len(artifact.data) / MEGABYTE
    for limit, consequence in SIZES:
        if megabytes > limit:
            message = f"the e-mail has {megabytes:.1f} MB; {consequence} more than {limit} MB"
            hint = "attach fewer files (email.attach, attachments), or smaller pictures"
            yield Finding("email-large", Severity.WARNING, message, Place(artifact.name), hint)
            return
