"""The list is read as spreadsheets save it; what is wrong in it is told by line and column."""

from __future__ import annotations

import time
import unicodedata
from typing import Literal

import pytest

from letterkit.load.faults import PER_FILE, Faults
from letterkit.load.roster import read_roster
from letterkit.model.finding import Severity
from letterkit.model.roster import Represents, Roster, SignatoryKind, Status

HEAD = "name,kind,country,title,represents,letters,status,aliases,name:ko,title:ko@2020-12-unga,email\n"


def read(text: str, *, encoding: str = "utf-8") -> tuple[Roster | None, Faults]:
    faults = Faults()
    return read_roster(text.encode(encoding), "list.csv", faults, ("en", "ko")), faults


def roster(text: str, *, encoding: str = "utf-8") -> Roster:
    found, faults = read(text, encoding=encoding)
    assert found is not None
    assert not faults.stop, faults.all()
    return found


def told(text: str) -> str:
    return "\n".join(f"{f.place.line} {f.code} {f.message} | {f.hint}" for f in read(text)[1].all())


def test_a_row_is_read_whole() -> None:
    cells = (
        'HHK_Catacombs,Group, Canada ,"a\nb",300+,a 2020-12-unga,Signed,HHK; Helping Hands ,카타콤,대표,x@example.org\n'
    )
    (row,) = roster(HEAD + cells).rows
    assert (row.name, row.kind, row.status, row.country) == (
        "HHK_Catacombs",
        SignatoryKind.GROUP,
        Status.SIGNED,
        "Canada",
    )
    assert row.title == "a\nb"
    assert row.represents == Represents(300, open_ended=True)
    assert row.letters == frozenset({"a", "2020-12-unga"})
    assert row.aliases == ("HHK", "Helping Hands")
    assert row.text("name", lang="ko") == "카타콤"
    assert row.text("title", lang="ko", letter="2020-12-unga") == "대표"
    assert row.text("title", lang="ko") == "a\nb"
    assert row.private == {"email": "x@example.org"}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends(separator: str, ending: str) -> None:
    text = ending.join(
        ["KIND, Country ,name".replace(",", separator), separator.join(["group", '"a, b; c\td"', "X"]), ""]
    )
    (row,) = roster(text).rows
    assert (row.name, row.country, row.place.line) == ("X", "a, b; c\td", 2)


def test_lines_are_those_of_the_file() -> None:
    text = 'name,kind,title\n\nA,group,"one\ntwo\nthree"\n,,\nB,group,\n'
    assert [row.place.line for row in roster(text).rows] == [3, 7]


@pytest.mark.parametrize(
    "name", ["HHK_Catacombs", "*Groups*", "1969. KAL", "<b>&amp;</b>", "{{ 7*7 }}", '=HYPERLINK("x")', "+1", "김영환"]
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_names_come_out_as_they_went_in_but_composed(name: str, form: Literal["NFC", "NFD"]) -> None:
    quoted = '"' + unicodedata.normalize(form, name).replace('"', '""') + '"'
    assert roster(f"name,kind\n{quoted},group\n").rows[0].name == name


def test_without_the_column_letters_all_rows_sign() -> None:
    assert roster("name,kind\nA,group\n").rows[0].signs("any")
    assert not roster("name,kind,letters\nA,group,\n").rows[0].signs("any")


def test_unknown_columns_are_kept_and_ignored() -> None:
    found = roster("name,kind,Zipcode\nA,group,1\n")
    assert found.columns == ("name", "kind", "Zipcode")


FAULTS = {
    "missing name": ("name,kind\n,group\n", "2 list-invalid column name: is empty"),
    "missing kind": ("name,kind\nA,\n", "2 list-invalid column kind: is empty | write group or individual"),
    "unknown kind": (
        "name,kind\nA,groop\n",
        '2 list-invalid column kind: "groop" is none of group, individual | did you mean group?',
    ),
    "unknown status": ("name,kind,status\nA,group,sined\n", 'column status: "sined" is none of'),
    "status for a letter": ("name,kind,status@a\nA,group,sined\n", 'column status@a: "sined" is none of'),
    "duplicate header": ("name,kind,Name\nA,group,B\n", "1 list-invalid column Name: is there twice"),
    "duplicate override": (
        "name,kind,name:ko,Name : KO\nA,group,B,C\n",
        "1 list-invalid column Name : KO: is there twice",
    ),
    "no column kind": ("name,knd\nA,group\n", "1 list-invalid column kind: is missing | did you mean kind by knd?"),
    "ragged row, short": (
        "name,kind,country\nA,group\n",
        "2 list-invalid row has 2 cells, and the header has 3",
    ),
    "ragged row, long": ("name,kind\nA,group,x\n", "2 list-invalid row has 3 cells, and the header has 2 columns"),
    "open quotation mark": ('name,kind\nA,group\n"B,group\nC,group\n', "3 list-invalid a quotation mark is opened"),
    "text after quotation mark": ('name,kind\n"A" x,group\n', "2 list-invalid text follows a closing quotation mark"),
    "NUL": ("name,kind\nA\0,group\n", "2 list-invalid column name: holds a control character (U+0000)"),
    "escape": ("name,kind\nA\x1b[2J,group\n", "holds a control character (U+001B)"),
    "bidi override": ("name,kind\nA\u202eB,group\n", "column name: holds right-to-left override (U+202E)"),
    "noncharacter": ("name,kind\nA\uffff,group\n", "holds a noncharacter (U+FFFF)"),
    "private use": ("name,kind\nA\ue000,group\n", "holds a private-use character"),
    "long cell": (f"name,kind\n{'A' * 10_001},group\n", "2 list-invalid column name: has 10,001 characters"),
    "endless cell": (f'name,kind\n"{"A" * 200_000},group\n', "2 list-invalid a cell of this row has no end"),
    "represents": ("name,kind,represents\nA,group,many\n", '2 list-invalid column represents: "many" is not a number'),
    "represents of a letter": ("name,kind,represents@a\nA,group,many\n", "column represents@a:"),
    "nothing": ("", "list-empty has no rows"),
    "only a header": ("name,kind\n\n", "1 list-empty has a header and no rows"),
}


@pytest.mark.parametrize(("text", "words"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told(text: str, words: str) -> None:
    assert words in told(text)
    assert read(text)[1].stop


WARNINGS = {
    "near miss": ("name,kind,contry\nA,group,x\n", "1 list-column column contry: is not a known column and is ignored"),
    "near miss, hint": ("name,kind,contry\nA,group,x\n", "did you mean country?"),
    "language": ("name,kind,name:kr\nA,group,x\n", '1 list-column column name:kr: "kr" is no language'),
    "not overridable": ("name,kind,email:ko\nA,group,x\n", "1 list-column column email:ko: email cannot differ"),
    "zero width": ("name,kind\nA\u200bB,group\n", "2 hidden-character column name: holds zero width space (U+200B)"),
    "joiner in Latin": ("name,kind\nA\u200dB,group\n", "2 hidden-character column name: holds zero width joiner"),
    "mark in Latin": ("name,kind\nAB\u200e,group\n", "2 hidden-character column name: holds left-to-right mark"),
    "lost character": ("name,kind\nA\ufffdB,group\n", "(U+FFFD) | it stands for a character"),
    "name on two lines": ('name,kind\n"A\nB",group\n', "2 list-line-break column name: is broken over several lines"),
}


@pytest.mark.parametrize(("text", "words"), WARNINGS.values(), ids=WARNINGS)
def test_a_warning_does_not_stop(text: str, words: str) -> None:
    found, faults = read(text)
    assert words in told(text)
    assert not faults.stop
    assert found is not None
    assert len(found.rows) == 1


@pytest.mark.parametrize("name", ["می\u200cخواهم", "क्\u200dष", "אמנסטי\u200f (Israel)", "👩\u200d👩"])
def test_joiners_and_marks_are_at_home_in_other_scripts(name: str) -> None:
    assert told(f"name,kind\n{name},group\n") == ""


def test_a_name_on_two_lines_is_joined() -> None:
    assert roster('name,kind\n"A \r\n B",group\n').rows[0].name == "A B"


def test_all_rows_are_looked_at_and_the_report_is_bounded() -> None:
    _, faults = read("name,kind\n" + ",x\n" * 1000)
    errors = [finding for finding in faults.all() if finding.severity is Severity.ERROR]
    assert len(errors) == PER_FILE + 1
    assert "more findings" in errors[-1].message


def test_a_good_row_after_a_broken_one_is_read() -> None:
    found, faults = read('name,kind\n"A" x,group\nB,group\nC,\n')
    assert [finding.place.line for finding in faults.all()] == [2, 4]
    assert found is not None
    assert [row.name for row in found.rows] == ["B"]


@pytest.mark.parametrize("encoding", ["cp949", "utf-16"])
def test_a_korean_list_from_a_spreadsheet(encoding: str) -> None:
    text = "name,kind,country\n북한인권시민연합,group,대한민국\n김영환,individual,한국\n"
    found = roster(text, encoding=encoding)
    assert [row.name for row in found.rows] == ["북한인권시민연합", "김영환"]


def test_a_row_with_what_cannot_be_printed_is_left_out() -> None:
    found, faults = read("name,kind,title\nA\x1b,group,x\nB,group,y\n")
    assert [finding.place.line for finding in faults.all()] == [2]
    assert found is not None
    assert [row.name for row in found.rows] == ["B"]


def test_a_guessed_encoding_is_said() -> None:
    _, faults = read("name,kind\n북한인권시민연합,group\n", encoding="cp949")
    (finding,) = faults.all()
    assert finding.code == "list-encoding"
    assert "CP949" in finding.message


def test_a_hundred_thousand_rows_take_a_few_seconds() -> None:
    text = HEAD + 'Group,group,South Korea,"a\nb",300+,a b c,signed,x;y,그룹,,x@example.org\n' * 100_000
    begin = time.process_time()
    assert len(roster(text).rows) == 100_000
    assert time.process_time() - begin < 8
