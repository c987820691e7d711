"""A character without a glyph names itself and the package to install."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from letterkit.render.paged.missing import package, without_glyphs


@pytest.mark.parametrize(
    ("character", "wanted"),
    [
        ("字", "fonts-noto-cjk"), ("か", "fonts-noto-cjk"), ("한", "fonts-noto-cjk"), ("。", "fonts-noto-cjk"),
        ("𠮷", "fonts-noto-cjk"), ("ب", "fonts-noto-core"), ("ש", "fonts-noto-core"), ("क", "fonts-noto-core"),
        ("ก", "fonts-noto-core"), ("ጊ", "fonts-noto-core"), ("☂", "fonts-symbola"), ("😀", "fonts-symbola"),
        ("\ue000", ""), ("\U000f0000", ""), ("\u0378", ""),
    ],
)  # fmt: skip
def test_the_package_of_a_character(character: str, wanted: str) -> None:
    assert package(ord(character)) == wanted


def test_characters_and_packages_are_named() -> None:
    finding = without_glyphs("letter", [ord("字"), ord("ش"), 0xE000])
    assert "'字' (U+5B57, cjk unified ideograph-5b57)" in finding.message
    assert "U+0634, arabic letter sheen" in finding.message
    assert "apt-get install fonts-noto-cjk fonts-noto-core" in finding.hint
    assert "take it out" in without_glyphs("letter", [0xE000]).hint
    assert "and 5 more" in without_glyphs("letter", list(range(0x4E00, 0x4E0F))).message


def test_a_machine_without_fonts_refuses_what_it_cannot_print(tmp_path: Path) -> None:
    config = tmp_path / "fonts.conf"
    config.write_text(f"<?xml version='1.0'?><fontconfig><cachedir>{tmp_path}</cachedir></fontconfig>")
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from tests.render import example; from letterkit.render.formats import pdf\n"
        "from letterkit.errors import InputError\n"
        "letter = example.Letter('x', 'ja', 'x', (example.text('川辺の記録'),))\n"
        "try: pdf.render(example.document(letter), example.template())\n"
        "except InputError as error: print(error.findings[0].message, error.findings[0].hint)\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program, str(Path(__file__).parents[2])],
        env=os.environ | {"FONTCONFIG_FILE": str(config)},
        check=True,
        capture_output=True,
        text=True,
    )
    assert "U+5DDD" in done.stdout
    assert "fonts-noto-cjk" in done.stdout
