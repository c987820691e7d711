"""Names one behind the other in a line: the sign that parts them, and the pieces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letterkit.lists.folding import fold
from letterkit.lists.looks import CJK, prose
from letterkit.lists.vocabulary import vocabulary
from letterkit.model.audit import Form
from letterkit.model.frozen import frozen

_SIGNS: tuple[tuple[str, Form, int], ...] = (
    (";；", Form.SEMICOLONS, 2),
    ("、", Form.ENUMERATION, 2),
    ("|｜", Form.SIGNS, 3),
    ("•●", Form.SIGNS, 2),
    ("／", Form.SLASHES, 2),
    ("/／", Form.SLASHES, 4),
    (",，", Form.COMMAS, 2),
    ("·ㆍ・⋅", Form.SIGNS, 5),
)
"""Separators, the surest first, with how many there must be: in a run parted by semicolons commas are in names."""
_REMARK = re.compile(r"\s*[(（](?P<inner>[^()（）]{2,80})[)）]\s*[.。]?$")
_OPEN, _CLOSE = "([{（「『“‘《", ")]}）」』”’》"
_LABEL = re.compile(r"(?:^|\s)[\[【〔<〈][^\[\]【】〔〕<>〈〉]{1,15}[\]】〕>〉]\s*")
_LONGEST_NAME = 110


@frozen
class Run:
    """The pieces of a run; `others` are other numbers of names that it can be read as."""

    form: Form
    pieces: tuple[str, ...]
    others: frozenset[int] = frozenset()


def run(text: str, *, least: int = 2) -> Run | None:
    """A text as a run of names, or None where it is none. `least` is how many names there must be."""
    labels = _LABEL.findall(text)
    if len(labels) > 1:  # "[Seoul] A, B [Busan] C, D"
        return _labelled(text, least)
    best: Run | None = None
    for signs, form, count in _SIGNS:
        pieces = parts(text, signs)
        if len(pieces) - 1 < count and not (form is Form.COMMAS and len(pieces) >= least):
            continue
        if not _names(pieces):
            continue
        found = _ended(form, pieces)
        if form in (Form.SEMICOLONS, Form.ENUMERATION):
            return found if len(found.pieces) >= least else None
        if best is None or len(found.pieces) > len(best.pieces) * 1.5:
            best = found
    return best if best and len(best.pieces) >= least else None


def _labelled(text: str, least: int) -> Run | None:
    """A run of several parts that each have a label before them."""
    runs = [run(part, least=1) or Run(Form.COMMAS, (part.strip(),)) for part in _LABEL.split(text) if part.strip()]
    names = tuple(piece for part in runs for piece in part.pieces)
    return Run(runs[0].form, names) if runs and len(names) >= least else None


def parts(text: str, signs: str) -> list[str]:
    """The text cut at signs that stand outside of brackets and quotation marks."""
    pieces: list[str] = []
    depth, begin = 0, 0
    if not any(sign in text for sign in signs):
        return [text.strip()]
    for match in re.finditer(f"[{re.escape(signs + _OPEN + _CLOSE)}]", text):
        at, char = match.start(), match.group()
        if char in _OPEN and not (char == "‘" and text[at - 1 : at].isalnum()):
            depth += 1
        elif char in _CLOSE and not (char == "’" and _apostrophe(text, at)):
            depth = max(0, depth - 1)
        elif char in signs and not depth and not _inside(text, at):
            pieces.append(text[begin:at])
            begin = at + 1
    if depth and not pieces:
        return [text.strip()]
    pieces.append(text[begin:])
    return [piece.strip() for piece in pieces if piece.strip(" .")]


def _apostrophe(text: str, at: int) -> bool:
    return text[at - 1 : at].isalnum() and (text[at + 1 : at + 2].isalnum() or "‘" not in text[:at])


def _inside(text: str, at: int) -> bool:
    """Whether a sign is part of a word: "1,200", "and/or", "http://"."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] == ",":
        return before.isdigit() and after.isdigit()
    slashed = text[max(0, at - 3) : at + 3].lower()
    return text[at] == "/" and (before in (":", "/") or after == "/" or slashed == "and/or")


def _names(pieces: list[str]) -> bool:
    """Whether most pieces can be names."""
    good = sum(len(piece) <= _LONGEST_NAME and not prose(piece) for piece in pieces)
    return good >= 0.9 * len(pieces)


def _ended(form: Form, pieces: list[str]) -> Run:
    """The last piece read: "and X" is X; "X and Y" without a comma may be two."""
    last = pieces[-1].rstrip(" .。")
    joins = vocabulary().joins
    for word in joins:
        glued = bool(CJK.search(word))
        if last.lower().startswith(f"{word} ") or (
            glued and word in ("および", "及び", "以及") and last.startswith(word)
        ):
            return Run(form, (*pieces[:-1], last[len(word) :].strip()))
    pieces = [*pieces[:-1], last]
    if form not in (Form.COMMAS, Form.ENUMERATION) or len(pieces) < 2:
        return Run(form, tuple(pieces))
    words = "|".join(re.escape(word) for word in joins if not CJK.search(word) or word in ("및", "그리고"))
    split = [part.strip() for part in re.split(rf"\s(?:{words})\s", last)]
    if len(split) > 2 and form is Form.COMMAS:
        return _last_split(form, pieces, words)
    if len(split) == 2 and all(part[:1].isupper() or part[:1].isdigit() or CJK.match(part) for part in split):
        joined = sum(re.search(rf"\s(?:{words})\s", piece) is not None for piece in pieces[:-1])
        # Where other names have an "and" in them, this one may have it, too.
        if joined * 4 > len(pieces):
            return Run(form, tuple(pieces), frozenset({len(pieces) + 1}))
        return Run(form, (*pieces[:-1], *split), frozenset({len(pieces)}))
    return Run(form, tuple(pieces))


def _last_split(form: Form, pieces: Sequence[str], words: str) -> Run:
    """A last piece with two "and" or more: "Tierra y Agua e Iniciativa del Río". The last of them parts two names, the
    others may be in names or part some, too."""
    links = list(re.finditer(rf"\s(?:{words})\s", pieces[-1]))
    first, second = pieces[-1][: links[-1].start()].strip(), pieces[-1][links[-1].end() :].strip()
    if not (second[:1].isupper() or second[:1].isdigit()):
        return Run(form, tuple(pieces))
    least = len(pieces)
    return Run(form, (*pieces[:-1], first, second), frozenset({least, *range(least + 2, least + len(links) + 1)}))


def without_remark(text: str) -> tuple[str, int | None]:
    """A run without the remark that closes it, and the count that it gives: "(총 82단체)"."""
    match = _REMARK.search(text)
    if match is None:
        return text, None
    known, inner = vocabulary(), fold(match["inner"])
    counts = [int(number) for number in re.findall(r"\d{1,5}", inner)]
    ordered = known.orders.search(inner) is not None
    if not ordered and not (counts and (known.groups.search(inner) or known.individuals.search(inner))):
        return text, None
    return text[: match.start()], counts[-1] if counts else None
