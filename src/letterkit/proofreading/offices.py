"""An English office before a name with and without its capital: "president Moon", "President Moon"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from letterkit.model.finding import Finding, Place
from letterkit.proofreading.passage import Passage, at, note, quoted

_OFFICE = re.compile(
    r"\b((?:[Vv]ice |[Pp]rime |[Ff]oreign )?(?:[Pp]resident|[Mm]inister|[Aa]mbassador|[Ss]enator|[Gg]overnor"
    r"|[Cc]hancellor|[Pp]rofessor|[Cc]ommissioner)) ([A-Z][\w’'-]*[a-z])"
)


def offices(passages: Sequence[Passage]) -> Iterator[Finding]:
    """One finding for each office before one name that is written in both ways."""
    found: defaultdict[tuple[str, str], dict[str, list[Place]]] = defaultdict(dict)
    for passage in passages:
        if passage.lang == "en":
            for match in _OFFICE.finditer(passage.text):
                name = re.sub(r"[’']s?$", "", match[2])
                found[match[1].casefold(), name].setdefault(match[1], []).append(passage.place)
    for (_, name), ways in found.items():
        if len(ways) > 1:
            (rare, places), (often, there), *_ = sorted(
                ways.items(), key=lambda one: (len(one[1]), one[0] < one[0].lower())
            )
            message = f"{quoted(f'{rare} {name}')} is {quoted(f'{often} {name}')} elsewhere {at(there, places[0])}"
            yield note("style-mixed", message, places[0], "write the office before a name in one way")
