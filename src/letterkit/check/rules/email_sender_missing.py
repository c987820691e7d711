"""A recipient has an e-mail address, but the draft does not say from which one it sends.

Without `email.from` no e-mail is made for anyone; whoever prints or faxes the letter needs none.

What to do: give the address under `email`, as `from: Name <name@example.org>`.

Good:
    --- draft.yaml
    to:
      - name: Kari Nordmann
        address: "1 Ministry Street\\nOslo"
        salutation: Dear Minister
        email: minister@government.no
    email:
      from: post@lantern.net

Bad:
    --- draft.yaml
    to:
      - name: Kari Nordmann
        address: "1 Ministry Street\\nOslo"
        salutation: Dear Minister
        email: minister@government.no
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.check.subject import Subject
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.NOTE


def check(subject: Subject) -> Iterator[Finding]:
    """Look for recipients whom an e-mail could reach."""
    draft = subject.project.draft
    reachable = [copy.recipient for copy in subject.copies if copy.recipient.email.strip()]
    if reachable and not draft.email.sender.strip():
        yield Finding(
            "email-sender-missing",
            SEVERITY,
            f"{reachable[0].name} has an e-mail address, but the draft has no email.from: no e-mail can be made",
            subject.project.place("email"),
            "add email: {from: Name <name@example.org>} if it is to go out by e-mail",
        )
