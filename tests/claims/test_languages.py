"""Which language a block is in, and that no other language is loaded than those that are asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.claims.languages import of, of_blocks
from letterkit.languages import available, get

SENTENCES = Path(__file__).parent / "sentences"


def _paragraphs() -> list[Any]:
    found = []
    for path in sorted(SENTENCES.glob("*.txt")):
        lines = [line.split(" | ", 1)[1] for line in path.read_text(encoding="utf-8").splitlines() if " | " in line]
        found += [pytest.param(path.stem, " ".join(lines[at : at + 3])) for at in range(0, len(lines) - 2, 3)]
    return found


@pytest.mark.parametrize(("code", "text"), _paragraphs())
def test_a_paragraph_has_the_language_it_is_written_in(code: str, text: str) -> None:
    assert of(text) == code


@pytest.mark.parametrize("code", available())
def test_the_examples_of_a_language_are_known(code: str) -> None:
    table: Any = get(code).grammar
    text = " ".join(example["text"].replace("{number}", "45") for example in table["examples"])
    assert of(text) == code


def test_what_says_nothing_has_the_hint_or_none() -> None:
    assert of("Amnesty International") == ""
    assert of("Amnesty International", "de-AT") == "de"
    assert of("45 %", "xx") == ""
    assert of("聯署", "zh-Hant") == "zh-Hant"
    assert of("", "") == ""


def test_headings_and_names_take_the_language_around_them() -> None:
    blocks = [
        "We write to you on behalf of 47 groups in 16 countries about the resolution of the assembly.",
        "Groups",
        "Amnesty International",
        "저희는 16개국의 47개 단체를 대신하여 이 서한을 드립니다.",
        "단체",
        "Amnesty International",
        "The Alliance of All",
    ]
    assert of_blocks(blocks) == ("en", "en", "en", "ko", "ko", "en", "en")
    assert of_blocks(["PRESSE", "Wir fordern die Regierung auf, das Gesetz nicht zu verabschieden."]) == ("de", "de")
    assert of_blocks(["Ω", "1"], "fr") == ("fr", "fr")
    assert of_blocks([]) == ()


@given(blocks=st.lists(st.text(max_size=60), max_size=8), hint=st.text(max_size=8))
def test_any_blocks_have_known_languages(blocks: list[str], hint: str) -> None:
    found = of_blocks(blocks, hint)
    assert len(found) == len(blocks)
    assert set(found) <= {"", *available()} or hint


def test_reading_one_language_loads_no_other() -> None:
    program = (
        "from letterkit import languages\n"
        "read, seen = languages.read, []\n"
        "languages.read = lambda path: (seen.append(path.stem), read(path))[1]\n"
        "from letterkit.claims import find\n"
        "assert find('The letter was signed by 45 groups.', 'en')\n"
        "print(*seen)\n"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.split() == ["en"]
