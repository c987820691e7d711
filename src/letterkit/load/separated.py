"""The text of a separated file as spreadsheets save it, and its cells, each held to what can be printed."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from letterkit.encodings import decode
from letterkit.load.characters import NEAR, beyond_ascii, clean, oddities
from letterkit.load.faults import Faults
from letterkit.load.rows import MOST_IN_CELL
from letterkit.load.scripts import lookalikes, suspicious
from letterkit.model.finding import Place

_APART = "\n" * NEAR
"""Between cells, so that none is a neighbour of what stands in another."""
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf]")


def text_of(data: bytes, path: str, faults: Faults) -> str | None:
    """The text of a list, composed (NFC), whatever encoding it is in; a finding and None where that cannot be told."""
    decoded = _with_halves(data) or decode(data)
    if decoded is None:
        hint = "save it as CSV UTF-8 (in Excel: Save As, CSV UTF-8)"
        faults.add("file-encoding", Place(path), "cannot tell in which encoding this list is", hint)
        return None
    text, guessed = decoded
    if guessed:
        message = f"is not UTF-8 and was read as {guessed}"
        faults.add("list-encoding", Place(path), message, "look at the names, or save it as CSV UTF-8")
    return unicodedata.normalize("NFC", text)


def _with_halves(data: bytes) -> tuple[str, str] | None:
    """A list that would be Unicode but for lone surrogates, with them, so that each is told by its row."""
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    if encoding != "utf-16" and not _SURROGATE.search(data):
        return None
    try:
        return data.decode(encoding, "surrogatepass"), ""
    except UnicodeDecodeError:
        return None


@dataclass(slots=True)
class Cells:
    """Looks at the cells of a list; `careful` where the file has odd characters somewhere, which are then looked for by
    cell."""

    path: str
    header: tuple[str, ...]
    faults: Faults
    careful: bool

    @classmethod
    def of(cls, text: str, path: str, header: tuple[str, ...], faults: Faults) -> Cells:
        """For the rows of a text that was read."""
        return cls(path, header, faults, careful=_may_be_odd(text))

    def are_plain(self, cells: Sequence[str]) -> bool:
        """Whether there is nothing in cells that `are_sound` would tell, but for their length."""
        if not self.careful or not _may_be_odd("\n".join(cells)):
            return True
        if any(oddities(_APART.join(cells))):
            return False
        return not any(any(lookalikes(cell)) for cell in cells if not cell.isascii())

    def fit(self, line: int, cells: Sequence[str]) -> bool:
        """Whether there is a cell for each column; a finding where there is not."""
        if len(cells) == len(self.header):
            return True
        message = f"row has {len(cells)} cells, and the header has {len(self.header)} columns"
        self.fail(line, "", message, "look for a separator too many or too few, or for a text without quotation marks")
        return False

    def one_line(self, line: int, column: str, text: str) -> str:
        """A cell that has no business with several lines; a warning, and the lines joined, where it has them."""
        if "\n" not in text and "\r" not in text:
            return text
        place = Place(self.path, line, field=column)
        self.faults.add(
            "list-line-break", place, f"column {column}: is broken over several lines", "write it on one line"
        )
        return re.sub(r"\s*[\r\n]+\s*", " ", text)

    def are_sound(self, line: int, cells: Sequence[str]) -> bool:
        """Whether all cells of a row can be printed; findings for what cannot, or is not seen."""
        sound = True
        for at, cell in enumerate(cells):
            if len(cell) > MOST_IN_CELL:
                message = f"has {len(cell):,} characters, more than {MOST_IN_CELL:,}"
                self.fail(line, self.header[at], message, "look for a quotation mark that is never closed")
                sound = False
            elif self.careful:
                sound = self._is_printable(line, self.header[at], cell) and sound
        return sound

    def _is_printable(self, line: int, column: str, cell: str) -> bool:
        sound = True
        for odd in oddities(cell):
            if odd.fatal:
                self.fail(line, column, f"holds {odd.description}", odd.hint)
                sound = False
            else:
                place = Place(self.path, line, field=column)
                self.faults.add("hidden-character", place, f"column {column}: holds {odd.description}", odd.hint)
        for word in lookalikes(cell):
            place = Place(self.path, line, field=column)
            hint = "type the word anew with one keyboard, or leave it where it is meant"
            self.faults.add("mixed-scripts", place, f"column {column}: holds {word.description}", hint)
        return sound

    def fail(self, line: int, column: str, message: str, hint: str) -> None:
        """Note what is wrong with a cell, or with the row where no column is named."""
        where = f"column {column}: " if column else ""
        self.faults.add("list-invalid", Place(self.path, line, field=column or None), where + message, hint)


def _may_be_odd(text: str) -> bool:
    """Whether a text has a character that is looked at more closely, by itself or among its neighbours."""
    return suspicious(beyond_ascii(text)) or not clean(text)
