"""Names in running text: persons by their offices, bodies by their capitals, Korean names before an office."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.spelling import sightings


def persons(text: str) -> dict[str, str]:
    return {one.text: one.title for one in sightings(text) if one.person and one.certain}


def bodies(text: str) -> set[str]:
    return {one.text for one in sightings(text) if not one.person}


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Then the Foreign Minister Kari Nord-mann said so.", "Kari Nord-mann", "Foreign Minister"),
        ("as Jo Berg, director of the Open Circle, said", "Jo Berg", "director of the Open Circle"),
        ("In Oslo, Jo Berg (English) team leader at OC, reachable", "Jo Berg", "team leader at OC"),
        ("We thank Dr. Jo Berg for it.", "Jo Berg", ""),
        ("어제 김하늘 환경부 장관은", "김하늘", "환경부 장관"),
    ],
)
def test_a_person_has_an_office_or_a_title_of_courtesy(text: str, name: str, title: str) -> None:
    assert persons(text) == {name: title}


@pytest.mark.parametrize(
    "text",
    ["South Korea, the president said", "the North Koreans, minister by minister", "성명에 대해 기자 여러분", "UN, AU"],
)
def test_countries_peoples_and_particles_are_no_persons(text: str) -> None:
    assert persons(text) == {}


def test_a_body_is_found_without_what_opens_its_sentence() -> None:
    assert "Harbour Rights Circle" in bodies("Ask the Harbour Rights Circle for maps.")
    assert "Harbour Rights Circle" in bodies("The Harbour Rights Circle's maps")


def test_and_may_part_two_bodies_or_be_within_one() -> None:
    found = bodies("signed by Open Rivers Trust and Lantern Network of Norway today")
    assert {"Open Rivers Trust", "Lantern Network of Norway"} <= found


def test_what_an_office_is_of_is_a_body_itself() -> None:
    found = bodies("Member of the House of Lakes & Co-chair of the All-Party Group on Rivers")
    assert "All-Party Group on Rivers" in found
    assert not any("Lakes & Co-chair" in name for name in found)


@given(st.text(max_size=300))
def test_any_text_is_read_and_places_are_right(text: str) -> None:
    for one in sightings(text):
        assert text[one.start : one.end] == one.text
