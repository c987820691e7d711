"""Whole projects on disk that a letter can be made of, and letterkit as a process on them."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from letterkit import pipeline
from letterkit.errors import InputError
from letterkit.model.finding import Finding

TEMPLATE = Path(__file__).parents[2] / "templates" / "joint-letter"
LIST = "name,kind,country\nHHK_Catacombs,group,Canada\n"
DRAFT = """\
id: a
date: 2020-02-17
sample: true
subject: On an open letter
from: {name: Example Coalition}
to: [{name: Moon Jae-in, address: Seoul, salutation: President Moon}]
"""
BODY = "We are {{ counts.groups }} group.\n"


def write_project(
    folder: Path, *, body: str | bytes = BODY, roster: str | bytes = LIST, draft: str = DRAFT, css: str | None = None
) -> Path:
    """A project that is without fault unless an argument says otherwise; gives the path of its draft."""
    template = folder / "templates" / "joint-letter"
    shutil.copytree(TEMPLATE, template, dirs_exist_ok=True)
    if css is not None:
        (template / "style.css").write_text(css, encoding="utf-8")
    (folder / "drafts").mkdir(exist_ok=True)
    for path, content in (("drafts/a.en.md", body), ("signatories.csv", roster), ("drafts/a.yaml", draft)):
        (folder / path).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder / "drafts" / "a.yaml"


def findings(path: Path, formats: tuple[str, ...] = ("pdf", "docx", "html", "txt")) -> list[Finding]:
    """Everything that is said on the way to finished files."""
    try:
        prepared = pipeline.prepare(path)
        made = pipeline.make(prepared, formats) if not prepared.refused else None
    except InputError as error:
        return error.findings
    return [*prepared.findings, *(made.findings if made else ())]


def codes(path: Path, formats: tuple[str, ...] = ("pdf", "docx", "html", "txt")) -> set[str]:
    """The codes of what stops the letter."""
    return {finding.code for finding in findings(path, formats) if finding.stops}


@dataclass(frozen=True, slots=True)
class Run:
    """A finished process of letterkit: its exit code, what it said on standard error, and the seconds of processor time
    that it and its children took (no other work on the machine is in them)."""

    code: int
    said: str
    seconds: float


def render(path: Path, *formats: str, environment: Mapping[str, str] | None = None) -> Run:
    """`letterkit render` as a user calls it, in the folder of the project, into its folder out."""
    options = [word for name in formats for word in ("-f", name)]
    command = [sys.executable, "-m", "letterkit", "render", "drafts/a.yaml", *options]
    begin = _processor()
    done = subprocess.run(
        command,
        cwd=path.parents[1],
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )
    return Run(done.returncode, done.stderr, _processor() - begin)


def _processor() -> float:
    """Seconds of processor time of all children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def written(path: Path) -> Iterator[Path]:
    """What is in the project's folder out."""
    return (path.parents[1] / "out").rglob("*")
