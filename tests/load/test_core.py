"""pydantic_core's compiled part is imported by itself, and is the one that pydantic uses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def _said(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, cwd=ROOT).stdout


def test_a_draft_is_read_without_the_types_of_schemas() -> None:
    program = """import sys; from letterkit import load; load.project("drafts/2020-12-unga.yaml")
print(*sorted(name for name in sys.modules if name.startswith("pydantic")))"""
    assert _said(program).split() == ["pydantic_core._pydantic_core"]


def test_it_is_the_one_that_the_package_imports_before_or_after() -> None:
    for imports in (
        "from letterkit.load import core; import pydantic",
        "import pydantic; from letterkit.load import core",
    ):
        program = f"""{imports}
assert core.ValidationError is pydantic.ValidationError
try:
    pydantic.TypeAdapter(int).validate_python("x")
except core.ValidationError as error:
    print(error.error_count())"""
        assert _said(program).strip() == "1"
