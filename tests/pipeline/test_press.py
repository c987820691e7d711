"""Formats that are made for each recipient, of a letter that has none; and the processes of a format."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit import pipeline
from letterkit.pipeline import press

ROOT = Path(__file__).parents[2]


def test_a_letter_to_nobody_says_that_no_fax_was_made() -> None:
    prepared = pipeline.prepare(ROOT / "drafts" / "2020-12-press-release.yaml")
    made = pipeline.make(prepared, ("txt", "eml"))
    assert [artifact.format for artifact in made.artifacts] == ["txt"]
    assert [finding.code for finding in made.findings] == ["recipient-unreached"]


@pytest.mark.parametrize(("processors", "processes"), [(1, 1), (2, 2), (64, 2)])
def test_a_format_may_take_a_second_processor(processors: int, processes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "processors", lambda: processors)
    prepared = pipeline.prepare(ROOT / "drafts" / "2020-12-press-release.yaml")
    with press.Press(("txt",)) as made:
        made.start(prepared.project, prepared.documents, prepared.copies)
        ((_, limits),) = made._working.values()
        assert limits.processes == processes
