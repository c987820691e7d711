"""A press release beside its letter."""

from pathlib import Path

import pytest

from letterkit.model.finding import Finding, Severity

from .examples import findings, subject_of

ROOT = Path(__file__).parents[2]
DOCUMENTED = (ROOT / "docs" / "agreement.md").read_text("utf-8")
LETTER = """--- draft.yaml
about: open
languages: [en]
{draft}
--- drafts/open.yaml
id: open
date: 2024-02-28
to:
  - name: Kari Nordmann
    title: Minister of the Environment
    salutation: Minister Kari Nordmann
--- drafts/open.en.md
We write on behalf of {{{{ counts.groups }}}} groups representing 90 organizations about the flood of January 14.

The river belongs to all who live by it, and to no company. A dam would not bring back the homes that were lost.
--- signatories.csv
name,kind,represents
Harbour Rights Circle,group,88
Lantern Network,group,
Open Rivers Trust,group,
Aino Lehtonen,individual,
--- body.en.md
{body}
--- body.ko.md (absent)
"""


def released(body: str, folder: Path, draft: str = "date: 2024-02-28") -> list[Finding]:
    found = findings(LETTER.format(body=body, draft=draft), folder)
    return [f for f in found if f.severity is not Severity.NOTE and f.code not in ("sample-notice", "no-claim")]


def shown(finding: Finding) -> str:
    """A finding as the commands print it."""
    return f"{finding.place}: {finding.severity}[{finding.code}]: {finding.message}\n    {finding.hint}\n"


@pytest.mark.parametrize(
    "body",
    [
        "The Lantern Network, joined by 2 other groups, wrote to Minister Kari Nordmann.",
        "The Lantern Network and the Open Rivers Trust, joined by 1 other group, wrote to the minister.",
        "“The river belongs to all who live by it…”, the letter of {{ about.counts.groups }} groups says.",
        "“Nobody asked about the dam,” said the coordinator of the letter of {{ about.counts.groups }} groups.",
        "The letter of February 28 says: “The river belongs to all … A dam would not bring back the homes …”",
        "In an open letter today, {{ about.counts.groups }} groups spoke of the flood of January 14.",
        "Among {{ about.counts.groups }} groups who wrote the letter was one that said “no dam”.",
    ],
)
def test_a_release_that_agrees_raises_no_alarm(body: str, tmp_path: Path) -> None:
    assert released(body, tmp_path) == []


@pytest.mark.parametrize(
    ("body", "code", "said"),
    [
        ("The Lantern Network, joined by 3 other groups, wrote.", "count-groups", "so 2 beside the one that is named"),
        (
            "The Lantern Network and the Open Rivers Trust, joined by 2 other groups, wrote.",
            "count-groups",
            "so 1 beside the 2 that are named",
        ),
        ("It is of {{ about.counts.groups }} groups and 2 individuals who wrote.", "count-individuals", "1 individual"),
        ("Their letter, dated February 27, 2024, asks for a dam.", "release-date-differs", "2024-02-28"),
        (
            "The letter says: “The river belongs to all who live near it, and to no company.”",
            "quotation-not-in-letter",
            "live by it",
        ),
        ("The open letter stated, “We have nothing more to say about any of this.”", "quotation-not-in-letter", "open"),
        ("They wrote to Prime Minister Kari Nordmann.", "addressee-office-differs", "Minister of the Environment"),
        ("They wrote to Minister Kari Nordman.", "addressee-spelled-differently", "Kari Nordmann"),
    ],
)
def test_what_differs_from_the_letter_is_found(body: str, code: str, said: str, tmp_path: Path) -> None:
    [finding] = [f for f in released(body, tmp_path) if f.code == code]
    assert said in finding.message
    assert finding.place.path.endswith("letter.en.md")


def test_a_number_names_the_place_where_the_letter_states_it(tmp_path: Path) -> None:
    [finding] = released("We are {{ about.counts.groups }} groups representing 80 organizations.", tmp_path)
    assert finding.code == "count-represented"
    assert "open.en.md:1:" in finding.message


def test_today_is_wrong_in_a_release_of_another_day(tmp_path: Path) -> None:
    draft = "date: 2024-03-01\npress: {city: Oslo, headline: Groups ask for a dam}"
    body = "In an open letter today, {{ about.counts.groups }} groups asked for a dam."
    assert [f.code for f in released(body, tmp_path, draft)] == ["release-date-differs"]


def test_the_release_with_45_is_refused_with_46_and_47_and_both_places(monkeypatch: pytest.MonkeyPatch) -> None:
    from letterkit import check

    monkeypatch.chdir(ROOT)
    found = check.run(subject_of(Path("drafts/refused/2020-12-press-release-45.yaml")))
    [error] = [f for f in found if f.stops]
    assert error.place.path == "drafts/refused/2020-12-press-release-45.en.md"
    assert "holds 47 groups, so 46 beside the one that is named" in error.message
    assert "drafts/2020-12-unga.en.md:2:31" in error.message
    assert shown(error) in DOCUMENTED


def test_the_korean_body_with_one_number_changed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from letterkit import check

    changed, right = (ROOT / "drafts" / name for name in ("refused/2020-12-unga-korean.ko.md", "2020-12-unga.ko.md"))
    assert changed.read_text("utf-8").replace("46세", "47세") == right.read_text("utf-8")
    monkeypatch.chdir(ROOT)
    [error] = [f for f in check.run(subject_of(Path("drafts/refused/2020-12-unga-korean.yaml"))) if f.stops]
    assert (error.code, error.place.path, error.place.line) == (
        "numbers-differ",
        "drafts/refused/2020-12-unga-korean.ko.md",
        12,
    )
    assert "drafts/2020-12-unga.en.md:12:" in error.message
    assert shown(error) in DOCUMENTED
