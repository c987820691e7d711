"""The frame of all commands: help, suggestions, exit codes, no traceback, only what is needed imported."""

from __future__ import annotations

import errno
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from letterkit import commands
from letterkit.cli import _guarded, main
from letterkit.commands._codes import sentences
from letterkit.commands._console import Exit

from .conftest import Process, Run

SOURCE = Path(__file__).parents[2] / "src" / "letterkit"


def invoke(*args: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, args, catch_exceptions=False)
    return result.exit_code, result.output


def test_the_commands_are_found_by_their_files() -> None:
    expected = {"check", "count", "doctor", "explain", "init", "new", "render", "schema", "verify"}
    assert expected <= set(commands.names())
    with pytest.raises(KeyError):
        commands.command("nonesuch")


@pytest.mark.parametrize("name", commands.names())
def test_each_command_has_help_with_an_example(name: str) -> None:
    code, output = invoke(name, "--help")
    assert code == 0
    assert re.search(rf"Example:\n\s+letterkit {name}|letterkit {name} ", output)
    assert commands.command(name).name == name
    assert max(map(len, output.splitlines())) <= 80


def test_help_lists_each_command_and_the_exit_codes() -> None:
    code, output = invoke("--help")
    assert code == 0
    assert all(re.search(rf"^  {name}  ", output, re.MULTILINE) for name in commands.names())
    assert "4 a delivery failed" in output
    assert "..." not in output.partition("Commands:")[2].partition("Exit codes")[0], "a short help is cut off"


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (["chek", "x.yaml"], "There is no command 'chek'. Did you mean 'check'?"),
        (["zzz"], "There is no command 'zzz'."),
        (["check", "--formt", "json", "x.yaml"], "Did you mean '--format'"),
        (["check", "--format", "xml", "x.yaml"], "'xml' is not one of 'text', 'github', 'json', 'sarif'"),
        (["check"], "Missing argument 'DRAFT...'"),
        (["explain", "verify-name-mising"], "did you mean 'verify-name-missing'?"),
        (["render", "x.yaml", "-f", "odt"], "there is no format 'odt'; there are docx, eml"),
        (["new", "Not An Id"], "'Not An Id' is not an id"),
        (["new", "x", "--template", "nonesuch"], "there is no template 'nonesuch'; there are joint-letter"),
    ],
)
def test_wrong_usage_is_answered_with_what_is_right(args: list[str], expected: str) -> None:
    code, output = invoke(*args)
    assert code == Exit.USAGE
    assert expected in " ".join(output.split())


def test_every_code_in_the_source_is_explained() -> None:
    given = re.compile(r'(?:Finding|\.add|code=)\(?\s*"([a-z]+(?:-[a-z]+)+)"')
    found = {code for path in SOURCE.rglob("*.py") for code in given.findall(path.read_text("utf-8"))}
    assert len(found) > 10
    assert found <= set(sentences()), "name it in CODES of its stage"


@pytest.mark.parametrize("code", sorted(sentences()))
def test_every_code_can_be_explained(code: str) -> None:
    status, output = invoke("explain", code)
    assert status == 0
    assert output.startswith(code)
    assert sentences()[code] in output


def test_explain_lists_all_codes() -> None:
    _, output = invoke("explain")
    assert {line.split()[0] for line in output.splitlines()} == set(sentences())


def test_a_check_is_explained_with_examples() -> None:
    _, output = invoke("explain", "count-groups")
    assert "\nGood:\n" in output
    assert "\nBad:\n" in output


def fail(error: BaseException) -> None:
    raise error


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (PermissionError(errno.EACCES, "Permission denied", "list.csv"), Exit.INPUT, "list.csv: Permission denied"),
        (OSError("cannot load library 'libpango-1.0-0': no such file"), Exit.INPUT, "apt-get install libpango-1.0-0"),
        (KeyboardInterrupt(), Exit.INTERRUPTED, ""),
        (click.Abort(), Exit.INTERRUPTED, ""),
        (RecursionError("too deep"), Exit.FAULT, "a fault of letterkit itself"),
    ],
)
def test_what_goes_wrong_ends_in_a_message(
    error: BaseException, code: Exit, message: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LETTERKIT_DEBUG", raising=False)
    assert _guarded(lambda: fail(error)) == code
    captured = capsys.readouterr()
    assert message in captured.err
    assert "Traceback" not in captured.err
    assert captured.out == ""


def test_a_fault_of_letterkit_is_shown_to_developers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LETTERKIT_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        _guarded(lambda: fail(ZeroDivisionError()))


def test_a_reader_that_has_enough_is_no_error(process: Process) -> None:
    command = f"{sys.executable} -m letterkit schema | head -c 20"
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert result.stderr == ""


def test_a_terminal_that_cannot_show_a_name_is_no_error(process: Process, project: Path) -> None:
    listed = (project / "signatories.csv").read_text("utf-8")
    (project / "signatories.csv").write_text(listed.replace("Bamboo", "대나무"), "utf-8")
    result = process("count", "drafts/first-letter.yaml", "--explain", PYTHONIOENCODING="latin-1")
    assert result.returncode == 0
    assert "\\ub300" in result.stdout


IMPORTED = """
import sys
from click.testing import CliRunner
from letterkit.cli import main
result = CliRunner().invoke(main, sys.argv[1:])
assert result.exit_code == 0, result.output
print("\\n".join(sys.modules))
"""


@pytest.mark.parametrize(
    ("args", "absent"),
    [
        (["--version"], {"letterkit.commands.check", "letterkit.pipeline", "jinja2", "pydantic", "lxml"}),
        (["count", "drafts/first-letter.yaml"], {"weasyprint", "docx", "pypdfium2", "lxml", "letterkit.render"}),
        (["check", "drafts/first-letter.yaml"], {"weasyprint", "docx", "pypdfium2", "lxml", "letterkit.render"}),
        (["render", "drafts/first-letter.yaml", "-f", "docx"], {"weasyprint", "pypdfium2"}),
        (["render", "drafts/first-letter.yaml", "-f", "html"], {"weasyprint", "docx", "pypdfium2"}),
    ],
)
def test_a_command_imports_only_what_it_needs(project: Path, args: list[str], absent: set[str]) -> None:
    command = [sys.executable, "-c", IMPORTED, *args]
    result = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert absent & set(result.stdout.split()) == set()


def test_doctor_tells_what_is_there(run: Run) -> None:
    result = run("doctor", "--format", "json")
    states = {item["name"]: item["state"] for item in json.loads(result.stdout)["items"]}
    assert states["Python"] == states["weasyprint"] == states["Fonts"] == "ok"
    assert result.exit_code == ("missing" in states.values())
    assert states["HylaFAX"] == ("ok" if shutil.which("sendfax") else "optional")
    assert states["keyring"] in ("ok", "optional")
    said = run("doctor").stdout
    for item in json.loads(result.stdout)["items"]:
        assert item["name"] in said
        assert item["install"].split()[-1:] == [] or item["install"].split()[-1] in said


def test_what_few_need_is_not_missing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    result = run("doctor")
    assert re.search(r"^optional +HylaFAX ", result.stdout, re.MULTILINE)
    assert "hylafax-client" in result.stdout
