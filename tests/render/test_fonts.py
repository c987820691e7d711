"""The fonts of the package: complete, licensed, and without characters that share a glyph."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from letterkit.render.paged.faces import FACES, Face, font, rules

from . import example

FOLDER = Path(__file__).parents[2] / "src" / "letterkit" / "fonts"
ALL = [pytest.param(face, id=face.file) for face in FACES]


def opened(face: Face) -> TTFont:
    return TTFont(FOLDER / face.file)


def test_each_file_is_a_face_and_each_face_a_file() -> None:
    assert {path.name for path in FOLDER.glob("*.woff2")} == {face.file for face in FACES}
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 3_000_000


@pytest.mark.parametrize("face", ALL)
def test_a_face_has_its_own_name_and_keeps_its_licence(face: Face) -> None:
    names = opened(face)["name"]
    assert names.getDebugName(1) == face.family
    own = [record.toUnicode() for record in names.names if record.nameID in (1, 3, 4, 6)]
    assert not any(reserved in name for name in own for reserved in ("Source", "Nanum"))
    assert names.getDebugName(0)
    licence = (FOLDER / f"OFL-{face.family.replace(' ', '')}.txt").read_text(encoding="utf-8")
    assert "sil open font license version 1.1" in " ".join(licence.lower().split())
    assert "Copyright" in licence


@pytest.mark.parametrize("face", ALL)
def test_no_two_characters_share_a_glyph(face: Face) -> None:
    glyphs = list(opened(face).getBestCmap().values())
    assert len(glyphs) == len(set(glyphs))


@pytest.mark.parametrize("face", ALL)
def test_a_face_has_its_script(face: Face) -> None:
    characters = set(opened(face).getBestCmap())
    if face.korean:
        assert set(range(0xAC00, 0xD7A4)) <= characters
        assert not {*range(0xC0, 0x250), *range(0x1E00, 0x1F00)} & characters  # render.docx.embedding builds on it
    else:
        assert {*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100), *range(0x410, 0x450)} <= characters
        assert set(map(ord, "ΑΩαωάώŁłŠšŐőŞşẠạ–—‘’“”…•€№")) <= characters


@pytest.mark.parametrize("face", [p for p in ALL if not p.values[0].korean])  # type: ignore[union-attr]
def test_kerning_and_numerals_are_kept(face: Face) -> None:
    tables = opened(face)
    substitutions = {record.FeatureTag for record in tables["GSUB"].table.FeatureList.FeatureRecord}
    assert {"liga", "onum", "pnum"} <= substitutions
    assert "kern" in {record.FeatureTag for record in tables["GPOS"].table.FeatureList.FeatureRecord}


def test_korean_fonts_are_declared_only_where_hangul_is_written() -> None:
    css = '"Letterkit Serif", "Letterkit Serif KR"'
    plain = example.Letter("x", "en", "Plain", (example.text("no Hangul"),))
    assert "KR" not in rules(example.document(plain), css)
    assert "LetterkitSerifKR-Regular.woff2" in rules(example.document(), css)
    assert "Sans" not in rules(example.document(), css)


def test_no_other_file_of_the_folder_is_served() -> None:
    with pytest.raises(KeyError):
        font("OFL-LetterkitSans.txt")
    with pytest.raises(KeyError):
        font("../errors.py")
