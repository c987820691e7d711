"""The very points that were sent arrive: real calls between two endpoints of libspandsp2."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageSequence

from letterkit.facsimile.raster import same
from letterkit.model.artifact import Artifact
from letterkit.render.fax import line_time, tiff

from . import calling, copies

pytestmark = pytest.mark.heavy
CODINGS = {"mh": calling.MH, "mmr": calling.MH | calling.MR | calling.MMR}


@cache
def fax(length: str, coding: str) -> Artifact:
    document = copies.short() if length == "short" else copies.long()
    return copies.made(copies.copy(document, coding=coding))["tif"]


def pages(data: bytes) -> list[Any]:
    with Image.open(BytesIO(data)) as file:
        return [page.convert("1") for page in ImageSequence.Iterator(file)]


@pytest.mark.parametrize("modems", [calling.V17, calling.V29], ids=["V.17", "V.29"])
@pytest.mark.parametrize("ecm", [True, False], ids=["ECM", "no ECM"])
@pytest.mark.parametrize("coding", ["mh", "mmr"])
def test_a_call_brings_every_point(coding: str, ecm: bool, modems: int, tmp_path: Path) -> None:
    sent = fax("long", coding)
    (tmp_path / "sent.tif").write_bytes(sent.data)
    call = calling.call(
        tmp_path / "sent.tif", tmp_path / "received.tif", ecm=ecm, modems=modems, compressions=CODINGS[coding]
    )
    assert call.results == (calling.OK, calling.OK)
    assert (call.pages, call.bad_rows, call.error_correcting) == (sent.pages, 0, ecm)
    assert call.bit_rate == (14400 if modems == calling.V17 else 9600)
    here, there = pages(sent.data), pages((tmp_path / "received.tif").read_bytes())
    assert len(here) == len(there) == sent.pages
    assert all(map(same, here, there))


@pytest.mark.parametrize("modems", [calling.V17, calling.V29], ids=["V.17", "V.29"])
@pytest.mark.parametrize("coding", ["mh", "mmr"])
@pytest.mark.parametrize("length", ["short", "long"])
def test_the_time_of_a_call_is_what_was_said(length: str, coding: str, modems: int, tmp_path: Path) -> None:
    sent = fax(length, coding)
    (tmp_path / "sent.tif").write_bytes(sent.data)
    call = calling.call(
        tmp_path / "sent.tif", tmp_path / "received.tif", ecm=True, modems=modems, compressions=CODINGS[coding]
    )
    said = line_time.seconds([tiff.strip(page, coding) for page in pages(sent.data)], call.bit_rate)
    assert said == pytest.approx(call.seconds, rel=0.06, abs=5)
