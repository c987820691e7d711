"""What stands inside a block: Markdown's inline tokens to runs, with bound values put in as themselves."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

import mdurl
from markdown_it.tree import SyntaxTreeNode

from letterkit.compose.binder import Binder, inlines_of
from letterkit.compose.bound import BoundBlocks
from letterkit.errors import InputError
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.letter import Inline, Inlines, LineBreak, NoteMark, Picture, Run

LINK_SCHEMES = ("http", "https", "mailto", "tel")
_UNSPACED_SCRIPTS = ("ja", "zh", "th")
_DRESSES = {"inline": "", "root": "", "strong": "bold", "em": "italic", "s": "strike"}


@dataclass(slots=True)
class InlineReader:
    """Reads the inside of blocks in one language; `pictures` are the project's, by path."""

    binder: Binder
    pictures: Mapping[str, Picture]
    lang: str
    note_offset: int = 0

    def read(self, nodes: list[SyntaxTreeNode], place: Place) -> Inlines:
        """The inlines under an `inline` node, tidied: no break at either end, none twice, neighbours of one dress
        joined where neither is bound."""
        out: list[Inline] = []
        for node in nodes:
            out += self._inline(node, Run(""), place)
        return _tidy(out)

    def _inline(self, node: SyntaxTreeNode, dress: Run, place: Place) -> list[Inline]:
        if node.type in _DRESSES:
            return self._children(node, _dressed_as(dress, node.type), place)
        match node.type:
            case "text" | "html_inline" | "text_special":
                return self._text(node.content, dress, place)
            case "code_inline":
                return self._text(node.content, replace(dress, code=True), place)
            case "softbreak":
                return [replace(dress, text="" if self.lang.startswith(_UNSPACED_SCRIPTS) else " ")]
            case "hardbreak":
                return [LineBreak()]
            case "link":
                return self._children(node, replace(dress, link=self._address(node, place)), place)
            case "image":
                return [self._picture(node, place)]
            case "footnote_ref":
                return [NoteMark(int(node.meta["id"]) + 1 + self.note_offset)]
        return []

    def _children(self, node: SyntaxTreeNode, dress: Run, place: Place) -> list[Inline]:
        return [inline for child in node.children for inline in self._inline(child, dress, place)]

    def _text(self, text: str, dress: Run, place: Place) -> list[Inline]:
        out: list[Inline] = []
        for piece in self.binder.pieces(text):
            if not self.binder.is_bound(piece):
                out.append(replace(dress, text=piece))
                continue
            value = self.binder.value(piece)
            if isinstance(value, BoundBlocks):
                raise _error(place, "a value made of whole paragraphs must stand alone in its paragraph")
            out += [_dressed(inline, dress) for inline in inlines_of(value)]
        return out

    def _address(self, node: SyntaxTreeNode, place: Place) -> str:
        address = self.binder.as_text(str(node.attrGet("href") or "")).strip()
        if any(unicodedata.category(c) in ("Cc", "Cf") for c in address):
            raise _error(place, f"the link {address!r} has a control character")
        if address.startswith("#"):
            return address
        try:
            scheme = urlsplit(address).scheme
        except ValueError:
            raise _error(place, f"the link {address!r} is no address") from None
        if scheme not in LINK_SCHEMES:
            hint = "write the whole address, beginning with https:, http:, mailto: or tel:"
            raise _error(place, f"the link {address!r} cannot be used in a letter", hint)
        return mdurl.encode(address)

    def _picture(self, node: SyntaxTreeNode, place: Place) -> Picture:
        path = self.binder.as_text(str(node.attrGet("src") or ""))
        alt = self.binder.as_text(node.content)
        if path not in self.pictures:
            raise _error(place, f"the picture {path!r} is not in the project's folder", "check the path")
        if not alt.strip():
            raise _error(place, f"the picture {path!r} has no alternative text", "write ![what it shows](path)")
        return replace(self.pictures[path], alt=alt)


def _dressed_as(dress: Run, node_type: str) -> Run:
    wear = _DRESSES[node_type]
    return replace(
        dress,
        bold=dress.bold or wear == "bold",
        italic=dress.italic or wear == "italic",
        strike=dress.strike or wear == "strike",
    )


def _dressed(inline: Inline, dress: Run) -> Inline:
    if not isinstance(inline, Run):
        return inline
    return replace(
        inline,
        bold=inline.bold or dress.bold,
        italic=inline.italic or dress.italic,
        strike=inline.strike or dress.strike,
        code=inline.code or dress.code,
        link=inline.link or dress.link,
    )


def _tidy(inlines: list[Inline]) -> Inlines:
    out: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Run) and not inline.text:
            continue
        last = out[-1] if out else None
        if isinstance(inline, LineBreak) and (last is None or isinstance(last, LineBreak)):
            continue
        if isinstance(last, Run) and isinstance(inline, Run) and _same_dress(last, inline):
            out[-1] = replace(last, text=last.text + inline.text)
            continue
        out.append(inline)
    while out and (isinstance(out[-1], LineBreak) or (isinstance(out[-1], Run) and not out[-1].text.strip())):
        out.pop()
    return tuple(out) if any(not isinstance(i, Run) or i.text.strip() for i in out) else ()


def _same_dress(last: Run, run: Run) -> bool:
    return not last.origin and not run.origin and replace(last, text="") == replace(run, text="")


def _error(place: Place, message: str, hint: str = "see docs/templates.md") -> InputError:
    return InputError([Finding("text-invalid", Severity.ERROR, message, place, hint)])
