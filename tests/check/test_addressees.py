"""Those to whom the letter goes: numbers, addresses, the spelling of names."""

from pathlib import Path

import pytest

from letterkit import mailboxes
from letterkit.check.rules.addressee_spelled_differently import _differing_hangul, _differing_words
from letterkit.model.finding import Severity

from .examples import findings


def test_a_fax_number_without_country_code_is_dialled_in_the_country_of_the_address(tmp_path: Path) -> None:
    to = '[{name: Mina Kim, address: "Seoul\\nRepublic of Korea", salutation: Dear Ms Kim, fax: 02-770-4721}]'
    example = f"--- draft.yaml\nlanguages: [en]\nto: {to}\n"
    assert "fax-impossible" not in {f.code for f in findings(example, tmp_path / "a")}
    away = example.replace("Republic of Korea", "Sector 7")
    (finding,) = [f for f in findings(away, tmp_path / "b") if f.code == "fax-impossible"]
    assert (finding.severity, finding.place.field) == (Severity.WARNING, "to.0.fax")


@pytest.mark.parametrize("address", ["president@president.go.kr", "a@example.org", "用户@例子.广告", "o'neill@x-y.ie"])
def test_addresses_that_can_be(address: str) -> None:
    assert mailboxes.problem(address, to_send=False) == ""


@pytest.mark.parametrize("address", ["a@b,no", "x y@z.de", "a@localhost", "a.b.c", "@x.de", "a@b@c.de", "a@-x.de"])
def test_addresses_that_cannot_be(address: str) -> None:
    assert mailboxes.problem(address)


@pytest.mark.parametrize(
    ("text", "name", "differing"),
    [
        ("President Moon Jae In spoke", "Moon Jae-in", ["Moon Jae In"]),
        ("Minister Kang Kyung-hwa's reply", "Kang Kyung-wha", ["Kang Kyung-hwa"]),
        ("Dear Kari Nordman", "Kari Nordmann", ["Kari Nordman"]),
        ("Tomas Ojea Quintana", "Tomás Ojea Quintana", ["Tomas Ojea Quintana"]),
        ("President Moon Jae-in's letter", "Moon Jae-in", []),
        ("MOON JAE-IN", "Moon Jae-in", []),
        ("Kim Jong Un and his father", "Kim Jong Il", []),
        ("Kim Yeon-ja sang", "Kim Yeon-chul", []),
        ("the representative of this office", "The Representative", []),
    ],
)
def test_names_that_are_nearly_the_addressees(text: str, name: str, differing: list[str]) -> None:
    assert [text[start:end] for start, end in _differing_words(text, name)] == differing


def test_a_name_that_is_somebody_elses_is_no_slip(tmp_path: Path) -> None:
    example = "--- draft.yaml\nlanguages: [en]\n--- body.en.md\nWe thank Kari Nordman.\n{rows}"
    rows = "--- signatories.csv\nname,kind\nKari Nordman,individual\nOpen Rivers Trust,group\n"
    codes = [{f.code for f in findings(example.format(rows=r), tmp_path / str(bool(r)))} for r in ("", rows)]
    assert ["addressee-spelled-differently" in found for found in codes] == [True, False]


@pytest.mark.parametrize(
    ("text", "differing"),
    [
        ("문제인 대통령님께", ["문제인"]),
        ("문재인 대통령님께", []),
        ("김정은 위원장과 문재인 대통령", []),
        ("이명박 대통령", []),
        ("문제인 것으로 보입니다", []),
    ],
)
def test_korean_names_that_sound_alike(text: str, differing: list[str]) -> None:
    found = _differing_hangul(text, "문재인 대통령 귀하")
    assert [text[start:end] for start, end in found] == differing


def test_one_who_gets_a_copy_needs_an_address_of_some_kind(tmp_path: Path) -> None:
    example = "--- draft.yaml\ncc:\n  - {name: Ola Nordmann}\n  - {name: Mina Kim, email: mina@kim.kr}\n"
    found = [f for f in findings(example, tmp_path) if f.code == "addressee-without-address"]
    assert [(f.severity, f.place.field) for f in found] == [(Severity.NOTE, "cc.0")]


def test_a_language_without_an_address_is_named(tmp_path: Path) -> None:
    to = "[{name: Mina Kim, address: {en: Oslo}, salutation: Dear Ms Kim}]"
    found = findings(f"--- draft.yaml\nto: {to}\n", tmp_path)
    (finding,) = [f for f in found if f.code == "addressee-without-address"]
    assert finding.message == '"Mina Kim" has no address in ko'
