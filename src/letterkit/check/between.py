"""The languages of one letter beside each other: paragraph by paragraph, as `letterkit.agreement` brings them together.

The checks numbers-differ, counts-differ and so on share it. Each language is held against the first one of the draft.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial

from letterkit import agreement
from letterkit.agreement import Difference, FactKind, Facts, Names, Pair, Spot
from letterkit.check import remembered
from letterkit.check.known import addressed, listed
from letterkit.check.passage import Passage, Setting
from letterkit.check.subject import Subject
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.frozen import frozen
from letterkit.model.letter import Letter, Role

_COMPARED = (Role.BODY, Role.SUBJECT, Role.HEADLINE)
_WORD, _EDGES = 20, '.,;:!?()[]“”"。，、'
HINT = "compare the two passages, and correct the one that is wrong"


@frozen
class Side:
    """One language of a letter: its passages, and the facts of each."""

    letter: Letter
    passages: tuple[Passage, ...]
    facts: tuple[Facts, ...]

    @property
    def lang(self) -> str:
        """The language."""
        return self.letter.lang


@frozen
class Comparison:
    """Two languages of a letter, the paragraphs that belong together, and what differs between them."""

    first: Side
    second: Side
    pairs: tuple[Pair, ...]
    differences: tuple[Difference, ...]


def comparisons(subject: Subject) -> tuple[Comparison, ...]:
    """Each language of the letter against the first; none for a letter in one language. Worked out once."""
    found: tuple[Comparison, ...] = subject.once("comparisons", _compared)
    return found


def _compared(subject: Subject) -> tuple[Comparison, ...]:
    letters: dict[str, Letter] = {}
    for document in subject.documents:
        for letter in document.parts:
            letters.setdefault(letter.lang, letter)
    if len(letters) < 2:
        return ()
    passages = tuple(tuple(_read(subject, letter)) for letter in letters.values())
    people, names = addressed(subject), listed(subject)
    if subject.project.recipient is None or _is_said(people, names, passages):
        return _beside(subject, letters, passages, Names((*people.known, *names.known)))
    work = partial(_beside, subject, letters, passages, names)  # the same for all who are not named in the text
    return remembered.same(subject.project, subject.counts, "comparisons", passages, work)


def _is_said(people: Names, names: Names, passages: Sequence[Sequence[Passage]]) -> bool:
    """Whether one of these persons is named in the text, or goes by the name of one on the list."""
    if not {one.key for one in people.known}.isdisjoint(one.key for one in names.known):
        return True
    return any(
        any(people.index(one[0].lang).find("\n".join(passage.text for passage in one))) for one in passages if one
    )


def _beside(
    subject: Subject, letters: Mapping[str, Letter], passages: Sequence[tuple[Passage, ...]], names: Names
) -> tuple[Comparison, ...]:
    first, *others = (
        Side(letter, read, tuple(facts_of(subject, passage, names) for passage in read))
        for letter, read in zip(letters.values(), passages, strict=True)
    )
    return tuple(_comparison(first, other) for other in others)


def _comparison(first: Side, second: Side) -> Comparison:
    pairs = agreement.align(first.facts, second.facts)
    return Comparison(first, second, pairs, tuple(agreement.differences(first.facts, second.facts, pairs)))


def _read(subject: Subject, letter: Letter) -> Iterator[Passage]:
    for passage in subject.passages_of(letter):
        if passage.role in _COMPARED and passage.setting is not Setting.ENTRY and passage.text.strip():
            yield passage


def facts_of(subject: Subject, passage: Passage, names: Names) -> Facts:
    """The facts of one passage, the links behind its words among them."""
    linked = [(p.start, p.end, p.run.link) for p in passage.pieces if p.run.link]
    part = passage.setting if passage.role is Role.BODY else passage.role
    return agreement.facts(
        passage.text, passage.lang, names, part=part, linked=linked, today=subject.project.draft.date
    )


def differing(subject: Subject, kinds: Collection[FactKind], code: str, lone: Severity) -> Iterator[Finding]:
    """A finding for each difference of some kinds: an error where both languages state something that cannot be true
    at once, a warning where that is not sure, and of severity `lone` where only one says anything."""
    for comparison in comparisons(subject):
        for difference in comparison.differences:
            if difference.kind in kinds:
                yield _finding(subject, comparison, difference, code, lone)


def _finding(subject: Subject, comparison: Comparison, difference: Difference, code: str, lone: Severity) -> Finding:
    first, second = comparison.first, comparison.second
    if difference.first and difference.second:
        other = place_of(subject, first, difference.first)
        return Finding(
            code,
            Severity.ERROR if difference.sure else Severity.WARNING,
            f"{_quoted(second, difference.second)} ({second.lang}) is {_quoted(first, difference.first)} "
            f"in {first.lang}, at {other}",
            place_of(subject, second, difference.second),
            HINT,
        )
    if difference.first:
        return _alone(subject, (first, difference.first), (second, difference.pair.second), code, lone)
    return _alone(subject, (second, _only(difference.second)), (first, difference.pair.first), code, lone)


def _only(spot: Spot | None) -> Spot:
    if spot is None:
        raise ValueError("a difference has a fact of one side at least")
    return spot


def _alone(
    subject: Subject, has: tuple[Side, Spot], lacks: tuple[Side, tuple[int, ...]], code: str, severity: Severity
) -> Finding:
    (side, spot), (other, paragraphs) = has, lacks
    there = subject.place_of(other.passages[paragraphs[0]])
    message = f"{_quoted(side, spot)} ({side.lang}) is not in {other.lang}, whose paragraph is at {there}"
    return Finding(code, severity, message, place_of(subject, side, spot), HINT)


def place_of(subject: Subject, side: Side, spot: Spot) -> Place:
    """Where a fact was written."""
    return subject.place_of(side.passages[spot.paragraph], spot.fact.start, spot.fact.end)


def _quoted(side: Side, spot: Spot) -> str:
    """A fact for a message, with the whole words that it is a part of: "46세의" rather than "46"."""
    fact, text = spot.fact, side.passages[spot.paragraph].text
    if fact.kind is FactKind.NAME:
        return f'"{fact.value}"'
    if fact.kind is FactKind.LINK:
        return f'"{fact.text}"'
    start, end = fact.start, fact.end
    while start > 0 and fact.start - start < _WORD and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and end - fact.end < _WORD and not text[end].isspace():
        end += 1
    return f'"{" ".join(text[start:end].split()).strip(_EDGES)}"'
