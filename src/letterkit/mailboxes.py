"""Addresses of e-mail as people write them, as mail servers want them, and what may not be in the head of an e-mail."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from email_validator import ValidatedEmail

_WITH_NAME = re.compile(r"(?P<name>.*?)\s*<(?P<address>[^<>]*)>", re.DOTALL)
_QUOTED = re.compile(r'"(?P<inside>(?:[^"\\]|\\.)*)"', re.DOTALL)
# C0 and C1 controls end or hide a line; the rest moves what a reader sees (Unicode Standard Annex 9).
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)


def split(written: str) -> tuple[str, str]:
    """Display name and address of `Name <name@example.org>`; the name is empty where there is an address alone."""
    text = written.strip()
    match = _WITH_NAME.fullmatch(text)
    if not match:
        return "", text
    name = match["name"].strip()
    if quoted := _QUOTED.fullmatch(name):
        name = re.sub(r"\\(.)", r"\1", quoted["inside"], flags=re.DOTALL)
    return name, match["address"].strip()


def unsafe(text: str) -> str:
    """The first character that may not be in the head of an e-mail, as `U+000A`; empty where there is none.

    These are controls, line separators, bidirectional controls, noncharacters and halves of surrogate pairs.
    """
    found = _UNSAFE.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


# An address of plain letters and digits in a domain with an ending of letters: what most are, and the library that
# looks at the others takes 40 ms to load. Endings for special use and encoded labels (RFC 6761, RFC 5890) are left
# to it.
_PLAIN = re.compile(
    r"(?i:(?=[^@]{1,64}@)(?!.*[^@.]{64})[a-z0-9]+(?:[._+-][a-z0-9]+)*+@(?:(?!xn--)[a-z0-9](?:[a-z0-9]|-(?=[a-z0-9]))*+\.)+"
    r"(?!(?:arpa|alt|example|internal|invalid|local|localhost|onion|test)$)[a-z]{2,20})",
    re.ASCII,
)


@lru_cache(maxsize=256)  # the sender's is asked for in each e-mail
def ascii_address(address: str) -> str:
    """The address as it stands in a header: the domain in A-labels (IDNA 2008, RFC 5891, with the mapping of UTS 46).

    Raises ValueError, with the reason, for one that cannot exist (RFC 5321), and for one with other letters than ASCII
    before the @: these need SMTPUTF8 (RFC 6531) on every server on the way, which no sender can promise.
    """
    found = _validated(address, smtputf8=False).ascii_email
    if found is None:
        raise ValueError("it has no form in ASCII")
    return found


def problem(address: str, *, to_send: bool = True) -> str:
    """Why an address cannot exist, or cannot be sent to, as part of a sentence; empty where it can."""
    if len(address) < 100 and _PLAIN.fullmatch(address):
        return ""
    try:
        _validated(address, smtputf8=not to_send)
    except ValueError as error:
        return str(error).rstrip(".")
    return ""


def _validated(address: str, *, smtputf8: bool) -> ValidatedEmail:
    import email_validator

    if character := unsafe(address):
        raise ValueError(f"it holds the character {character}")
    # The test environment allows names that are reserved for tests; whether they may stand is placeholder-left's.
    return email_validator.validate_email(
        address, check_deliverability=False, test_environment=True, allow_smtputf8=smtputf8
    )


def flat(text: str) -> str:
    """A text of several lines as one, in Unicode's NFC: lines of a name or a subject are joined by a blank."""
    return unicodedata.normalize("NFC", " ".join(re.split(r"[ \t]*(?:\r\n|\r|\n)\s*", text.strip())))
