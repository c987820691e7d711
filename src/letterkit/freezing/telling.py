"""What is different, for a person at a terminal: one line that says it, then who, what, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from letterkit import languages
from letterkit.freezing.asking import Ask
from letterkit.freezing.comparing import Changes, Revised
from letterkit.freezing.note import name_of
from letterkit.freezing.seal import Entry, Number
from letterkit.freezing.standing import Standing
from letterkit.freezing.wording import TextChange
from letterkit.freezing.words import words
from letterkit.languages.dates import long_date
from letterkit.report._table import table
from letterkit.report.text import harmless

_INDENT = "  "
_HEAD = {"date": "date", "sender": "sender", "copies": "list of copies"}
_ONE = {"groups": "group", "individuals": "individual", "countries": "country"}


def headline(found: Standing) -> str:
    """`+3 groups, -1 group, +1 country since the letter was sent on 21 February 2020`."""
    day = long_date(found.since, languages.get("en-GB"))
    since = f"since the letter was {'sent' if found.sent else 'frozen'} on {day}"
    said = ", ".join(_said(found.changes))
    if said:
        return f"{said} {since}"
    return f"{'other changes' if found.changed else 'nothing is different'} {since}"


def lines(found: Standing, width: int | None) -> Iterator[str]:
    """Everything below the headline; `width` is that of the terminal, None in a file."""
    changes = found.changes
    yield from _section(
        "counts", [(kind, f"{_n(was)} → {_n(now)}") for kind, (was, now) in changes.numbers.items()], width
    )
    yield from _section("added", [_row(entry) for entry in changes.added], width)
    yield from _section("withdrawn", [(*_row(gone.entry), gone.why) for gone in changes.withdrawn], width)
    yield from _revised(changes.revised, width)
    for lang, heads in changes.heads.items():
        yield from ("", f"head of the letter ({lang}): {len(heads)}")
        for head in heads:
            yield from _labelled(head.field, f"{_flat(head.before)} → {_flat(head.now)}", width)
    for lang, differing in changes.texts.items():
        if differing:
            yield from ("", f"text ({lang}): {len(differing)}")
            for change in differing:
                yield from _change(change, width)
    yield from _section("to render again", [(name,) for name in found.render], width)
    yield from _section("rendered again, and not as frozen", [(name,) for name in found.anew], width)
    yield from _again(found.asking.again)
    if found.asking.same_demands:
        signed = f"{found.asking.same_demands} more signed an earlier text with the same demands"
        yield from ("", signed)


def called(change: TextChange) -> str:
    """`demand 3`, as it was numbered when it was shown."""
    english, _ = words("en")
    return name_of(change.before or change.piece, english).lower()


def _said(changes: Changes) -> Iterator[str]:
    for sign, entries in (("+", changes.added), ("-", [gone.entry for gone in changes.withdrawn])):
        for kind in ("group", "individual"):
            if number := sum(entry.kind == kind for entry in entries):
                yield f"{sign}{_count(number, f'{kind}s')}"
    for sign, codes in (("+", changes.gained), ("-", changes.lost)):
        if codes:
            yield f"{sign}{_count(len(codes), 'countries')}"
    if changes.revised:
        yield f"{len(changes.revised)} {'entry' if len(changes.revised) == 1 else 'entries'} changed"
    if any(changes.texts.values()):
        yield "the text changed"
    if fields := dict.fromkeys(head.field for heads in changes.heads.values() for head in heads):
        yield " and ".join(f"another {_HEAD[field]}" for field in fields)


def _count(number: int, plural: str) -> str:
    return f"{number} {_ONE[plural] if number == 1 else plural}"


def _section(title: str, rows: list[tuple[str, ...]], width: int | None) -> Iterator[str]:
    if rows:
        yield from ("", f"{title}: {len(rows)}")
        yield from (f"{_INDENT}{line}" for line in table(rows, across=width and width - len(_INDENT)))


def _row(entry: Entry) -> tuple[str, ...]:
    return entry.kind, entry.name, entry.cells.get("country", "–")


def _flat(text: str) -> str:
    return "; ".join(text.split("\n")) or "–"


def _n(number: Number) -> str:
    return f"at least {number.value}" if number.minimum else str(number.value)


def _revised(revised: Sequence[Revised], width: int | None) -> Iterator[str]:
    """Each cell on lines of its own, under the name: offices are long."""
    if revised:
        yield from ("", f"changed: {len(revised)}")
    for one in revised:
        yield f"{_INDENT}{harmless(one.before.name)}"
        for column in one.columns:
            was, now = (entry.cells.get(column, "–") for entry in (one.before, one.now))
            yield from _labelled(column, f"{was} → {now}", width)


def _change(change: TextChange, width: int | None) -> Iterator[str]:
    before, now = change.before, change.now
    what = "reworded" if before and now else "new" if now else "left out"
    if before and now and before.text == now.text:
        what = "leads to other addresses"
    yield f"{_INDENT}{called(change)}: {what}"
    if before and now and what == "reworded":
        yield from _labelled("was", before.text, width)
        yield from _labelled("now", now.text, width)


def _labelled(label: str, text: str, width: int | None) -> Iterator[str]:
    inner = 2 * _INDENT
    yield from (f"{inner}{line}" for line in table([(f"{label}:", text)], across=width and width - len(inner)))


def _again(asks: Sequence[Ask]) -> Iterator[str]:
    """Names under what changed for them."""
    if not asks:
        return
    yield from ("", f"to ask again: {len(asks)}")
    alike: dict[str, list[Ask]] = {}
    for ask in asks:
        demands = ", ".join(dict.fromkeys(map(called, ask.changed)))
        alike.setdefault(f"{ask.why}; changed since: {demands}" if demands else ask.why, []).append(ask)
    for why, those in alike.items():
        yield f"{_INDENT}{why} ({len(those)})"
        yield from (f"{2 * _INDENT}{harmless(ask.name)}" for ask in those)
