"""Read a DOCX back from its XML (ECMA-376 WordprocessingML), with footnotes, headers and footers."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from letterkit.verify import docx_texts, seams

if TYPE_CHECKING:
    from lxml.etree import _Element

SQUEEZED = False
"""Text flows: a space is a space."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}
_UNSEEN = {f"{_W}del", f"{_W}moveFrom", f"{_W}rPr", f"{_W}pPr", f"{_MC}Fallback"}
"""Deleted text, properties (whose tab stops are called `tab` too), and second copies for old programs."""
_ENDS_LINE = {f"{_W}p", f"{_W}tr"}
_PARTS = ("document", "footnotes", "endnotes", "header", "footer")
_ATTRIBUTES = rb"(?: [\w:]+=\"[^\"<>]*\")*"
_SEAM = re.compile(rb"(?:</w:(?:t|r|p|tc|tr)>)+(?:</?w:\w+" + _ATTRIBUTES + rb"/?>)*?<w:t" + _ATTRIBUTES + rb">")
_SIGNS = range(0xE000, 0xE010)
"""Characters (private use) that stand for seams."""
_FIRST_OF_SIGNS = b"\xee"
"""What they and others of private use begin with in UTF-8."""
_BEGINS = re.compile(rb"(?:<\?xml version=['\"]1.0['\"] encoding=['\"](?i:utf-8)['\"][^<>?]*\?>)?\s*(?=<w:)")


def text(data: bytes) -> str:
    """The text of the body, then of notes, headers and footers; raises ValueError for bytes that are no DOCX."""
    return _text(data, _read)


def text_again(data: bytes) -> str:
    """As `text`, of one of many letters that differ in a few words: what was read before is known by its bytes."""
    return _text(data, _KNOWN.text)


def _text(data: bytes, read: Callable[[bytes], str]) -> str:
    from lxml import etree

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = _story_names(archive.namelist())
            if "word/document.xml" not in names:
                raise ValueError("it has no word/document.xml")
            return "\n".join(read(archive.read(name)) for name in names)
    except (zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise ValueError(str(error)) from error


def _read(xml: bytes) -> str:
    """The text of one story."""
    quick = _quickly(xml) if len(xml) >= seams.LEAST else None
    return "".join(_walk(_parsed(xml))) if quick is None else quick


_KNOWN = docx_texts.Known(_read)


def _parsed(xml: bytes) -> _Element:
    from lxml import etree

    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))


def _quickly(xml: bytes) -> str | None:
    """The text of a long story, of which most markup is left out beforehand; None where that may read otherwise: with
    comments or hidden text, or where a seam does not stand in the elements that it closes."""
    from lxml import etree

    found = {chr(sign): seam for sign, seam in zip(_SIGNS, seams.recurring(xml, _SEAM), strict=False)}
    left = seams.replaced(xml, {seam: sign.encode() for sign, seam in found.items()})
    begins = _BEGINS.match(left)
    odd = any(one in left[begins.end() :] for one in (b"<!", b"<?", b"vanish")) if begins else True
    if odd or _FIRST_OF_SIGNS in xml:
        return None
    try:
        root = _parsed(left)
        read = {sign: _between(seam) for sign, seam in found.items()}
        stand = sum(_standing(element, found) for element in root.iter(f"{_W}t"))
    except etree.XMLSyntaxError:
        return None
    if None in read.values() or stand != left.count(_FIRST_OF_SIGNS):
        return None
    flat = "".join(_walk(root))
    for sign, between in read.items():
        flat = flat.replace(sign, between or "")
    return flat


def _between(seam: bytes) -> str | None:
    """What is read between the two texts at a seam; None for more than white space."""
    closed = seams.closed(seam)
    opening = b"".join(b"<%s>" % name for name in reversed(closed))
    closing = b"".join(b"</%s>" % name for name in closed)
    whole = b'<w:body xmlns:w="%s">%s1%s2%s</w:body>' % (_W[1:-1].encode(), opening, seam, closing)
    before, one, rest = "".join(_walk(_parsed(whole))).partition("1")
    between, two, _ = rest.partition("2")
    return between if one and two and not (before + between).strip() else None


def _standing(element: _Element, found: Mapping[str, bytes]) -> int:
    """How many signs in a text stand for seams that close the elements that it is in."""
    content = element.text or ""
    closing = {sign: seams.closed(seam) for sign, seam in found.items() if sign in content}
    if not closing:
        return 0
    around = tuple(f"w:{one.tag.removeprefix(_W)}".encode() for one in (element, *element.iterancestors()))
    return sum(content.count(sign) for sign, names in closing.items() if around[: len(names)] == names)


def _story_names(names: list[str]) -> list[str]:
    stories = [name for name in names if name.startswith("word/") and name.endswith(".xml") and "/" not in name[5:]]
    return [name for part in _PARTS for name in sorted(stories) if name[5:-4].rstrip("0123456789") == part]


def _walk(element: _Element) -> Iterator[str]:
    tag = element.tag
    if tag in _UNSEEN or (tag == f"{_W}r" and element.find(f"{_W}rPr/{_W}vanish") is not None):
        return
    if tag == f"{_W}t":
        yield element.text or ""
    elif isinstance(tag, str) and tag in _BREAKS:
        yield _BREAKS[tag]
    else:
        for child in element:
            yield from _walk(child)
        if tag in _ENDS_LINE:
            yield "\n"
