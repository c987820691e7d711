"""The documents say what is there: every command, every dependency, every link to a file."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from letterkit import check, commands

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_the_page_of_commands_is_what_they_print() -> None:
    page = runpy.run_path(str(ROOT / "scripts" / "make_command_docs.py"))["page"]()
    assert (ROOT / "docs" / "commands.md").read_text("utf-8") == page, "run scripts/make_command_docs.py"


@pytest.mark.parametrize("name", commands.names())
def test_each_command_has_an_example_and_is_in_the_readme(name: str) -> None:
    help_text = subprocess.run(
        [sys.executable, "-m", "letterkit", name, "--help"], capture_output=True, text=True, check=True
    ).stdout
    assert f"  letterkit {name}" in help_text.split("Example", 1)[-1]
    assert f"letterkit {name}" in (ROOT / "README.md").read_text("utf-8")


def test_each_dependency_is_justified() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    table = (ROOT / "docs" / "architecture.md").read_text("utf-8").split("## Dependencies")[1].replace("mdit_", "mdit-")
    for requirement in named:
        name = re.split(r"[<>=\[; ]", requirement)[0]
        assert re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", table), f"{name} is not in docs/architecture.md"


def test_each_dependency_is_pinned_with_hashes() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lock = (ROOT / "requirements.lock").read_text("utf-8").lower()
    for requirement in [*project["dependencies"], *project["optional-dependencies"]["dev"]]:
        name = re.split(r"[<>=\[; ]", requirement)[0].lower().replace(".", "-")
        assert re.search(rf"^{re.escape(name)}==\S+( ;.*)? \\\n    --hash=sha256:", lock, re.M), (
            f"run scripts/lock: {name}"
        )
    assert "http" not in lock


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.S)
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", prose):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_readme_shows_what_the_refusal_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    command = "letterkit render drafts/refused/2020-02-hrc-typed.yaml"
    shown = (ROOT / "README.md").read_text("utf-8").split(f"$ {command}\n")[1].split("\n$ echo")[0]
    monkeypatch.setenv("COLUMNS", "120")
    run = subprocess.run(
        [sys.executable, "-m", *command.split()], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert run.returncode == 1
    assert (run.stdout + run.stderr).strip() == shown.strip()


def test_the_readme_names_only_codes_that_exist() -> None:
    for code in re.findall(r"letterkit explain ([a-z-]+)", (ROOT / "README.md").read_text("utf-8")):
        assert code in check.catalogue()
