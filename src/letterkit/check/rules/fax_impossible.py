"""A fax number cannot be dialled.

It is too short or too long, has no country code, or is in a range that the country's numbering plan does not give out.

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

from letterkit import countries
from letterkit.check.comparison import quoted
from letterkit.check.subject import Subject
from letterkit.check.telephone import numbers
from letterkit.model.draft import Addressee
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Judge the fax numbers of addressees and of those who get a copy."""
    draft = subject.project.draft
    for name, people in (("to", draft.to), ("cc", draft.cc)):
        for i, one in enumerate(people):
            for number in numbers(one.fax, _region(one)) if one.fax.strip() else ():
                if number.problem:
                    yield Finding(
                        "fax-impossible",
                        SEVERITY if number.sure else Severity.WARNING,
                        f"the fax number {quoted(number.written)} {number.problem}",
                        subject.project.place(f"{name}.{i}.fax"),
                        "write it in full, with + and the country code, as in +82 2 2100 5759",
                    )


def _region(one: Addressee) -> str | None:
    """The country in the last line of the address, in whichever language names one."""
    for address in one.address.values():
        lines = address.strip().splitlines()
        if lines and (code := countries.read(lines[-1]).code):
            return code
    return None
