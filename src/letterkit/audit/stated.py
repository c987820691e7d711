"""The claims of a text: block by block, each in its language, lists left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from letterkit import claims
from letterkit.claims.languages import of_blocks
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
_DOUBTFUL = (BlockKind.FOOTNOTE, BlockKind.TABLE_ROW)


def stated(reading: Reading, lists: Sequence[FoundList]) -> StatedClaims:
    """The claims of a text. The names in its lists are none, but a remark below a list of one line is."""
    languages = tuple(code or _FALLBACK for code in of_blocks([block.text for block in reading.blocks], reading.lang))
    written = _date(reading, languages)
    entries = {block for found in lists for block in found.blocks}
    closing = {min(found.blocks) for found in lists if len(found.blocks) == 1}
    result: list[Stated] = []
    sizes: dict[str, int] = {}
    for index, (block, language) in enumerate(zip(reading.blocks, languages, strict=True)):
        if index in entries and index not in closing:
            continue
        sizes[language] = sizes.get(language, 0) + len(block.text)
        text = block.text if index not in entries else _remark(block.text)
        for claim in claims.find(text, language, today=written):
            certain = block.kind not in _DOUBTFUL
            result.append(Stated(claim, block.place, language, certain))
    ordered = sorted(sizes, key=lambda code: -sizes[code])
    return StatedClaims(tuple(result), tuple(ordered))


def _remark(text: str) -> str:
    """What is not a name in a list of one line: its heading before a colon, and the remark in brackets that ends it.
    The names between are blanked, so that places stay."""
    start = max(text.rfind("("), text.rfind("（"))
    begin = start if start > 0 and text.rstrip(" .。").endswith((")", "）")) else len(text)
    head = text.find(":", 0, 120)
    head = head if head >= 0 else text.find("：", 0, 120)
    kept = text[: head + 1] if head >= 0 else ""
    blank = " " * (begin - len(kept)) if begin > len(kept) else ""
    return kept + blank + text[begin:]


def _date(reading: Reading, languages: Sequence[str]) -> date | None:
    """The date of the letter: the first line that is nothing but a date."""
    for block, language in zip(reading.blocks, languages, strict=True):
        if dated(block.text):
            found = dates.find(block.text, language)
            if found:
                return found[0].date
    return None
