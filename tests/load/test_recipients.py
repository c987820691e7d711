"""The recipients file is read as spreadsheets save it; what is wrong in it is told by line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from letterkit import load
from letterkit.load.faults import Faults
from letterkit.load.recipients import read_recipients
from letterkit.model.draft import Addressee, Draft
from letterkit.model.recipient import Recipient
from tests.load.projects import DRAFT, findings, write_project

HEAD = "name,title,address,salutation,fax,email,language,key,State Party\n"


def draft(**fields: object) -> Draft:
    return Draft(id="a", date=dt.date(2020, 2, 17), languages=("en", "ko", "zh-Hans"), **fields)  # type: ignore[arg-type]


def read(text: str, encoding: str = "utf-8", **fields: object) -> tuple[tuple[Recipient, ...], Faults]:
    faults = Faults()
    return read_recipients(text.encode(encoding), "recipients.csv", draft(**fields), faults), faults


def rows(text: str, encoding: str = "utf-8", **fields: object) -> tuple[Recipient, ...]:
    found, faults = read(text, encoding, **fields)
    assert not faults.stop, faults.all()
    return found


def told(text: str, **fields: object) -> str:
    return "\n".join(
        f"{f.place.line} {f.severity} {f.code} {f.message} | {f.hint}" for f in read(text, **fields)[1].all()
    )


def test_a_row_is_read_whole() -> None:
    (row,) = rows(HEAD + 'Ana Ruiz, Minister,"1 Road\nOslo",Dear Ana,+47 1,a@b.no,EN,,Norway\n')
    assert (row.key, row.part, row.name, row.title, row.address) == (
        "ana-ruiz",
        "to",
        "Ana Ruiz",
        "Minister",
        "1 Road\nOslo",
    )
    assert (row.salutation, row.fax, row.email, row.language) == ("Dear Ana", "+47 1", "a@b.no", "en")
    assert dict(row.values) == {"state_party": "Norway"}
    assert (row.place.path, row.place.line) == ("recipients.csv", 2)


def test_an_address_is_made_of_its_parts() -> None:
    header = "name,street,postcode,city,country,address\n"
    one, two = rows(header + "Ana,Hauptstraße 1,10117,Berlin,Germany,\nBo,,,Bern,,as written\n")
    assert one.address == "Hauptstraße 1\n10117 Berlin\nGermany"
    assert one.values["country"] == "Germany"
    assert two.address == "as written"


def test_a_country_that_cannot_be_told_is_refused() -> None:
    assert 'column country: "Korea" is no country' in told("name,city,country\nAna,Seoul,Korea\n")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends(separator: str, ending: str) -> None:
    text = ending.join([separator.join(["address", " Name "]), separator.join(['"a, b; c\td"', "X"]), ""])
    (row,) = rows(text)
    assert (row.name, row.address, row.place.line) == ("X", "a, b; c\td", 2)


def test_a_list_of_another_encoding_is_read_and_said() -> None:
    (row,), faults = read("name,title\n문재인 대통령,대한민국 대통령\n", "cp949")
    assert row.name == "문재인 대통령"
    assert [f.code for f in faults.all()] == ["list-encoding"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "None error list-empty has no rows"),
        ("name,title\n", "1 error list-empty has a header and no rows"),
        ("title,email\nMinister,a@b.no\n", "1 error list-invalid column name: is missing"),
        ("name,Name\na,b\n", "1 error list-invalid column name: is there twice"),
        ("name,e_mail\na,b\n", "1 warning list-column column e_mail: is a column of your own, and looks"),
        ("name,title\nAna\n", "2 error list-invalid row has 1 cells, and the header has 2 columns"),
        ("name,title\n,Minister\n", "2 error list-invalid column name: is empty"),
        ("name,language\nAna,fr\n", '2 error list-invalid column language: "fr" is no language of this letter'),
        ("name,key\nAna,../x\n", '2 error list-invalid column key: "../x" cannot be part of a file\'s name'),
        ("name,key\nAna,con\n", '2 error list-invalid column key: "con" cannot be part of a file\'s name'),
        ("name,key\nAna,x\nBo,x\n", "3 error recipient-twice column key: x is the key of another recipient"),
        ("name,key\nAna,\nBo,ana\n", "3 error recipient-twice column key: ana is the key of another recipient"),
        ("name,email\nAna,a@b\nANA ,A@b\n", "3 error recipient-twice is the same as line 2"),
        ("name,title\nAna,x\nAna,y\n", "3 warning recipient-nearly-twice column name: Ana is in line 2, too"),
        ("name,email\nAna,a@b\nBo,a@b\n", "3 warning recipient-nearly-twice column email: a@b is in line 2, too"),
        ("name,title\nA\u202ena,x\n", "2 error list-invalid column name: holds"),
        ("name,title\n\"An\na\",x\n", "2 warning list-line-break column name: is broken over several lines"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_by_line(text: str, said: str) -> None:
    assert said in told(text)


def test_the_languages_of_one_person_are_no_repetition() -> None:
    assert [row.key[:3] for row in rows("name,email,language\nAna,a@b,en\nAna,a@b,ko\n")] == ["ana", "ana"]
    assert told("name,email,language\nAna,a@b,en\nAna,a@b,ko\n") == ""


@pytest.mark.parametrize(("written", "language"), [("", ""), ("en-GB", "en"), ("KO", "ko"), ("zh", "zh-Hans")])
def test_a_language_is_one_of_the_letters(written: str, language: str) -> None:
    (row,) = rows(f"name,language\nAna,{written}\n")
    assert row.language == language


def test_keys_are_other_than_those_of_the_people_in_the_draft() -> None:
    (row,) = rows("name\nAna Ruiz\n", cc=(Addressee(name={"": "Ana Ruiz"}),))
    assert row.key.startswith("ana-ruiz-")


def test_ten_thousand_rows_are_read() -> None:
    text = "name,email\n" + "".join(f"Person {n},p{n}@example.org\n" for n in range(10_000))
    assert len({row.key for row in rows(text)}) == 10_000


def test_the_file_belongs_to_the_project_and_its_inputs(tmp_path: Path) -> None:
    path = write_project(tmp_path, DRAFT + "recipients: people.csv\n")
    assert [f.code for f in findings(path)] == ["file-missing"]
    (tmp_path / "people.csv").write_text("name\nAna Ruiz\n")
    project = load.project(path)
    assert [row.name for row in project.recipients] == ["Ana Ruiz"]
    assert "people.csv" in project.inputs


def test_a_file_outside_the_project_is_refused(tmp_path: Path) -> None:
    path = write_project(tmp_path, DRAFT + "recipients: ../people.csv\n")
    assert [f.code for f in findings(path)] == ["file-outside"]


def test_an_addressee_of_a_language_that_the_letter_lacks_is_told(tmp_path: Path) -> None:
    path = write_project(tmp_path, DRAFT + "cc: [{name: Ana, language: ko}]\n")
    assert [f.message for f in findings(path) if f.code == "draft-invalid"] == [
        "cc.0.language: there is no letter in ko"
    ]
