"""Where the links of a finished text lead, and those of them that lead nowhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from letterkit.agreement import links
from letterkit.agreement.addresses import example, placeholder
from letterkit.agreement.speaking import letter_named, speaks_of_itself
from letterkit.audit.disagreements import quoted
from letterkit.audit.elsewhere import letters_end
from letterkit.model.audit import DocumentAudit
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.reading import Reading, TextBlock
from letterkit.spelling.telling import places

_MOST, _LANGUAGES = 1000, 3
"""Links of one text that are compared: no letter has more."""
_MAILBOX = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,255}")


@dataclass(frozen=True, slots=True)
class Target:
    """A link: its words, the address as written and levelled (`links.level`), where it stands. `letter` is the word
    for a letter that it is put behind ("" for none) and `lang` the language of that; `own` where the sentence speaks
    of the letter that it stands in."""

    words: str
    address: str
    value: str
    place: Place
    letter: str = ""
    lang: str = ""
    own: bool = False

    @property
    def told(self) -> str:
        """The link in a finding."""
        if self.words == self.address:
            return f"the {self.letter or 'link'} is at {self.address}"
        return f"{quoted(self.words)} leads to {self.address}"


def targets(reading: Reading, made: DocumentAudit) -> tuple[Target, ...]:
    """The links of a text that lead to a place in the web or a mailbox, in its order; what stands below it on a page
    ("Related posts") left out."""
    languages = made.languages[:_LANGUAGES] or ("en",)
    blocks = reading.blocks[: letters_end(reading.blocks, made.counted)]
    found: list[Target] = []
    for block in blocks:
        for start, end, address in _of_block(block):
            if value := links.level(address):
                found.append(_target(block, start, end, address, value, languages))
        if len(found) >= _MOST:
            break
    return tuple(found[:_MOST])


def _of_block(block: TextBlock) -> list[tuple[int, int, str]]:
    """The links of a block: those behind words, and the addresses that stand in the text."""
    behind = [(link.start, link.end, link.address) for link in block.links]
    shown = links.shown(block.text) if "/" in block.text or "www." in block.text else ()
    covered = {at for start, end, _ in behind for at in (start, end - 1)}
    return sorted(behind + [one for one in shown if covered.isdisjoint(range(one[0], one[1]))])


def _target(block: TextBlock, start: int, end: int, address: str, value: str, languages: Sequence[str]) -> Target:
    words = " ".join(block.text[start:end].split())
    for lang in languages:
        if letter := letter_named(block.text, start, end, lang):
            own = speaks_of_itself(block.text, start, end, lang)
            return Target(words, address, value, block.place, letter, lang, own)
    return Target(words, address, value, block.place)


def nowhere(reading: Reading, made: DocumentAudit) -> Iterator[Finding]:
    """One finding for each way in which links of a text are still to be filled in.

    What is a line of its own on a page and leads to "#" is a button ("Share", "Top"), and no link of the letter.
    """
    found: defaultdict[str, list[tuple[str, Place]]] = defaultdict(list)
    for block in reading.blocks[: letters_end(reading.blocks, made.counted)]:
        for start, end, address in _of_block(block):
            problem = placeholder(address)
            alone = not block.text[:start].strip() and not block.text[end:].strip()
            if problem and not (alone and address.startswith(("#", "javascript:"))):
                found[problem].append((block.text[start:end], block.place))
        found[""] += [(text, block.place) for text in _mailboxes(block)]
    for problem, spots in found.items():
        if spots:
            yield _placeholder(problem, spots)


def _mailboxes(block: TextBlock) -> Iterator[str]:
    """The addresses of e-mail in a text that are examples, unless a link stands behind them."""
    for match in _MAILBOX.finditer(block.text) if "@" in block.text else ():
        linked = any(link.start <= match.start() < link.end for link in block.links)
        if example(match[0]) and not linked:
            yield match[0]


def _placeholder(problem: str, spots: Sequence[tuple[str, Place]]) -> Finding:
    words, place = spots[0]
    distinct = list(dict.fromkeys(spots))
    others = [where for _, where in distinct[1:]]
    do = "does" if len(others) == 1 else "do"
    more = f", as {do} {len(others)} more ({places(others, place)})" if others else ""
    said = f"the link on {quoted(words)} {problem}" if problem else f"{quoted(words)} is an example address"
    message = f"{said}{more}"
    return Finding("link-placeholder", Severity.WARNING, message, place, "write the real address, or take the link out")
