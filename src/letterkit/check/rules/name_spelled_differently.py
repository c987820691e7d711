"""A person or a body is written otherwise than on the list, or in two ways in one letter.

"Tomas" and "Tomás", "Organisation" and "Organization", "Health Info" and "Mental Health Info": whoever is named in the
text and stands on the list should be found there under the same name, in all languages of one script. Case, accents and
hyphens, another order of the words, other romanisations of a Korean name, small words and single slips are told; names
that only look alike and both stand on the list are two. How the addressee is written is the matter of
`addressee-spelled-differently`.

What to do: find out how they write it, and write it so throughout. A spelling that is right as well goes into the
column `aliases` of the list.

Good:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations. Ask the Harbour Rights Circle for its maps.

Bad:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations. Ask the Harbor Rights Circle for its maps.
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.check.comparison import quoted
from letterkit.check.naming import Written, names, written
from letterkit.check.subject import Subject
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.spelling import Layer, Name, Source, Spelling
from letterkit.spelling import same_but_acronym
from letterkit.spelling.telling import HOW, layer_of

SEVERITY = Severity.WARNING
_NEAR = (Layer.MARKS, Layer.ROMANISED, Layer.CLOSE)
"""How addressees are compared by another check."""


def check(subject: Subject) -> Iterator[Finding]:
    """Compare the names in the text with those of the list, and with each other."""
    texts = written(subject)
    where = {id(one.mention): one for one in texts}
    for name in names(subject):
        if name.layer and not _is_for_another_check(name):
            yield from _findings(subject, name, where)


def _is_for_another_check(name: Name) -> bool:
    addressed = any(mention.source is Source.ADDRESSED for mention in name.mentions)
    return addressed and name.layer in _NEAR


def _findings(subject: Subject, name: Name, where: dict[int, Written]) -> Iterator[Finding]:
    """A finding for each spelling that is not the one of the list, or where none is, not the most frequent."""
    told = [one for one in name.spellings if any(mention.source is not Source.RUNNING for mention in one.mentions)]
    usual = told[0] if told else name.spellings[0]
    for one in name.spellings:
        if one not in told and one is not usual and not same_but_acronym(one.text, usual.text):
            yield _finding(subject, one, usual, layer_of(name), where)


def _finding(subject: Subject, one: Spelling, usual: Spelling, layer: Layer, where: dict[int, Written]) -> Finding:
    places = [_place(subject, where[id(mention)]) for mention in one.mentions]
    first = usual.mentions[0]
    there = first.place if first.source is not Source.RUNNING else _place(subject, where[id(first)])
    also = f" (also {', '.join(map(str, places[1:6]))})" if len(places) > 1 else ""
    message = f"{quoted(one.text)}{also} and {quoted(usual.text)} in {there} {HOW[layer]}"
    return Finding(
        "name-spelled-differently",
        SEVERITY,
        message,
        places[0],
        "write the name in one spelling; if both are right, add the other one to aliases on the list",
    )


def _place(subject: Subject, one: Written) -> Place:
    return subject.place_of(one.passage, one.start, one.end)
