"""What is left in the text, where its links lead, and its dates."""

from pathlib import Path

import pytest

from letterkit.model.finding import Finding, Severity

from .examples import findings


def of(code: str, body: str, folder: Path, draft: str = "") -> list[Finding]:
    example = f"--- draft.yaml\nlanguages: [en]\n{draft}\n--- body.en.md\n{body}\n"
    return [f for f in findings(example, folder) if f.code == code]


@pytest.mark.parametrize(
    "body",
    [
        "TK", "Numbers TKTK here.", "In XX villages.", "Dear [Name],", "On [date] we met.", "[insert quote]",
        "[이름] 귀하", "Dear XX,",
        "Lorem ipsum dolor.", "TODO: write this", "TODO check the name", "See [this](#).",
        "See [this](https://example.org/x).",
        "Write to a@example.com.", "FIXME", "[your organization] signs",
    ],
)  # fmt: skip
def test_placeholders_are_errors(body: str, tmp_path: Path) -> None:
    found = of("placeholder-left", body, tmp_path)
    assert [f.severity for f in found] == [Severity.ERROR]
    assert found[0].place.line == 1


@pytest.mark.parametrize("body", ["The venue is TBD.", "Signed ____ here.", "○○○ 귀하", "At ??? we met."])
def test_likely_placeholders_are_warnings(body: str, tmp_path: Path) -> None:
    assert [f.severity for f in of("placeholder-left", body, tmp_path)] == [Severity.WARNING]


@pytest.mark.parametrize(
    "body",
    [
        "Under Article XX of the treaty.", "In the XX century.", "A [sic] remark.", "[name withheld] told us.",
        "김○○ 씨가 말하였습니다.", "Is that so???", "For example.organic food.", "HHK_Catacombs signs.",
        "Pope John XX.", "Use `TODO` as code.",
        "See [name](https://undocs.org/A/75/388).", "[The government] said so.", "TODO EL PUEBLO",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_placeholder(body: str, tmp_path: Path) -> None:
    assert of("placeholder-left", body, tmp_path) == []


def test_example_addresses_of_a_sample_are_allowed_among_contacts_and_noted_in_the_text(tmp_path: Path) -> None:
    draft = "sample: true\nfrom: {name: Coalition, contact: desk@example.org}"
    assert of("placeholder-left", "Text.", tmp_path / "a", draft) == []
    (finding,) = of("placeholder-left", "Write to desk@example.org.", tmp_path / "b", draft)
    assert finding.severity is Severity.NOTE


def test_example_addresses_among_contacts_are_errors_in_earnest(tmp_path: Path) -> None:
    (finding,) = of("placeholder-left", "Text.", tmp_path, "from: {name: Coalition, contact: desk@example.org}")
    assert finding.severity is Severity.ERROR
    assert Path(finding.place.path).name == "letter.yaml"


@pytest.mark.parametrize(
    ("link", "severity"),
    [
        ("https://undocs.org/A/75/388", None),
        ("https://www.hrw.org:443/news", None),
        ("https://en.wikipedia.org/wiki/Seoul_(film)", None),
        ("https://한국.kr/가", None),
        ("mailto:desk@lantern.net", None),
        ("http://undocs.org/A/75/388", Severity.NOTE),
        ("https://undocs", Severity.WARNING),
        ("https://undocs..org/x", Severity.WARNING),
        ("https://undocs.org@elsewhere.net/x", Severity.WARNING),
        ("https://undocs.org:port/x", Severity.WARNING),
    ],
)
def test_links(link: str, severity: Severity | None, tmp_path: Path) -> None:
    found = of("link-doubtful", f"See [the report]({link}).", tmp_path)
    assert [f.severity for f in found] == ([severity] if severity else [])


def test_a_link_that_shows_another_address(tmp_path: Path) -> None:
    (finding,) = of("link-doubtful", "See [www.hrw.org/a](https://hrw.example.net/a).", tmp_path / "a")
    assert "the text shows www.hrw.org" in finding.message
    assert of("link-doubtful", "See [www.hrw.org/a](https://hrw.org/a).", tmp_path / "b") == []


@pytest.mark.parametrize("body", ["A ** b", 'Bold **"all"**of it', "x <br> y", "A {% raw %}{{ x }}{% endraw %} b"])
def test_markup_that_is_left(body: str, tmp_path: Path) -> None:
    assert [f.severity for f in of("markup-left", body, tmp_path)] == [Severity.WARNING]


@pytest.mark.parametrize("body", ["**All** of `**` it", "\\* and 2 < 3 > 1", "{{ '**' }}", "5 * 3 * 2"])
def test_markup_that_is_meant(body: str, tmp_path: Path) -> None:
    assert of("markup-left", body, tmp_path) == []


def test_a_footnote_without_a_mark_is_a_warning(tmp_path: Path) -> None:
    (finding,) = of("footnote-missing", "Text.\n\n[^1]: Never called.", tmp_path)
    assert (finding.severity, finding.place.line) == (Severity.WARNING, 3)


@pytest.mark.parametrize(
    ("body", "right"),
    [
        ("On Friday, March 15, 2024 we met.", True),
        ("On Monday, March 15, 2024 we met.", False),
        ("On friday 15 March 2024 we met.", True),
        ("On Sunday 15 March 2024 we met.", False),
        ("We met on Monday. On March 15, 2024 we wrote.", True),
        ("From March 15, 2024 to Monday.", True),
    ],
)
def test_days_of_the_week(body: str, right: bool, tmp_path: Path) -> None:
    assert bool(of("weekday-wrong", body, tmp_path)) is not right


def test_days_of_the_week_in_korean(tmp_path: Path) -> None:
    example = "--- body.ko.md\n저희 {{{{ counts.groups }}}}개 단체는 2024년 3월 15일 {day}에 만났습니다.\n"
    right, wrong = (findings(example.format(day=day), tmp_path / day) for day in ("금요일", "목요일"))
    assert "weekday-wrong" not in {f.code for f in right}
    assert "weekday-wrong" in {f.code for f in wrong}


@pytest.mark.parametrize(
    ("english", "korean", "differ"),
    [
        ("on January 14, 2024", "2024년 1월 14일", False),
        ("on January 14, 2024", "2024년 1월 15일", True),
        ("on 14 January 2024", "지난 일요일", False),
        ("on January 14, 2024 and on January 14, 2024", "2024년 1월 14일", False),
        ("last week", "2024년 1월 14일", False),
    ],
)
def test_dates_of_two_languages(english: str, korean: str, differ: bool, tmp_path: Path) -> None:
    example = f"--- body.en.md\nThe flood {english}.\n--- body.ko.md\n홍수는 {korean}.\n"
    alarms = {f.code for f in findings(example, tmp_path) if f.severity is not Severity.NOTE}
    assert ("dates-differ" in alarms) is differ
