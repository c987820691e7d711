"""The claims of a text: block by block, each in its language, lists left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from letterkit import claims
from letterkit.audit.elsewhere import describes, letters_end
from letterkit.claims.languages import of, of_blocks
from letterkit.languages import dates
from letterkit.lists.looks import dated
from letterkit.model.audit import FoundList
from letterkit.model.claim import Claim
from letterkit.model.finding import Place
from letterkit.model.reading import BlockKind, Reading


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim, where it stands, and its language (BCP 47). `certain` is false in footnotes and tables, whose numbers
    may be about something else."""

    claim: Claim
    place: Place
    language: str
    certain: bool


@dataclass(frozen=True, slots=True)
class StatedClaims:
    """The claims of a text in order, and its languages, the one of most letters first."""

    claims: tuple[Stated, ...]
    languages: tuple[str, ...]


_FALLBACK = "en"
_LONGEST_HEAD = 120
_DOUBTFUL = (BlockKind.FOOTNOTE, BlockKind.TABLE_ROW)


def stated(reading: Reading, lists: Sequence[FoundList]) -> StatedClaims:
    """The claims of a text. The names in its lists are none, but a remark below a list of one line is. What a
    page has below the list about other texts or one body ("Related posts", "X is a coalition of 40 …") is none."""
    languages = _languages(reading)
    written = _date(reading, languages)
    entries = {block for found in lists for block in found.blocks}
    closing = {min(found.blocks) for found in lists if len(found.blocks) == 1}
    result: list[Stated] = []
    sizes: dict[str, int] = {}
    end = letters_end(reading.blocks, lists)
    last = max((max(found.blocks) for found in lists if found.blocks), default=len(reading.blocks))
    for index, (block, language) in enumerate(zip(reading.blocks[:end], languages, strict=False)):
        if index in entries and index not in closing:
            continue
        sizes[language] = sizes.get(language, 0) + len(block.text)
        parts = _remarks(block.text) if index in entries else ((0, block.text),)
        for offset, text in parts:
            for claim in claims.find(text, language, today=written):
                if index > last and describes(text, claim.number_start):
                    continue
                certain = block.kind not in _DOUBTFUL
                result.append(Stated(_moved(claim, offset), block.place, language, certain))
    ordered = sorted(sizes, key=lambda code: -sizes[code])
    return StatedClaims(tuple(result), tuple(ordered))


def _languages(reading: Reading) -> tuple[str, ...]:
    """The language of each block; where none of them tells enough, that of all of them together."""
    texts = [block.text for block in reading.blocks]
    hint = reading.lang or of("\n".join(texts)) or _FALLBACK
    return tuple(code or _FALLBACK for code in of_blocks(texts, hint))


def _remarks(text: str) -> tuple[tuple[int, str], ...]:
    """What is not a name in a list of one line, with its place: its heading before a colon, and the remark in brackets
    that ends it."""
    start = max(text.rfind("("), text.rfind("（"))
    begin = start if start > 0 and text.rstrip(" .。").endswith((")", "）")) else len(text)
    heads = [place for colon in ":：" if 0 <= (place := text.find(colon, 0, _LONGEST_HEAD)) < begin]
    head = text[: min(heads) + 1] if heads else ""
    return (0, head), (begin, text[begin:])


def _moved(claim: Claim, by: int) -> Claim:
    """The claim with its places in the whole text."""
    return replace(
        claim,
        start=claim.start + by,
        end=claim.end + by,
        number_start=claim.number_start + by,
        number_end=claim.number_end + by,
    )


def _date(reading: Reading, languages: Sequence[str]) -> date | None:
    """The date of the letter: the first line that is nothing but a date."""
    for block, language in zip(reading.blocks, languages, strict=True):
        if dated(block.text):
            found = dates.find(block.text, language)
            if found:
                return found[0].date
    return None
