"""What an audit of a finished letter finds: its lists of signatories, its claims with verdicts, its totals."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from letterkit.model.claim import Claim, Kind
from letterkit.model.counts import CountryReading
from letterkit.model.finding import Finding, Place
from letterkit.model.frozen import frozen
from letterkit.model.roster import SignatoryKind
from letterkit.model.spelling import Name

NO_COUNTRY = CountryReading("", "blank")
"""How the country of an entry without one is read."""


class ListKind(StrEnum):
    """What a list holds. PERSONS_FOR_GROUPS: each line names a person who signs for a body ("Ana Ruiz, president of
    the Open Rivers Trust"); MIXED: its heading speaks of both, or its lines look like both."""

    GROUPS = "groups"
    INDIVIDUALS = "individuals"
    PERSONS_FOR_GROUPS = "persons-for-groups"
    MIXED = "mixed"


class Form(StrEnum):
    """How a list was read."""

    LINES = "one per line"
    BULLETS = "bullets"
    NUMBERS = "numbers"
    TABLE = "table"
    ALTERNATING = "name and country on alternating lines"
    BY_COUNTRY = "under headings of countries"
    PARAGRAPHS = "name and title lines"
    COMMAS = "separated by commas"
    SEMICOLONS = "separated by semicolons"
    SLASHES = "separated by slashes"
    ENUMERATION = "separated by 、"
    SIGNS = "separated by signs"
    SENTENCE = "within a sentence"


@frozen
class ListEntry:
    """One signatory of a list.

    `name` is the body's or the person's, without country and office; `written` the entry as it stands. `person` is who
    signs for the body; `title` an individual's office, lines separated by "\\n".
    """

    name: str
    kind: SignatoryKind
    written: str
    place: Place
    country: str = ""
    title: str = ""
    person: str = ""
    reading: CountryReading = NO_COUNTRY


@frozen
class SubCount:
    """A number that the list gives for a part of itself ("Japan (12)"), and how many entries were read there."""

    label: str
    stated: int
    read: int
    place: Place


@frozen
class FoundList:
    """A list of signatories in a text.

    `heading` is empty where it has none. `blocks` are the indices of the blocks it was read from, its heading not among
    them; `cluster` is the same number for headed lists that belong together. `sure` is false where something else than
    the whole list may have been read: such a list proves no claim wrong; `told` is true where its heading says what it
    holds, else that was guessed by the look of its entries. `others` are other numbers of entries that it
    can be read as (a comma may be part of a name). `left_out` says why it is not counted; "" where it is.
    """

    heading: str
    kind: ListKind
    form: Form
    entries: tuple[ListEntry, ...]
    place: Place
    blocks: frozenset[int]
    cluster: int
    sure: bool = True
    told: bool = False
    others: frozenset[int] = frozenset()
    subcounts: tuple[SubCount, ...] = ()
    doubts: tuple[str, ...] = ()
    left_out: str = ""


class Verdict(StrEnum):
    """Whether a claim holds."""

    TRUE = "true"
    FALSE = "false"
    UNVERIFIABLE = "unverifiable"


@frozen
class Judged:
    """A claim of a text with its verdict. `actual` is what the lists hold, None where they do not tell; `why` is one
    clause that explains the verdict."""

    claim: Claim
    place: Place
    language: str
    verdict: Verdict
    actual: int | None
    why: str


@frozen
class Total:
    """A number that the lists of a text add up to: `value` as they stand; `options` are other values that the
    same lists can be counted as (an acronym and its name as one); `minimum` where more is possible;
    `sure` as in FoundList."""

    value: int
    options: frozenset[int] = frozenset()
    minimum: bool = False
    sure: bool = True


@frozen
class DocumentAudit:
    """What one text claims and holds. `languages` are those of its blocks, the main one first; `distinct` is how many
    entries of each list (in order) are not told twice; a kind that no list tells of is missing in `totals`."""

    path: str
    languages: tuple[str, ...]
    claims: tuple[Judged, ...]
    lists: tuple[FoundList, ...]
    distinct: tuple[int, ...]
    totals: Mapping[Kind, Total]

    @property
    def counted(self) -> tuple[FoundList, ...]:
        """The lists that count."""
        return tuple(found for found in self.lists if not found.left_out)


class Tie(StrEnum):
    """How two texts belong together. EDITION: two versions of one letter in one language; TRANSLATION: in two; ABOUT:
    the first is a press release or news about the second; SAME_OTHER: both speak of one other letter; COALITION: two
    letters that many of the same sign."""

    EDITION = "edition"
    TRANSLATION = "translation"
    ABOUT = "about"
    SAME_OTHER = "same-other"
    COALITION = "coalition"

    @property
    def one_letter(self) -> bool:
        """Whether the numbers of both are those of one letter, and have to agree."""
        return self is not Tie.COALITION


@frozen
class Relation:
    """Two texts (by path) that belong together: how, why letterkit thinks so, and the numbers that they agree on and
    those that they do not, each as a short phrase ("67 groups", "47 groups against 46")."""

    first: str
    second: str
    tie: Tie
    why: tuple[str, ...]
    agree: tuple[str, ...] = ()
    differ: tuple[str, ...] = ()


@frozen
class AuditReport:
    """All texts of a run, and what there is to say of them. `related` are the texts that belong together; `names` those
    that are written in more than one way, in one text or in texts that belong together."""

    documents: tuple[DocumentAudit, ...]
    findings: tuple[Finding, ...]
    related: tuple[Relation, ...] = ()
    names: tuple[Name, ...] = ()
