"""An SVG picture: is it one, and is it nothing but a picture (SVG 2, 2.3: "secure static mode")."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from letterkit.load.style_sheet import reaches

DEEPEST, MOST_ELEMENTS = 100, 100_000
_ACTIVE = frozenset(
    ("script", "foreignobject", "iframe", "object", "embed", "audio", "video", "canvas", "handler", "listener")
)
_MOVING = frozenset(["animate", "animatemotion", "animatetransform", "set"])
_EMBEDDED = re.compile(r"\s*(?:#|data:image/(?:png|jpe?g|gif|webp)[;,])", re.IGNORECASE)
_XML = "http://www.w3.org/XML/1998/namespace"

Problem = tuple[str, str]
_NO_SVG = "is not an SVG file", "save it anew as plain SVG"
_OUTSIDE = "draws on something outside itself or runs a program", "save it as plain SVG with everything embedded"
_HUGE = "is nested too deeply or has too many shapes", "save it as PNG"


class _FoundError(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def svg_problem(data: bytes) -> Problem | None:
    """What is wrong with an SVG file, and what to do; None where nothing is."""
    from xml.parsers.expat import ExpatError, ParserCreate

    parser = ParserCreate(namespace_separator=" ")
    look = _Look()
    parser.StartElementHandler = look.start
    parser.EndElementHandler = look.end
    parser.CharacterDataHandler = look.text
    parser.ProcessingInstructionHandler = look.instruction
    parser.StartDoctypeDeclHandler = look.doctype
    try:
        parser.Parse(data, True)
    except _FoundError as found:
        return found.problem
    except (ExpatError, ValueError, LookupError):  # the latter for an encoding that there is not
        return _NO_SVG
    return None


@dataclass(slots=True)
class _Look:
    """Looks at each part as the parser meets it, and at the style sheets when they end."""

    depth: int = 0
    elements: int = 0
    style: list[str] | None = field(default=None)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2].lower()
        if self.depth == 0 and local != "svg":
            raise _FoundError(_NO_SVG)
        self.depth += 1
        self.elements += 1
        if self.depth > DEEPEST or self.elements > MOST_ELEMENTS:
            raise _FoundError(_HUGE)
        if local in _ACTIVE or (local in _MOVING and "href" in attributes.get("attributeName", "").lower()):
            raise _FoundError(_OUTSIDE)
        if local == "style":
            self.style = []
        for key, value in attributes.items():
            _refuse_reaching(key, value)

    def end(self, _name: str) -> None:
        self.depth -= 1
        if self.style is not None:
            sheet, self.style = "".join(self.style), None
            _refuse_style(sheet)

    def text(self, text: str) -> None:
        if self.style is not None:
            self.style.append(text)

    def instruction(self, target: str, _data: str) -> None:
        if "stylesheet" in target.lower():
            raise _FoundError(_OUTSIDE)

    def doctype(self, _name: str, _system: Any, _public: Any, has_internal_subset: bool) -> None:
        if has_internal_subset:  # where entities are declared
            raise _FoundError(_OUTSIDE)


def _refuse_reaching(key: str, value: str) -> None:
    space, _, name = key.rpartition(" ")
    name = name.lower()
    runs = name.startswith("on") and not space
    rebased = name == "base" and space == _XML
    points_out = name in ("href", "src") and not _EMBEDDED.match(value) and value.strip() != ""
    if runs or rebased or points_out:
        raise _FoundError(_OUTSIDE)
    if name not in ("href", "src"):
        _refuse_style(value)


def _refuse_style(css: str) -> None:
    if next(reaches(css), None):
        raise _FoundError(_OUTSIDE)
