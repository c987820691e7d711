"""Rows that are one, of the wrong kind, not signed, out of order or private."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.check.rules.kind_doubtful import _GROUP, _PERSON
from letterkit.languages.collation import out_of_order
from letterkit.model.finding import Finding, Severity

from .examples import findings

OWN_LIST = Path(__file__).parents[2] / "signatories.csv"


def of(code: str, rows: str, folder: Path, more: str = "") -> list[Finding]:
    example = f"--- draft.yaml\nlanguages: [en]\n--- signatories.csv\n{rows}\n{more}"
    return [f for f in findings(example, folder) if f.code == code]


def repeated(rows: str, folder: Path) -> list[tuple[str, Severity]]:
    example = f"--- draft.yaml\nlanguages: [en]\n--- signatories.csv\n{rows}\n"
    return [(f.code, f.severity) for f in findings(example, folder) if f.code.startswith("signatory-")]


TWICE = ("signatory-twice", Severity.ERROR)
NEARLY = ("signatory-nearly-twice", Severity.WARNING)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("name,kind\nRiver Watch,group\nRIVER  WATCH,group", [TWICE]),
        ("name,kind,aliases\nRiver Watch International,group,RWI\nRWI,group,", [TWICE]),
        ("name,kind,country\nRiver Watch,group,Norway\nRiver Watch,group,Kenya", [NEARLY]),
        ("name,kind,title\nMina Kim,individual,Lawyer\nMina Kim,individual,Singer", [NEARLY]),
        ("name,kind,title\nMina Kim,individual,Lawyer\nMina Kim,individual,Lawyer", [TWICE]),
        ("name,kind\nYanghee Lee,individual\nLee Yang-Hee,individual", [NEARLY]),
        ("name,kind\nMaria,individual\nMaria,individual", []),
        ("name,kind\nRiver Watch,group\nLantern Network,group", []),
    ],
)
def test_rows_that_are_one_and_rows_that_may_be(
    rows: str, expected: list[tuple[str, Severity]], tmp_path: Path
) -> None:
    assert repeated(rows, tmp_path) == expected


def test_the_second_row_is_the_place_and_names_the_first(tmp_path: Path) -> None:
    (finding,) = of("signatory-twice", "name,kind\nRiver Watch,group\nriver watch,group", tmp_path)
    assert finding.place.line == 3
    assert "in line 2" in finding.message


@pytest.mark.parametrize(
    ("name", "kind", "doubted"),
    [
        ("Lantern Network", "individual", True),
        ("북한인권시민연합", "individual", True),
        ("Dr. Aino Lehtonen", "group", True),
        ("Lord Alton of Liverpool", "group", True),
        ("Yanghee Lee Ph.D.", "group", True),
        ("김미나 교수", "group", True),
        ("Dr. Denis Mukwege Foundation", "group", False),
        ("Lordstown River Watch", "group", False),
        ("Mina Kim, Director of the Lantern Network", "individual", False),
        ("Sir Geoffrey Waters", "individual", False),
        ("김미나", "individual", False),
        ("Doctors at Work", "group", False),
    ],
)
def test_kinds_are_doubted_by_words(name: str, kind: str, doubted: bool, tmp_path: Path) -> None:
    rows = f'name,kind\n"{name}",{kind}\nOpen Rivers Trust,group'
    assert bool(of("kind-doubtful", rows, tmp_path)) is doubted


def test_no_real_row_is_doubted() -> None:
    with OWN_LIST.open(encoding="utf-8-sig", newline="") as file:
        rows = [(row["name"], row["kind"]) for row in csv.DictReader(file)]
    assert len(rows) > 50
    for name, kind in rows:
        word = _GROUP.search(name.partition(",")[0])
        assert not (word if kind == "individual" else not word and _PERSON.search(name)), name


STATUSES = "name,kind,status\nLantern Network,group,signed\nRiver Watch Circle,group,{status}"


@pytest.mark.parametrize("status", ["pending", "withdrawn", "declined"])
def test_one_who_has_not_signed_is_a_warning_in_a_sentence(status: str, tmp_path: Path) -> None:
    body = "--- body.en.md\nThe River Watch Circle measured the water.\n"
    (finding,) = of("not-signed-printed", STATUSES.format(status=status), tmp_path, body)
    assert finding.severity is Severity.WARNING
    assert status in finding.message
    assert (finding.place.line, finding.place.column) == (1, 5)


def test_one_who_has_not_signed_is_an_error_in_a_table(tmp_path: Path) -> None:
    body = "--- body.en.md\n| Group | Place |\n|---|---|\n| River Watch Circle | Oslo |\n"
    (finding,) = of("not-signed-printed", STATUSES.format(status="withdrawn"), tmp_path, body)
    assert finding.severity is Severity.ERROR


def test_a_longer_name_that_contains_it_is_another_one(tmp_path: Path) -> None:
    body = "--- body.en.md\nThe River Watch Circles measured the water.\n"
    assert of("not-signed-printed", STATUSES.format(status="withdrawn"), tmp_path, body) == []


@given(st.lists(st.integers(0, 9), max_size=12))
def test_what_is_left_is_in_order_and_no_more_is_moved_than_must_be(keys: list[int]) -> None:
    moved = set(out_of_order(keys))
    kept = [key for i, key in enumerate(keys) if i not in moved]
    assert kept == sorted(kept)
    longest = [0] * len(keys)
    for i, key in enumerate(keys):
        longest[i] = 1 + max((longest[j] for j in range(i) if keys[j] <= key), default=0)
    assert len(kept) == max(longest, default=0)


def test_a_list_on_another_principle_is_left_alone(tmp_path: Path) -> None:
    rows = "name,kind\n" + "\n".join(f"{n} Society,group" for n in ("Elm", "Birch", "Fir", "Alder", "Cedar"))
    example = f"--- draft.yaml\nsignatories: {{order: as-listed}}\n--- signatories.csv\n{rows}\n"
    assert not [f for f in findings(example, tmp_path) if f.code == "list-order"]


PRIVATE = "name,kind,contact,email,note,signed_on\nLantern Network,group,{contact},{email},{note},2024-02-01"


@pytest.mark.parametrize(
    ("cells", "body", "expected"),
    [
        ({"email": "mina@lantern.net"}, "Write to MINA@LANTERN.NET now.", Severity.ERROR),
        ({"contact": "+82 10 4508 8815"}, "Call +82 10 4508 8815 now.", Severity.ERROR),
        ({"contact": "+82 10 4508 8815"}, "Call +82-10-4508-8815 now.", Severity.ERROR),
        ({"note": "asks not to be named first"}, "It asks not to be named first.", Severity.ERROR),
        ({"contact": "Mina Kim"}, "We thank Mina Kim for all.", Severity.WARNING),
        ({"note": "yes"}, "We say yes to this.", None),
        ({"note": "international"}, "An international question.", None),
        ({"contact": "Kari Nordmann"}, "Text.", None),
        ({"email": "mina@lantern.net"}, "It was sent on 2024-02-01.", None),
    ],
)
def test_private_cells_in_the_letter(
    cells: dict[str, str], body: str, expected: Severity | None, tmp_path: Path
) -> None:
    rows = PRIVATE.format(**({"contact": "", "email": "", "note": ""} | cells))
    found = of("private-column-printed", rows, tmp_path, f"--- body.en.md\n{body}\n")
    assert [f.severity for f in found] == ([expected] if expected else [])
    assert all(cell not in f.message for f in found for cell in cells.values())


def test_what_the_draft_publishes_as_its_contact_is_public(tmp_path: Path) -> None:
    rows = "name,kind,email\nLantern Network,group,mina@lantern.net\n"
    sender = "from: {name: Coalition, contact: 'Mail to mina@lantern.net or call'}"
    example = f"--- draft.yaml\n{sender}\n--- signatories.csv\n{rows}"
    assert "private-column-printed" not in {f.code for f in findings(example, tmp_path)}


def test_a_letter_without_list_and_claim_is_not_asked_about_the_list(tmp_path: Path) -> None:
    release = """\
--- draft.yaml
template: press-release
languages: [en]
to: null
press: {city: Oslo, headline: News from the river}
--- body.en.md
The water rises.
--- signatories.csv
name,kind,country
River Watch,group,Korea
RIVER WATCH,group,U.S.A
Open Rivers Trust,group,U.S.A.
"""
    assert findings(release, tmp_path) == []


@pytest.mark.parametrize(
    ("whose", "severities"),
    [
        ("groups", [Severity.ERROR, Severity.WARNING]),
        ("individuals", [Severity.WARNING, Severity.ERROR]),
        ("both", [Severity.ERROR, Severity.ERROR]),
    ],
)
def test_a_country_that_is_not_counted_stops_nothing(whose: str, severities: list[Severity], tmp_path: Path) -> None:
    example = (
        f"--- draft.yaml\nlanguages: [en]\ncounting: {{countries_of: {whose}}}\n"
        "--- signatories.csv\nname,kind,country\nRiver Watch,group,Kennya\nMina Kim,individual,Kennya\n"
    )
    assert [f.severity for f in findings(example, tmp_path) if f.code == "country-unknown"] == severities


@pytest.mark.parametrize("name", ["River Watch", "강지킴이모임"])
def test_who_has_withdrawn_is_looked_for_by_all_names(name: str, tmp_path: Path) -> None:
    rows = "name,kind,name:ko,status\nRiver Watch,group,강지킴이모임,withdrawn\nOpen Rivers Trust,group,,signed"
    (finding,) = of("not-signed-printed", rows, tmp_path, f"--- body.en.md\nWe, among them {name}, write to you.\n")
    assert finding.message == '"River Watch" is printed, but its status is withdrawn'
