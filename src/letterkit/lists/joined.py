"""Names with a comma in them, in runs that are parted by commas: "Builders' Union, Northern Branch"."""

from __future__ import annotations

import re

from letterkit.lists.looks import person
from letterkit.lists.runs import Run
from letterkit.lists.spoken import spoken
from letterkit.model.audit import Form

_BRANCH = re.compile(
    r"(?:지부|본부|지회|분회|지역본부|支部|分会|分會|支会)$|"
    r"^(?:inc|ltd|llc|e\.? ?v|a\.? ?c|asbl|gmbh|s\.?a)\b\.?|"
    r"\b(?:chapter|branch|section|division|sección|seccional|filial|section locale|ortsgruppe|landesverband|"
    r"regionalgruppe|sektion|department|faculty|office|núcleo|regional)$|^(?:chapter|branch|section|sección|département|region|région)\b",
    re.IGNORECASE,
)
_MOST = 3
_FEWEST_OFFICES = 2


def with_offices(names: Run) -> Run:
    """A run in which offices stand behind persons, each with its person: "Anne Odin, historian, Jules Roc, lawyer"."""
    small = sum(piece[:1].islower() for piece in names.pieces)
    if names.form is not Form.COMMAS or small < _FEWEST_OFFICES or small * 3 < len(names.pieces):
        return names
    pieces: list[str] = []
    for piece in names.pieces:
        if piece[:1].islower() and pieces and person(pieces[-1].partition(",")[0]):
            pieces[-1] = f"{pieces[-1]}, {piece}"
        else:
            pieces.append(piece)
    return Run(names.form, tuple(pieces), frozenset({len(names.pieces)}))


def settled(names: Run, stated: int | None) -> tuple[tuple[str, ...], list[str]]:
    """The pieces of a run, those joined that the count of the list itself (`stated`) shows to be one name, and what was
    joined. Without such a count nothing is joined."""
    surplus = len(names.pieces) - stated if stated is not None else 0
    if names.form is not Form.COMMAS or not 0 < surplus <= _MOST:
        return names.pieces, []
    places = sorted(candidates(names)[:surplus], reverse=True)
    if len(places) < surplus:
        return names.pieces, []
    pieces, doubts = list(names.pieces), []
    for at in places:
        pieces[at - 1 : at + 1] = [f"{pieces[at - 1]}, {pieces[at]}"]
        doubts.append(f"“{pieces[at - 1]}” was read as one name, since the list itself says {stated}")
    return tuple(pieces), doubts


def choices(names: Run) -> set[int]:
    """The numbers that a run can be read as: fewer by each piece that may belong to the one before."""
    if names.form is not Form.COMMAS:
        return set()
    return {len(names.pieces) - less for less in range(min(len(candidates(names)), _MOST) + 1)}


def candidates(names: Run) -> list[int]:
    """The places of pieces that may belong to the piece before, the likeliest first."""
    scored = [
        (score, at) for at in range(1, len(names.pieces)) if (score := _score(names.pieces[at - 1], names.pieces[at]))
    ]
    return [at for _, at in sorted(scored, key=lambda found: (-found[0], found[1]))]


def _score(before: str, piece: str) -> int:
    """How surely a piece is no name of its own; 0 where nothing speaks for that."""
    if spoken(piece).code:
        return 3
    if not _BRANCH.search(piece):
        return 3 if piece[:1].islower() else 0
    # A branch that names no body of its own belongs to the body before, unless that is a branch itself.
    return 0 if _BRANCH.search(before) or len(piece.split()) > 1 else 2
