"""The draft accepts a finding that there is not.

What was accepted has been mended, or the code is misspelt. Left standing, it would accept the next one unseen.

What to do: take it out of `accept` in the draft, or correct its code or `match`.

Good:
    --- draft.yaml
    accept:
      - {code: count-typed, reason: the number is that of a printed appeal}
    --- body.en.md
    We write on behalf of three organizations.

Bad:
    --- draft.yaml
    accept:
      - {code: count-typed, reason: the number is that of a printed appeal}
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from letterkit.check.catalogue import code_of, modules
from letterkit.check.running import accepts
from letterkit.model.finding import Finding, Severity
from letterkit.model.project import Project

SEVERITY = Severity.NOTE


def review(project: Project, findings: tuple[Finding, ...]) -> Iterator[Finding]:
    """Look for acceptances that match none of the findings."""
    known = {code_of(module) for module in modules()} | {finding.code for finding in findings}
    for i, accepted in enumerate(project.draft.accept):
        if any(accepts(accepted, finding) for finding in findings):
            continue
        hint = "take it out of the draft, or correct its code or its match"
        if accepted.code not in known and (near := difflib.get_close_matches(accepted.code, known, n=1)):
            hint = f"did you mean {near[0]}?"
        place = project.place(f"accept.{i}")
        yield Finding("acceptance-unused", SEVERITY, f"nothing is accepted by {accepted.code}", place, hint)
