"""Make the fonts of the package again: fetch the sources by `npm pack`, subset them, write woff2 and the licences.

    uv run --with 'fonttools[woff]' python scripts/make_fonts.py [--sources FOLDER]

A script (Latin, Korean) has a family name of its own: WeasyPrint gives several files of one family and style to
Fontconfig, which may then take a glyph from the wrong file. And the licences reserve the names "Source" and "Nanum" for
the unchanged fonts.
"""

from __future__ import annotations

import argparse
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.woff2 import WOFF2FlavorData

FOLDER = Path(__file__).parents[1] / "src" / "letterkit" / "fonts"

LATIN = (
    (0x20, 0x17F), (0x18F, 0x18F), (0x192, 0x192), (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x1CD, 0x1DC), (0x1E6, 0x1E7),
    (0x1FA, 0x21B), (0x237, 0x237), (0x259, 0x259), (0x2B0, 0x2DD), (0x300, 0x331), (0x1E00, 0x1EF9),
)  # fmt: skip
GREEK_AND_CYRILLIC = ((0x370, 0x3FF), (0x400, 0x52F))
SIGNS = (
    (0x2000, 0x206F), (0x2070, 0x209C), (0x20A0, 0x20C0), (0x2100, 0x215F), (0x2190, 0x2199), (0x2200, 0x22FF),
    (0x25A0, 0x25FF), (0x2610, 0x2612), (0x2713, 0x2713), (0xFB00, 0xFB04), (0xFEFF, 0xFEFF),
)  # fmt: skip
SOFT_HYPHEN = 0xAD
HANGUL = ((0xAC00, 0xD7A3), (0x3131, 0x318E))
KOREAN_SIGNS = (
    (0x20, 0x7E), (0xA0, 0xA0), (0xB7, 0xB7), (0x2010, 0x2015), (0x2018, 0x201F), (0x2026, 0x2026), (0x203B, 0x203B),
    (0x3000, 0x301F), (0xFF01, 0xFF5E), (0xFFE0, 0xFFE6),
)  # fmt: skip

FEATURES = (
    "ccmp", "locl", "mark", "mkmk", "kern", "liga", "lnum", "onum", "pnum", "tnum", "case", "sups", "subs", "ordn",
    "frac", "numr", "dnom", "c2sc", "smcp",
)  # fmt: skip


@dataclass(frozen=True)
class Face:
    """One font to make: the npm package and the file in it, the family name it gets, bold or italic."""

    package: str
    source: str
    family: str
    bold: bool
    italic: bool
    korean: bool = False

    @property
    def file(self) -> str:
        """The name of the file to write."""
        style = ("Bold" if self.bold else "") + ("Italic" if self.italic else "") or "Regular"
        return f"{self.family.replace(' ', '')}-{style}.woff2"

    @property
    def original(self) -> str:
        """The name of the font that this one is made from, and where it comes from."""
        return f"{Path(self.source).name.partition('_')[0]} (npm package {self.package})"

    @property
    def codepoints(self) -> list[int]:
        """The characters to keep."""
        ranges = (*HANGUL, *KOREAN_SIGNS) if self.korean else (*LATIN, *GREEK_AND_CYRILLIC, *SIGNS)
        return [code for first, last in ranges for code in range(first, last + 1) if code != SOFT_HYPHEN]


def _latin(package: str, name: str, family: str) -> Iterable[Face]:
    yield Face(package, f"400Regular/{name}_400Regular.ttf", family, bold=False, italic=False)
    yield Face(package, f"400Regular_Italic/{name}_400Regular_Italic.ttf", family, bold=False, italic=True)
    yield Face(package, f"600SemiBold/{name}_600SemiBold.ttf", family, bold=True, italic=False)
    yield Face(package, f"600SemiBold_Italic/{name}_600SemiBold_Italic.ttf", family, bold=True, italic=True)


def _korean(package: str, name: str, family: str) -> Iterable[Face]:
    yield Face(package, f"400Regular/{name}_400Regular.ttf", family, bold=False, italic=False, korean=True)
    yield Face(package, f"700Bold/{name}_700Bold.ttf", family, bold=True, italic=False, korean=True)


EXPO = "@expo-google-fonts"
FACES = (
    *_latin(f"{EXPO}/source-serif-4@0.4.1", "SourceSerif4", "Letterkit Serif"),
    *_latin(f"{EXPO}/source-sans-3@0.4.1", "SourceSans3", "Letterkit Sans"),
    *_korean(f"{EXPO}/nanum-myeongjo@0.4.1", "NanumMyeongjo", "Letterkit Serif KR"),
    *_korean(f"{EXPO}/noto-sans-kr@0.4.3", "NotoSansKR", "Letterkit Sans KR"),
)


def fetch(package: str, folder: Path) -> Path:
    """The tarball of an npm package, fetched into `folder` unless it is there already."""
    name, _, version = package.rpartition("@")
    file = folder / f"{name.removeprefix('@').replace('/', '-')}-{version}.tgz"
    if not file.exists():
        subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return file


def rename(font: TTFont, face: Face) -> None:
    """Give the font its own names; the copyright (0) and the licence (13, 14) stay as they are."""
    style = (("Bold " if face.bold else "") + ("Italic" if face.italic else "")).strip() or "Regular"
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in (0, 13, 14)]
    postscript = f"{face.family.replace(' ', '')}-{style.replace(' ', '')}"
    for number, text in ((1, face.family), (2, style), (3, postscript), (4, f"{face.family} {style}"), (6, postscript)):
        names.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = 700 if face.bold else 400
    font["OS/2"].fsSelection = (0x20 if face.bold else 0) | (0x01 if face.italic else 0) or 0x40
    font["head"].macStyle = (1 if face.bold else 0) | (2 if face.italic else 0)


COMMON = (0x20, 0x2D, 0x2018, 0x2019, 0x3BC, 0x394, 0x3A9)
"""Of characters that look the same, those that keep the glyph and its kerning."""


def separate(font: TTFont) -> None:
    """Give each character a glyph of its own. A PDF maps glyphs back to text, one glyph to one character: were hyphen
    and hyphen-minus one glyph, all would be read back as whichever came first in the letter."""
    characters: dict[str, list[int]] = {}
    for code, name in font.getBestCmap().items():
        characters.setdefault(name, []).append(code)
    for name, codes in characters.items():
        for code in sorted(codes, key=lambda code: (code not in COMMON, code))[1:]:
            copy = f"{name}.u{code:04X}"
            font["glyf"][copy] = deepcopy(font["glyf"][name])
            for metrics in ("hmtx", "vmtx"):
                if metrics in font:
                    font[metrics][copy] = font[metrics][name]
            for table in font["cmap"].tables:
                if code in table.cmap:
                    table.cmap[code] = copy


def make(face: Face, tarball: Path, folder: Path) -> Path:
    """Subset one font and write it as woff2."""
    options = subset.Options(
        layout_features=list(FEATURES), hinting=False, desubroutinize=True, notdef_outline=True, name_IDs=["*"]
    )
    with tarfile.open(tarball) as archive:
        member = archive.extractfile(f"package/{face.source}")
        if member is None:
            raise SystemExit(f"{tarball.name} has no {face.source}")
        font = TTFont(member, recalcTimestamp=False)
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=face.codepoints)
        subsetter.subset(font)
    separate(font)
    rename(font, face)
    font.flavor = "woff2"
    # Without woff2's rearranged outlines a file is a fifth larger, and is unpacked 20 to 90 times as fast: for a Korean
    # font in 0.03 s instead of 3 s, at every start of the program.
    font.flavorData = WOFF2FlavorData(transformedTables=())
    path = folder / face.file
    font.save(path)
    return path


def copy_licence(family: str, original: str, tarball: Path, folder: Path) -> None:
    """Put the licence of a family, with its copyright lines, beside the fonts."""
    with tarfile.open(tarball) as archive:
        member = archive.extractfile("package/LICENSE_FONT")
        if member is None:
            raise SystemExit(f"{tarball.name} has no LICENSE_FONT")
        text = member.read().decode("utf-8").replace("\r\n", "\n")
    text = f"{family} is a part of {original}, under a name of its own. What follows is the licence of both.\n\n{text}"
    (folder / f"OFL-{family.replace(' ', '')}.txt").write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", type=Path, help="folder with the npm tarballs, or where they are to be put")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        sources = arguments.sources or Path(temporary)
        for face in FACES:
            tarball = fetch(face.package, sources)
            copy_licence(face.family, face.original, tarball, FOLDER)
            path = make(face, tarball, FOLDER)
            print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
