"""An e-mail address cannot be used.

By the syntax of RFC 5321, and for domains in other scripts IDNA 2008. Whether the mailbox exists is not asked of any
server. One field holds one address. Where an e-mail is to be sent, other letters than ASCII before the @ are refused:
they need SMTPUTF8 (RFC 6531) on every server on the way.

What to do: correct the address.

Good:
    --- draft.yaml
    to:
      - name: Kari Nordmann
        address: "1 Ministry Street\\nOslo"
        salutation: Dear Minister
        email: minister@government.no
    email:
      from: Lantern Network <post@xn--lys-6na.no>

Bad:
    --- draft.yaml
    to:
      - name: Kari Nordmann
        address: "1 Ministry Street\\nOslo"
        salutation: Dear Minister
        email: minister@government,no
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit import mailboxes
from letterkit.check.comparison import quoted
from letterkit.check.subject import Subject
from letterkit.model.draft import Draft
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Judge the addresses of addressees, copies, contacts, and of the one who sends."""
    for field, address, to_send in _addresses(subject.project.draft):
        if problem := mailboxes.problem(address, to_send=to_send):
            yield Finding(
                "email-impossible",
                SEVERITY,
                f"the e-mail address {quoted(address)} cannot be used: {problem}",
                subject.project.place(field),
                "correct the address",
            )


def _addresses(draft: Draft) -> Iterator[tuple[str, str, bool]]:
    """By its field each address, and whether an e-mail is to be sent there."""
    sends = bool(draft.email.sender)
    for name, people in (("to", draft.to), ("cc", draft.cc)):
        yield from ((f"{name}.{i}.email", one.email.strip(" "), sends) for i, one in enumerate(people) if one.email)
    for i, one in enumerate(draft.press.contacts if draft.press else ()):
        if one.email:
            yield f"press.contacts.{i}.email", one.email.strip(" "), False
    for field, written in (("email.from", draft.email.sender), ("email.reply_to", draft.email.reply_to)):
        if written:
            yield field, mailboxes.split(written)[1], True
