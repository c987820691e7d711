"""The languages of a letter link to different pages.

What may differ between languages is left out: the folder, host or parameter of a language (`/en/`, `/ko/`). Two
addresses that are the same but for a number are an error; a link that only one language has is a warning, and one to
another page of the same site a note, since sites name their pages differently in each language.

What to do: open both links, and correct the one that is wrong.

Good:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations; see [the report](https://undocs.org/en/A/75/388).
    --- body.ko.md
    저희는 {{ counts.groups }}개 단체를 대표하여 이 서한을 드립니다. [보고서](https://undocs.org/ko/A/75/388) 참조.

Bad:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations; see [the report](https://undocs.org/en/A/75/388).
    --- body.ko.md
    저희는 {{ counts.groups }}개 단체를 대표하여 이 서한을 드립니다. [보고서](https://undocs.org/ko/A/75/389) 참조.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from letterkit.agreement import FactKind
from letterkit.check.between import differing
from letterkit.check.subject import Subject
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Compare each language with the first one."""
    for finding in differing(subject, (FactKind.LINK,), "links-differ", Severity.WARNING):
        same_site = finding.severity is Severity.WARNING and " is not in " not in finding.message
        yield replace(finding, severity=Severity.NOTE) if same_site else finding
