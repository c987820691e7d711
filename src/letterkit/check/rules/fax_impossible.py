"""A fax number cannot be dialled.

It is too short or too long, has no country code, or is in a range that the country's numbering plan does not give out.

A number without country code is only a warning here, since print may show it so; a fax to it is not made unless the
address names its country. `4721~2` and `4721-2` may be two numbers, and none of the two is guessed at.

What to do: write the number with + and the country code, as in `+82 2 2100 5759`. Several numbers may stand in one
field: `+82 2 2100 5759/49` is two.

Good:
    --- draft.yaml
    to:
      - name: Kari Nordmann
        address: "209 Sejong-daero\\nSeoul\\nRepublic of Korea"
        salutation: Dear Minister
        fax: +82 2 2100 5759/49

Bad:
    --- draft.yaml
    to:
      - name: Kari Nordmann
        address: "209 Sejong-daero\\nSeoul\\nRepublic of Korea"
        salutation: Dear Minister
        fax: +82 2 21
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit import telephone
from letterkit.check.comparison import quoted
from letterkit.check.subject import Subject
from letterkit.model.draft import Addressee
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Judge the fax numbers of addressees, of those who get a copy, and of the one who sends."""
    draft = subject.project.draft
    for name, people in (("to", draft.to), ("cc", draft.cc)):
        for i, one in enumerate(people):
            yield from _judge(subject, one.fax, f"{name}.{i}.fax", _region(one))
    yield from _judge(subject, draft.fax.sender, "fax.from", "")


def _judge(subject: Subject, field: str, name: str, region: str) -> Iterator[Finding]:
    for number in telephone.numbers(field, region):
        problem = number.problem or ("has an extension, which no fax can dial" if number.extension else "")
        if problem:
            yield Finding(
                "fax-impossible",
                SEVERITY if number.sure or number.extension else Severity.WARNING,
                f"the fax number {quoted(number.written)} {problem}",
                subject.project.place(name),
                telephone.HINT,
            )


def _region(one: Addressee) -> str:
    """The country of the address, in whichever language names one."""
    return next(filter(None, map(telephone.region_of, one.address.values())), "")
