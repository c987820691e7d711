"""All checks over one subject, and what the draft says about accepting their findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from types import ModuleType

from letterkit.check import sharing, sparing
from letterkit.check.catalogue import code_of, modules
from letterkit.check.shares import Share
from letterkit.check.subject import Subject
from letterkit.model.counts import Counts
from letterkit.model.draft import Accepted
from letterkit.model.finding import Finding, in_order
from letterkit.model.project import Project


def run(subject: Subject) -> list[Finding]:
    """The findings of all checks and those that loading noticed, in the order of files and lines, each once.

    What the draft accepts carries the reason in `accepted`; an acceptance that matches nothing is a note itself.
    """
    return settled(subject.project, found(subject, Share.ALL))


def found(subject: Subject, share: Share) -> list[Finding]:
    """What a share of the checks finds, before it is `settled`."""
    rules = [module for module in modules(share) if hasattr(module, "check")]
    return [finding for module in rules for finding in _told(module, subject)]


def _told(module: ModuleType, subject: Subject) -> Iterator[Finding]:
    """What one check finds, not more than anybody reads; what is left out is accepted like what is told."""
    accepted = tuple(one for one in subject.project.draft.accept if one.code == code_of(module))
    findings = (_with_acceptance(finding, accepted) for finding in sharing.findings(module, subject))
    limit = sparing.most(len(subject.project.roster.rows))
    return sparing.told(findings, limit=limit, gravest=module.SEVERITY)


def found_in_list(project: Project, counts: Counts) -> list[Finding]:
    """What the checks of the list find in a letter that prints it or speaks of it (`Subject.counted`), before anybody
    composed it."""
    subject = Subject(project, counts, ())
    vars(subject)["counted"] = counts.group_rows + counts.individual_rows
    return found(subject, Share.LIST)


def settled(project: Project, findings: Sequence[Finding]) -> list[Finding]:
    """What `run` gives, from the findings of all shares."""
    accepted = project.draft.accept
    told = [_with_acceptance(finding, accepted) for finding in (*project.findings, *findings)]
    for module in modules():
        if hasattr(module, "review"):  # a check of the findings themselves, so it comes after them
            told += module.review(project, tuple(told))
    return in_order(told)


def accepts(accepted: Accepted, finding: Finding) -> bool:
    """Whether an acceptance is meant for a finding."""
    return accepted.code == finding.code and accepted.match in finding.message


def _with_acceptance(finding: Finding, acceptances: tuple[Accepted, ...]) -> Finding:
    reason = next((a.reason for a in acceptances if accepts(a, finding)), None)
    return finding if reason is None else replace(finding, accepted=reason)
