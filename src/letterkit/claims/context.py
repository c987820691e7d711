"""What stands before a number: how exact it is said to be, who signs, whether it is a name or a part of a list."""

from __future__ import annotations

from letterkit.claims.grammar import Grammar
from letterkit.claims.phrases import Token, before
from letterkit.model.claim import Precision
from letterkit.model.frozen import frozen

_CLAUSE_ENDS = (".", ";", ":", "!", "?")


@frozen
class Context:
    """`start` is where the claim begins, its approximator included; `cues` are the labels of what was found before;
    `words` are the tokens before that, nearest last."""

    start: int
    precision: Precision | None
    others: bool
    cues: frozenset[str]
    words: tuple[Token, ...]


def context(text: str, start: int, grammar: Grammar) -> Context:
    """Reads backwards from a number, over approximators and words that say nothing, to one that says something."""
    tokens = before(text, start)
    adjacent = _adjacent(tokens, grammar)
    cues = set(adjacent)
    precision: Precision | None = None
    others, begin, count = False, start, len(tokens)
    if tokens and tokens[-1].text == "~":
        adjacent.clear()
    while count:
        cues |= {
            name for name in grammar.left if name not in ("label", "year") and grammar.left[name].match(tokens, count)
        }
        approximator = grammar.approximators.match(tokens, count)
        if approximator and _clause(tokens, count):
            precision = precision or Precision(approximator[0])
            count -= approximator[1]
            begin = tokens[count].start
            continue
        found = grammar.others_before.match(tokens, count)
        if found:
            others = True
        found = found or grammar.fillers.match(tokens, count)
        if not found or not _clause(tokens, count):
            break
        count -= found[1]
    return Context(begin, precision, others, frozenset(cues), tuple(tokens[:count]))


def _adjacent(tokens: list[Token], grammar: Grammar) -> set[str]:
    """Cues that tell only right before the number: "Article", "in" with a year, "several" with hundred."""
    count = len(tokens)
    cues = {name for name in ("label", "year") if grammar.left[name].match(tokens, count)}
    if grammar.unsure_numbers.match(tokens, count):
        cues.add("unsure")
    return cues


def _clause(tokens: list[Token], count: int) -> bool:
    """Whether the last of the tokens belongs to the clause of the number."""
    return not tokens[count - 1].text.endswith(_CLAUSE_ENDS) or tokens[count - 1].text in ("c.", "ca.", "approx.")
