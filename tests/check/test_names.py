"""Names in a draft against its list, its address and each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from .examples import found, write

CODE = "name-spelled-differently"
CLAIM = "We write on behalf of {{ counts.groups }} organizations."


def body(text: str, *, list_: str = "", draft: str = "") -> str:
    parts = f"--- body.en.md\n{CLAIM} {text}\n"
    parts += f"--- signatories.csv\n{list_}\n" if list_ else ""
    return parts + (f"--- draft.yaml\n{draft}\n" if draft else "")


def messages(text: str, folder: Path, *, list_: str = "", draft: str = "") -> list[str]:
    return [finding.message for finding in found(body(text, list_=list_, draft=draft), folder, CODE)]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Ask the Open River Trust.", "Open River Trust"),
        ("Ask the Open rivers Trust, or the Open Rivers trust of Kenya.", ""),
        ("We thank Aino Lehtönen, professor of law.", "Aino Lehtönen"),
        ("We thank Lehtonen Aino, professor of law.", "Lehtonen Aino"),
        ("Then the Harbour Rights-Circle spoke.", "Harbour Rights-Circle"),
    ],
)
def test_a_name_that_is_on_the_list_otherwise(text: str, written: str, tmp_path: Path) -> None:
    told = messages(text, tmp_path)
    assert (f'"{written}" and ' in told[0] and "signatories.csv:" in told[0]) if written else told == []


@pytest.mark.parametrize(
    "text",
    [
        "Ask the Open Rivers Trust and the Lantern Network.",
        "Ask Open Rivers Trust (ORT).",
        "We thank Aino Virtanen, professor of law.",
        "The Lantern Festival and the Rivers Commission met.",
        "*Open Rivers Trust*’s map shows the Harbour.",
    ],
)
def test_what_is_right_or_somebody_else(text: str, tmp_path: Path) -> None:
    assert messages(text, tmp_path) == []


def test_an_alias_is_right_as_well(tmp_path: Path) -> None:
    rows = "name,kind,country,aliases\nOpen Rivers Trust,group,Kenya,{}\nLantern Network,group,Norway,"
    told = messages("Ask the Open River Trust.", tmp_path / "without", list_=rows.format("ORT"))
    assert len(told) == 1
    assert messages("Ask the Open River Trust.", tmp_path / "with", list_=rows.format("Open River Trust")) == []


def test_one_person_in_two_ways_in_one_text(tmp_path: Path) -> None:
    text = "President Jonas Ferk-Berg spoke. Later, President Jonas Ferk Berg wept."
    (message,) = messages(text, tmp_path)
    assert "Jonas Ferk-Berg" in message
    assert "Jonas Ferk Berg" in message


def test_the_addressee_is_told_once(tmp_path: Path) -> None:
    text = "We know that Minister Kari Nordman has read it."
    assert messages(text, tmp_path) == []
    assert len(found(body(text), tmp_path, "addressee-spelled-differently")) == 1


def test_the_place_is_that_of_the_words(tmp_path: Path) -> None:
    write(body("x"), tmp_path)
    (finding,) = found(body("Ask the Open River Trust."), tmp_path, CODE)
    assert finding.place.path.endswith("letter.en.md")
    assert (finding.place.line, finding.place.column) == (1, len(CLAIM) + len(" Ask the ") + 1)


def test_an_office_that_the_list_gives_as_a_former_one(tmp_path: Path) -> None:
    rows = "name,kind,country,title\nOpen Rivers Trust,group,Kenya,\nAino Lehtonen,individual,Finland,{}"
    text = "We thank Aino Lehtonen, UN Special Rapporteur on rivers."
    told = [
        found(body(text, list_=rows.format(title)), tmp_path / str(at), "title-changed")
        for at, title in enumerate(("Former UN Special Rapporteur on rivers", "UN Special Rapporteur on rivers", ""))
    ]
    assert [len(findings) for findings in told] == [1, 0, 0]


def test_a_korean_addressee_is_no_slip_of_another_president(tmp_path: Path) -> None:
    draft = "to:\n  - name: {en: Kari Nordmann, ko: 문재인 대통령}\n    address: Oslo\n"
    draft += "    salutation: {en: Dear President, ko: 대통령님}"
    example = (
        "--- draft.yaml\n" + draft + "\n--- body.ko.md\n저희 {{ counts.groups }}개 단체는 NAME 대통령에게 씁니다.\n"
    )
    slip = found(example.replace("NAME", "문제인"), tmp_path / "a", "addressee-spelled-differently")
    other = found(example.replace("NAME", "윤석열"), tmp_path / "b", "addressee-spelled-differently")
    assert (len(slip), len(other)) == (1, 0)
