"""Fields of a paragraph (ECMA-376 part 1, 17.16): their codes are no text, and some lead to an address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from letterkit.readers.linked import LONGEST, address
from letterkit.readers.word.xml import local, value

if TYPE_CHECKING:
    from lxml.etree import _Element

LINKS = frozenset(("hyperlink", "fldSimple"))
"""Elements whose text may lead somewhere."""
_ARGUMENT = re.compile(r'\\(?P<switch>[a-z])|"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<bare>[^\s"\\]+)', re.IGNORECASE)
_WITH_VALUE = frozenset("lot")
"""Switches of HYPERLINK behind which a value stands: a bookmark, a tip, a frame."""


@dataclass(slots=True)
class _Field:
    code: str = ""
    in_code: bool = True
    link: str = ""


class Fields:
    """The fields that are open at one place of a paragraph; one may stand in another."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def in_code(self) -> bool:
        """Whether what comes is the code of a field, which nobody sees."""
        return any(one.in_code for one in self._open)

    @property
    def link(self) -> str:
        """Where the text of the fields that are open leads; "" for nowhere."""
        return next((one.link for one in reversed(self._open) if one.link), "")

    def note(self, kind: str) -> None:
        """A mark of a field: its beginning, the end of its code, its end."""
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].in_code, self._open[-1].link = False, _of_code(self._open[-1].code)
        elif kind == "end" and self._open:
            self._open.pop()

    def add(self, code: str) -> None:
        """A piece of a code."""
        if self._open and len(self._open[-1].code) < LONGEST:
            self._open[-1].code += code


def leads_to(element: _Element, targets: Mapping[str, str]) -> str:
    """Where a `w:hyperlink` leads by its relationship and its bookmark, or a `w:fldSimple` by its code."""
    if local(element) == "fldSimple":
        return _of_code(value(element, "instr"))
    named, anchor = value(element, "id"), address(value(element, "anchor"))
    if named and named not in targets:
        return ""  # what a damaged file does not tell is not "nowhere"
    target = targets.get(named, "")
    return f"{target}#{anchor}" if anchor else target or "#"


def _of_code(code: str) -> str:
    """The address of a HYPERLINK field (17.16.5.25); "" for other fields."""
    name, _, rest = code.strip().partition(" ")
    if name.upper() != "HYPERLINK":
        return ""
    target = anchor = switch = ""
    for match in _ARGUMENT.finditer(rest[:LONGEST]):
        said = re.sub(r"\\(.)", r"\1", match["quoted"] or "") or match["bare"] or ""
        if match["switch"]:
            switch = match["switch"].lower()
        elif switch in _WITH_VALUE:
            anchor, switch = said if switch == "l" else anchor, ""
        else:
            target = target or said
    return address(target + (f"#{anchor}" if anchor else "")) or "#"
