"""What disagrees between texts about one letter: their numbers, and the names on their lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from letterkit.audit.agreeing import disagreeing
from letterkit.audit.disagreements import quoted
from letterkit.audit.halves import Halves
from letterkit.audit.verdicts import counted, meant
from letterkit.model.audit import DocumentAudit, Judged, Relation, Tie, Verdict
from letterkit.model.claim import Precision
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.signature import Signature
from letterkit.model.spelling import Mention, Name, Source
from letterkit.spelling.telling import where

_EXACT = (Precision.EXACT, Precision.OTHERS)
_MOST, _MOST_QUOTES = 12, 50
_ALMOST = 85.0
"""How near a quotation comes to the letter (0 to 100) that was meant to be from it."""
_WHOLE = 0.5
"""Lists that share less than this are not two states of one list."""


def numbers(relation: Relation, texts: Halves) -> tuple[Relation, list[Finding]]:
    """The relation with the numbers that differ, and a finding for each."""
    if relation.tie in (Tie.COALITION, Tie.SAME_OTHER):
        return relation, []
    first, second = texts.signature(relation.first), texts.signature(relation.second)
    pairs = list(disagreeing(first.own, second.own))
    known = {(id(one), id(two)) for one, two in pairs}
    pairs += [(two, one) for two, one in disagreeing(second.own, first.own) if (id(one), id(two)) not in known]
    findings = [_number(one, two, relation, texts.made(two.place.path)) for one, two in pairs]
    differ = tuple(
        dict.fromkeys(f"{counted(meant(one.claim), one.claim.kind)} against {meant(two.claim):,}" for one, two in pairs)
    )
    return replace(relation, differ=differ), findings


def _number(one: Judged, two: Judged, relation: Relation, other: DocumentAudit) -> Finding:
    """An error where both numbers are exact and not both proven: one of the two texts is wrong."""
    exact = one.claim.precision in _EXACT and two.claim.precision in _EXACT
    mine, theirs = meant(one.claim), meant(two.claim)
    named = f" ({mine:,} with the one who is named)" if one.claim.precision is Precision.OTHERS else ""
    total = other.totals.get(one.claim.kind)
    list_ = f", and its list has {total.value:,}" if total and total.sure and not total.minimum else ""
    text = {Tie.ABOUT: "the letter", Tie.TRANSLATION: "the translation", Tie.EDITION: "the other version"}[relation.tie]
    text = text if one.place.path == relation.first or relation.tie is not Tie.ABOUT else "the text about it"
    message = (
        f"{quoted(one.claim.text)}{named}, but {text} says {quoted(two.claim.text)} "
        f"({where([_at(two)], one.place)}){list_}: {mine:,} against {theirs:,}"
    )
    proven = one.verdict is two.verdict is Verdict.TRUE  # two states of a letter, each with the list of its day
    severity = Severity.ERROR if exact and not proven else Severity.WARNING
    return Finding("documents-disagree", severity, message, one.place, "find out which is right and correct the other")


def _at(judged: Judged) -> Mention:
    return Mention(judged.claim.text, False, judged.place, Source.RUNNING)


def quotations(relation: Relation, texts: Halves) -> Iterator[Finding]:
    """Quotations of a text about a letter that stand in the letter almost, but not quite; others are of persons."""
    if relation.tie is not Tie.ABOUT:
        return
    from rapidfuzz import fuzz  # loading it takes 30 ms, which single files need not pay

    letter = texts.signature(relation.second)
    for quote in texts.signature(relation.first).quotes[:_MOST_QUOTES]:
        if f" {quote.words} " in letter.words:
            continue
        found = fuzz.partial_ratio_alignment(quote.words, letter.words, score_cutoff=_ALMOST)
        if found is not None:
            there = letter.words[found.dest_start : found.dest_end].strip()
            message = f"{quoted(quote.written)} is not what {letter.path} says there: {quoted(there)}"
            yield Finding("quotation-differs", Severity.WARNING, message, quote.place, "quote the letter word for word")


def entries(
    relations: Sequence[Relation],
    signatures: Mapping[str, Signature],
    names: Sequence[Name],
    made: Mapping[str, DocumentAudit],
) -> Iterator[Finding]:
    """Names on the list of one version that are missing on that of the other; other spellings are not missing."""
    listed = _listed(names)
    for relation in relations:
        first, second = signatures[relation.first], signatures[relation.second]
        shared = len(first.entries & second.entries)
        if not shared or shared < _WHOLE * min(len(first.entries), len(second.entries)):
            continue
        for here, there in ((first.path, second.path), (second.path, first.path)):
            alone = [text for at, text in listed[here].items() if at not in listed[there]]
            if alone:
                yield _missing(alone, here, there, made[there])


def _missing(alone: Sequence[str], here: str, there: str, made: DocumentAudit) -> Finding:
    shown = ", ".join(map(quoted, alone[:_MOST])) + (f" and {len(alone) - _MOST} more" if len(alone) > _MOST else "")
    place = made.counted[0].place if made.counted else Place(there)
    number = "1 name is" if len(alone) == 1 else f"{len(alone)} names are"
    message = f"{number} on the list of {here} and not on this one: {shown}"
    return Finding("list-versions-differ", Severity.WARNING, message, place, "make the two lists one")


def _listed(names: Sequence[Name]) -> Mapping[str, dict[int, str]]:
    """Of each text (by path) the names on its lists: their number among all names, and how they are written there."""
    found: defaultdict[str, dict[int, str]] = defaultdict(dict)
    for at, name in enumerate(names):
        for mention in name.mentions:
            if mention.source is Source.LISTED and mention.roll:
                found[mention.place.path].setdefault(at, mention.text)
    return found
