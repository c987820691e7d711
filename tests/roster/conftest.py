"""A copy of the shipped project, and spreadsheets as forms and people make them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from letterkit.cli import main

ROOT = Path(__file__).parents[2]
Run = Callable[..., Result]
Rows = Sequence[Sequence[object]]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped project, which is the current folder."""
    for name in ("drafts", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for path in ROOT.glob("*.csv"):
        shutil.copy(path, tmp_path)
    monkeypatch.setenv("LETTERKIT_DEBUG", "1")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A list of four rows in the current folder."""
    monkeypatch.setenv("LETTERKIT_DEBUG", "1")
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "signatories.csv", SMALL)
    return tmp_path


SMALL = """\
name,kind,country,title,letters,status,aliases,x-own
Alder Society,group,Norway,,one two,,,"kept, as is"
Christian Birch Worldwide,group,U.K.,,one,signed,Birch Trust,
Kim Chul-soo,individual,,Judge,one two,,,
Elm House,group,Kenya,,one,withdrawn,,
"""


@pytest.fixture
def run() -> Run:
    """Run letterkit in this process."""
    return lambda *args, **more: CliRunner().invoke(main, [str(arg) for arg in args], catch_exceptions=False, **more)


def write(path: Path, text: str) -> Path:
    path.write_bytes(text.encode())
    return path


def workbook(path: Path, rows: Rows, *, title: str = "Form Responses 1") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path
