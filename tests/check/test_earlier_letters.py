"""What a letter says of an earlier one is held against the letter that it means."""

from pathlib import Path

import pytest

from letterkit.model.finding import Finding, Severity

from .examples import found

LETTERS = """--- letters.csv
id,date,groups,individuals,countries,source
winter,2023-12-16,67,10,,https://example.org/winter
spring,2023-04-02,12,,20+,https://example.org/spring
"""
EARLIER = """--- drafts/2023-06-sea.yaml
id: 2023-06-sea
date: 2023-06-08
signatories: {file: sea.csv}
--- drafts/2023-06-sea.en.md
We write on behalf of {{ counts.groups }} groups.
--- sea.csv
name,kind
Lantern Network,group
Open Rivers Trust,group
"""


def told(body: str, folder: Path, draft: str = "", files: str = LETTERS) -> list[Finding]:
    named = f"--- draft.yaml\n{draft}\n" if draft else ""
    english = f"--- body.en.md\nWe write on behalf of {{{{ counts.groups }}}} groups. {body}\n"
    korean = "--- body.ko.md\n{{ counts.groups }}개 단체\n"
    return found(named + files + english + korean, folder, "count-other-letter")


@pytest.mark.parametrize(
    "body",
    [
        "Last December, 67 organizations and ten individuals wrote to you.",
        "12 groups wrote to you in April 2023.",
        "Last year, 67 organizations wrote to you.",
        "In April 2023, groups from over 20 countries wrote to you.",
    ],
)
def test_what_is_true_of_a_letter_of_that_date_is_not_told(body: str, tmp_path: Path) -> None:
    assert told(body, tmp_path) == []


@pytest.mark.parametrize(
    ("body", "said", "severity", "draft"),
    [
        ("Last December, 66 organizations wrote to you.", "67 groups in winter", Severity.WARNING, ""),
        ("Last December, 66 organizations wrote to you.", "67 groups in winter", Severity.ERROR, "refers_to: [winter]"),
        ("67 groups wrote to you in April 2023.", "12 groups in spring", Severity.WARNING, ""),
        (
            "Years ago, 50 organizations wrote to you.",
            "67 groups in winter",
            Severity.WARNING,
            "refers_to: [winter]",
        ),
        ("Years ago, 50 organizations wrote to you.", "unproven", Severity.NOTE, ""),
        ("In April 2023, 12 individuals wrote to you.", "number of individuals is not known", Severity.NOTE, ""),
    ],
)
def test_what_is_false_names_the_letter_and_its_row(
    body: str, said: str, severity: Severity, draft: str, tmp_path: Path
) -> None:
    [finding] = told(body, tmp_path, draft)
    assert said in finding.message
    assert finding.severity is severity
    if severity is not Severity.NOTE:
        assert "letters.csv:" in finding.message


def test_a_letter_of_the_project_is_known_by_its_date(tmp_path: Path) -> None:
    assert told("In June 2023, 2 groups wrote to you.", tmp_path, files=EARLIER) == []
    [finding] = told("In June 2023, 3 groups wrote to you.", tmp_path, files=EARLIER)
    assert "2 groups in 2023-06-sea" in finding.message
    assert "2023-06-sea.yaml" in finding.message


def test_a_broken_draft_nearby_is_none_of_this_letter(tmp_path: Path) -> None:
    broken = EARLIER.replace("signatories: {file: sea.csv}", "signatories: {file: nowhere.csv}\nnonsense: 1")
    assert [f.severity for f in told("In June 2023, 3 groups wrote to you.", tmp_path, files=broken)] == [Severity.NOTE]
