"""The fonts of the package inside the file (ISO/IEC 29500-1, 17.8), so that it looks the same where they are not there.

Whoever edits the letter types other characters: Latin faces go in whole, of the Korean ones, which are ten times as
large, the 2,350 syllables of KS X 1001 and what is written. That also lets programs that know one font of a name at a
time (LibreOffice) show two letters. One that does not take embedded fonts takes the `w:altName` of the font table.
"""

from __future__ import annotations

import hashlib
from collections.abc import Set
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

from lxml import etree

from letterkit.render.docx.checksums import with_checksums
from letterkit.render.docx.faces import Face, StyleLooks, merged
from letterkit.render.docx.xml import Element, element, qn

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_LARGE = "KR"  # how the names of families end of which only a part goes in
_STORIES = {_OFFICE + kind for kind in ("footnotes", "header", "footer")}
_BEFORE_EMBEDDING = (
    *(
        "writeProtection",
        "view",
        "zoom",
        "removePersonalInformation",
        "removeDateAndTime",
        "doNotDisplayPageBoundaries",
    ),
    *("displayBackgroundShape", "printPostScriptOverText", "printFractionalCharacterWidth", "printFormsData"),
)

_MOST_USED: tuple[Face, ...] = (
    ("Letterkit Serif", False, False),
    ("Letterkit Serif", True, False),
    ("Letterkit Sans", False, False),
)


def embed(document: Any) -> None:
    """Puts the faces that the text takes into the file, of those of the package that the template names."""
    table = next((r.target_part for r in document.part.rels.values() if r.reltype == _OFFICE + "fontTable"), None)
    if table is None:
        return
    looks = StyleLooks(document.styles.element)
    stories = [r.target_part for r in document.part.rels.values() if r.reltype in _STORIES]
    used = merged(looks.faces(story.element) for story in (document.part, *stories))
    top = etree.fromstring(table.blob, etree.XMLParser(resolve_entities=False, no_network=True))
    fonts = {font.get(qn("w:name"), ""): font for font in top.iterchildren(qn("w:font"))}
    ours = sorted(_ours(used, fonts).items(), key=_in_schema)
    for number, (face, characters) in enumerate(ours, 1):
        rare = "".join(sorted(characters - _usual())) if face[0].endswith(_LARGE) else ""
        _add(table, fonts[face[0]], face, number, _font(face, rare))
    if ours:
        table._blob = etree.tostring(top, xml_declaration=True, encoding="UTF-8", standalone=True)
        _declare(document.settings.element)


def _ours(used: dict[Face, set[str]], fonts: dict[str, Element]) -> dict[Face, set[str]]:
    """The faces that the package has and the template names, with the characters that take them."""
    from letterkit.render.paged.faces import FACES

    there = {(face.family, face.bold, face.italic) for face in FACES}
    found: dict[Face, set[str]] = {}
    for (family, bold, italic), characters in used.items():
        # A family without italics is slanted by the program that shows it.
        face = (family, bold, italic and (family, bold, italic) in there)
        if face in there and family in fonts:
            found.setdefault(face, set()).update(characters)
    return found


def _in_schema(item: tuple[Face, set[str]]) -> tuple[str, bool, bool]:
    """Sorts the faces of a family as CT_Font wants them: regular, bold, italic, both."""
    family, bold, italic = item[0]
    return family, italic, bold


def _add(table: Any, font: Element, face: Face, number: int, data: bytes) -> None:
    """Adds one face to the file and names it in the font table."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    key = UUID(bytes=hashlib.sha256(data).digest()[:16], version=4)
    part = Part(PackURI(f"/word/fonts/font{number}.odttf"), _CONTENT_TYPE, obfuscated(data, key), table.package)
    relation = table.relate_to(part, _OFFICE + "font")
    which = ("Bold" if face[1] else "") + ("Italic" if face[2] else "") or "Regular"
    made = element(f"w:embed{which}", r_id=relation, w_fontKey=f"{{{str(key).upper()}}}")
    if face[0].endswith(_LARGE):
        made.set(qn("w:subsetted"), "1")
    font.append(made)


def obfuscated(data: bytes, key: UUID) -> bytes:
    """The first 32 bytes, each with the key read from its end, by exclusive or (17.8.1); doing it twice undoes it."""
    mask = key.bytes[::-1] * 2
    return bytes(byte ^ other for byte, other in zip(data[:32], mask, strict=True)) + data[32:]


def is_usual(text: str) -> bool:
    """Whether the Korean faces have every character of a text, whatever else is written in the file."""
    return _usual().issuperset(text)


@cache
def _usual() -> frozenset[str]:
    """The characters of KS X 1001: Hangul, Latin, signs, and no Chinese characters, which the Korean faces lack; and
    all other Latin letters, of which they have none: writing one changes nothing."""
    blocks = (
        range(0x20, 0x7F),
        range(0xA0, 0x100),
        range(0x2010, 0x2670),
        range(0x3000, 0x3190),
        range(0xAC00, 0xD7A4),
    )
    korean = {char for block in blocks for char in map(chr, block) if _is_in_ks_x_1001(char)}
    return frozenset({*korean, *map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)))})


def _is_in_ks_x_1001(character: str) -> bool:
    # Python spells the other syllables in eight bytes.
    return 0 < len(character.encode("euc_kr", "ignore")) <= 2


def ready() -> None:
    """Make the faces of most letters."""
    for face in _MOST_USED:
        _font(face, "")


@lru_cache(maxsize=16)
def _font(face: Face, rare: str) -> bytes:
    """A TrueType font of the package with checksums, which Windows asks for; one of a large family is cut down to what
    is usual and to the characters of `rare`."""
    from letterkit.render.paged import woff2
    from letterkit.render.paged.faces import Face as Bundled
    from letterkit.render.paged.faces import font as bundled

    packed = bundled(Bundled(face[0], bold=face[1], italic=face[2]).file)
    data = woff2.unpack(packed)
    if face[0].endswith(_LARGE):
        data = _cut(data, _usual() | set(rare))
    return with_checksums(data)


def _cut(data: bytes, characters: Set[str]) -> bytes:
    """The font with these characters only, all its names, and none of its layout, which Korean has no need of."""
    import uharfbuzz as hb

    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, characters))
    wanted.name_id_set.update(range(26))
    wanted.drop_table_tag_set.update(int.from_bytes(tag, "big") for tag in (b"GSUB", b"GPOS", b"BASE", b"STAT"))
    return bytes(hb.subset(hb.Face(data), wanted).blob.data)


def _declare(settings: Element) -> None:
    """Says in the settings that fonts are embedded, at the place of the schema (CT_Settings)."""
    for name in ("w:embedTrueTypeFonts", "w:saveSubsetFonts"):
        for old in settings.findall(qn(name)):
            settings.remove(old)
    before = {qn(f"w:{name}") for name in _BEFORE_EMBEDDING}
    at = next((index for index, child in enumerate(settings) if child.tag not in before), len(settings))
    settings.insert(at, element("w:embedTrueTypeFonts"))
    settings.insert(at + 1, element("w:saveSubsetFonts"))
