"""Formats that are made for each recipient, of a letter that has none."""

from __future__ import annotations

from pathlib import Path

from letterkit import pipeline

ROOT = Path(__file__).parents[2]


def test_a_letter_to_nobody_says_that_no_fax_was_made() -> None:
    prepared = pipeline.prepare(ROOT / "drafts" / "2020-12-press-release.yaml")
    made = pipeline.make(prepared, ("txt", "eml"))
    assert [artifact.format for artifact in made.artifacts] == ["txt"]
    assert [finding.code for finding in made.findings] == ["recipient-unreached"]
