"""Whom to ask again: a sign-on is bound to the text that was shown; a demand that changed since needs another yes."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from letterkit.freezing.seal import Piece, Seal, Text
from letterkit.freezing.wording import TextChange, differing
from letterkit.model.roster import Signatory
from letterkit.public_list import disarmed

_BREAK = re.compile(r"[\s,;]+")
_HEADER = ("name", "kind", "contact", "email", "signed_on", "text", "why", "changed")
_UNKNOWN_ID = "shown a text that was never frozen"
_UNKNOWN = "added since, and the column text does not say what they were shown"
_AS_FROZEN = "signed the text that was frozen"


@dataclass(frozen=True, slots=True)
class Ask:
    """One to ask again: the row, their name on this letter, why, and the demands that differ from those that were shown
    (empty where it is not known what was shown)."""

    row: Signatory
    name: str
    why: str
    changed: tuple[TextChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Asking:
    """Those to ask again, and how many signed an earlier text that asks for the same."""

    again: tuple[Ask, ...]
    same_demands: int


def whom(now: Seal, frozen: Sequence[Seal], rows: Sequence[Signatory], there_then: Collection[int]) -> Asking:
    """Who of the rows of today has to be asked again.

    `frozen` are the seals of the letter, the newest first; `there_then` the indices of the rows that signed when the
    newest was made: without a text id they are taken to have been shown that one.
    """
    shown = {text.id: text for seal in reversed(frozen) for text in seal.texts.values()}
    again: list[Ask] = []
    same = 0
    for at, row in enumerate(rows):
        match _asked(row, now, frozen[0], shown, at in there_then):
            case Ask() as ask:
                again.append(ask)
            case True:
                same += 1
    return Asking(tuple(again), same)


def ids(row: Signatory, letter: str) -> tuple[str, ...]:
    """The ids in a row's column `text` that are of one letter."""
    return tuple(one for one in _BREAK.split(row.private.get("text", "").lower()) if one.startswith(f"{letter}:"))


def _asked(row: Signatory, now: Seal, last: Seal, shown: Mapping[str, Text], was_there: bool) -> Ask | bool:
    """An Ask, else whether the row signed an earlier text with the same demands."""
    name, named = row.text("name", letter=now.letter), ids(row, now.letter)
    if any(one in now.text_ids for one in named):
        return False
    if named:
        known = [shown[one] for one in named if one in shown][-1:]
        changed, why = _changed(known, now), f"signed {known[0].id}" if known else _UNKNOWN_ID
        return Ask(row, name, why, changed) if changed or not known else True
    if last.text_ids == now.text_ids:
        return False
    changed = _changed(last.texts.values(), now)
    if changed and not was_there:
        return Ask(row, name, _UNKNOWN)
    return Ask(row, name, _AS_FROZEN, changed) if changed else True


def _changed(shown: Iterable[Text], now: Seal) -> tuple[TextChange, ...]:
    """The demands of texts that are other ones today, each text held against its own language; those of a language
    that the letter has no more are all left out. A demand that only moved is the same."""
    return tuple(
        change
        for text in shown
        for change in _differing(text.demands, now.texts[text.lang].demands if text.lang in now.texts else ())
    )


def _differing(shown: Sequence[Piece], now: Sequence[Piece]) -> Iterator[TextChange]:
    was, is_now = {piece.digest for piece in shown}, {piece.digest for piece in now}
    left_out, new = [one for one in shown if one.digest not in is_now], [one for one in now if one.digest not in was]
    yield from differing(left_out, new)


def csv_bytes(asking: Asking, called: Callable[[TextChange], str]) -> bytes:
    """Those to ask again as a CSV file for the coordinator, with private columns: never to be published. `called` says
    how a change is called. RFC 4180, UTF-8 with a byte order mark; no cell runs as a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(_HEADER)
    for ask in asking.again:
        private = [ask.row.private.get(column, "") for column in ("contact", "email", "signed_on", "text")]
        changed = "; ".join(dict.fromkeys(map(called, ask.changed)))
        cells = (ask.name, ask.row.kind.value, *private, ask.why, changed)
        writer.writerow([disarmed(cell) for cell in cells])
    return text.getvalue().encode("utf-8-sig")
