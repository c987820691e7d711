"""A stated number held against the list; the checks count-groups, count-individuals and so on share it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from letterkit import counting
from letterkit.agreement.speaking import sentence
from letterkit.check.known import names_of
from letterkit.check.subject import Stated, Subject
from letterkit.model.claim import About, Claim, Kind, Precision
from letterkit.model.counts import Counts, Tally
from letterkit.model.finding import Finding, Severity

_HELD = {
    Kind.GROUPS: ("holds", "group", "groups"),
    Kind.INDIVIDUALS: ("holds", "individual", "individuals"),
    Kind.COUNTRIES: ("names", "country", "countries"),
    Kind.REPRESENTED: ("speaks for", "body", "bodies"),
    Kind.SIGNATORIES: ("holds", "signatory", "signatories"),
}


def differing(subject: Subject, kind: Kind, code: str) -> Iterator[Finding]:
    """The claims of one kind about this letter that its list does not bear out.

    An error where the letter itself speaks. A warning in quotations, footnotes and tables, whose numbers may be about
    something else, and for "more than N" where exactly N are proven and there may be more.
    """
    counts = subject.held_against
    for stated in subject.stated:
        claim = stated.claim
        if claim.kind is not kind or claim.about is not About.THIS:
            continue
        tally = counts.tally(kind)
        if stands(_with_leads(claim, leads(subject, stated)), tally):
            continue
        doubtful = not stated.certain or is_open(claim, tally)
        yield Finding(
            code,
            Severity.WARNING if doubtful else Severity.ERROR,
            f"{quoted(claim.text)}: {_actual(subject, kind, stated)}",
            subject.place_of(stated.passage, claim.start, claim.end),
            _hint(subject, stated, counts),
        )


def stands(claim: Claim, tally: Tally) -> bool:
    """Whether a claim may go out: it is true of the number, or says of a minimum that there are more."""
    if claim.holds(tally.value):
        return True
    open_ended = tally.declared or claim.kind is Kind.REPRESENTED
    return is_open(claim, tally) and open_ended  # "over 300" of a network that says "300+"


def is_open(claim: Claim, tally: Tally) -> bool:
    """Whether a claim says "more than N" of a number of which N is proven and more may be."""
    return tally.minimum and claim.precision is Precision.MORE_THAN and claim.value == tally.value


def quoted(text: str) -> str:
    """A phrase of the letter for a message: on one line, in quotation marks."""
    return f'"{" ".join(text.split())}"'


def counted(tally: Tally, kind: Kind) -> str:
    """A number with its noun: "70 groups", "at least 22 countries"."""
    _, one, many = _HELD[kind]
    return f"{'at least ' if tally.minimum else ''}{tally.value} {one if tally.value == 1 else many}"


def leads(subject: Subject, stated: Stated) -> int:
    """How many of those who sign are named before "joined by 45 others", 1 at least: they are not in the number."""
    if stated.claim.precision is not Precision.OTHERS:
        return 1
    text = stated.passage.text
    first, _ = sentence(text, stated.claim.start, stated.claim.end)
    counts = subject.held_against
    names = subject.once("groups named", lambda _: names_of(subject, counts.group_rows, counts.letter))
    index = names.index(stated.passage.lang)
    return max(1, len({key for *_, key in index.find(text[first : stated.claim.start])}))


def _with_leads(claim: Claim, named: int) -> Claim:
    return replace(claim, value=claim.value + named - 1) if named > 1 else claim


def _elsewhere(subject: Subject, kind: Kind) -> str:
    """Where the letter that a press release is about states the number itself."""
    if subject.letter is None:
        return ""
    told = [s for s in subject.letter.stated if s.claim.kind is kind and s.claim.about is About.THIS]
    told.sort(key=lambda stated: stated.passage.lang not in subject.project.draft.languages)
    if not told:
        return ""
    place = subject.letter.place_of(told[0].passage, told[0].claim.start, told[0].claim.end)
    return f"; the letter says {quoted(told[0].claim.text)} at {place}"


def _actual(subject: Subject, kind: Kind, stated: Stated) -> str:
    counts, claim = subject.held_against, stated.claim
    tally = counts.tally(kind)
    owner = "" if counts.letter == subject.counts.letter else f" of {counts.letter}"
    if tally.declared:
        return f"the draft{owner} declares {counted(tally, kind)}{_elsewhere(subject, kind)}"
    text = f"the list{owner} {_HELD[kind][0]} {counted(tally, kind)}"
    if claim.precision is Precision.OTHERS and tally.value:
        named = leads(subject, stated)
        text += f", so {tally.value - named} beside the {'one that is' if named == 1 else f'{named} that are'} named"
    return text + _elsewhere(subject, kind)


def _hint(subject: Subject, stated: Stated, counts: Counts) -> str:
    claim, tally = stated.claim, counts.tally(stated.claim.kind)
    hints: list[str] = []
    if claim.kind is Kind.COUNTRIES and not tally.declared:
        hints += _country_hints(claim, counts)
    if tally.declared:
        hints.append(f"correct the text, or counting.declared.{claim.kind} in the draft")
    elif stated.typed:
        hints.append(f"write {binding(subject, stated)} for the number, or correct the list")
    else:
        hints.append("the number comes from the list: correct the words around it")
    return "; ".join(hints)


def _country_hints(claim: Claim, counts: Counts) -> Iterator[str]:
    spellings = counting.distinct_spellings(counts)
    several = {code: names for code, names in spellings.items() if len(names) > 1}
    if several and claim.value == sum(len(names) for names in spellings.values()):
        pairs = ", ".join(f"{' and '.join(quoted(n) for n in names)} are one" for names in several.values())
        yield f"two spellings of one country are the likely cause: {pairs}"
    elif counts.countries.minimum and claim.value > counts.countries.value:
        yield (
            f"{counts.without_country} on the list name no country: fill in the column country, "
            "or declare the number with its source under counting.declared.countries"
        )


def binding(subject: Subject, stated: Stated) -> str:
    """What to write in the body so that a number is always that of the list: `{{ counts.groups | spell }}`."""
    claim = stated.claim
    name = f"{subject.binding}.{claim.kind}"
    if claim.precision is Precision.OTHERS:
        name = f"{subject.binding}.other_groups" if claim.kind is Kind.GROUPS else f"{name} - 1"
        name = name if claim.kind is Kind.GROUPS else f"({name})"
    number = stated.passage.text[claim.number_start : claim.number_end]
    spelled = any(c.isalpha() for c in number) and not any(c.isdigit() for c in number)
    return f"{{{{ {name}{' | spell' if spelled else ''} }}}}"
