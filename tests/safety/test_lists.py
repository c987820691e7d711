"""Lists as they come in: every kind of file that a spreadsheet saves is read, every trick is told with its row."""

from __future__ import annotations

import csv
import io
import unicodedata
from pathlib import Path

import pytest

from letterkit import languages, pipeline
from letterkit.load.scripts import lookalikes
from letterkit.public_list import csv_bytes, disarmed

from .projects import DRAFT, codes, findings, write_project

ROWS = "name,kind,country\nSociété québécoise,group,Canada\n북한인권시민연합,group,South Korea\n"
WESTERN = "name,kind,country\nSociété québécoise,group,Canada\nÁlvaro Muñoz,individual,España\n"
KOREAN = "name,kind,country\n북한인권시민연합,group,대한민국\n전환기정의워킹그룹,group,한국\n"
JAPANESE = "name,kind,country\n北朝鮮難民救援基金,group,日本\n守る会（ノーフェンス）,group,Japan\n"


def names(folder: Path, roster: str | bytes) -> list[str]:
    """The names of a list that is read from a real file."""
    return [row.name for row in pipeline.tally(write_project(folder, roster=roster))[0].roster.rows]


FILES = {
    "UTF-8": (ROWS, "utf-8"),
    "UTF-8 with a byte order mark": (ROWS, "utf-8-sig"),
    "UTF-16": (ROWS, "utf-16"),
    "UTF-16, little end first": (ROWS, "utf-16-le"),
    "UTF-16, big end first": (ROWS, "utf-16-be"),
    "UTF-16 with a mark, big end first": ("\ufeff" + ROWS, "utf-16-be"),
    "CP949": (KOREAN, "cp949"),
    "Shift-JIS": (JAPANESE, "cp932"),
    "Windows-1252": (WESTERN, "cp1252"),
}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize(("text", "encoding"), FILES.values(), ids=FILES)
def test_a_file_of_a_spreadsheet_is_read(tmp_path: Path, text: str, encoding: str, separator: str) -> None:
    wanted = [row["name"] for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))]
    assert names(tmp_path, text.replace(",", separator).encode(encoding)) == wanted


def test_the_hand_of_a_person_is_read(tmp_path: Path) -> None:
    roster = 'Name , KIND,country \r\n"Two\nlines",Group, France \r\n\r\n" Spaces ",group,\r\n'
    assert names(tmp_path, roster) == ["Two lines", "Spaces"]


def fault(folder: Path, roster: bytes) -> tuple[int | None, str]:
    """Row and message of the one error that a list has."""
    (found,) = (one for one in findings(write_project(folder, roster=roster), ()) if one.stops)
    assert found.place.path.endswith("signatories.csv")
    assert found.hint
    return found.place.line, found.message


FAULTS = {
    "duplicate header": ("name,kind,name\nA,group,B\n", 1, "is there twice"),
    "ragged row": ("name,kind,country\nA,group\n", 2, "row has 2 cells"),
    "unclosed quotation mark": ('name,kind\nA,group\n"B,group\nC,group\n', 3, "never closed"),
    "NUL": ("name,kind\nA,group\nB\0,group\n", 3, "control character (U+0000)"),
    "escape": ("name,kind\nA\x1b[31m,group\n", 2, "control character (U+001B)"),
    "C1 control": ("name,kind\nA\x85B,group\n", 2, "control character (U+0085)"),
    "right-to-left override": ("name,kind\nA\u202eB,group\n", 2, "right-to-left override"),
    "right-to-left embedding": ("name,kind\nA\u202bB,group\n", 2, "right-to-left embedding"),
    "isolate": ("name,kind\nA\u2067B,group\n", 2, "right-to-left isolate"),
    "line separator": ("name,kind\nA\u2028B,group\n", 2, "line separator"),
    "long cell": (f"name,kind,note\nA,group,{'x' * 10_001}\n", 2, "10,001 characters"),
}


@pytest.mark.parametrize(("roster", "line", "words"), FAULTS.values(), ids=FAULTS)
def test_a_trick_is_an_error_with_its_row(tmp_path: Path, roster: str, line: int, words: str) -> None:
    found_line, message = fault(tmp_path, roster.encode())
    assert found_line == line
    assert words in message


@pytest.mark.parametrize(
    "data",
    [
        b"name,kind\nA,group\nB\xed\xa0\x80,group\n",
        "name,kind\nA,group\nB\ud800,group\n".encode("utf-16", "surrogatepass"),
        "\ufeffname,kind\nA,group\nB\udfff,group\n".encode("utf-16-be", "surrogatepass"),
    ],
    ids=["UTF-8", "UTF-16", "UTF-16, big end first"],
)
def test_a_lone_surrogate_is_an_error_with_its_row(tmp_path: Path, data: bytes) -> None:
    line, message = fault(tmp_path, data)
    assert line == 3
    assert "half of a surrogate pair" in message


WARNINGS = {
    "zero width": ("Hu\u200bman", "hidden-character"),
    "soft hyphen": ("Hu\u00adman", "hidden-character"),
    "word joiner": ("Hu\u2060man", "hidden-character"),
    "Cyrillic A in a Latin word": ("\u0410mnesty International", "mixed-scripts"),
    "Greek omicron in a Latin word": ("Amnesty Internati\u03bfnal", "mixed-scripts"),
    "Cyrillic word that looks Latin": ("\u0410\u0421\u0422 International", "mixed-scripts"),
    "Latin letter in a Cyrillic word": ("Мемoриал", "mixed-scripts"),
}


@pytest.mark.parametrize(("name", "code"), WARNINGS.values(), ids=WARNINGS)
def test_what_nobody_sees_is_a_warning_with_its_row(tmp_path: Path, name: str, code: str) -> None:
    found = findings(write_project(tmp_path, roster=f"name,kind\nA,group\n{name},group\n"), ())
    assert [(one.severity.value, one.place.line) for one in found if one.code == code] == [("warning", 3)]
    assert not any(one.stops for one in found)


@pytest.mark.parametrize(
    "name",
    [
        "Мемориал",
        "Мемориал International",
        "Ελληνική Ένωση",
        "Société Ελλάς",
        "Human Rights Watch",
        "북한 NK",
        "Καλό ABC",
    ],
)
def test_two_scripts_side_by_side_are_no_trick(name: str) -> None:
    assert list(lookalikes(name)) == []


def test_names_are_compared_composed(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "Société Générale")
    path = write_project(tmp_path, roster=f"name,kind\nSociété Générale,group\n{decomposed},group\n")
    assert "signatory-twice" in {one.code for one in findings(path, ())}


DRAFTS = {
    "alias": "subject: *a",
    "anchor": "subject: &a b",
    "tag": "subject: !!python/object/apply:os.system [true]",
    "merge": "<<: {subject: x}",
    "duplicate key": "id: b",
    "depth": "values: " + "{a: " * 30 + "x" + "}" * 30,
    "laughs": "values: {a: &a [x, x], b: [*a, *a]}",
}


@pytest.mark.parametrize("line", DRAFTS.values(), ids=DRAFTS)
def test_a_draft_says_what_it_seems_to_say(tmp_path: Path, line: str) -> None:
    draft = DRAFT.replace("subject: On an open letter\n", "") + line + "\n"
    assert codes(write_project(tmp_path, draft=draft), ()) & {"draft-syntax", "draft-invalid"}


def test_a_draft_has_a_size(tmp_path: Path) -> None:
    assert codes(write_project(tmp_path, draft=DRAFT + "#" * 2_000_000), ()) == {"file-too-large"}


def test_no_is_norway_and_a_number_is_a_text(tmp_path: Path) -> None:
    draft = DRAFT + "values: {country: NO, number: 0123, version: 1.10, yes: on}\n"
    read, _ = pipeline.tally(write_project(tmp_path, draft=draft))
    assert {key: value[""] for key, value in read.draft.values.items()} == {
        "country": "NO",
        "number": "0123",
        "version": "1.10",
        "yes": "on",
    }


FORMULAS = ['=HYPERLINK("http://x.example")', "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠x"]


@pytest.mark.parametrize("cell", [*FORMULAS, "\t=1", "\r=1", " =1", "\n=1", "\u00a0=1"])
def test_an_exported_cell_is_no_formula(cell: str) -> None:
    assert disarmed(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["HHK_Catacombs", "300+", "A-B", "x@example.org", "1 = 1", "", "김영환", "'=1"])
def test_an_exported_cell_is_left_as_it_is(cell: str) -> None:
    assert disarmed(cell) == cell


def test_the_public_list_has_public_columns_of_those_who_count(tmp_path: Path) -> None:
    header = "name,kind,country,title,represents,status,email,note,name:ko,letters\n"
    rows = (
        "HHK_Catacombs,group,U.S.A.,,300+,,x@example.org,secret,카타콤,a\n=1+1,group,International,,,,,,,a\n"
        'Kim,individual,,"Chair\nSeoul",,,,,김,a\nPending,group,,,,pending,,,,a\nOther,group,,,,,,,,b\n'
    )
    project, counts = pipeline.tally(write_project(tmp_path, roster=header + rows))
    data = csv_bytes(counts, languages.get("en"))
    assert data.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))) == [
        ["name", "kind", "country", "title", "represents"],
        ["HHK_Catacombs", "group", "United States", "", "300+"],
        ["'=1+1", "group", "", "", ""],
        ["Kim", "individual", "", "Chair\nSeoul", ""],
    ]
    assert "카타콤" in csv_bytes(counts, languages.get("ko")).decode()
    assert names(tmp_path, data) == ["HHK_Catacombs", "'=1+1", "Kim"]
    assert project.draft.id == "a"
