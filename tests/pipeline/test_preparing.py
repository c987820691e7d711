"""What the processes import that are begun ahead: there a module that cannot be imported would only cost time."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from letterkit import load
from letterkit.pipeline import preparing, press


@pytest.mark.parametrize(
    "name",
    [
        *preparing.COMPOSING,
        *preparing.SEARCHING,
        *preparing.CHECKING,
        *press.modules_of("pdf"),
        *press.modules_of("docx"),
        *press.modules_of("eml"),
        "letterkit.render.docx.ready",
    ],
)
def test_what_is_imported_ahead_is_there(name: str) -> None:
    subprocess.run([sys.executable, "-c", f"import {name}"], check=True)


@pytest.mark.parametrize("name", ["pdf", "fax"])
def test_what_takes_long_to_import_is_imported_ahead(name: str) -> None:
    done = f"import sys; from letterkit import isolation; isolation.Ahead({press.modules_of(name)!r}).prepare()"
    wanted = "print('weasyprint' in sys.modules, 'pypdfium2' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", f"{done}; {wanted}"], check=True, capture_output=True, text=True)
    assert said.stdout.split() == ["True", "True" if name == "pdf" else "False"]


def test_what_makes_word_files_is_imported_ahead() -> None:
    done = f"import sys; from letterkit import isolation; isolation.Ahead({press.modules_of('docx')!r}).prepare()"
    said = subprocess.run(
        [sys.executable, "-c", f"{done}; print('docx' in sys.modules)"], check=True, capture_output=True
    )
    assert said.stdout.strip() == b"True"


@pytest.mark.parametrize("long", [False, True])
@pytest.mark.parametrize("keep", [False, True])
def test_a_wrong_guess_changes_nothing(long: bool, keep: bool) -> None:
    draft = Path(__file__).parents[2] / "drafts" / "2020-12-unga.yaml"
    with preparing.Desk(keep=keep, long=long) as desk:
        prepared = desk.prepare(load.opened(draft))
    assert {finding.code for finding in prepared.findings} == {"count-declared", "language-without-names"}
    assert prepared.documents


@pytest.mark.parametrize("long", [False, True])
@pytest.mark.parametrize("keep", [False, True])
def test_nothing_is_left_where_there_was_no_letter(
    long: bool, keep: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with preparing.Desk(keep=keep, long=long):
        pass
    with preparing.Desk(keep=keep, ahead=False):
        pass
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("keep", [False, True])
def test_a_long_list_that_nobody_expected(keep: bool, tmp_path: Path) -> None:
    rows = "".join(f"{name} {other} Trust,group,Kenya\n" for name in _words("bdf") for other in _words("klm"))
    (tmp_path / "signatories.csv").write_text(f"name,kind,country\n{rows}")
    (tmp_path / "a.yaml").write_text(_DRAFT)
    (tmp_path / "a.en.md").write_text(
        "We are {{ counts.groups }} groups in {{ counts.countries }} country. Please act.\n"
    )
    with preparing.Desk(keep=keep) as desk:
        prepared = desk.prepare(load.opened(tmp_path / "a.yaml", desk.foretell))
    assert prepared.counts.groups.value == rows.count("\n") > 3_000
    assert bool(prepared.documents) is keep
    assert not prepared.refused


_DRAFT = """id: a
date: 2026-01-02
subject: A list
to: [{name: A Person, title: Some office, address: "1 Street\\nTown\\nFrance", salutation: Dear Person}]
from: {name: A coalition}
"""


def _words(first: str) -> list[str]:
    return [f"{a}{b}{c}".title() for a in first for b in "aeiou" for c in "nrst"]
