"""Agreement: whether two texts that should say the same do, in whatever languages they are.

`facts` reads a paragraph, `align` brings the paragraphs of two texts together, `differences` says what one has and the
other lacks. What differs by language is data: the grammars of `letterkit.languages` and the files in words/.
"""

from __future__ import annotations

from letterkit.agreement import links
from letterkit.agreement.alignment import Pair, align, shared
from letterkit.agreement.attachment import WHOLE, attached
from letterkit.agreement.calendar import spoken
from letterkit.agreement.difference import Difference, Spot, differences, same_vagueness
from letterkit.agreement.fact import Day, Fact, FactKind, Facts, Strength
from letterkit.agreement.names import Name, Names
from letterkit.agreement.reading import facts
from letterkit.agreement.vocabulary import Vocabulary, vocabulary

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
    "Vocabulary",
    "align",
    "attached",
    "differences",
    "facts",
    "links",
    "same_vagueness",
    "shared",
    "spoken",
    "vocabulary",
]
