"""An e-mail address cannot exist.

By the syntax of RFC 5321 and RFC 6531. Whether the mailbox exists is not asked of any server.

What to do: correct the address.

Good:
    --- draft.yaml
    to:
      - name: Kari Nordmann
        address: "1 Ministry Street\\nOslo"
        salutation: Dear Minister
        email: minister@government.no

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

from letterkit.check.comparison import quoted
from letterkit.check.subject import Subject
from letterkit.model.draft import Draft
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Judge the addresses of addressees, copies and contacts."""
    for field, address in _addresses(subject.project.draft):
        if problem := _problem(address.strip()):
            yield Finding(
                "email-impossible",
                SEVERITY,
                f"the e-mail address {quoted(address)} cannot exist: {problem.rstrip('.')}",
                subject.project.place(field),
                "correct the address",
            )


def _addresses(draft: Draft) -> Iterator[tuple[str, str]]:
    for name, people in (("to", draft.to), ("cc", draft.cc)):
        yield from ((f"{name}.{i}.email", one.email) for i, one in enumerate(people) if one.email)
    contacts = draft.press.contacts if draft.press else ()
    yield from ((f"press.contacts.{i}.email", one.email) for i, one in enumerate(contacts) if one.email)


def _problem(address: str) -> str:
    import email_validator

    try:
        # The test environment allows names that are reserved for tests; whether they may stand is placeholder-left's.
        email_validator.validate_email(address, check_deliverability=False, test_environment=True)
    except email_validator.EmailNotValidError as error:
        return str(error)
    return ""
