"""Many files at once: how many processes read them changes nothing, and one that breaks a limit breaks no other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from letterkit.cli import main

LETTER = (
    "We, the {n} undersigned organisations, ask for maps.\n\nSignatories:\n\nOpen Rivers Trust\nLantern Network {n}\n"
)


def audited(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["audit", "--format", "json", *arguments], standalone_mode=False)


@pytest.fixture
def letters(tmp_path: Path) -> list[str]:
    for number in range(7):
        (tmp_path / f"{number}.txt").write_text(LETTER.format(n=number + 2))
    (tmp_path / "4.txt").write_bytes(b"%PDF-1.7\nthis is none")
    return [str(tmp_path / f"{number}.txt") for number in range(7)]


def test_the_number_of_processes_changes_nothing(letters: list[str]) -> None:
    alone, together = audited("--jobs", "1", *letters), audited("--jobs", "3", *letters)
    assert alone.stdout == together.stdout
    told = json.loads(alone.stdout)
    assert [one["path"] for one in told["documents"]] == [path for path in letters if not path.endswith("4.txt")]
    assert {finding["path"] for finding in told["findings"] if finding["code"].startswith("file")} == {letters[4]}


def test_a_file_that_breaks_a_limit_is_told_and_the_others_are_audited(
    letters: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LETTERKIT_MOST_SECONDS", "2")
    long = "\n\n".join(f"We, {number} organisations, sign this." for number in range(10, 40_000))
    Path(letters[2]).write_text(long)
    told = json.loads(audited("--jobs", "2", *letters).stdout)
    assert [one["path"] for one in told["documents"]] == [letters[at] for at in (0, 1, 3, 5, 6)]
    assert [f["path"] for f in told["findings"] if f["code"] == "too-much-time"] == [letters[2]]
