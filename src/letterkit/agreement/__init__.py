"""Agreement: whether two texts that should say the same do, in whatever languages they are.

`facts` reads a paragraph, `align` brings the paragraphs of two texts together, `differences` says what one has and the
other lacks. What differs by language is data: the grammars of `letterkit.languages` and the files in words/.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from letterkit.agreement.alignment import Pair, align, shared
    from letterkit.agreement.attachment import WHOLE, attached
    from letterkit.agreement.calendar import spoken, spoken_in
    from letterkit.agreement.difference import Difference, Spot, differences, same_vagueness
    from letterkit.agreement.fact import Day, Fact, FactKind, Facts, Strength
    from letterkit.agreement.names import Name, Names
    from letterkit.agreement.reading import facts

__all__ = [
    "WHOLE",
    "Day",
    "Difference",
    "Fact",
    "FactKind",
    "Facts",
    "Name",
    "Names",
    "Pair",
    "Spot",
    "Strength",
    "align",
    "attached",
    "differences",
    "facts",
    "same_vagueness",
    "shared",
    "spoken",
    "spoken_in",
]

_HOMES = {
    "alignment": (
        "Pair",
        "align",
        "shared",
    ),
    "attachment": (
        "WHOLE",
        "attached",
    ),
    "calendar": (
        "spoken",
        "spoken_in",
    ),
    "difference": (
        "Difference",
        "Spot",
        "differences",
        "same_vagueness",
    ),
    "fact": (
        "Day",
        "Fact",
        "FactKind",
        "Facts",
        "Strength",
    ),
    "names": (
        "Name",
        "Names",
    ),
    "reading": ("facts",),
}
"""Which module each name is of: a draft is loaded with days alone, and need not wait for the rest (PEP 562)."""


def __getattr__(name: str) -> Any:
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
