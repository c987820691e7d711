"""`letterkit audit` as it is called: files, standard input, forms of output, exit codes, the CSV of a list."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from ruamel.yaml import YAML

from letterkit.cli import main

ROOT = Path(__file__).parents[2]
WRONG = """Dear Minister,

We are 5 organizations from 3 countries and ask for the harbour files.

Sincerely,

Lantern Network, Kenya
=SUM(A1), Norway
Harbour Watch, Kenya
Quiet Streets, Finland
"""
RIGHT = WRONG.replace("5 organ", "4 organ")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wrong.txt").write_text(WRONG, "utf-8")
    (tmp_path / "right.txt").write_text(RIGHT, "utf-8")
    return tmp_path


def run(*args: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["audit", *args], input=stdin, catch_exceptions=False)


def test_a_wrong_letter_is_an_error_and_a_right_one_is_none(folder: Path) -> None:
    wrong, right = run("wrong.txt"), run("right.txt")
    assert (wrong.exit_code, right.exit_code) == (1, 0)
    assert 'wrong.txt:3: error[claim-false]: "5 organizations": the list has 4 groups' in wrong.output
    assert "nothing wrong" in right.output
    assert max(map(len, right.output.splitlines())) <= 80


def test_what_cannot_be_read_does_not_stop_the_others(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    result = run("missing.docx", "wrong.txt", "empty.txt")
    assert result.exit_code == 3
    assert "missing.docx" in result.output
    assert "empty.txt" in result.output
    assert "the list has 4 groups" in result.output


def test_a_file_that_is_named_twice_is_no_version_of_itself(folder: Path) -> None:
    (folder / "linked.txt").symlink_to("right.txt")
    said = json.loads(run("right.txt", "wrong.txt", "./right.txt", "linked.txt", "--format", "json").stdout)
    assert [document["path"] for document in said["documents"]] == ["right.txt", "wrong.txt"]
    assert len(said["related"]) == 1


def test_standard_input(folder: Path) -> None:
    result = run("-", stdin=WRONG)
    assert result.exit_code == 1
    assert "<stdin>:3: error[claim-false]" in result.output


def test_json_is_one_object_of_the_form_that_is_promised(folder: Path) -> None:
    result = run("wrong.txt", "right.txt", "--format", "json")
    said = json.loads(result.stdout)
    assert result.exit_code == 1
    assert [document["path"] for document in said["documents"]] == ["wrong.txt", "right.txt"]
    document = said["documents"][0]
    assert document["language"] == "en"
    claim = document["claims"][0]
    assert {
        key: claim[key] for key in ("text", "kind", "value", "precision", "about", "line", "verdict", "actual")
    } == {
        "text": "5 organizations",
        "kind": "groups",
        "value": 5,
        "precision": "exact",
        "about": "this",
        "line": 3,
        "verdict": "false",
        "actual": 4,
    }
    found = document["lists"][0]
    keys = ("heading", "kind", "entries", "distinct", "countries", "line")
    assert [found[key] for key in keys] == ["", "groups", 4, 4, 3, 7]
    assert document["totals"] == {"groups": 4, "individuals": 0, "countries": 3}
    assert {"code", "severity", "message", "path", "line", "hint"} <= set(said["findings"][0])


def test_totals_are_null_without_a_list(folder: Path) -> None:
    (folder / "press.txt").write_text("40 organizations have signed a letter today.\n", "utf-8")
    said = json.loads(run("press.txt", "--format", "json").stdout)
    assert said["documents"][0]["totals"] == {"groups": None, "individuals": None, "countries": None}
    assert said["documents"][0]["claims"][0]["verdict"] == "unverifiable"


@pytest.mark.parametrize(("form", "said"), [("github", "::error file=wrong.txt,line=3,"), ("sarif", '"startLine": 3')])
def test_findings_stand_at_the_right_line(folder: Path, form: str, said: str) -> None:
    assert said in run("wrong.txt", "--format", form).stdout


def test_every_code_of_an_audit_is_explained() -> None:
    from letterkit.audit import CODES

    for code in CODES:
        result = CliRunner().invoke(main, ["explain", code], catch_exceptions=False)
        assert result.exit_code == 0, result.output


def test_the_list_is_written_as_a_csv_that_runs_nothing(folder: Path) -> None:
    result = run("right.txt", "--to-csv", "signatories.csv")
    assert "signatories.csv: 4 signatories written" in result.output
    rows = list(csv.DictReader(io.StringIO((folder / "signatories.csv").read_text("utf-8-sig"))))
    assert [row["name"] for row in rows] == ["Lantern Network", "'=SUM(A1)", "Harbour Watch", "Quiet Streets"]
    assert {row["kind"] for row in rows} == {"group"}
    assert rows[0]["country"] == "Kenya"


def test_the_csv_is_a_list_that_letterkit_counts(folder: Path) -> None:
    CliRunner().invoke(main, ["init", "new"], catch_exceptions=False)
    run("right.txt", "--to-csv", "new/signatories.csv", "--force")
    result = CliRunner().invoke(
        main, ["count", "new/drafts/first-letter.yaml", "--format", "json"], catch_exceptions=False
    )
    counted = json.loads(result.stdout)
    assert (counted["groups"], counted["countries"], counted["without_country"]) == (4, 3, 0)


@pytest.mark.parametrize(
    ("target", "said"),
    [("mine.csv", "already there"), ("right.txt", "is the letter"), ("nowhere/list.csv", "no folder nowhere")],
)
def test_a_csv_is_written_over_nothing(folder: Path, target: str, said: str) -> None:
    (folder / "mine.csv").write_text("name\nLantern Network\n", "utf-8")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    result = run("right.txt", "--to-csv", target)
    assert result.exit_code == 2
    assert said in result.output
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_force_writes_over_a_list_but_not_over_the_letter(folder: Path) -> None:
    (folder / "mine.csv").write_text("name\nLantern Network\n", "utf-8")
    assert run("right.txt", "--to-csv", "mine.csv", "--force").exit_code == 0
    assert "Quiet Streets" in (folder / "mine.csv").read_text("utf-8")
    assert run("right.txt", "--to-csv", "./right.txt", "--force").exit_code == 2
    assert (folder / "right.txt").read_text("utf-8") == RIGHT


def test_no_list_writes_no_csv(folder: Path) -> None:
    (folder / "none.txt").write_text("The weather was fine.\n", "utf-8")
    (folder / "mine.csv").write_text("name\nLantern Network\n", "utf-8")
    result = run("none.txt", "--to-csv", "mine.csv", "--force")
    assert "not written" in result.stderr
    assert (folder / "mine.csv").read_text("utf-8").endswith("Lantern Network\n")


def test_lists_shows_each_entry(folder: Path) -> None:
    output = run("right.txt", "--lists").output
    assert "1. Lantern Network [KE]" in output
    assert "4. Quiet Streets [FI]" in output


def test_a_name_steers_no_terminal(folder: Path) -> None:
    (folder / "odd.txt").write_text(WRONG.replace("Lantern", "Lan\u202etern"), "utf-8")
    assert "\u202e" not in run("odd.txt", "--lists").output


def test_the_hook_and_the_action_run(folder: Path) -> None:
    hook = YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))[0]
    assert hook["entry"].split() == ["letterkit", "audit"]
    steps = YAML(typ="safe").load((ROOT / "action.yml").read_text("utf-8"))["runs"]["steps"]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    (folder / "two words").mkdir()
    (folder / "two words" / "wrong.txt").write_text(WRONG, "utf-8")
    for patterns, code, said in (
        ("right.txt\n", 0, ""),
        ("**/wrong.txt\nnone*.md", 1, "file=two words/wrong.txt"),
        ("none*", 0, "no file matches"),
    ):
        done = subprocess.run(
            ["bash", "-e", "-c", steps[-1]["run"]],
            env={"PATH": path, "PATTERNS": patterns},
            capture_output=True,
            text=True,
        )
        assert done.returncode == code, done.stdout + done.stderr
        assert said in done.stdout


def test_only_what_is_needed_is_imported(folder: Path) -> None:
    program = (
        "import sys; sys.argv = ['letterkit', 'audit', 'right.txt']\n"
        "from letterkit.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([m for m in ('weasyprint', 'docx', 'pypdfium2') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_file_that_wants_too_much_is_one_clear_error(folder: Path) -> None:
    (folder / "large.html").write_text("<p>x</p>" * 200_000, "utf-8")
    command = [sys.executable, "-m", "letterkit", "audit", "large.html", "right.txt", "--format", "json"]
    environment = {**os.environ, "LETTERKIT_MOST_MEGABYTES": "150"}
    run = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert run.returncode == 3, run.stderr
    said = json.loads(run.stdout)
    assert [finding["code"] for finding in said["findings"] if finding["severity"] == "error"] in (
        ["too-much-memory"],
        ["process-died"],
    )
    assert [document["path"] for document in said["documents"]] == ["right.txt"]
