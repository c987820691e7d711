"""A claim that a language's own sentences make is read back as itself, for every number from 1 to 2,000."""

from __future__ import annotations

from typing import Any

import pytest

from letterkit.claims import find
from letterkit.languages import available, get
from letterkit.languages.numbers import spell
from letterkit.model.claim import About


def grouped(number: int, code: str) -> str:
    """A number with the separators of a language."""
    table: Any = get(code).grammar
    return f"{number:,}".replace(",", table["numbers"]["group_separators"][0])


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
    """All sentences stand in one text, each a paragraph of its own: two thousand calls would take minutes."""
    for write in (
        str,
        lambda number: grouped(number, code),
        lambda number: spell(number, code, counter=example["counter"]),
    ):
        text, places = "", {}
        for number in range(1, 2001):
            sentence = example["one"] if number == 1 else example["text"]
            places[len(text) + sentence.index("{")] = (number, written := write(number))
            text += sentence.replace("{number}", written) + "\n\n"
        found = {claim.number_start: claim for claim in find(text, code)}
        wrong = []
        for place, (number, written) in places.items():
            claim = found.get(place)
            shown = claim and (claim.kind, claim.precision, claim.about, text[place : claim.number_end], claim.value)
            if shown != (example["kind"], example["precision"], About.THIS, written, number):
                wrong.append((written, shown))
        assert wrong == []
