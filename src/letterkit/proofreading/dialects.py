"""British and American spellings in one English text. Names keep theirs, so only words in small letters are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from letterkit.model.finding import Finding, Place
from letterkit.proofreading.passage import Passage, at, note, quoted

_OUR = "arb|behavi|cand|clam|col|endeav|fav|flav|harb|hon|hum|lab|neighb|od|parl|rig|rum|sav|tum|val|vap|vig"
# Words that Canada and Australia write in one of the two ways with the rest in the other (program, analyze, -ize) tell
# nothing.
_BRITISH = re.compile(
    rf"\b(?:(?:{_OUR})our(?:s|ed|ing|able|ably|ite|ites|hood|hoods|ly|al|er|ers)?|centres?|theatres?|defences?|offences?"
    r"|pretences?|fulfil|fulfils|travell(?:ed|er|ers|ing)|cancell(?:ed|ing)|labell(?:ed|ing)|counsell(?:ed|ors?|ing)"
    r"|sceptic(?:al|s|ism)?|kilometres?|metres|litres?|grey|manoeuvres?|paediatric)\b"
)
_AMERICAN = re.compile(
    rf"\b(?:(?:{_OUR})or(?:s|ed|ing|able|ably|ite|ites|hood|hoods|ly|al|er|ers)?|centers?|theaters?|defenses?|offenses?"
    r"|pretenses?|fulfill|fulfills|travel(?:ed|er|ers|ing)|cancel(?:ed|ing)|label(?:ed|ing)|counsel(?:ed|ors?|ing)"
    r"|skeptic(?:al|s|ism)?|kilometers?|meters|liters?|gray|maneuvers?|pediatric)\b"
)
_BOTH = frozenset({"humor", "humors", "rigor", "tumor", "tumors", "honorable", "laboral", "valor", "meters", "coloral"})


def dialects(passages: Sequence[Passage]) -> Iterator[Finding]:
    """One finding for a text that has words of both."""
    english = [one for one in passages if one.lang == "en"]
    british, american = (_found(pattern, english) for pattern in (_BRITISH, _AMERICAN))
    if british and american:
        rare, often = sorted((british, american), key=len)
        names = ("British", "American") if rare is british else ("American", "British")
        (first, place), (other, there) = next(iter(rare.items())), next(iter(often.items()))
        message = f"{quoted(first)} is {names[0]} spelling, {quoted(other)} {at([there], place)} {names[1]}"
        yield note("style-mixed", message, place, "keep to one of the two")


def _found(pattern: re.Pattern[str], passages: Sequence[Passage]) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for passage in passages:
        for match in pattern.finditer(passage.text):
            if match[0] not in _BOTH:
                found.setdefault(match[0], passage.place)
    return found
