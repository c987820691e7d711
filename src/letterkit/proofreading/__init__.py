"""Proofreading: what a careful editor marks in a text beside its facts - style that is mixed, likely slips, words and
names in two ways. All of it is notes; what is found is told once, not at every place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from letterkit.model.finding import Finding
from letterkit.proofreading.acronyms import acronyms, united_nations
from letterkit.proofreading.compounds import adjectives, hyphens, joined_hangul
from letterkit.proofreading.dialects import dialects
from letterkit.proofreading.offices import offices
from letterkit.proofreading.official import official
from letterkit.proofreading.passage import Passage
from letterkit.proofreading.signs import counters, marks, telephones
from letterkit.proofreading.slips import slips
from letterkit.proofreading.twice import twice

__all__ = ["CODES", "Passage", "hyphens", "proofs"]

CODES = {
    "style-mixed": "A text writes one thing in two ways: quotation marks, telephone numbers, counts, offices.",
    "likely-slip": "A slip of the pen that is hardly ever meant.",
    "acronym-unexplained": "A text uses an acronym beside the whole name and never says that it is one.",
    "word-in-two-ways": "A word stands with and without its hyphen, its ending or its space.",
    "official-name": "A body of the United Nations is named nearly, but not quite, as it calls itself.",
    "text-twice": "A file has its text twice.",
}
"""What each code of proofreading means."""


def proofs(running: Sequence[Passage], listed: Sequence[Passage]) -> Iterator[Finding]:
    """What there is to mark in one text: `running` is what stands outside of its lists of signatories, `listed` the
    rest, which is as those who sign wrote it. Words with and without a hyphen are `hyphens`."""
    everything = "\n".join(passage.text for passage in (*running, *listed))
    for rule in (marks, telephones, counters, slips, offices, dialects, adjectives, joined_hangul, twice):
        yield from rule(running)
    yield from acronyms(running, everything)
    yield from united_nations(running, everything)
    yield from official((*running, *listed))
