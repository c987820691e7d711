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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from letterkit.check import lines
from letterkit.check.comparison import quoted
from letterkit.check.lines import Lines
from letterkit.check.subject import Subject
from letterkit.model.finding import Finding, Severity
from letterkit.model.roster import Rows

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
_STEMS = (
    "associa", "asociaci", "network", "foundation", "fundaci", "fondation", "stiftung", "coali", "allian", "alianza",
    "committee", "comit", "council", "commission", "institut", "center", "centre", "centro", "federa", "ration",
    "organi", "societ", "union", "campaign", "initiative", "consortium", "forum", "movement", "collective", "verein",
    "verband", "e.v.", "inc.", "ngo", "단체", "협회", "연합", "재단", "센터", "네트워크", "위원회", "연구소", "연구원",
    "시민모임", "연대", "協会", "協會", "基金会", "基金會", "联盟", "聯盟", "财团", "財団",
)  # fmt: skip
"""What each of them has in it, its case folded."""
_PERSON = re.compile(
    r"^(?:Dr|Prof|Professor|Mr|Mrs|Ms|Mx|Rev|Reverend|Lord|Lady|Sir|Dame|Baroness|Baron|Hon|Ambassador|Senator)\b\.? \w"
    r"|,? (?:Ph\.? ?D|M\.? ?D|Esq|LL\.? ?[MD]|Lord|Baroness|OBE|MBE|CBE|QC|KC|MP)\.?$"
    r"|^[\uac00-\ud7a3]{2,4} (?:교수|박사|변호사|의원|목사|신부)$"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Look for names that do not go with their kind."""
    if not subject.counted:
        return
    counts, letter = subject.counts, subject.counts.letter
    names = counts.group_rows.texts("name", letter=letter)
    for at in _like_persons(names):
        if _PERSON.search(names[at]) and not _word_for_groups(names[at]):
            yield _finding(counts.group_rows, at, f"{quoted(names[at])} is filed as a group, but reads like a person")
    names = counts.individual_rows.texts("name", letter=letter)
    for at in _like_groups(names):
        if word := _word_for_groups(names[at]):
            message = f"{quoted(names[at])} is filed as an individual, but {quoted(word.group())} is a word for groups"
            yield _finding(counts.individual_rows, at, message)


def _finding(rows: Rows, at: int, message: str) -> Finding:
    hint = "correct the column kind, or accept this if the name misleads"
    return Finding("kind-doubtful", SEVERITY, message, replace(rows[at].place, field="kind"), hint)


def _like_persons(names: Sequence[str]) -> Iterable[int]:
    """The names that may read like a person's, of a long list those with such a beginning or end."""
    if len(names) < lines.LONG:
        return range(len(names))
    beginnings, ends = _titles()
    found = {at for at, name in enumerate(names) if name.endswith(ends)}
    return sorted(found.union(Lines(names).matching(beginnings)))


@cache
def _titles() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """What _PERSON begins with, and what it ends with."""
    ends = ("D", "M", "Esq", "Lord", "Baroness", "OBE", "MBE", "CBE", "QC", "KC", "MP")
    offices = ("교수", "박사", "변호사", "의원", "목사", "신부")
    beginnings = r"\n(?:Dr|Prof|Mr|Ms|Mx|Rev|Lord|Lady|Sir|Dame|Baron|Hon|Ambassador|Senator)"
    return re.compile(beginnings), (*ends, *(f"{end}." for end in ends), *offices)


def _like_groups(names: Sequence[str]) -> Iterable[int]:
    """The names that may have a word of _GROUP, of a long list those with such a stem."""
    return range(len(names)) if len(names) < lines.LONG else Lines(names).folded.containing(_STEMS)


def _word_for_groups(name: str) -> re.Match[str] | None:
    """A word that groups have in their names. What follows a comma behind a person's name is an office, and offices
    are in groups."""
    return _GROUP.search(name.partition(",")[0])
