"""What letterkit makes, it reads back: the project's own letters in every format, audited against themselves."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
TOTALS = {"2020-02-hrc": (70, 7, 22), "2020-12-unga": (47, 7, None), "2022-03-hrc": (28, 4, 6)}


def letterkit(*args: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "letterkit", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT)


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """All files of all letters, audited in one run."""
    out = tmp_path_factory.mktemp("out")
    made = letterkit("render", *(f"drafts/{name}.yaml" for name in TOTALS), "-o", out)
    assert made.returncode == 0, made.stdout + made.stderr
    files = sorted(path for path in out.rglob("*") if path.suffix in (".pdf", ".docx", ".html", ".txt"))
    audited = letterkit("audit", *files, "--format", "json")
    assert audited.returncode == 0, audited.stdout[-2000:]
    found: dict[str, Any] = json.loads(audited.stdout)
    return found


@pytest.fixture(scope="module")
def documents(said: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """What was read in each file; by its name."""
    return {Path(document["path"]).name: document for document in said["documents"]}


@pytest.mark.parametrize("form", ["pdf", "docx", "html", "txt"])
@pytest.mark.parametrize("name", TOTALS)
def test_a_letter_is_read_back(documents: dict[str, dict[str, Any]], name: str, form: str) -> None:
    document = documents[f"{name}.{form}"]
    assert tuple(document["totals"].values()) == TOTALS[name]
    told = {claim["verdict"] for claim in document["claims"] if claim["kind"] in ("groups", "individuals")}
    assert told - {"unverifiable"} == {"true"}


def test_the_formats_of_one_letter_do_not_differ(said: dict[str, Any]) -> None:
    assert not [one for one in said["findings"] if one["code"] in ("texts-differ", "documents-disagree")]
