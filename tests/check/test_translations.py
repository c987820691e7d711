"""The languages of a letter beside each other: whatever number is changed in one of them is found, with both places."""

import re
import shutil
from pathlib import Path

import pytest

from letterkit.model.finding import Finding

from .examples import subject_of

ROOT = Path(__file__).parents[2]
KOREAN = ROOT / "drafts" / "2020-12-unga.ko.md"
_TAGS = re.compile(r"\{#.*?#\}|^\d+\. |\[\^\d\]:?", re.DOTALL | re.MULTILINE)
_NUMBER = re.compile(r"\{\{[^}]*\}\}|\d+")


def numbers() -> list[tuple[int, int]]:
    """Every number that the Korean body states, those in links and those bound to the list among them."""
    text = KOREAN.read_text("utf-8")
    blanked = _TAGS.sub(lambda match: " " * len(match.group()), text)
    return [match.span() for match in _NUMBER.finditer(blanked)]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    (folder / "drafts").mkdir()
    for name in (
        "drafts/2020-12-unga.yaml",
        "drafts/2020-12-unga.en.md",
        "drafts/2020-12-unga.ko.md",
        "signatories.csv",
    ):
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / "templates", folder / "templates")
    return folder


def between(folder: Path) -> list[Finding]:
    """What the comparison finds that stops the letter."""
    from letterkit import check

    found = check.run(subject_of(folder / "drafts" / "2020-12-unga.yaml"))
    return [f for f in found if f.stops and f.code.endswith(("-differ", "-differs"))]


def test_the_letter_has_numbers_to_change() -> None:
    assert len(numbers()) > 35


@pytest.mark.parametrize("number", range(len(numbers())))
def test_any_number_changed_in_the_korean_body_is_an_error_with_both_places(number: int, project: Path) -> None:
    text = KOREAN.read_text("utf-8")
    start, end = numbers()[number]
    digits = {"{{ counts.countries }}": "16", "{{ counts.represented }}": "316", "{{ counts.groups }}": "47"}
    written = digits.get(text[start:end], "7" if text[start] == "{" else text[start:end])
    changed = written[:-1] + str((int(written[-1]) + 1) % 10 or 2)
    body = project / "drafts" / "2020-12-unga.ko.md"
    body.write_text(text[:start] + changed + text[end:], "utf-8")
    found = between(project)
    line = text.count("\n", 0, start) + 1
    assert any(f.place.path.endswith("unga.ko.md") and f.place.line == line for f in found), (
        text[start - 20 : end + 10],
        changed,
    )
    assert all(re.search(r"unga\.en\.md:\d+", f.message) for f in found)
