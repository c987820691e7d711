"""All checks over one subject, and what the draft says about accepting their findings."""

from __future__ import annotations

from dataclasses import replace

from letterkit.check.catalogue import modules
from letterkit.check.subject import Subject
from letterkit.model.draft import Accepted
from letterkit.model.finding import Finding, in_order


def run(subject: Subject) -> list[Finding]:
    """The findings of all checks and those that loading noticed, in the order of files and lines, each once.

    What the draft accepts carries the reason in `accepted`; an acceptance that matches nothing is a note itself.
    """
    found = list(subject.project.findings)
    for module in modules():
        if hasattr(module, "check"):
            found += module.check(subject)
    found = [_with_acceptance(finding, subject.project.draft.accept) for finding in found]
    for module in modules():
        if hasattr(module, "review"):  # a check of the findings themselves, so it comes after them
            found += module.review(subject, tuple(found))
    return in_order(found)


def accepts(accepted: Accepted, finding: Finding) -> bool:
    """Whether an acceptance is meant for a finding."""
    return accepted.code == finding.code and accepted.match in finding.message


def _with_acceptance(finding: Finding, acceptances: tuple[Accepted, ...]) -> Finding:
    reason = next((a.reason for a in acceptances if accepts(a, finding)), None)
    return finding if reason is None else replace(finding, accepted=reason)
