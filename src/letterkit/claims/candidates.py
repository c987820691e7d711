"""Numbers of a text that count something that could sign, before it is asked whether they are about signing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letterkit.claims.context import Context, context
from letterkit.claims.grammar import Grammar
from letterkit.claims.phrase import Phrase, phrase
from letterkit.languages.dates import spans
from letterkit.languages.numerals import FoundNumber
from letterkit.model.claim import Kind, Precision
from letterkit.model.frozen import frozen

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\+\d[\d .()/-]{5,24}\d|[^\s@]{1,64}@[^\s@]{1,255}|(?<=\]\()[^\s)]+")
_REFERENCE = frozenset("#§$€£¥₩+@=/<^%&")
_JOINED = frozenset(".,:-")
_LABEL = re.compile(r"[^\w\n]{0,9}(?P<name>\w[^:(\n]{0,60}?)\s{0,3}[:(]\s{0,3}(?P<between>[^:()\n]{0,40})")
_REST = re.compile(r"(?P<counter>\w{0,3})(?P<close>\s{0,3}\)|)[\s.:]{0,3}(?=\n|$)")
_CLOSING = re.compile(r"(?P<word>\w{0,9})(?=[,.)\n]|$)")
_HEADING = 120
_WORDS = 4
_YEARS = range(1900, 2100)


@frozen
class Candidate:
    """A number, what it counts, and what stands before it."""

    number: FoundNumber
    phrase: Phrase
    context: Context
    kind: Kind
    start: int
    end: int
    labelled: bool = False

    @property
    def precision(self) -> Precision:
        """A hedge is more than "other": "over 40 other groups" is more than 40. "A dozen" is about twelve."""
        hedge = self.context.precision or self.phrase.precision
        if hedge:
            return hedge
        if self.others:
            return Precision.OTHERS
        return Precision.ABOUT if self.number.approximate else Precision.EXACT

    @property
    def others(self) -> bool:
        """Whether one who is named is not in the number."""
        return self.context.others or self.phrase.others


def candidates(text: str, grammar: Grammar) -> Iterator[Candidate]:
    """The candidates of a folded text, in order."""
    hidden = _hidden(text, grammar)
    for number in grammar.numerals.find(text):
        if number.value < 1 or hidden[number.start] or not _stands(text, number, grammar):
            continue
        found = _labelled(text, number, grammar) or _candidate(text, number, grammar)
        if found:
            yield found


def _hidden(text: str, grammar: Grammar) -> bytearray:
    """Which places belong to dates and addresses, whose numbers count nothing."""
    hidden = bytearray(len(text) + 1)
    for start, end in (*spans(text, grammar.code), *(match.span() for match in _ADDRESS.finditer(text))):
        hidden[start:end] = b"\1" * (end - start)
    return hidden


def _stands(text: str, number: FoundNumber, grammar: Grammar) -> bool:
    """Whether a number stands for itself: no part of a word, a fraction, a range or a reference."""
    start, end = number.start, number.end
    last, next_ = text[start - 1 : start], text[end : end + 1]
    if last in _REFERENCE and last:
        return False
    if last and last in _JOINED and (text[start - 2 : start - 1].isalnum() or last == "-"):
        return False
    if last.isalnum() and (not grammar.agglutinative or last.isascii() or number.words):
        return False
    if next_ in _REFERENCE - {"+"} and next_ and next_ != "&":
        return False
    if next_.isalnum() and (not grammar.agglutinative or next_.isascii()):
        return False
    if next_ == "-":
        return text.startswith(grammar.hyphened, end)
    return not (next_ in (".", ",", ":") and next_ and text[end + 1 : end + 2].isdigit())


def _candidate(text: str, number: FoundNumber, grammar: Grammar) -> Candidate | None:
    found = phrase(text, number, grammar)
    if found is None or _refused(text, found, grammar):
        return None
    around = context(text, number.start, grammar)
    if around.cues & {"label", "unsure", "partial"} or _year(text, number, around):
        return None
    if number.words and grammar.article_is_one and number.value == 1 and not _one(around):
        return None
    start = around.start
    kind = found.kind
    if found.loose or (found.kind is Kind.INDIVIDUALS and not found.word):
        explained = _before(text, found, around, grammar)
        if explained:
            kind, start = (kind or explained[0]), min(start, explained[1])
            found = Phrase(found.end, kind, "·", others=found.others, precision=found.precision)
    return Candidate(number, found, around, kind, start, found.end) if kind else None


def _one(around: Context) -> bool:
    """Whether "une organisation" is one organization, not some organization."""
    return bool(around.precision or around.others or around.cues & {"sign", "represent"})


def _labelled(text: str, number: FoundNumber, grammar: Grammar) -> Candidate | None:
    """The sum that a heading gives of its list: "Groups (47)", 연명단체 (총 82개)."""
    begin = max(text.rfind("\n", 0, number.start) + 1, number.start - _HEADING)
    heading = _LABEL.fullmatch(text, begin, number.start)
    rest = _REST.match(text, number.end)
    if heading is None or rest is None or len(heading["name"].split()) > _WORDS:
        return None
    counter = rest["counter"]
    if counter and counter not in grammar.counters:
        return None
    if any(word not in grammar.idle for word in heading["between"].split()):
        return None
    words = heading["name"].split()
    heads = words if grammar.noun_first else words[-1:]
    known = next(filter(None, (grammar.noun(word, single=False) for word in heads)), None)
    if known is None:
        return None
    around = context(text, number.start, grammar)
    found = Phrase(rest.end("close"), known[0].kind, known[1])
    return Candidate(number, found, around, known[0].kind, heading.start("name"), found.end, labelled=True)


def _before(text: str, found: Phrase, around: Context, grammar: Grammar) -> tuple[Kind, int] | None:
    """The noun before the number, where the counter is behind it: 단체 40곳, 개인 7명; and with a particle where the
    counter ends the clause: 단체는 모두 40곳입니다."""
    if not around.words:
        return None
    token = around.words[-1]
    known = grammar.noun(token.text, single=False)
    if known is None:
        return None
    rest = _CLOSING.match(text, found.end)
    closed = rest is not None and (not rest["word"] or rest["word"] in grammar.particles)
    return (known[0].kind, token.start) if known[2] == len(token.text) or closed else None


def _refused(text: str, found: Phrase, grammar: Grammar) -> bool:
    """ "two groups of fishermen", 153개국 중."""
    rest = text[found.end : found.end + 40].lstrip()
    return any(rest.startswith(stop) for stop in grammar.refuse.get(found.word, ()))


def _year(text: str, number: FoundNumber, around: Context) -> bool:
    digits = text[number.start : number.end]
    signed = around.cues & {"sign", "scope", "represent"} or around.precision
    return digits.isdigit() and len(digits) == 4 and number.value in _YEARS and "year" in around.cues and not signed
