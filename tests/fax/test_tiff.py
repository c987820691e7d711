"""The file that is sent: its form to the byte, and its points as libtiff decodes them."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageSequence

from letterkit.facsimile.raster import rasterize, same
from letterkit.facsimile.sheet import SHEETS
from letterkit.render.fax import tiff
from letterkit.verify import tiff_form

from . import copies


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("coding", ["mh", "mmr"])
def test_the_file_is_tiff_f_and_holds_the_pages_of_the_pdf(paper: str, coding: str) -> None:
    files = copies.made(copies.copy(copies.short(paper=paper), coding=coding))
    sheet = SHEETS[paper]
    data = files["tif"].data
    assert list(tiff_form.faults(data, sheet, coding, 2)) == []
    with Image.open(BytesIO(data)) as file:
        here = [page.convert("1") for page in ImageSequence.Iterator(file)]
    there = list(rasterize(files["pdf"].data, sheet))
    assert [page.size for page in here] == [(1728, sheet.lines)] * 2
    assert all(map(same, here, there))
    assert here[0].histogram()[0] > 1000


def test_directories_values_and_strips_follow_each_other() -> None:
    strips = [b"\x01\x02\x03", b"\x04\x05"]
    data = tiff.write(strips, 1728, 2287, "mh")
    assert data[:8] == b"II*\0\x08\0\0\0"
    directory = 2 + 17 * 12 + 4
    assert data[8 + directory :][:16] == struct.pack("<IIII", 204, 1, 196, 1)
    assert data[8 + directory + 16 :][:4] == b"\x01\x02\x03\0"
    second = 8 + directory + 20
    assert data[8 + directory - 4 :][:4] == struct.pack("<I", second)
    assert data.endswith(b"\x04\x05")
    assert len(data) == second + directory + 16 + 2


@settings(max_examples=25)
@given(
    rows=st.lists(st.binary(min_size=216, max_size=216), min_size=1, max_size=12), coding=st.sampled_from(["mh", "mmr"])
)
def test_any_points_come_back(rows: list[bytes], coding: str) -> None:
    page = Image.frombytes("1", (1728, len(rows)), b"".join(rows))
    data = tiff.write([tiff.strip(page, coding)], 1728, len(rows), coding)
    with Image.open(BytesIO(data)) as file:
        assert same(file.convert("1"), page)


@pytest.mark.parametrize(
    ("place", "value", "fault"),
    [
        (0, b"MM", "little-endian"),
        (4, b"\x09\0\0\0", "does not follow its header"),
        (10 + 12 * 4 + 8, b"\x01", "the field 259 of page 1 is not 3"),
        (10 + 12 * 6 + 8, b"\x01", "the field 266 of page 1 is not 2"),
        (10 + 12 * 16 + 10, b"\x07", "the field 297 of page 1 is not 0, 1"),
        (10 + 12 * 11 + 8, b"\xff\xff\xff", "not behind its directory"),
        (10, b"\xff\xff", "out of order"),
    ],
)
def test_a_file_of_another_form_is_found(place: int, value: bytes, fault: str) -> None:
    data = bytearray(tiff.write([b"\x01\x02"], 1728, 2287, "mh"))
    data[place : place + len(value)] = value
    try:
        found = list(tiff_form.faults(bytes(data), SHEETS["A4"], "mh", 1))
    except ValueError as error:
        found = [str(error)]
    assert any(fault in one for one in found)


def test_a_page_too_few_is_found() -> None:
    data = tiff.write([b"\x01\x02"], 1728, 2287, "mh")
    assert list(tiff_form.faults(data, SHEETS["A4"], "mh", 2)) == ["it has 1 pages and not 2"]


@pytest.mark.parametrize("length", [0, 7, 8, 9, 60, 216])
def test_a_file_that_ends_early_is_refused(length: int) -> None:
    data = tiff.write([b"\x01\x02"], 1728, 2287, "mh")[:length]
    with pytest.raises(ValueError, match=r"TIFF|within a directory"):
        list(tiff_form.faults(data, SHEETS["A4"], "mh", 1))
