"""The sums in embedded fonts, held against those that fontTools writes."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest
from fontTools import ttLib  # type: ignore[import-untyped]

from letterkit.render.docx.checksums import with_checksums
from letterkit.render.paged import woff2
from letterkit.render.paged.faces import FACES, font


def sums(data: bytes) -> dict[bytes, int]:
    count = struct.unpack_from(">H", data, 4)[0]
    records = [struct.unpack_from(">4sIII", data, 12 + 16 * at) for at in range(count)]
    return {tag: total for tag, total, _, _ in records}


@pytest.mark.parametrize("face", FACES[:3], ids=lambda face: face.file)
def test_tables_sum_up_as_fonttools_has_them(face: object) -> None:
    bare = woff2.unpack(font(face.file))  # type: ignore[attr-defined]
    saved = BytesIO()
    ttLib.TTFont(BytesIO(bare), recalcTimestamp=False, lazy=True).save(saved, reorderTables=None)
    assert sums(with_checksums(bare)) == sums(saved.getvalue())


def test_the_whole_file_sums_up_to_what_the_format_says() -> None:
    data = with_checksums(woff2.unpack(font(FACES[0].file)))
    assert sum(struct.unpack(f">{len(data) // 4}I", data)) & 0xFFFFFFFF == 0xB1B0AFBA
    assert with_checksums(data) == data


@pytest.mark.parametrize("data", [b"", b"OTTO", b"\0\1\0\0\0\5" + b"\0" * 6, b"x" * 100])
def test_what_is_no_font_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="no font file"):
        with_checksums(data)
