"""What there is to say of the lists themselves, and of a text that cannot be audited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from letterkit.audit.disagreements import quoted
from letterkit.audit.repetitions import Repetition
from letterkit.audit.verdicts import counted
from letterkit.model.audit import DocumentAudit, FoundList
from letterkit.model.claim import About, Kind
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.reading import Reading

_MOST = 5
_LAYERS = {
    "same": "are one name",
    "alias": "are two names of one body",
    "acronym": "may be a body's name and its acronym",
    "order": "are the same words in another order",
    "close": "are spelled almost the same",
}


def remarks(reading: Reading, made: DocumentAudit, repeated: Sequence[Sequence[Repetition]]) -> Iterator[Finding]:
    """Repetitions, doubts in reading, countries, and what is missing."""
    for found, pairs in zip(made.counted, repeated, strict=True):
        yield from _repeats(pairs)
        yield from _doubts(found)
        yield from _countries(found)
    yield from _copies(made)
    yield from _missing(reading, made)


def _repeats(pairs: Sequence[Repetition]) -> Iterator[Finding]:
    for pair in pairs:
        first, second = pair.first, pair.second
        severity = Severity.WARNING if pair.sure else Severity.NOTE
        where = f" in line {first.place.line}" if first.place.line and first.place.line != second.place.line else ""
        message = f"{quoted(second.name)} and {quoted(first.name)}{where} {_LAYERS.get(pair.layer, 'are alike')}"
        yield Finding(
            "list-repeats", severity, message, second.place, "if they are one, strike one and correct the count"
        )


def _doubts(found: FoundList) -> Iterator[Finding]:
    for doubt in found.doubts:
        yield Finding("list-ambiguous", Severity.NOTE, doubt, found.place, "write the list with one name on each line")
    for part in found.subcounts:
        if part.stated != part.read:
            message = f"{quoted(part.label)} says {part.stated}, but {part.read} were read there"
            yield Finding("list-part-count", Severity.WARNING, message, part.place, "correct the number or the names")


def _countries(found: FoundList) -> Iterator[Finding]:
    odd = [entry for entry in found.entries if entry.reading.status in ("ambiguous", "unknown", "several")]
    if not odd or not any(entry.reading.code for entry in found.entries):
        return
    shown = ", ".join(quoted(entry.country) for entry in odd[:_MOST]) + (" and more" if len(odd) > _MOST else "")
    message = f"{len(odd)} of {len(found.entries)} entries name no one country: {shown}"
    yield Finding("list-country", Severity.NOTE, message, odd[0].place, "the count of countries is a minimum")


def _copies(made: DocumentAudit) -> Iterator[Finding]:
    """A second edition of a list that is not the same as the first."""
    counted_ = made.counted
    for found in made.lists:
        if not found.left_out.startswith("the same list"):
            continue
        alike = [other for other in counted_ if other.kind is found.kind]
        if alike and all(len(other.entries) != len(found.entries) for other in alike):
            nearest = min(alike, key=lambda other: abs(len(other.entries) - len(found.entries)))
            message = f"this list has {len(found.entries)} entries, but {found.left_out} with {len(nearest.entries)}"
            yield Finding("list-differs", Severity.NOTE, message, found.place, "make the two lists one")


def _missing(reading: Reading, made: DocumentAudit) -> Iterator[Finding]:
    start = reading.blocks[0].place if reading.blocks else Place(reading.path)
    own = [judged for judged in made.claims if judged.claim.about is About.THIS]
    if made.counted and not own:
        said = ", ".join(
            counted(made.totals[kind].value, kind)
            for kind in (Kind.GROUPS, Kind.INDIVIDUALS, Kind.COUNTRIES)
            if kind in made.totals and made.totals[kind].value
        )
        place = made.counted[0].place
        message = f"no number of signatories could be read; the list has {said}"
        yield Finding("list-without-claim", Severity.NOTE, message, place, "if the text does state one, tell us how")
    elif own and not made.counted:
        message = "no list of signatories was found, so no number could be proven"
        yield Finding("list-missing", Severity.NOTE, message, own[0].place, "audit the file that has the list")
    elif not own and not made.counted:
        message = "neither a list of signatories nor a number of them was found"
        yield Finding("nothing-to-audit", Severity.NOTE, message, start, "check that this is the letter")
