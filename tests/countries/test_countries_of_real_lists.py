"""Each country that stands in the lists of the real letters, as it stands there, is read and read right."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from letterkit import countries
from letterkit.model.counts import CountryReading

LETTERS = Path(__file__).parents[2] / "../shared/letters"
TRUTHS = sorted(LETTERS.glob("*.truth.yaml"))

# Behind which mark the country of a line stands: the lists as they are set out.
BEHIND_COMMA = re.compile(r"^[^\n]+, (?P<country>[A-Z][\w. -]+)$", re.MULTILINE)
BEHIND_DASH = re.compile(r"^.+ – (?P<country>[^–\n]+)$", re.MULTILINE)
IN_BRACKETS = re.compile(r"\((?:[^()\n]*, )?(?P<country>[^(),\n]+)\)\s*$", re.MULTILINE)
IN_CELL = re.compile(r"^\| (?P<country>[^|\n]+) \|$", re.MULTILINE)


def truth(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("path", TRUTHS, ids=lambda path: path.stem)
def test_labels_of_the_truth_files_give_the_number_stated_there(path: Path) -> None:
    facts = truth(path)["truth"]
    readings = [countries.read(label) for label in facts.get("country_labels", [])]
    assert {reading.status for reading in readings} <= {"ok", "not_a_country"}
    if readings:
        assert len({reading.code for reading in readings} - {None}) == facts["countries"]


@pytest.mark.parametrize("path", TRUTHS, ids=lambda path: path.stem)
def test_countries_listed_in_a_claim_are_those_of_the_truth_file(path: Path) -> None:
    found = truth(path)
    listed = found["truth"].get("countries_listed")
    if listed:
        phrase = next(claim["phrase"] for claim in found["claims"] if "(" in claim["phrase"])
        named = phrase.partition("(")[2].rstrip(")").split(", ")
        assert [countries.read(name).code for name in named] == listed


# By the beginning of a text's name: what stands before and after its list, how the countries stand in it, how many
# lines have each status, and how many countries they are. Fields in brackets are read one by one, so that "Europe", of
# "Overseas - US, Japan, Europe", is the one that is no country.
LISTS: dict[str, tuple[str, str, re.Pattern[str], Counter[str], int]] = {
    "001": ("\nGroups\n", "\nIndividuals\n", BEHIND_COMMA, Counter(ok=62), 22),
    "004": ("\nGroups\n", "\nIndividuals\n", IN_CELL, Counter(ok=26), 6),
    "02-": ("Signed,\n", "\x00", BEHIND_DASH, Counter(ok=26, not_a_country=4), 14),
    "11-": ("Philippines) \n", "\x00", IN_BRACKETS, Counter(ok=38, not_a_country=1), 10),
    "12-": ("40개 단체\n", "\x00", IN_BRACKETS, Counter(ok=38, not_a_country=1), 10),
}
TEXTS = [path for prefix in LISTS for path in sorted(LETTERS.glob(f"{prefix}*.txt"))]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_each_country_in_a_list(path: Path) -> None:
    after, before, pattern, statuses, number = LISTS[path.name[:3]]
    part = path.read_text(encoding="utf-8").split(after)[-1 if "12-" in path.name else 1].split(before)[0]
    readings = [countries.read(found["country"]) for found in pattern.finditer(part)]
    assert Counter(reading.status for reading in readings) == statuses
    assert len({reading.code for reading in readings} - {None}) == number


def test_the_cell_of_a_body_that_is_in_several_countries() -> None:
    assert countries.read("Overseas - US, Japan, Europe") == CountryReading(
        "Overseas - US, Japan, Europe", "several", ("US", "JP")
    )
