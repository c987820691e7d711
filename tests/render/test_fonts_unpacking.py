"""Unpacking WOFF 2.0, against fontTools."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont, woff2

from letterkit.render.paged.faces import FACES, font
from letterkit.render.paged.woff2 import KNOWN, unpack


@pytest.mark.parametrize("name", [face.file for face in FACES])
def test_every_table_is_as_fonttools_reads_it(name: str) -> None:
    ours, theirs = TTFont(BytesIO(unpack(font(name)))), TTFont(BytesIO(font(name)))
    assert list(ours.reader.keys()) == list(theirs.reader.keys())
    for tag in ours.reader.keys():  # noqa: SIM118 a reader is no mapping
        assert ours.getTableData(tag) == theirs.getTableData(tag)


def test_the_known_tags_are_those_of_the_standard() -> None:
    assert list(KNOWN) == list(woff2.woff2KnownTags)


def test_a_transformed_font_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "transformed.woff2"
    opened = TTFont(BytesIO(font("LetterkitSans-Italic.woff2")))
    opened.flavorData = None
    opened.save(path)
    with pytest.raises(ValueError, match="transformed"):
        unpack(path.read_bytes())


def test_what_is_no_woff2_is_refused() -> None:
    with pytest.raises(ValueError, match="WOFF"):
        unpack(b"OTTO" + bytes(60))
