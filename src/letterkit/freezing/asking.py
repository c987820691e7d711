"""Whom to ask again: a sign-on is bound to the text that was shown; a demand that changed since needs another yes."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from letterkit.freezing.seal import Piece, Seal, Text
from letterkit.freezing.wording import TextChange, differing
from letterkit.model.roster import Signatory
from letterkit.public_list import disarmed

_BREAK = re.compile(r"[\s,;]+")
_HEADER = ("name", "kind", "contact", "email", "signed_on", "text", "why", "changed")
_UNKNOWN_ID = "no text of this letter that was frozen has the id in the column text"
_UNKNOWN = "the column text does not say which text was shown"


@dataclass(frozen=True, slots=True)
class Ask:
    """One to ask again: the row, why, and the demands that differ from those that were shown (empty where it is not
    known what was shown)."""

    row: Signatory
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
    named = ids(row, now.letter)
    if any(one in now.text_ids for one in named):
        return False
    if named:
        known = [shown[one] for one in named if one in shown]
        return _compared(row, known[-1:], now) if known else Ask(row, _UNKNOWN_ID)
    if last.text_ids == now.text_ids:
        return False
    asked = _compared(row, list(last.texts.values()), now)
    return Ask(row, _UNKNOWN) if isinstance(asked, Ask) and not was_there else asked


def _compared(row: Signatory, shown: Sequence[Text], now: Seal) -> Ask | bool:
    """Held against the same languages of today; a text in a language that the letter has no more is all changed."""
    changed = [change for text in shown for change in _demands(text, now.texts.get(text.lang))]
    if not changed:
        return [text.id for text in shown] != [now.texts[text.lang].id for text in shown]
    return Ask(row, f"signed {' '.join(text.id for text in shown)}", tuple(changed))


def _demands(shown: Text, now: Text | None) -> Iterator[TextChange]:
    yield from differing(_asking(shown), _asking(now) if now else ())


def _asking(text: Text) -> tuple[Piece, ...]:
    return text.demands


def csv_bytes(asking: Asking, called: Callable[[TextChange], str]) -> bytes:
    """Those to ask again as a CSV file for the coordinator, with private columns: never to be published. `called` says
    how a change is called. RFC 4180, UTF-8 with a byte order mark; no cell runs as a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(_HEADER)
    for ask in asking.again:
        private = [ask.row.private.get(column, "") for column in ("contact", "email", "signed_on", "text")]
        changed = "; ".join(dict.fromkeys(map(called, ask.changed)))
        cells = (ask.row.name, ask.row.kind.value, *private, ask.why, changed)
        writer.writerow([disarmed(cell) for cell in cells])
    return text.getvalue().encode("utf-8-sig")
