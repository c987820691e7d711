"""How a text differs from what it was, piece by piece: the third demand is compared with the third demand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from letterkit.freezing.seal import Part, Piece, Text

_ALIKE = 0.4
"""From which likeness on (difflib's ratio) a piece is taken to be another one, reworded."""
_MOST = 400
"""Characters by which likeness is judged: it takes the square of their number."""


@dataclass(frozen=True, slots=True)
class TextChange:
    """One piece that was reworded, is new (`before` is None) or was left out (`now` is None)."""

    before: Piece | None
    now: Piece | None

    @property
    def piece(self) -> Piece:
        """The piece as it is now, else as it was."""
        found = self.now or self.before
        assert found is not None  # noqa: S101 - one of the two is always there
        return found


def text_changes(before: Mapping[str, Text], now: Mapping[str, Text]) -> dict[str, tuple[TextChange, ...]]:
    """The changes of each language, those that the letter has now first; a language that came or went is all new, or
    all left out."""
    return {lang: tuple(_of_text(_pieces(before, lang), _pieces(now, lang))) for lang in dict.fromkeys((*now, *before))}


def _pieces(texts: Mapping[str, Text], lang: str) -> tuple[Piece, ...]:
    return texts[lang].pieces if lang in texts else ()


def _of_text(before: Sequence[Piece], now: Sequence[Piece]) -> Iterator[TextChange]:
    for part in Part:
        yield from differing([one for one in before if one.part is part], [one for one in now if one.part is part])


def differing(before: Sequence[Piece], now: Sequence[Piece]) -> Iterator[TextChange]:
    """What differs between two rows of pieces, in order; what is the same in another place counts as moved, which is
    left out where it stood and new where it stands."""
    matcher = SequenceMatcher(None, [one.digest for one in before], [one.digest for one in now], autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            yield from _paired(before[start:end], now[new_start:new_end])


def _paired(before: Sequence[Piece], now: Sequence[Piece]) -> Iterator[TextChange]:
    """Pair each old piece with the most like new one after the last that was paired."""
    if len(before) == len(now):
        yield from (TextChange(old, new) for old, new in zip(before, now, strict=True))
        return
    at = 0
    for old in before:
        ratio, best = max(((_likeness(old, new), -n) for n, new in enumerate(now[at:])), default=(0.0, 0))
        if ratio < _ALIKE:
            yield TextChange(old, None)
            continue
        yield from (TextChange(None, new) for new in now[at : at - best])
        yield TextChange(old, now[at - best])
        at += 1 - best
    yield from (TextChange(None, new) for new in now[at:])


def _likeness(old: Piece, new: Piece) -> float:
    return SequenceMatcher(None, old.text[:_MOST], new.text[:_MOST], autojunk=False).ratio()
