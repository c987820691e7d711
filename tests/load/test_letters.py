"""letters.csv: facts of letters that letterkit did not make."""

import datetime as dt
import hashlib
from pathlib import Path

import pytest

from letterkit.errors import InputError
from letterkit.load import project
from letterkit.model.claim import Kind

from .projects import write_project

HEADER = "id,date,groups,individuals,countries,represented,source,title\n"


def with_letters(folder: Path, text: str) -> Path:
    draft = write_project(folder)
    (folder / "letters.csv").write_text(text, "utf-8")
    return draft


def test_a_row_gives_the_facts_of_a_letter(tmp_path: Path) -> None:
    text = HEADER + "2019-12-unga,2019-12-16,67,10,,300+,A report,The letter of December\n"
    loaded = project(with_letters(tmp_path, text))
    [letter] = loaded.earlier
    assert (letter.id, letter.date, letter.title) == ("2019-12-unga", dt.date(2019, 12, 16), "The letter of December")
    assert {kind: (tally.value, tally.minimum) for kind, tally in letter.counts.items()} == {
        Kind.GROUPS: (67, False),
        Kind.INDIVIDUALS: (10, False),
        Kind.REPRESENTED: (300, True),
        Kind.SIGNATORIES: (77, False),
    }
    assert letter.counts[Kind.GROUPS].source == "A report"
    assert letter.place.line == 2
    assert loaded.inputs["letters.csv"] == hashlib.sha256(text.encode()).hexdigest()


def test_without_the_file_there_are_none(tmp_path: Path) -> None:
    assert project(write_project(tmp_path)).earlier == ()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("a,2019-12-16,many,,,,x,\n", 'column groups: "many" is not a number'),
        ("a,16.12.2019,67,,,,x,\n", "write it as 2019-12-16"),
        ("a,2019-02-30,67,,,,x,\n", 'column date: "2019-02-30" is no date'),
        ("A b,,67,,,,x,\n", 'column id: "A b" is no id'),
        ("a,,67,,,,,\n", "column source: is empty"),
        ("a,,67,,,,x,\na,,68,,,,x,\n", "is in line 2 already"),
        ("a,,67\n", "row has 3 cells"),
    ],
)
def test_what_is_wrong_is_told_by_line(row: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        project(with_letters(tmp_path, HEADER + row))
    [finding] = raised.value.findings
    assert said in f"{finding.message} {finding.hint}"
    assert finding.place.path.endswith("letters.csv")
    assert finding.place.line in (2, 3)


def test_a_header_without_id_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the header needs the column id"):
        project(with_letters(tmp_path, "date,groups\n2019-12-16,67\n"))


def test_a_letter_of_letters_csv_may_be_referred_to(tmp_path: Path) -> None:
    draft = with_letters(tmp_path, HEADER + "old,2019-12-16,67,,,,x,\n")
    text = draft.read_text("utf-8")
    draft.write_text(f"{text}\nrefers_to: [old]\n", "utf-8")
    assert project(draft).related == {}
    draft.write_text(f"{text}\nrefers_to: [older]\n", "utf-8")
    with pytest.raises(InputError, match=r"there is no draft older\.yaml"):
        project(draft)
