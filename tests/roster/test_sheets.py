"""Spreadsheets from anyone: values as a person would write them, and what is refused."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from letterkit.errors import InputError
from letterkit.roster import sheets

from .conftest import workbook, write


def read(path: Path, sheet: str = "") -> list[tuple[str, ...]]:
    return [cells for _, cells in sheets.read(path, sheet)[0].rows]


def refused(path: Path, sheet: str = "") -> tuple[str, str, str]:
    with pytest.raises(InputError) as caught:
        sheets.read(path, sheet)
    (finding,) = caught.value.findings
    return finding.code, finding.message, finding.hint


def test_values_are_written_as_people_write_them(tmp_path: Path) -> None:
    row = (12.0, 821012345678, 0.5, dt.date(2020, 2, 1), dt.datetime(2020, 2, 1, 9, 30), True, " x\u00a0y ", None)
    assert read(workbook(tmp_path / "a.xlsx", [("a",) * 8, row]))[1] == (
        "12", "821012345678", "0.5", "2020-02-01", "2020-02-01 09:30:00", "TRUE", "x y", "",
    )  # fmt: skip


def test_a_formula_is_not_computed_and_a_text_like_one_is_kept(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["name", "country"])
    book.active.append(["=HYPERLINK(1)", "Kenya"])
    book.active["A2"].data_type = "s"
    book.active.append(["=1+1", "Peru"])
    book.save(tmp_path / "a.xlsx")
    assert read(tmp_path / "a.xlsx")[1:] == [("=HYPERLINK(1)", "Kenya"), ("", "Peru")]


def test_a_merged_cell_stands_in_each_cell_that_it_covers(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["name", "country"], ["Alder", "Kenya"], ["Birch", None]):
        book.active.append(row)
    book.active.merge_cells("B2:B3")
    book.save(tmp_path / "a.xlsx")
    assert read(tmp_path / "a.xlsx")[2] == ("Birch", "Kenya")


def test_lines_are_those_of_the_sheet(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [("name",), (), ("Alder",)])
    assert [line for line, _ in sheets.read(path)[0].rows] == [1, 3]


def several(folder: Path) -> Path:
    book = openpyxl.Workbook()
    for name, visible in (("Form", True), ("Notes", True), ("Secret", False)):
        sheet = book.create_sheet(name)
        sheet.append([name])
        sheet.sheet_state = "visible" if visible else "hidden"
    book.save(folder / "several.xlsx")
    return folder / "several.xlsx"


def test_of_several_sheets_one_has_to_be_named(tmp_path: Path) -> None:
    path = several(tmp_path)
    assert refused(path) == ("sheet-several", 'has several sheets: "Form", "Notes"', "name one with --sheet")
    assert read(path, "Secret") == [("Secret",)]
    code, _, hint = refused(path, "Frm")
    assert code == "sheet-several"
    assert '"Form"' in hint


def ods(folder: Path) -> Path:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = (["단체명", "국가"], ["북한인권시민연합", "대한민국"])
    cells = "".join(f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>" for row in rows)
    space = "urn:oasis:names:tc:opendocument:xmlns:"
    xml = (
        f'<office:document-content xmlns:office="{space}office:1.0" xmlns:table="{space}table:1.0" '
        f'xmlns:text="{space}text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="응답">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(folder / "a.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", xml)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return folder / "a.ods"


def test_an_open_document_is_read(tmp_path: Path) -> None:
    sheet, _ = sheets.read(ods(tmp_path))
    assert (sheet.name, sheet.rows[1][1]) == ("응답", ("북한인권시민연합", "대한민국"))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
def test_texts_of_every_encoding(tmp_path: Path, separator: str, encoding: str) -> None:
    text = f"name{separator}국가\r\n북한인권시민연합{separator}대한민국\r\n"
    (tmp_path / "a.csv").write_bytes(text.encode(encoding))
    assert read(tmp_path / "a.csv")[1] == ("북한인권시민연합", "대한민국")


def far_cell(folder: Path) -> Path:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "name", "x"
    book.save(folder / "far.xlsx")
    return folder / "far.xlsx"


def many_rows(folder: Path) -> Path:
    return write(folder / "many.csv", "name\n" + "a\n" * (sheets.MOST_ROWS + 1))


def bomb(folder: Path) -> Path:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (sheets.UNPACKED + 1))
    (folder / "bomb.xlsx").write_bytes(data.getvalue())
    return folder / "bomb.xlsx"


def cut(folder: Path) -> Path:
    path = workbook(folder / "whole.xlsx", [("name",)])
    (folder / "cut.xlsx").write_bytes(path.read_bytes()[:-200])
    return folder / "cut.xlsx"


def no_workbook(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "word.docx", "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return folder / "word.docx"


def bad_xml(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "bad.xlsx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")
    return folder / "bad.xlsx"


def encrypted(folder: Path) -> Path:
    (folder / "e.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))
    return folder / "e.xlsx"


REFUSED: dict[Callable[[Path], Path], str] = {
    far_cell: "file-too-large",
    many_rows: "file-too-large",
    bomb: "file-too-large",
    cut: "file-broken",
    no_workbook: "file-type",
    bad_xml: "file-broken",
    encrypted: "file-encrypted",
    lambda folder: folder / "none.xlsx": "file-missing",
    lambda folder: folder: "file-unreadable",
    lambda folder: write(folder / "a.csv", "\n\n"): "sheet-empty",
    lambda folder: write(folder / "a.csv", 'name\n"Alder\n'): "file-broken",
    lambda folder: write(folder / "a.csv", "%PDF-1.7\n1 0 obj"): "file-type",
    lambda folder: write(folder / "a.csv", "<html><table>"): "file-type",
    lambda folder: write(folder / "draft.yaml", "name: Alder"): "file-type",
    lambda folder: workbook(folder / "a.xlsx", []): "sheet-empty",
}


@pytest.mark.parametrize("make", REFUSED)
def test_what_is_no_sheet_of_sign_ons_is_refused(
    make: Callable[[Path], Path], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    code, message, hint = refused(make(tmp_path))
    assert code == REFUSED[make]
    assert message
    assert hint or code == "sheet-empty"
    assert capfd.readouterr() == ("", "")
