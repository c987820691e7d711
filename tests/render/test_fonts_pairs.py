"""What the faces of the package do to plain text hangs on a character and the next one, and on ligatures of f."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from letterkit.render.paged.faces import FACES, Face, font
from letterkit.render.paged.lists.choice import _LETTERS, _PLAIN
from letterkit.render.paged.lists.glyphs import FAMILIES, LIGATURES
from letterkit.render.paged.woff2 import unpack

USED = {"calt", "ccmp", "clig", "kern", "liga", "lnum", "locl", "mark", "mkmk", "onum", "pnum", "rclt", "rlig", "tnum"}
"""Features that are on by themselves, or that our style sheets turn on."""
PLAIN = re.compile(rf"[{_LETTERS}0-9 .,:;()&'\u2019\u2013-]")

faces = pytest.mark.parametrize("face", [face for face in FACES if face.family in FAMILIES], ids=lambda face: face.file)


def opened(face: Face) -> Any:
    return TTFont(io.BytesIO(unpack(font(face.file))))


def subtables(table: Any) -> Iterator[tuple[int, Any]]:
    """Each subtable of the features in use, with the type of its lookup."""
    numbers = {
        n for one in table.FeatureList.FeatureRecord if one.FeatureTag in USED for n in one.Feature.LookupListIndex
    }
    for number in sorted(numbers):
        for one in table.LookupList.Lookup[number].SubTable:
            inner = getattr(one, "ExtSubTable", one)
            yield (
                inner.LookupType if hasattr(inner, "LookupType") else table.LookupList.Lookup[number].LookupType,
                inner,
            )


def plain_glyphs(opened_font: Any) -> set[str]:
    """The glyphs of plain text, as they are and after each exchange of one for one."""
    found = {glyph for code, glyph in opened_font.getBestCmap().items() if PLAIN.fullmatch(chr(code))}
    for kind, one in subtables(opened_font["GSUB"].table):
        if kind == 1:
            found |= {new for old, new in one.mapping.items() if old in found}
    return found


def contexts(one: Any) -> Iterator[list[set[str]]]:
    """The glyphs in each place of each rule of a subtable that goes by context."""
    if one.Format == 3:
        before, behind = getattr(one, "BacktrackCoverage", []), getattr(one, "LookAheadCoverage", [])
        yield [set(part.glyphs) for part in (*reversed(before), *one.InputCoverage, *behind)]
        return
    assert one.Format == 2
    first = set(one.Coverage.glyphs)
    for number, rules in enumerate(one.ChainSubClassSet):
        for rule in rules.ChainSubClassRule if rules else ():
            yield [
                *(of_class(one.BacktrackClassDef, each) for each in reversed(rule.Backtrack)),
                first & of_class(one.InputClassDef, number),
                *(of_class(one.InputClassDef, each) for each in rule.Input),
                *(of_class(one.LookAheadClassDef, each) for each in rule.LookAhead),
            ]


def of_class(classes: Any, number: int) -> set[str]:
    assert number, "glyphs of no class"
    return {glyph for glyph, each in classes.classDefs.items() if each == number}


@faces
def test_plain_glyphs_are_in_no_context(face: Face) -> None:
    made = opened(face)
    plain, seen = plain_glyphs(made), 0
    characters = {glyph: chr(code) for code, glyph in made.getBestCmap().items()}
    assert len(plain) > 250
    for tag in ("GSUB", "GPOS"):
        for _, one in subtables(made[tag].table):
            if type(one).__name__.startswith(("Chain", "Context", "Reverse")):
                for parts in contexts(one):
                    seen += 1
                    texts = product(*(sorted(plain & part) for part in parts))
                    assert not [text for text in texts if is_plain("".join(map(characters.__getitem__, text)))]
    assert seen > 3


def is_plain(text: str) -> bool:
    return _PLAIN.fullmatch(text) is not None or _PLAIN.fullmatch(f"a{text}a") is not None


@faces
def test_ligatures_of_plain_glyphs_are_those_that_are_known(face: Face) -> None:
    made = opened(face)
    plain, names = plain_glyphs(made), {glyph: chr(code) for code, glyph in made.getBestCmap().items()}
    found = {
        names[first] + "".join(names[glyph] for glyph in one.Component)
        for _, table in subtables(made["GSUB"].table)
        for first, ligatures in getattr(table, "ligatures", {}).items()
        for one in ligatures
        if {first, *one.Component} <= plain
    }
    assert "ft" in found
    assert found <= set(LIGATURES)


@faces
def test_kerning_moves_only_the_first_of_two(face: Face) -> None:
    pairs = [one for _, one in subtables(opened(face)["GPOS"].table) if type(one).__name__ == "PairPos"]
    assert pairs
    assert {one.ValueFormat2 for one in pairs} == {0}
