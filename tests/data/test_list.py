"""The list says of each letter what the letter says of itself."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from .own import LIST, Row, cell, rows, spellings
from .sources import AT_HAND, Printed


class Truth(NamedTuple):
    groups: int
    individuals: int
    countries: int | None
    without_country: int | None


# As counted by hand in the three letters; that of December 2020 lists no countries.
TRUTH = {
    "2020-02-hrc": Truth(70, 7, 22, 8),
    "2020-12-unga": Truth(47, 7, None, None),
    "2022-03-hrc": Truth(28, 4, 6, 2),
}
# Slips of the letters that the list does not carry on.
CORRECTED = {"Commission on Inquiry": "Commission of Inquiry"}


def _countries(letter: str) -> list[str]:
    return [cell(row, "country", letter) for row in rows(letter, "group")]


def _plain(country: str) -> str:
    return {"USA": "US", "UK": "GB"}.get(key := country.replace(".", ""), key)


@pytest.mark.parametrize("letter", TRUTH)
def test_counts_are_those_of_the_letter(letter: str) -> None:
    truth = TRUTH[letter]
    assert len(rows(letter, "group")) == truth.groups
    assert len(rows(letter, "individual")) == truth.individuals
    if truth.countries is not None:
        named = [country for country in _countries(letter) if country]
        assert len({_plain(country) for country in named}) == truth.countries
        assert truth.groups - len(named) == truth.without_country


def test_counting_distinct_strings_still_goes_wrong_as_it_did_in_2020() -> None:
    written = {country for country in _countries("2020-02-hrc") if country}
    assert {"U.S.A", "U.S.A."} <= written
    assert len(written) == 23


def test_one_network_speaks_for_over_300_bodies_in_december_2020_alone() -> None:
    speaking = {(row["name"], key): row[key] for row in rows() for key in row if "represents" in key and row[key]}
    network = "International Coalition to Stop Crimes against Humanity in North Korea"
    assert speaking == {(network, "represents@2020-12-unga"): "300+"}


def test_every_row_is_of_a_letter_and_no_name_means_two_rows() -> None:
    meaning: dict[str, str] = {}
    for row in rows():
        assert set(row["letters"].split()) <= set(TRUTH)
        assert row["letters"]
        for name in {name for letter in row["letters"].split() for name in spellings(row, letter)}:
            assert meaning.setdefault(name.casefold(), row["name"]) == row["name"]


def test_individuals_are_filed_by_surname_and_stand_after_the_groups() -> None:
    kinds = [row["kind"] for row in rows()]
    assert kinds == sorted(kinds)
    filed = [row["sort"] for row in rows(kind="individual")]
    assert filed == sorted(filed)
    for row in rows(kind="individual"):
        surname, given = row["sort"].split(", ")
        assert row["name"] == f"{given} {surname}"


def test_the_file_is_utf_8_with_unix_line_ends_and_no_stray_space() -> None:
    data = LIST.read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    assert data.endswith(b"\n")
    for row in rows():
        for value in row.values():
            assert value == value.strip()
            assert "  " not in value


def _find(printed: Printed, letter: str, kind: str) -> tuple[Row, Printed]:
    """The row of a printed line; a comma may belong to the name ("David Alton, Lord") or part it from its tail."""
    whole = Printed(f"{printed.name}, {printed.tail}", "")
    for candidate in (printed, whole):
        found = [row for row in rows(letter, kind) if candidate.name in spellings(row, letter)]
        if found:
            (row,) = found
            return row, candidate
    raise AssertionError(f"{printed} is not on the list of {letter}")


def _words(text: str) -> list[str]:
    for slip, right in CORRECTED.items():
        text = text.replace(slip, right)
    return [word for word in re.findall(r"\w+", text.casefold()) if word != "amp"]


@pytest.mark.parametrize("kind", ["group", "individual"])
def test_every_printed_name_is_one_row_and_every_row_is_printed(kind: str) -> None:
    for letter, read in AT_HAND:
        found = [_find(printed, letter, kind)[0]["name"] for printed in read()[kind]]
        assert sorted(found) == sorted(row["name"] for row in rows(letter, kind))


def test_offices_are_those_of_the_letter() -> None:
    for letter, read in AT_HAND:
        for printed in read()["individual"]:
            row, found = _find(printed, letter, "individual")
            assert _words(cell(row, "title", letter)) == _words(found.tail)


def test_countries_are_those_of_the_letter() -> None:
    for letter, read in AT_HAND:
        for printed in read()["group"] if letter != "2020-12-unga" else []:
            row, found = _find(printed, letter, "group")
            assert _plain(cell(row, "country", letter)) == _plain(found.tail)
            if letter == "2020-02-hrc":
                assert row["country"] == found.tail
