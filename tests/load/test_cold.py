"""Loading is part of the fast commands, and pays for nothing that only others need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from .projects import write_project

HEAVY = (
    "weasyprint", "docx", "lxml", "rich", "pypdfium2", "phonenumbers", "num2words", "babel", "charset_normalizer",
    "rapidfuzz", "jinja2", "markdown_it", "difflib", "pydantic",
)  # fmt: skip


def test_a_good_draft_loads_no_heavy_library(tmp_path: Path) -> None:
    path = write_project(tmp_path)
    script = f"import sys; from letterkit import load; load.project({str(path)!r}); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "pydantic_core" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_what_composes_and_checks_knows_no_pydantic() -> None:
    script = "import sys; import letterkit.compose, letterkit.check.every; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert {name.partition(".")[0] for name in done.stdout.split()}.isdisjoint({"pydantic", "weasyprint", "docx"})
