"""The real texts: every claim found, lists counted, verdicts right, and no error on a letter that is right."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".." / "shared" / "letters"
BENCHMARK = runpy.run_path(str(ROOT / "benchmarks" / "audit.py"))
CASES = list(BENCHMARK["_texts"](FOLDER)) if FOLDER.is_dir() else []
LEAST = {"S000", "S001", "S002", "S003", "S004"}
"""Texts that must be without a flaw."""


def test_the_targets_are_reached() -> None:
    total = BENCHMARK["Score"]("all")
    for text, truth in CASES:
        total.add(BENCHMARK["_score"](text, truth))
    assert total.found >= 0.95 * total.stated
    assert total.none <= 0.03 * total.read
    assert total.lists_exact >= 0.9 * total.lists
    assert total.alarms == 0


@pytest.mark.parametrize(("text", "truth"), [case for case in CASES if str(case[1].get("id")) in LEAST])
def test_the_first_five_are_without_a_flaw(text: Path, truth: dict[str, object]) -> None:
    score = BENCHMARK["_score"](text, truth)
    assert (score.found, score.none, score.exact, score.right) == (score.stated, 0, score.numbers, score.judged), (
        score.notes
    )
