"""What stands after a number: a hedge, a counter, and the noun that says what is counted."""

from __future__ import annotations

from letterkit.claims.grammar import Grammar, Noun
from letterkit.claims.walk import Walk, skip
from letterkit.languages.numerals import FoundNumber
from letterkit.model.claim import Kind, Precision
from letterkit.model.frozen import frozen

_COMBINED = {Kind.GROUPS, Kind.INDIVIDUALS}


@frozen
class Phrase:
    """What is counted, to where it reaches, and what was said on the way. `word` is the noun as it stands; `loose` is
    a counter of things that no noun after it explains ("단체 40곳")."""

    end: int
    kind: Kind | None
    word: str = ""
    weak: bool = False
    others: bool = False
    bare: bool = False
    loose: bool = False
    precision: Precision | None = None


def phrase(text: str, number: FoundNumber, grammar: Grammar) -> Phrase | None:
    """Reads on from the end of a number; None where nothing is counted that could sign."""
    dual = grammar.duals.get(text[number.start : number.end])
    if dual:
        return Phrase(number.end, dual.kind, text[number.start : number.end])
    walk = Walk(text, grammar, single=number.value == 1, position=number.end)
    walk.hedge()
    counted = walk.counter() if grammar.counters else None
    if counted is None:
        return _uncounted(walk, number)
    label, counter = counted
    if not grammar.series(text[number.start : number.end], counter):
        return None
    walk.hedge()
    bare = walk.position
    bare -= text.endswith(grammar.links, number.end, bare) if grammar.links else 0
    if label == "countries":
        return Phrase(bare, Kind.COUNTRIES, counter, precision=walk.precision)
    if label == "groups":
        return _named(walk, (Noun(Kind.GROUPS), counter, bare))
    found = walk.linked()
    if label == "individuals":
        named = found is not None and found[0].kind is Kind.INDIVIDUALS
        reach, word = (found[2], found[1]) if found and named else (bare, "")
        return Phrase(reach, Kind.INDIVIDUALS, word, weak=not named, others=walk.others, precision=walk.precision)
    if found is None:
        return Phrase(bare, None, loose=True, precision=walk.precision)
    return _named(walk, found)


def _uncounted(walk: Walk, number: FoundNumber) -> Phrase | None:
    """A noun right after the number. In languages of counters few nouns stand so (82단체, 세 나라), and no number word
    is glued to one: 네 in 네트워크 is no four."""
    grammar, text = walk.grammar, walk.text
    if not grammar.agglutinative:
        if number.words or not grammar.spaced:
            walk.link()
        found = walk.noun(grammar.modifiers if grammar.spaced else min(grammar.modifiers, 2))
        return _named(walk, found) if found else None
    if number.words and (walk.position == number.end and text[number.end : number.end + 1].isalnum()):
        return None
    found = walk.noun(0)
    if found is None or found[1] not in grammar.uncounted or not grammar.series(text[number.start : number.end], ""):
        return None
    return _named(walk, found)


def _named(walk: Walk, found: tuple[Noun, str, int]) -> Phrase:
    noun, word, reach = found
    kind, reach = _combined(walk, noun, reach)
    walk.position = reach
    walk.hedge_behind()
    reach = walk.position
    others = walk.others or noun.others
    return Phrase(reach, kind, word, weak=noun.weak, others=others, bare=noun.others, precision=walk.precision)


def _combined(walk: Walk, noun: Noun, reach: int) -> tuple[Kind, int]:
    """ "groups and individuals" are signatories; "organizations and coalitions" are still groups."""
    kinds = {noun.kind}
    while noun.kind in _COMBINED:
        joint = walk.grammar.conjunction.match(walk.text, reach)
        if joint is None or joint.end() == reach:
            break
        further = Walk(walk.text, walk.grammar, single=False, position=joint.end()).noun(4)
        if further is None or further[0].kind not in _COMBINED or further[2] <= reach:
            break
        if _counted(walk, further[2]):
            break
        kinds.add(further[0].kind)
        reach = further[2]
    return (Kind.SIGNATORIES if len(kinds) > 1 else noun.kind), reach


def _counted(walk: Walk, end: int) -> bool:
    """Whether a number follows the noun that counts it ("단체와 개인 7명")."""
    at = skip(walk.text, end)
    glued = walk.grammar.agglutinative or not walk.grammar.spaced
    return glued and walk.text[at : at + 1].isdigit()
