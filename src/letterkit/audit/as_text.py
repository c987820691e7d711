"""An audit for people: what a text claims, with verdicts, and how its lists were read, in 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from letterkit.audit.verdicts import counted
from letterkit.audit.wrapping import wrapped
from letterkit.model.audit import DocumentAudit, FoundList, Judged, ListEntry, ListKind, Verdict
from letterkit.model.claim import About, Kind

WIDTH = 80
_MARKS = {Verdict.TRUE: "true", Verdict.FALSE: "FALSE", Verdict.UNVERIFIABLE: "?"}
_KINDS = {
    ListKind.GROUPS: "groups",
    ListKind.INDIVIDUALS: "individuals",
    ListKind.PERSONS_FOR_GROUPS: "persons who sign for groups",
    ListKind.MIXED: "groups and individuals",
}


def lines(made: DocumentAudit, *, entries: bool = False, width: int = WIDTH) -> Iterator[str]:
    """The report of one text; `entries` adds each entry as it was read. Names are not made harmless for a terminal."""
    yield made.path
    yield ""
    if made.claims:
        yield "  It claims:"
        for judged in made.claims:
            yield from _claim(judged, width)
    else:
        yield "  It claims: no number of signatories that could be read."
    yield ""
    if not made.lists:
        yield "  Its lists: none was found."
    else:
        yield "  Its lists:"
        for found, distinct in zip(made.lists, made.distinct, strict=True):
            yield from _list(found, distinct, width, entries=entries)
    if made.counted:
        yield from _wrapped(f"In all: {_sum(made)}.", width, "    ", "      ")


def _claim(judged: Judged, width: int) -> Iterator[str]:
    claim = judged.claim
    about = " (of another letter)" if claim.about is About.OTHER else ""
    words = " ".join(claim.text.split())
    head = f"{_MARKS[judged.verdict]:5} {_where(judged.place.line, judged.place.page):>9}  “{words}”{about}"
    yield from _wrapped(head, width, "    ", " " * 21)
    if judged.verdict is not Verdict.TRUE or judged.actual != claim.value:
        yield from _wrapped(judged.why, width, " " * 21, " " * 21)


def _where(line: int | None, page: int | None) -> str:
    return f"line {line}" if line else (f"page {page}" if page else "")


def _list(found: FoundList, distinct: int, width: int, *, entries: bool) -> Iterator[str]:
    heading = f"“{_short(found.heading)}”" if found.heading else "without a heading"
    where = _where(found.place.line, found.place.page)
    said = f"{_held(found)}, {found.form.value}"
    details = [said]
    if distinct != len(found.entries):
        details.append(f"{distinct} of them different")
    codes = {entry.reading.code for entry in found.entries if entry.reading.code}
    if codes:
        without = sum(entry.reading.code is None for entry in found.entries)
        details.append(counted(len(codes), Kind.COUNTRIES) + (f" at least ({without} without one)" if without else ""))
    if found.left_out:
        details.append(f"not counted: {found.left_out}")
    elif not found.sure:
        details.append("perhaps not the whole list")
    yield from _wrapped(f"{heading}{f' ({where})' if where else ''}: {'; '.join(details)}", width, "    ", "      ")
    shown = found.entries if entries else ()
    for number, entry in enumerate(shown, 1):
        yield from _wrapped(f"{number:4}. {_entry(entry)}", width, "    ", "          ")
    if not entries and found.entries:
        yield from _wrapped(f"from {_entry(found.entries[0])}", width, "      ", "        ", most=1)
        yield from _wrapped(f"to   {_entry(found.entries[-1])}", width, "      ", "        ", most=1)


def _held(found: FoundList) -> str:
    if len(found.entries) == 1 and found.kind in (ListKind.GROUPS, ListKind.INDIVIDUALS):
        return counted(1, Kind(found.kind.value))
    return f"{len(found.entries)} {_KINDS[found.kind]}"


def _entry(entry: ListEntry) -> str:
    country = f" [{entry.reading.code or entry.reading.status.replace('_', ' ')}]" if entry.country else ""
    person = f" (by {entry.person})" if entry.person else ""
    title = f" | {' '.join(entry.title.split())}" if entry.title and not entry.person else ""
    return f"{entry.name}{country}{person}{title}"


def _sum(made: DocumentAudit) -> str:
    kinds = (Kind.GROUPS, Kind.INDIVIDUALS, Kind.COUNTRIES)
    return ", ".join(
        counted(made.totals[kind].value, kind) + (" at least" if made.totals[kind].minimum else "")
        for kind in kinds
        if kind in made.totals and made.totals[kind].value
    )


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else f"{flat[:59]}…"


def _wrapped(text: str, width: int, first: str, rest: str, *, most: int = 0) -> Sequence[str]:
    found = wrapped(text, width, first, rest)
    return [found[0] + " …"] if most and len(found) > most else found
