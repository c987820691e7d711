"""Names in all their spellings: the same person or body written in two ways, in one text or between texts.

`sightings` finds what looks like a name in running text; `names` gathers mentions into names; `offices` compares the
titles of persons. Nothing is merged or corrected: what is alike is shown, and a person decides.
"""

from __future__ import annotations

from letterkit.spelling.running import Sighting, sightings
from letterkit.spelling.typography import plain, same_but_acronym, without_acronym, words
from letterkit.spelling.variants import names

__all__ = ["Sighting", "names", "plain", "same_but_acronym", "sightings", "without_acronym", "words"]
