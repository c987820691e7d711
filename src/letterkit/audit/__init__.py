"""The audit of finished letters: what each claims, what its lists hold, and where the two disagree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from letterkit import proofreading
from letterkit.audit.contradictions import contradictions
from letterkit.audit.disagreements import disagreements
from letterkit.audit.mentions import mentions
from letterkit.audit.proofread import proofread
from letterkit.audit.remarks import remarks
from letterkit.audit.repetitions import Repetition, distinct, repetitions
from letterkit.audit.signature import signature
from letterkit.audit.stated import Stated, stated
from letterkit.audit.targets import nowhere
from letterkit.audit.together import Together, together
from letterkit.audit.totals import Sums, totals
from letterkit.audit.verdicts import judged
from letterkit.audit.wording import languages
from letterkit.lists.enumerations import enumerations
from letterkit.lists.finding import find
from letterkit.model.audit import AuditReport, DocumentAudit, FoundList
from letterkit.model.claim import About, Claim, Kind, Precision
from letterkit.model.finding import Finding, in_order
from letterkit.model.reading import Reading
from letterkit.model.signature import Audited

__all__ = ["CODES", "alone", "audit", "document", "report"]

CODES = {
    "claim-false": "A stated number is not that of the list of signatories.",
    "claims-contradict": "One text states two numbers of the same.",
    "claim-unproven": "A stated number cannot be proven by the list, or differs from it for what may be a good reason.",
    "countries-named": "The countries that a text names are not as many as it says.",
    "list-ambiguous": "A list can be read in more than one way.",
    "list-differs": "A list stands in the text twice, and the two are not alike.",
    "list-part-count": "A list gives a number for a part of itself that is not the number of names there.",
    "list-repeats": "One signatory stands in a list twice, or as an acronym and by its name.",
    "list-country": "Some countries of a list could not be read.",
    "list-without-claim": "A text has a list of signatories, but states no number that could be read.",
    "list-missing": "A text states how many sign, but has no list to prove it.",
    "documents-disagree": "Two texts about one letter state different numbers.",
    "texts-differ": "Two texts of one letter, or its two languages, state different numbers, dates or links.",
    "link-differs": "A text about a letter links to another page than the letter, or to two pages as the letter.",
    "link-placeholder": "A link leads nowhere, to an example address, or to a file of the writer's computer.",
    "quotation-differs": "A text about a letter quotes it otherwise than it reads.",
    "list-versions-differ": "A name stands on the list of one version of a letter, and not on that of another.",
    "name-spelled-differently": "A person or a body is written in two ways.",
    "name-with-acronym": "Names stand with their acronym in one place and without it in another.",
    "country-changed": "A body is given another country in another text.",
    "country-spelled-differently": "A country is written in several ways in lists that belong together.",
    "title-changed": "A person has another office in another place, or an office that has ended in one of them.",
    "title-worded-differently": "A person's offices are given in other words, or more of them, in another list.",
    "name-with-courtesy": "Persons stand with a title of courtesy or a degree in one list and without it in another.",
    "country-left-out": "A body has its country in one list and none in another that names countries.",
    "list-order": "The list is in alphabetical order but for a few names.",
    **proofreading.CODES,
    "nothing-to-audit": "A text has neither a list of signatories nor a number of them.",
}
"""What each code of an audit means."""


def audit(readings: Iterable[Reading]) -> AuditReport:
    """Audit texts, each on its own, and then what they say of each other. Nothing in them raises."""
    return report([alone(reading) for reading in readings])


def alone(reading: Reading) -> Audited:
    """One text on its own, with what it takes to compare it with others."""
    made, findings = document(reading)
    said = tuple(mentions(reading, made))
    return Audited(reading, made, findings, said, signature(reading, made, said), languages(reading, made))


def report(texts: Sequence[Audited], compared: Together | None = None) -> AuditReport:
    """What there is to say of texts that were audited each on its own, and what they say of each other, which is found
    here unless it was elsewhere (`letterkit.audit.together`)."""
    compared = compared or together(texts)
    findings = [finding for text in texts for finding in text.findings]
    return AuditReport(
        tuple(text.made for text in texts),
        tuple(in_order([*findings, *compared.findings])),
        tuple(compared.related),
        tuple(compared.names),
    )


def document(reading: Reading) -> tuple[DocumentAudit, tuple[Finding, ...]]:
    """One text with its verdicts, and what there is to say of it."""
    found = find(reading.blocks)
    said = stated(reading, found)
    if not any(not one.left_out for one in found):
        found = (*found, *_enumerated(reading, said.claims))
    pairs = [repetitions(one) for one in found]
    counted = [one for one in found if not one.left_out]
    repeated = [pair for one, pair in zip(found, pairs, strict=True) if not one.left_out]
    sums = totals(counted, repeated)
    claims = judged(said.claims, sums)
    made = DocumentAudit(
        path=reading.path,
        languages=said.languages,
        claims=claims,
        lists=found,
        distinct=tuple(distinct(one, pair) for one, pair in zip(found, pairs, strict=True)),
        totals=sums.totals,
    )
    return made, tuple(_findings(reading, made, repeated, sums))


def _findings(
    reading: Reading, made: DocumentAudit, repeated: Sequence[Sequence[Repetition]], sums: Sums
) -> Iterable[Finding]:
    yield from disagreements(made, sums)
    yield from contradictions(made)
    yield from remarks(reading, made, repeated)
    yield from nowhere(reading, made)
    yield from proofread(reading, made)


def _enumerated(reading: Reading, claims: Sequence[Stated]) -> tuple[FoundList, ...]:
    """The enumeration within a sentence that has the number of names that the text claims."""
    for one in sorted(enumerations(reading.blocks), key=lambda found: -len(found.entries)):
        if any(_told(stated_.claim, len(one.entries)) for stated_ in claims):
            return (one,)
    return ()


def _told(claim: Claim, number: int) -> bool:
    exact = claim.precision in (Precision.EXACT, Precision.OTHERS, Precision.ABOUT)
    return claim.kind is Kind.GROUPS and claim.about is About.THIS and exact and claim.holds(number) is True
