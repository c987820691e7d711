"""The parts of an e-mail (RFC 2045, 2046), in ASCII and in lines of at most 76 columns."""

from __future__ import annotations

import hashlib
from base64 import encodebytes
from binascii import b2a_qp
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from letterkit.render.mail.headers import CRLF
from letterkit.render.mail.parameters import with_parameters


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its header fields, each ending in CRLF, and its body as it goes out."""

    fields: str
    body: bytes

    @property
    def data(self) -> bytes:
        """The part as it stands in the e-mail."""
        return self.fields.encode("ascii") + b"\r\n" + self.body


def text_part(subtype: str, text: str) -> Part:
    """A text in UTF-8, in quoted-printable where most of it is ASCII, else in base64, whichever is the shorter."""
    content = text.replace("\r\n", "\n").encode("utf-8", "replace").replace(b"\n", b"\r\n")
    readable, packed = b2a_qp(content, istext=True), _base64(content)
    encoding, body = ("quoted-printable", readable) if len(readable) <= len(packed) else ("base64", packed)
    fields = with_parameters("Content-Type", f"text/{subtype}", {"charset": "utf-8"})
    return Part(fields + _encoding(encoding), body)


def file_part(media_type: str, data: bytes, *, name: str, fallback: str) -> Part:
    """An attached file under `name`; programs that do not know RFC 2231 show `fallback`, which is ASCII.

    The fallback stands in Content-Type: beside `filename*`, three of four parsers take a plain `filename` for the name.
    """
    fields = with_parameters("Content-Type", media_type, {"name": fallback})
    fields += with_parameters("Content-Disposition", "attachment", {"filename": name})
    return Part(fields + _encoding("base64"), _base64(data))


def picture_part(media_type: str, data: bytes, *, content_id: str) -> Part:
    """A picture that the page of the message shows as `cid:CONTENT_ID` (RFC 2392)."""
    fields = with_parameters("Content-Type", media_type, {})
    fields += with_parameters("Content-Disposition", "inline", {})
    return Part(fields + f"Content-ID: <{content_id}>{CRLF}" + _encoding("base64"), _base64(data))


def multipart(subtype: str, parts: Sequence[Part], parameters: Mapping[str, str] | None = None) -> Part:
    """Several parts as one. The boundary follows from what they hold, and is in none of them."""
    written = [part.data for part in parts]
    boundary = _boundary(written)
    mark = f"--{boundary}".encode("ascii")
    body = b"".join(mark + b"\r\n" + data + b"\r\n" for data in written) + mark + b"--\r\n"
    return Part(
        with_parameters("Content-Type", f"multipart/{subtype}", {**(parameters or {}), "boundary": boundary}), body
    )


def _boundary(written: Sequence[bytes]) -> str:
    """A line that no part holds. With "=_" in it, base64 and quoted-printable cannot hold it by themselves
    (RFC 2045, section 6.7); parts inside of parts can, and are looked through."""
    digest = hashlib.sha256(b"\0".join(hashlib.sha256(data).digest() for data in written)).hexdigest()
    for number in count():
        boundary = f"=_{digest[:40]}_{number}"
        if not any(boundary.encode("ascii") in data for data in written):
            return boundary
    raise AssertionError("an endless count ended")


def _base64(data: bytes) -> bytes:
    return encodebytes(data).replace(b"\n", b"\r\n").removesuffix(b"\r\n")


def _encoding(name: str) -> str:
    return f"Content-Transfer-Encoding: {name}{CRLF}"
