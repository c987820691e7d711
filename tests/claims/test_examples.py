"""A claim that a language's own sentences make is read back as itself, for every number from 1 to 2,000."""

from __future__ import annotations

from typing import Any

import pytest

from letterkit.claims import find
from letterkit.languages import available, get
from letterkit.languages.numbers import spell
from letterkit.model.claim import About


def _examples() -> list[Any]:
    found = []
    for code in available():
        table: Any = get(code).grammar
        found += [pytest.param(code, e, id=f"{code}-{e['kind']}-{e['precision']}") for e in table["examples"]]
    return found


def test_every_language_has_examples() -> None:
    assert len(_examples()) >= 6 * len(available())


@pytest.mark.parametrize(("code", "example"), _examples())
def test_every_number_is_read_back(code: str, example: dict[str, str]) -> None:
    wrong = []
    for number in range(1, 2001):
        sentence = example["one"] if number == 1 else example["text"]
        for written in (str(number), f"{number:,}", spell(number, code, counter=example["counter"])):
            text = sentence.replace("{number}", written)
            found = [
                (claim.kind, claim.precision, claim.about, text[claim.number_start : claim.number_end])
                for claim in find(text, code)
                if claim.value == number and claim.number_start == sentence.index("{")
            ]
            if found != [(example["kind"], example["precision"], About.THIS, written)]:
                wrong.append((text, found))
    assert wrong == []
