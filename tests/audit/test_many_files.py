"""Many files at once: how many processes read them changes nothing, and one that breaks a limit breaks no other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from letterkit import audit, readers
from letterkit.audit.together import done, joined, planned
from letterkit.audit.together import together as compared
from letterkit.cli import main
from letterkit.commands import _auditing
from letterkit.errors import InputError
from letterkit.model.finding import Finding, Place, Severity

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


def versions(folder: Path, number: int) -> list[str]:
    """So many states of one letter, each with a sentence and a signatory of its own, and a press release about one."""
    prose = "We ask the council to open the archive of the harbour, which has {n} boxes on the flood of that year. " * 2
    paths = []
    for at in range(number):
        text = f"{prose.format(n=at % 7 + 2)}\n\nOn 3 May 20{at % 10 + 10} clerk {at} answered that nothing is lost.\n"
        (folder / f"v{at}.txt").write_text(LETTER.format(n=at % 3 + 2).replace("\n\nSig", f"\n\n{text}\nSig"))
        paths.append(str(folder / f"v{at}.txt"))
    (folder / "press.txt").write_text(
        "Open the harbour\n\n3 May 2010\n\nThe 9 organisations of Lantern Network 2 wrote.\n"
    )
    return [*paths, str(folder / "press.txt")]


def test_many_files_are_compared_by_several_processes_as_by_one(tmp_path: Path) -> None:
    paths = versions(tmp_path, 40)
    alone, together = audited("--jobs", "1", *paths), audited("--jobs", "3", *paths)
    assert alone.stdout == together.stdout
    here = audit.audit(reading for path in paths for reading in readers.read_all(Path(path)))
    told = json.loads(alone.stdout)
    assert len(told["findings"]) == len(here.findings) > 40
    assert [(one["first"], one["second"]) for one in told["related"]] == [(o.first, o.second) for o in here.related]


def test_shares_need_not_know_of_each_other(tmp_path: Path) -> None:
    paths = versions(tmp_path, 30)
    texts = [audit.alone(reading) for path in paths for reading in readers.read_all(Path(path))]
    plan = planned(texts)
    shares = plan.shares()
    assert len({step for step, _ in shares}) >= 4
    assert len(shares) > 6
    assert joined(done(texts, plan, share) for share in reversed(shares)) == compared(texts)


def test_a_file_of_hundreds_of_versions_is_compared_with_the_nearest(tmp_path: Path) -> None:
    texts = [audit.alone(readers.read_all(Path(path))[0]) for path in versions(tmp_path, 120)[:-1]]
    related = audit.report(texts).related
    assert len(related) <= 30 * len(texts) < len(texts) * (len(texts) - 1) / 2
    assert {one.first for one in related} | {one.second for one in related} == {one.reading.path for one in texts}


def one_piece(number: int) -> int:
    """A piece of work; the third ends as one that breaks a limit."""
    if number == 2:
        raise InputError([Finding("too-much-time", Severity.ERROR, "long", Place(""))])
    return number


def test_a_share_that_breaks_a_limit_breaks_no_other() -> None:
    given = list(_auditing._all(one_piece, (), [(number,) for number in range(6)], 2, files=1))
    assert [type(one) for one in given] == [int, int, InputError, int, int, int]
