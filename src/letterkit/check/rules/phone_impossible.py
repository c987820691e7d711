"""A telephone number for the press cannot be dialled.

A journalist calls once. Numbers that no plan gives out, such as those that are kept for fiction, are only a warning,
and none in a draft that is marked as a sample.

What to do: write the number with + and the country code.

Good:
    --- draft.yaml
    press:
      city: Oslo
      headline: Coalition writes to the minister
      contacts:
        - {city: Bangkok, name: Spokesperson, phone: "+66-85-060-8406 (mobile)"}

Bad:
    --- draft.yaml
    press:
      city: Oslo
      headline: Coalition writes to the minister
      contacts:
        - {city: Bangkok, name: Spokesperson, phone: "85-06 (mobile)"}
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit import telephone
from letterkit.check.comparison import quoted
from letterkit.check.subject import Subject
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Judge the numbers of the contacts."""
    draft = subject.project.draft
    for i, contact in enumerate(draft.press.contacts if draft.press else ()):
        for number in telephone.numbers(contact.phone):
            if number.problem and (number.sure or not draft.sample):
                yield Finding(
                    "phone-impossible",
                    SEVERITY if number.sure else Severity.WARNING,
                    f"the telephone number {quoted(number.written)} {number.problem}",
                    subject.project.place(f"press.contacts.{i}.phone"),
                    "write it in full, with + and the country code, as in +66 85 060 8406",
                )
