"""A finished text as a careful editor reads it: its prose is proofread, its numbers and the order of its lists too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from letterkit import languages
from letterkit.audit.disagreements import quoted
from letterkit.claims.languages import of_blocks
from letterkit.languages import collation, primary
from letterkit.model.audit import DocumentAudit, FoundList, Judged
from letterkit.model.claim import About, Precision
from letterkit.model.finding import Finding, Severity
from letterkit.model.language import Language
from letterkit.model.reading import BlockKind, Reading, TextBlock
from letterkit.model.roster import SignatoryKind
from letterkit.proofreading import Passage, proofs
from letterkit.spelling.telling import places

_SMALL = 10
"""The numbers up to which texts write words; what is counted with larger ones is written in digits by everybody."""
_FEWEST, _SLIPS = 6, 0.1
"""Entries of a list whose order is looked at, and how many of them may be out of order in one that has an order."""
_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+|(?<!\S)\S+@\S+")
_LATIN, _PARTING = re.compile(r"[\W\d_]*[A-Za-zÀ-ɏ]|[\d\W]+$"), (re.compile("-"), re.compile(r"[\s-]+"))


def proofread(reading: Reading, made: DocumentAudit) -> Iterator[Finding]:
    """All that is told of one text; everything in it is a note."""
    running, listed = passages(reading, made)
    yield from proofs(running, listed)
    yield from _numbers(made)
    for found in made.counted:
        yield from _order(found, made)


def passages(reading: Reading, made: DocumentAudit) -> tuple[list[Passage], list[Passage]]:
    """The passages outside of the lists of signatories, and those inside. A title that stands beside the text is left
    out, since it says what a heading says again."""
    inside = {block for found in made.lists for block in found.blocks}
    hint = reading.lang or (made.languages[0] if made.languages else "")
    codes = of_blocks([block.text for block in reading.blocks], hint)
    both: tuple[list[Passage], list[Passage]] = ([], [])
    for index, (block, code) in enumerate(zip(reading.blocks, codes, strict=True)):
        if block.kind not in (BlockKind.TITLE, BlockKind.SUMMARY):
            both[index in inside].append(_passage(block, code or hint))
    return both


def _passage(block: TextBlock, code: str) -> Passage:
    return Passage(_ADDRESS.sub(" ", block.text), primary(code) if code else "", block.place)


def _numbers(made: DocumentAudit) -> Iterator[Finding]:
    """Two small counts of one sentence, one in digits and one in words ("four individuals from 6 countries")."""
    small = [one for one in made.claims if _is_small(one)]
    for one, two in pairwise(small):
        if one.place == two.place and _digits(one) != _digits(two):
            message = (
                f"{quoted(one.claim.text)} and {quoted(two.claim.text)}: one number in digits, the other as a word"
            )
            hint = "write small numbers of one sentence in one way"
            yield Finding("style-mixed", Severity.NOTE, message, one.place, hint)
            return


def _is_small(judged: Judged) -> bool:
    claim = judged.claim
    return claim.about is About.THIS and claim.precision is Precision.EXACT and claim.value < _SMALL


def _digits(judged: Judged) -> bool:
    return any(char.isdigit() for char in judged.claim.text)


def _order(found: FoundList, made: DocumentAudit) -> Iterator[Finding]:
    """Entries out of the order of a list that has one; who stands first may be the one that began the letter."""
    names = [entry.name for entry in found.entries]
    if len(names) < _FEWEST or not all(_LATIN.match(name) for name in names):
        return
    people = all(entry.kind is SignatoryKind.INDIVIDUAL for entry in found.entries)
    orders = _orders(names, languages.get(made.languages[0] if made.languages else "en"), people=people)
    slips = min((collation.out_of_order(keys) for keys in orders), key=len)
    if slips and slips != [0] and len(slips) <= max(1, int(_SLIPS * len(names))):
        entry, *others = (found.entries[at] for at in slips)
        more = f" and {', '.join(quoted(one.name) for one in others)} {places([o.place for o in others], entry.place)}"
        message = f"the list is alphabetical but for {quoted(entry.name)}{more if others else ''}"
        yield Finding(
            "list-order", Severity.NOTE, message, entry.place, "put it in its place, or file it by its sort name"
        )


def _orders(names: Sequence[str], language: Language, *, people: bool) -> Iterator[list[collation.Key]]:
    """The keys of the orders that a list may be in: by whole names, with and without articles, or letter by letter
    over hyphens, or spaces too; persons by the last part of their names, too."""
    for skip in (False, True):
        yield [collation.key(name, language, skip_article=skip) for name in names]
    for sign in _PARTING:
        yield [collation.key(sign.sub("", name), language) for name in names]
    if people:
        yield [collation.key(" ".join((*name.split()[-1:], name)), language) for name in names]
