"""A copy of the letters of this repository, rendered and frozen, in which tests change what they like."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from letterkit.cli import main

ROOT = Path(__file__).parents[2]
DRAFT = "drafts/2020-12-unga.yaml"
SEAL = Path("frozen/2020-12-unga/seal.json")
EMAIL = "secret@lumen.example"

Run = Callable[..., Result]


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args], catch_exceptions=False)


def change(path: str, old: str, new: str) -> None:
    text = Path(path).read_text("utf-8")
    assert old in text
    Path(path).write_text(text.replace(old, new), "utf-8")


def edit_list(cells: Mapping[str, Mapping[str, str]], *new: Mapping[str, str]) -> None:
    """Write cells by the name of their row, and new rows that sign the letter; columns come as they are needed."""
    path = Path("signatories.csv")
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
    added = [{"kind": "group", "letters": "2020-12-unga", **row} for row in new]
    columns = dict.fromkeys(name for row in (*rows, *cells.values(), *added) for name in row)
    for name, values in cells.items():
        next(row for row in rows if row["name"] == name).update(values)
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows([*rows, *added])
    path.write_text(text.getvalue(), "utf-8")


@pytest.fixture(scope="session")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with the letter of December 2020 rendered as text and HTML and frozen: made once, copied by each."""
    folder = tmp_path_factory.mktemp("sealed")
    for name in ("drafts", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    for path in ROOT.glob("*.csv"):
        shutil.copy(path, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.delenv("SOURCE_DATE_EPOCH", raising=False)
        assert run("render", DRAFT, "-f", "txt", "-f", "html").exit_code == 0
        result = run("freeze", DRAFT)
        assert result.exit_code == 0, result.output
    return folder


@pytest.fixture
def project(sealed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, which is the current folder."""
    shutil.copytree(sealed, tmp_path / "p")
    monkeypatch.chdir(tmp_path / "p")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return tmp_path / "p"
