"""Subsetting by the wheel uharfbuzz where the system has no libharfbuzz-subset.

WeasyPrint 70 would take fontTools then, and three times as long for a letter with Hangul.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from weasyprint.pdf import fonts

DROPPED = {"BASE", "DSIG", "EBDT", "EBLC", "EBSC", "GPOS", "GSUB", "JSTF", "LTSH", "PCLT", "SVG "}
"""Tables that a PDF has no use for: its glyphs are placed already."""


def subset_fast() -> None:
    """Replace WeasyPrint's slow way where its fast one is missing; asking twice changes nothing."""
    if fonts.harfbuzz_subset is None and fonts.Font.subset is not subset:
        try:
            import uharfbuzz  # noqa: F401
        except ImportError:
            return
        fonts.Font.subset = subset


def subset(font: Any, to_unicode: Mapping[int, str], hinting: bool) -> None:
    """Keep the glyphs that are keys of `to_unicode`, with their numbers, in `font.file_content`."""
    import uharfbuzz as hb

    if not to_unicode:
        return
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(to_unicode)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in DROPPED)
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.PASSTHROUGH_UNRECOGNIZED | hb.SubsetFlags.DESUBROUTINIZE
    if not hinting:
        wanted.flags |= hb.SubsetFlags.NO_HINTING
    if font.missing:
        wanted.flags |= hb.SubsetFlags.NOTDEF_OUTLINE
    font.file_content = bytes(hb.subset(hb.Face(font.file_content, font.index), wanted).blob.data)
