"""`letterkit render` of a draft with a recipients file, as a user sees it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from letterkit.cli import main
from tests.pipeline.test_batch import HEAD, project

ROW = 'Person {n},"{n} Road\nOslo",Dear Person {n},p{n}@government.no,,,State {n}\n'


def render(folder: Path, monkeypatch: pytest.MonkeyPatch, rows: str, *options: str) -> Result:
    project(folder, HEAD + rows)
    monkeypatch.chdir(folder)
    return CliRunner().invoke(main, ["render", "drafts/a.yaml", *options], catch_exceptions=False)


def test_many_files_are_summed_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(ROW.format(n=n) for n in range(25))
    result = render(tmp_path, monkeypatch, rows, "-f", "txt", "-f", "html", "-j", "2")
    assert result.exit_code == 0, result.output
    assert "25 files" in result.stdout
    assert "a.person-7.txt" not in result.stdout
    assert "rendering: 25 of 25 letters" in result.stderr
    assert len(list((tmp_path / "out" / "a").iterdir())) == 51


def test_few_files_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = render(tmp_path, monkeypatch, ROW.format(n=7), "-f", "txt")
    assert "out/a/a.person-7.txt" in result.stdout


def test_a_row_with_a_fault_is_named_and_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = ROW.format(n=1) + ROW.format(n=2).replace("p2@", "p2@@")
    result = render(tmp_path, monkeypatch, rows, "-f", "txt")
    assert result.exit_code == 1
    assert "recipients.csv:4: error[email-impossible]" in result.stderr
    assert "drafts/a.yaml: nothing was written" in result.stderr
    assert not (tmp_path / "out").exists()


def test_one_mistake_of_all_rows_is_not_told_ten_thousand_times(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(ROW.format(n=n) for n in range(60))  # none of them has a fax number
    result = render(tmp_path, monkeypatch, rows, "-f", "txt", "-f", "fax")
    assert result.exit_code == 0, result.output
    assert result.stderr.count("warning[recipient-unreached]") == 51
    assert "recipients.csv:2: warning[recipient-unreached]: Person 0 gets no file" in result.stderr
    assert "10 more findings of this kind are not shown" in result.stderr


def test_a_misspelled_column_is_named_beside_what_comes_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path, HEAD.replace("email", "E-Mail") + ROW.format(n=1))
    text = (tmp_path / "drafts/a.en.md").read_text()
    (tmp_path / "drafts/a.en.md").write_text(text + "\n{{ recipient.e_mail }}\n")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["check", "drafts/a.yaml"], catch_exceptions=False)
    assert result.exit_code == 3
    assert "warning[list-column]: column e-mail" in result.stdout
    assert "{{ recipient.e_mail }} is not known here; did you mean email?" in result.stdout
