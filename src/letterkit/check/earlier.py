"""Letters that a text may speak of when it speaks of another one: those that the draft names, and those whose date it
names, of the project and of letters.csv."""

from __future__ import annotations

from collections.abc import Callable

from letterkit import agreement, counting
from letterkit.agreement import Day
from letterkit.agreement.speaking import sentence
from letterkit.check.subject import Stated, Subject
from letterkit.model.claim import Kind
from letterkit.model.counts import Tally
from letterkit.model.earlier import EarlierLetter
from letterkit.model.frozen import frozen
from letterkit.model.project import Related


@frozen
class Other:
    """Another letter: `tally` gives its number of a kind, None where that is not known; `named` is whether the draft
    names it, `where` the place of its draft or its row."""

    id: str
    day: Day
    named: bool
    where: str
    tally: Callable[[Kind], Tally | None]


def others(subject: Subject) -> tuple[Other, ...]:
    """All other letters that are known, those that the draft names first."""
    found: tuple[Other, ...] = subject.once("others", _known)
    return found


def _known(subject: Subject) -> tuple[Other, ...]:
    project = subject.project
    related = [_related(subject, name, one, named=True) for name, one in project.related.items()]
    nearby = [_related(subject, name, one, named=False) for name, one in project.nearby.items()]
    made = {other.id for other in (*related, *nearby)}
    told = [_told(one, named=one.id in project.draft.refers_to) for one in project.earlier if one.id not in made]
    return tuple(sorted((*related, *nearby, *told), key=lambda other: not other.named))


def _related(subject: Subject, name: str, related: Related, *, named: bool) -> Other:
    def tally(kind: Kind) -> Tally:
        counts = subject.once(f"counts of {name}", lambda _: _counts(related))
        found: Tally = counts.tally(kind)
        return found

    date = related.draft.date
    return Other(name, Day(date.year, date.month, date.day), named, str(related.place or ""), tally)


def _counts(related: Related) -> object:
    return counting.count(related.roster, related.draft.id, related.draft.counting)


def _told(letter: EarlierLetter, *, named: bool) -> Other:
    date = letter.date
    day = Day(date.year, date.month, date.day) if date else Day()
    return Other(letter.id, day, named, str(letter.place), letter.counts.get)


def meant(subject: Subject, stated: Stated) -> tuple[tuple[Other, ...], bool]:
    """The letters that a claim about another letter may be about, and whether that is told by a date: those whose date
    agrees with one in the same sentence ("last December"), else those that the draft names."""
    today, passage = subject.project.draft.date, stated.passage
    first, last = sentence(passage.text, stated.claim.start, stated.claim.end)
    said = tuple(agreement.spoken(passage.text[first:last], passage.lang, today))
    dated = tuple(other for other in others(subject) if any(_tells(other.day, day) for day in said))
    if dated:
        return dated, True
    return tuple(other for other in others(subject) if other.named), False


def _tells(letter: Day, said: Day) -> bool:
    """Whether a date tells which letter is meant: a year alone does, a month only with its year."""
    return bool(said.year) and said.agrees(letter)
