"""The HTML of a message: one page that fetches nothing, with each style in its element, as mail programs want it.

They pass over style sheets, newer elements and `data:` pictures, so the rules of the sheets are written into `style`
attributes, sections become `div`, and pictures are parts of the e-mail.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from xml.etree.ElementTree import Element, tostring

from letterkit.model.letter import Document
from letterkit.render.mail.styles import inline_styles
from letterkit.render.markup.page import page

_OLD_NAMES = {"main": "div", "article": "div", "header": "div", "address": "div", "bdi": "span"}
_SHOWN = ("image/png", "image/jpeg")
"""Pictures that mail programs show; of others the words that stand for them are."""
_BARE = re.compile("<span>([^<]*)</span>")
"""An element that says nothing any more; a < of the text is written &lt;."""
_LANGUAGE, _CELLS = {"lang", "dir"}, {"scope", "colspan", "rowspan"}
_KEPT = {"style", "href", "src", "alt", "id", "start", "charset", "name", "content", "width"} | _LANGUAGE | _CELLS
_HEADINGS, _TABLES = {"h1", "h2", "h3", "h4"}, {"table", "thead", "tbody", "tr"}
_BLOCKS = {"head", "meta", "title", "body", "div", "p", "hr", "blockquote", "ul", "ol", "li"} | _HEADINGS | _TABLES


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture of the message: its media type, bytes, and the name by which the page asks for it (RFC 2392)."""

    media_type: str
    data: bytes
    content_id: str


def message_page(document: Document, css: str, *, domain: str) -> tuple[str, tuple[Shown, ...]]:
    """The page as HTML in ASCII-free text, and its pictures. `css` comes after letterkit's own plain dress; `domain` is
    what the names of the pictures end in."""
    root = page(document, notes_at_foot=False, kind="message")
    for meta in [child for child in root[0] if child.tag == "meta" and child.get("name")]:
        root[0].remove(meta)
    root[1][0].set("class", "message")
    inline_styles(root, files(__package__).joinpath("message.css").read_text("utf-8") + css)
    pictures = tuple(_taken_out(root, domain))
    for element in root.iter():
        element.tag = _OLD_NAMES.get(element.tag, element.tag)
        for name in set(element.attrib) - _KEPT:
            del element.attrib[name]
        if element.tag in _BLOCKS and element.tail is None:
            element.tail = "\n"
    markup = _BARE.sub(r"\1", tostring(root, encoding="unicode", method="html"))
    return f"<!doctype html>\n{markup}\n", tuple(dict.fromkeys(pictures))


def _taken_out(root: Element, domain: str) -> Iterator[Shown]:
    """The pictures, whose places then name them; one that mail programs cannot show becomes its words."""
    for picture in list(root.iter("img")):
        head, _, data = picture.get("src", "").partition(";base64,")
        media_type = head.removeprefix("data:")
        if media_type in _SHOWN:
            content = b64decode(data)
            shown = Shown(media_type, content, f"{hashlib.sha256(content).hexdigest()[:32]}@{domain}")
            picture.set("src", f"cid:{shown.content_id}")
            yield shown
        else:
            words = picture.get("alt", "")
            picture.tag, picture.text = "span", f"[{words}]"
            picture.attrib.clear()
