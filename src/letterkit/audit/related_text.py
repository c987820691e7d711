"""How texts belong together, for people: which is about which, what they agree on, and what they do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from letterkit.audit.wrapping import wrapped
from letterkit.model.audit import Relation, Tie

WIDTH = 80
_MOST = 40
_SAID = {
    Tie.EDITION: "{first} and {second} are versions of one text",
    Tie.TRANSLATION: "{first} and {second} are one letter in two languages",
    Tie.ABOUT: "{first} is about the letter {second}",
    Tie.SAME_OTHER: "{first} and {second} speak of one other letter",
    Tie.COALITION: "{first} and {second} are of one coalition",
}


def lines(relations: Sequence[Relation], *, width: int = WIDTH) -> Iterator[str]:
    """The report on several texts; nothing where none belong together. Names are not made harmless for a terminal."""
    if not relations:
        return
    yield "Which belong together"
    yield ""
    shown = sorted(relations, key=lambda one: not one.tie.one_letter)[:_MOST]
    for one in shown:
        said = _SAID[one.tie].format(first=one.first, second=one.second)
        yield from wrapped(f"{said}: {'; '.join(one.why)}", width, "  ", "    ")
        if one.agree:
            yield from wrapped(f"agree on {', '.join(one.agree)}", width, "      ", "        ")
        if one.differ:
            yield from wrapped(f"DIFFER: {', '.join(one.differ)}", width, "      ", "        ")
    if len(shown) < len(relations):
        yield f"  and {len(relations) - len(shown):,} more pairs; --format json has them all"
