"""What a text is known by when it is looked for among many: cheap to make, cheap to compare."""

from __future__ import annotations

import datetime as dt
import re
import zlib
from collections.abc import Iterator, Sequence

from letterkit.countries.spelling import bare
from letterkit.languages import dates
from letterkit.lists.looks import closes, dated, salutes
from letterkit.model.audit import DocumentAudit
from letterkit.model.claim import About
from letterkit.model.reading import Reading, TextBlock
from letterkit.model.signature import Quotation, Signature
from letterkit.model.spelling import Mention, Source

_SHINGLE, _EACH = 5, 3
"""Words of a stretch of text, and each how many-th stretch stands for the text."""
_HEAD = 7
_WORD = re.compile(r"\w+")
_PIECE = re.compile("[\u3040-\u30ff\u3400-\u9fff]|[^\\W\u3040-\u30ff\u3400-\u9fff]+")
_QUOTED = re.compile(r"[“\"«「『]([^“”\"«»「」『』]{25,400})[”\"»」』]")
_IN_LINK = re.compile(r"/(20\d\d)[/-](\d\d)[/-](\d\d)(?!\d)")
_QUOTE_WORDS = 5


def signature(reading: Reading, made: DocumentAudit, mentions: Sequence[Mention]) -> Signature:
    """What a text is known by."""
    texts = [block.text for block in reading.blocks]
    language = made.languages[0] if made.languages else "en"
    listed = {block for found in made.lists for block in found.blocks}
    prose = [block for index, block in enumerate(reading.blocks) if index not in listed]
    running = [block.text for block in prose]
    words = " ".join(_levelled(text) for text in running)
    days = frozenset(_days(texts[:_HEAD], made.languages or ("en",)))
    return Signature(
        path=reading.path,
        language=language,
        letter=bool(made.counted) or any(closes(text) or salutes(text) for text in running),
        date=_date(texts, made.languages or ("en",)),
        dates=days,
        entries=frozenset(bare(m.text) for m in mentions if m.source is Source.LISTED) - {""},
        people=frozenset(bare(m.text) for m in mentions if m.person and m.certain) - {""},
        names=frozenset(bare(m.text) for m in mentions if m.source is Source.RUNNING) - {""},
        shingles=frozenset(_shingles(words)),
        quotes=tuple(_quotes(prose)),
        words=f" {words} ",
        own=tuple(judged for judged in made.claims if judged.claim.about is About.THIS),
        other=tuple(judged for judged in made.claims if judged.claim.about is About.OTHER),
    )


def _levelled(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _shingles(words: str) -> Iterator[int]:
    """The hashes of stretches of five words, one in three of them: the same stretch is kept in each text, or in none
    (FracMinHash). Of scripts without spaces each character is a word."""
    pieces = _PIECE.findall(words)
    for at in range(len(pieces) - _SHINGLE + 1):
        hashed = zlib.crc32(" ".join(pieces[at : at + _SHINGLE]).encode())
        if hashed % _EACH == 0:
            yield hashed


def _quotes(blocks: Sequence[TextBlock]) -> Iterator[Quotation]:
    for block in blocks:
        for match in _QUOTED.finditer(block.text):
            levelled = _levelled(match[1])
            if len(levelled.split()) >= _QUOTE_WORDS:
                yield Quotation(match[1], levelled, block.place)


def _days(texts: Sequence[str], languages: Sequence[str]) -> Iterator[dt.date]:
    for text in texts:
        for code in languages[:3]:
            yield from (found.date for found in dates.find(text[:2000], code))
        for year, month, day in _IN_LINK.findall(text):
            try:
                yield dt.date(int(year), int(month), int(day))
            except ValueError:
                continue


def _date(texts: Sequence[str], languages: Sequence[str]) -> dt.date | None:
    """The date of the letter: the first line that is nothing but a date."""
    for text in texts:
        if dated(text):
            for code in languages:
                if found := dates.find(text, code):
                    return found[0].date
    return None
