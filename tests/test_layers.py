"""The layers of docs/architecture.md: each module imports only what lies below it, and no stage imports another."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "letterkit"
BELOW = ("model", "errors")
KNOWLEDGE = (
    *("countries", "languages", "claims", "counting", "encodings", "similar", "lists", "agreement", "spelling"),
    *("charts", "facsimile", "filenames", "fonts", "isolation", "mailboxes", "postal", "proofreading", "public_list"),
    "telephone",
)
STAGES = ("load", "compose", "check", "render", "verify", "deliver", "readers", "audit")
GATHERING = ("pipeline", "manifest", "sending", "freezing", "report", "roster")
RANK = {
    name: rank
    for rank, names in enumerate((BELOW, KNOWLEDGE, STAGES, GATHERING, ("commands",), ("cli",)))
    for name in names
}
MODULES = sorted(SOURCE.rglob("*.py"))


def part_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported_parts(path: Path) -> set[str]:
    parts: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            parts |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("letterkit.")}
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "letterkit":
            below = node.module.split(".")[1:2]
            parts |= set(below) if below else {alias.name for alias in node.names}
    return parts


def test_there_is_something_to_look_at() -> None:
    assert len(MODULES) > 40


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(SOURCE).as_posix())
def test_imports_go_downwards(path: Path) -> None:
    part = part_of(path)
    if part in ("__init__", "__main__"):
        return
    assert part in RANK, f"{part} is in no layer: name it here and in docs/architecture.md"
    for other in imported_parts(path) - {part, "__version__"}:
        assert RANK[other] <= RANK[part], f"{part} imports {other}, which lies above it"
        if part in STAGES:
            assert other not in STAGES, f"the stage {part} imports the stage {other}"
