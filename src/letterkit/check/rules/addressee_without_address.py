"""An addressee has no address.

Without one the letter cannot be sent on paper, and the head of the page lacks its block.

What to do: give the `address` in the draft, for each language. For one who gets a copy a fax number or an e-mail
address is enough.

Good:
    --- draft.yaml
    to:
      - name: Kari Nordmann
        address: "1 Ministry Street\\nOslo"
        salutation: Dear Minister

Bad:
    --- draft.yaml
    to:
      - name: Kari Nordmann
        salutation: Dear Minister
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.check.comparison import quoted
from letterkit.check.subject import Subject
from letterkit.model.draft import Addressee, in_language
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Finding]:
    """Look for addressees without an address in a language of the letter, and copies that cannot be sent."""
    draft = subject.project.draft
    for i, one in enumerate(draft.to):
        missing = [lang for lang in _languages(one, draft.languages) if not in_language(one.address, lang).strip()]
        if missing:
            given = f" in {', '.join(missing)}" if any(one.address.values()) else ""
            hint = "give the postal address, one line of it a line"
            yield _finding(subject, f"to.{i}", one, f"has no address{given}", hint, SEVERITY)
    for i, one in enumerate(draft.cc):
        if not (any(one.address.values()) or one.fax or one.email):
            hint = "give an address, a fax number or an e-mail address"
            yield _finding(subject, f"cc.{i}", one, "gets a copy, but has no address of any kind", hint, Severity.NOTE)


def _languages(one: Addressee, languages: tuple[str, ...]) -> tuple[str, ...]:
    return (one.language,) if one.language else languages


def _finding(subject: Subject, field: str, one: Addressee, message: str, hint: str, severity: Severity) -> Finding:
    name = next(filter(None, one.name.values()), field)
    place = subject.project.place(f"{field}.address" if any(one.address.values()) else field)
    return Finding("addressee-without-address", severity, f"{quoted(name)} {message}", place, hint)
