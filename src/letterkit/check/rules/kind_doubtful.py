"""A group seems to be filed as an individual, or an individual as a group.

Groups and individuals are counted and printed apart, so a row of the wrong kind makes two numbers wrong. The kind is
doubted by words in the name: Association, Network, 협회 for groups; Dr., Lord, Ph.D. for persons.

What to do: correct the column `kind`, or accept the finding in the draft if the name misleads.

Good:
    --- signatories.csv
    name,kind,country
    Lantern Network,group,South Korea
    Dr. Aino Lehtonen,individual,Finland

Bad:
    --- signatories.csv
    name,kind,country
    Lantern Network,individual,South Korea
    Open Rivers Trust,group,Kenya
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from letterkit.check.comparison import quoted
from letterkit.check.subject import Subject
from letterkit.model.finding import Finding, Severity
from letterkit.model.roster import SignatoryKind

SEVERITY = Severity.WARNING

# Words that stand in names of bodies and are no family names; "Church", "Law" and "Banks" are both, and left out.
_GROUP = re.compile(
    r"\b(?:associations?|asociaci[oó]n|associa[cç][aã]o|networks?|foundations?|fundaci[oó]n|fondation|stiftung|"
    r"coalition|coalici[oó]n|alliance|alianza|committees?|comit[eé]|councils?|commission|institutes?|institut[eo]|"
    r"cent(?:er|re)s?|centro|federations?|f[eé]d[eé]ration|federaci[oó]n|organi[sz]ations?|societ(?:y|ies)|unions?|"
    r"campaigns?|initiative|consortium|forum|movement|collective|verein|verband|e\.v\.|inc\.|ngo|ngos)(?!\w)|"
    r"단체|협회|연합|재단|센터|네트워크|위원회|연구소|연구원|시민모임|연대$|協会|協會|基金会|基金會|联盟|聯盟|财团|財団",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"^(?:Dr|Prof|Professor|Mr|Mrs|Ms|Mx|Rev|Reverend|Lord|Lady|Sir|Dame|Baroness|Baron|Hon|Ambassador|Senator)\b\.? \w"
    r"|,? (?:Ph\.? ?D|M\.? ?D|Esq|LL\.? ?[MD]|Lord|Baroness|OBE|MBE|CBE|QC|KC|MP)\.?$"
    r"|^[\uac00-\ud7a3]{2,4} (?:교수|박사|변호사|의원|목사|신부)$"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Look for names that do not go with their kind."""
    for row in subject.counted:
        name = row.text("name", letter=subject.counts.letter)
        if row.kind is SignatoryKind.INDIVIDUAL and (word := _word_for_groups(name)):
            message = f"{quoted(name)} is filed as an individual, but {quoted(word.group())} is a word for groups"
        elif row.kind is SignatoryKind.GROUP and _PERSON.search(name) and not _word_for_groups(name):
            message = f"{quoted(name)} is filed as a group, but reads like a person"
        else:
            continue
        hint = "correct the column kind, or accept this if the name misleads"
        yield Finding("kind-doubtful", SEVERITY, message, replace(row.place, field="kind"), hint)


def _word_for_groups(name: str) -> re.Match[str] | None:
    """A word that groups have in their names. What follows a comma behind a person's name is an office, and offices
    are in groups."""
    return _GROUP.search(name.partition(",")[0])
