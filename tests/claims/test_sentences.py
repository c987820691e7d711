"""Sentences as open letters have them, in each language: `sentences/CODE.txt`, "kind value precision; … | sentence"."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from letterkit.claims import find
from letterkit.languages import available

FOLDER = Path(__file__).parent / "sentences"


def _cases() -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if " | " in line:
                expected, sentence = line.split(" | ", 1)
                claims = [] if expected == "-" else expected.split("; ")
                found.append(pytest.param(path.stem, sentence, claims, id=f"{path.stem}-{number}"))
    return found


def test_every_language_but_those_with_tables_of_their_own_has_sentences() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} | {"en", "ko"} == set(available())


@pytest.mark.parametrize(("code", "sentence", "expected"), _cases())
def test_sentence(code: str, sentence: str, expected: list[str]) -> None:
    found = [f"{c.kind} {c.value} {c.precision}{'*' if c.about == 'other' else ''}" for c in find(sentence, code)]
    assert sorted(found) == sorted(expected), sentence
