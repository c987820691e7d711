"""Pictures are what their names say, small enough to open, and draw on nothing beside themselves."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from letterkit import load

from .projects import DRAFT, told, write_project

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBBI", 13, b"IHDR", 2, 1, 8, 2, 0, 0, 0, 0)
JPEG = b"\xff\xd8\xff\xe0\x00\x04JF\xff\xc0\x00\x11\x08\x00\x01\x00\x02" + bytes(12)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><path id="a"/><use href="#a" fill="url(\'#b\')"/></svg>'
LOGO = DRAFT + "from:\n  name: x\n  logo: {file: %s, alt: Our logo, width: 30}\n"


@pytest.mark.parametrize(
    ("name", "data", "mime"), [("l.png", PNG, "png"), ("l.JPG", JPEG, "jpeg"), ("l.svg", SVG, "svg+xml")]
)
def test_a_logo_is_read(tmp_path: Path, name: str, data: bytes, mime: str) -> None:
    path = write_project(tmp_path, LOGO % name)
    (tmp_path / name).write_bytes(data)
    picture = load.project(path).pictures[name]
    assert (picture.mime, picture.data, picture.alt, picture.width_mm) == (f"image/{mime}", data, "Our logo", 30)


FAULTS = {
    "missing": ("l.png", None, "6:10 file-missing"),
    "another ending": ("l.gif", PNG, "not a PNG, JPEG or SVG file"),
    "another format": ("l.jpg", PNG, "l.jpg is not a JPEG file"),
    "empty": ("l.png", b"", "l.png is not a PNG file"),
    "no area": ("l.png", PNG[:16] + bytes(8) + PNG[24:], "l.png is not a PNG file"),
    "cut off": ("l.jpg", JPEG[:8], "l.jpg is not a JPEG file"),
    "bomb": ("l.png", PNG[:16] + struct.pack(">II", 100_000, 100_000) + PNG[24:], "has 100000 by 100000 pixels"),
    "not an SVG": ("l.svg", b"<html></html>", "not an SVG file"),
    "script": ("l.svg", SVG.replace(b"<path", b"<script>1</script><path"), "outside itself or runs"),
    "handler": ("l.svg", SVG.replace(b"<path", b'<path onload="x()"'), "outside itself or runs"),
    "link": ("l.svg", SVG.replace(b"#a", b"file:///etc/passwd"), "outside itself or runs"),
    "style": ("l.svg", SVG.replace(b"#b", b"http://x.example/"), "outside itself or runs"),
    "entities": ("l.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG, "outside itself or runs"),
}


@pytest.mark.parametrize(("name", "data", "words"), FAULTS.values(), ids=FAULTS)
def test_a_picture_that_is_none_is_told(tmp_path: Path, name: str, data: bytes | None, words: str) -> None:
    path = write_project(tmp_path, LOGO % name)
    if data is not None:
        (tmp_path / name).write_bytes(data)
    assert words in told(path)


def test_pictures_of_a_text_are_found_and_told_by_line(tmp_path: Path) -> None:
    path = write_project(tmp_path)
    (tmp_path / "art").mkdir()
    (tmp_path / "art" / "my map.png").write_bytes(PNG)
    (tmp_path / "drafts" / "a.en.md").write_text(
        "![A map](art/my%20map.png) ![It](<art/my map.png>)\n\n![Far](https://x.example/y.png)\n"
    )
    assert list(load.project(path).pictures) == ["art/my map.png"]
    (tmp_path / "drafts" / "a.en.md").write_text('One\n\nsee ![A map](art/map.png "title")\n')
    assert "3:5 file-missing" in told(path)
    (tmp_path / "drafts" / "a.en.md").write_text("![A map](../secret.png)\n")
    assert "1:1 file-outside" in told(path)
