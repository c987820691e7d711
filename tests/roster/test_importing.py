"""What becomes of sign-ons in a small list, decided by options and on a terminal."""

from __future__ import annotations

import csv
import json
import os
import pty
import re
import select
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letterkit.roster import book as books
from letterkit.roster.document import parse

from .conftest import SMALL, Run, write

HEAD = "Organization,Country,E-mail,Your name,Title\n"


def taken(run: Run, rows: str, *options: str, head: str = HEAD, letter: str = "two") -> str:
    write(Path("in.csv"), head + rows)
    result = run("roster", "import", "in.csv", "--letter", letter, "--yes", *options)
    assert result.exit_code == 0, result.output
    return str(result.output)


def rows() -> dict[str, dict[str, str]]:
    with Path("signatories.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"]: {k: v for k, v in row.items() if v} for row in csv.DictReader(file)}


def log() -> list[dict[str, object]]:
    return [json.loads(line) for line in Path("roster-history/log.jsonl").read_text("utf-8").splitlines()]


def test_a_new_body_is_signed_for_by_the_person_in_its_row(small: Path, run: Run) -> None:
    taken(run, "Cedar Union,Peru,c@example.org,Ana Ruiz,Director\n", "--accept", "new")
    assert rows()["Cedar Union"] == {
        "name": "Cedar Union", "kind": "group", "country": "Peru", "letters": "two", "email": "c@example.org",
        "contact": "Ana Ruiz, Director",
    }  # fmt: skip


def test_a_person_alone_is_an_individual(small: Path, run: Run) -> None:
    taken(run, ",Peru,c@example.org,Ana Ruiz,Director\n", "--accept", "new")
    assert rows()["Ana Ruiz"]["kind"] == "individual"
    assert rows()["Ana Ruiz"]["title"] == "Director"


def test_a_misspelled_column_is_named_each_time_until_it_is_settled(small: Path, run: Run) -> None:
    head = HEAD.replace("Country", "Contry")
    for _ in range(2):
        output = taken(run, "Cedar Union,Peru,,,\n", head=head)
        assert "– did you mean country?" in output
        assert 'in.csv:1: column "Contry" is left out; did you mean country?' in output
    saved = Path("roster-mapping.toml").read_text("utf-8")
    assert "Contry" not in saved
    Path("roster-mapping.toml").write_text(saved + '"Contry" = "country"\n', "utf-8")
    assert "did you mean" not in taken(run, "Elder Union,Peru,,,\n", "--accept", "new", head=head)
    assert rows()["Elder Union"]["country"] == "Peru"


def test_what_is_not_decided_waits_and_says_why(small: Path, run: Run) -> None:
    output = taken(run, "Birch Trust,U.K.,,,\nCedar Union,Peru,,,\n")
    assert "What waits is in the list as pending" in output
    assert rows()["Birch Trust"]["status"] == "pending"
    assert rows()["Birch Trust"]["note"] == "to decide: may be Christian Birch Worldwide (line 3), by alias"
    assert rows()["Cedar Union"]["note"] == "to decide: new"


def test_a_body_under_its_alias_signs_this_letter_too(small: Path, run: Run) -> None:
    taken(run, "Birch Trust,UK,b@example.org,,\n", "--accept", "alias")
    row = rows()["Christian Birch Worldwide"]
    assert (row["letters"], row["aliases"], row["country"], row["email"]) == (
        "one two", "Birch Trust", "U.K.", "b@example.org",
    )  # fmt: skip
    assert "Birch Trust" not in rows()


def test_another_spelling_becomes_an_alias(small: Path, run: Run) -> None:
    taken(run, "ALDER  SOCIETY inc.,,,,\n", "--accept", "same")
    assert rows()["Alder Society"]["aliases"] == "ALDER SOCIETY inc."


def test_a_person_in_another_order(small: Path, run: Run) -> None:
    taken(run, ",,,Chul-soo Kim,\n", "--accept", "order")
    assert rows()["Kim Chul-soo"]["aliases"] == "Chul-soo Kim"


def test_what_changed_since_an_earlier_letter_is_true_of_this_one_only(small: Path, run: Run) -> None:
    taken(run, ",,,Kim Chul-soo,Senator\n", "--accept", "changed")
    row = rows()["Kim Chul-soo"]
    assert (row["title"], row["title@two"]) == ("Judge", "Senator")


def test_a_body_that_withdrew_is_not_taken_back_unasked(small: Path, run: Run) -> None:
    taken(run, "Elm House,Kenya,,,\n", "--accept", "new,again", letter="one")
    assert rows()["Elm House"]["status"] == "pending"  # of the two rows of the name the one below
    taken(run, "Elm House,Kenya,,,\n", "--accept", "changed", letter="one")
    assert rows()["Elm House"]["status"] == "signed"
    text = Path("signatories.csv").read_text("utf-8")
    assert text.count("Elm House") == 1
    assert [entry["action"] for entry in log()] == ["added", "changed", "removed"]


def test_a_body_twice_in_one_sheet_has_one_row_with_what_it_said_last(small: Path, run: Run) -> None:
    twice = "Cedar Union,Peru,a@example.org,,\nCedar Union,Peru,b@example.org,,\n"
    taken(run, twice, "--accept", "new,changed")
    assert rows()["Cedar Union"]["email"] == "b@example.org"
    assert Path("signatories.csv").read_text("utf-8").count("Cedar Union") == 1


def test_a_body_twice_in_one_sheet_waits_once(small: Path, run: Run) -> None:
    taken(run, "Cedar Union,Peru,a@example.org,,\nCedar Union,Peru,b@example.org,,\n")
    assert Path("signatories.csv").read_text("utf-8").count("Cedar Union") == 1
    taken(run, "Cedar Union,Peru,a@example.org,,\nCedar Union,Peru,b@example.org,,\n", "--accept", "new,changed")
    assert rows()["Cedar Union"].get("status") == "signed"
    assert "note" not in rows()["Cedar Union"]


def test_a_country_that_is_none_is_told(small: Path, run: Run) -> None:
    output = taken(run, "Cedar Union,Congo,,,\n", "--accept", "new")
    assert 'in.csv:2: Cedar Union: country "Congo" is ambiguous: CD or CG' in output


def test_a_number_in_words_goes_into_the_note(small: Path, run: Run) -> None:
    taken(run, "Cedar Union,about fifty\n", "--accept", "new", head="Organization,Members\n")
    assert rows()["Cedar Union"]["note"] == "represents: about fifty"


def test_a_row_that_names_nobody_is_told_and_the_others_are_taken(small: Path, run: Run) -> None:
    write(Path("in.csv"), HEAD + ",Peru,,,\nCedar Union,Peru,,,\n")
    result = run("roster", "import", "in.csv", "--letter", "two", "--yes", "--accept", "new")
    assert result.exit_code == 1
    assert "in.csv:2: error[sheet-row]: names nobody" in result.output
    assert "Cedar Union" in rows()


def test_a_cell_like_a_formula_is_kept_as_it_is(small: Path, run: Run) -> None:
    taken(run, '"=HYPERLINK(""http://x"")",Peru,,,\n', "--accept", "new")
    assert '=HYPERLINK("http://x")' in rows()


def test_a_dry_run_writes_nothing(small: Path, run: Run) -> None:
    output = taken(run, "Cedar Union,Peru,,,\n", "--accept", "new", "--dry-run")
    assert "nothing was written" in output
    assert sorted(path.name for path in small.iterdir()) == ["in.csv", "signatories.csv"]
    assert (small / "signatories.csv").read_text("utf-8") == SMALL


def test_columns_are_asked_for_once(small: Path, run: Run) -> None:
    taken(run, "Cedar Union,Peru,,,\n", "--accept", "new")
    write(Path("in.csv"), HEAD + "Dogwood,Peru,,,\n")
    assert run("roster", "import", "in.csv", "--letter", "two").exit_code == 0
    write(Path("in.csv"), "Organization,Shoe size\nDogwood,44\n")
    result = run("roster", "import", "in.csv", "--letter", "two")
    assert result.exit_code == 2
    assert "the columns are not confirmed" in result.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "say by --letter which letter they sign; signatories.csv has one, two"),
        (("--letter", "tow"), "did you mean two?"),
        (("--letter", "two", "--accept", "nwe"), "'nwe' is none of new, again"),
        (("--letter", "two", "--list", "none.csv"), "there is no list none.csv"),
        (("--letter", "two", "--mapping", "none.toml"), "there is no file none.toml"),
    ],
)
def test_mistakes_are_explained(small: Path, run: Run, arguments: tuple[str, ...], said: str) -> None:
    write(Path("in.csv"), HEAD + "Cedar Union,Peru,,,\n")
    result = run("roster", "import", "in.csv", "--yes", *arguments)
    assert result.exit_code in (2, 3)
    assert said in " ".join(result.output.split())
    assert (small / "signatories.csv").read_text("utf-8") == SMALL


def test_a_list_that_cannot_hold_a_name_stays_as_it_was(small: Path, run: Run) -> None:
    data = "name;kind;letters\nSociété des Érables;group;two\n".encode("cp1252")
    Path("signatories.csv").write_bytes(data)
    write(Path("in.csv"), HEAD + "북한인권시민연합,,,,\n")
    result = run("roster", "import", "in.csv", "--letter", "two", "--yes", "--accept", "new")
    assert result.exit_code == 3
    assert 'is in cp1252, which has no "북' in result.output
    assert Path("signatories.csv").read_bytes() == data


LAYOUTS = st.tuples(
    st.sampled_from([",", ";", "\t"]), st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp949"]), st.booleans(), st.booleans(),
)  # fmt: skip


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LAYOUTS, st.sampled_from([0, 1, 2]))
def test_all_other_bytes_stay(small: Path, layout: tuple[str, str, str, bool, bool], changed: int) -> None:
    sign, end, encoding, quoted, last = layout
    names = ["북한인권시민연합", "Birch", "Cedar"]
    cells = [["name", "x", "kind", "email"], *[[name, " own ", "group", ""] for name in names]]
    lines = [sign.join(f'"{cell}"' if quoted else cell for cell in row) for row in cells]
    data = (end.join(lines) + end * last).encode(encoding)
    book = books.Book(write(small / "l.csv", "").resolve(), data)
    book.path.write_bytes(data)
    book.change(book.rows[changed], {"email": "a@example.org"})
    book.save("test")
    lines[changed + 1] = sign.join(
        [lines[changed + 1].rpartition(sign)[0], '"a@example.org"' if quoted else "a@example.org"]
    )
    assert book.path.read_bytes() == (end.join(lines) + end * last).encode(encoding)
    assert parse(book.path.read_bytes()) is not None


def test_a_list_that_somebody_else_changed_is_left_alone(small: Path) -> None:
    from letterkit.errors import InputError

    book = books.open_list(Path("signatories.csv"))
    book.change(book.rows[0], {"country": "Sweden"})
    write(small / "signatories.csv", SMALL + "Fir Club,group,Peru,,,,,\n")
    with pytest.raises(InputError, match="changed meanwhile"):
        book.save("test")
    assert not (small / "roster-history").exists()


def test_permissions_of_the_list_are_kept_and_its_copy_has_them(small: Path, run: Run) -> None:
    Path("signatories.csv").chmod(0o600)
    assert run("roster", "set", "Alder Society", "country=Sweden").exit_code == 0
    made = [small / "signatories.csv", *(small / "roster-history").iterdir()]
    assert [path.stat().st_mode & 0o777 for path in made] == [0o600] * 3


def terminal(*arguments: str, answers: str) -> str:
    """What letterkit prints on a terminal of 80 columns where somebody types the answers."""
    parent, child = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "letterkit", *arguments],
        stdin=child, stdout=child, stderr=child, env={**os.environ, "COLUMNS": "80", "TERM": "dumb"},
    )  # fmt: skip
    os.close(child)
    os.write(parent, answers.encode())
    said = b""
    while select.select([parent], [], [], 30)[0]:
        try:
            part = os.read(parent, 4096)
        except OSError:
            break
        if not part:
            break
        said += part
    os.close(parent)
    process.wait()
    return said.decode()


def test_a_person_decides_on_a_terminal(small: Path) -> None:
    sheet = "Birch Trust,U.K.,,,\nCedar Union,Peru,,,\nDogwood,Peru,,,\nAlder Socety,Fiji,,,\n,,,Kim Chul-soo,Senator\n"
    write(Path("in.csv"), HEAD + sheet)
    # The country is not taken; yes; an alias taken; all new ones; the close one is a body of its own; the last waits.
    said = terminal(
        "roster", "import", "in.csv", "--letter", "two", answers="2=–\n9=country\nyes\na\nA\no\n\n"
    )  # fmt: skip
    assert "Columns are 1 to 5" in said
    assert "Alder Society (line 2, 9" in said
    found = rows()
    assert found["Christian Birch Worldwide"]["letters"] == "one two"
    assert [found[name].get("status", "") for name in ("Cedar Union", "Dogwood", "Alder Socety")] == ["", "", ""]
    assert "country" not in found["Cedar Union"]
    assert found["Kim Chul-soo"]["status"] == "pending"
    # What was typed ahead is echoed at the beginning, so that a prompt has no line of its own.
    assert [line for line in re.split(r"\r\n|(?<=\[yes\]: )|(?<=alike:)", said) if len(line) > 80] == []


def test_a_person_may_stop(small: Path) -> None:
    write(Path("in.csv"), HEAD + "Cedar Union,Peru,,,\n")
    terminal("roster", "import", "in.csv", "--letter", "two", answers="no\n")
    assert Path("signatories.csv").read_text("utf-8") == SMALL
    assert not Path("roster-mapping.toml").exists()


CELLS = st.one_of(
    st.sampled_from(["Alder Society", "ALDER SOCIETY", "Birch Trust", "Elm House", "Kim Chul-soo", "Cedar", "Congo"]),
    st.sampled_from(["", " ", "=1+1", "{{ 7*7 }}", "a\nb", "pending", "one", "김", "x;y", '"', "\u202e", "\ue000"]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
)
HEADS = ("Organization", "Your name", "Country", "Title", "E-mail", "Members", "Aliases", "Note", "Signing as")
SORTS = ("new", "again", "changed", "same", "alias", "acronym", "order", "close")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(HEADS), min_size=1, unique=True).filter(lambda h: {"Organization", "Your name"} & set(h)),
    st.lists(st.lists(CELLS, min_size=len(HEADS), max_size=len(HEADS)), min_size=1, max_size=6),
    st.sets(st.sampled_from(SORTS)),
)
def test_nothing_is_ever_lost(small: Path, head: list[str], table: list[list[str]], accepted: set[str]) -> None:
    from letterkit.roster import mapping, matching, signons
    from letterkit.roster.taking import Decision, Taking

    found = mapping.Headed(1, tuple(head), tuple((at, tuple(row[: len(head)])) for at, row in enumerate(table, 2)))
    book = books.Book(small / "signatories.csv", SMALL.encode())
    taken, problems = signons.sign_ons(found, mapping.guess(head, {}), "in.csv")
    cases = matching.cases(book, taken, "two")
    decided = [Decision.TAKE if case.sort in accepted else Decision.WAIT for case in cases]
    Taking(book, "two", "in.csv").take(list(zip(cases, decided, strict=True)))

    after = books.Book(small / "signatories.csv", book.checked())  # which raises where it is no list any more
    told = {finding.place.line for finding in problems}
    empty = {line for line, row in found.rows if not any(cell for cell, column in zip(row, head, strict=True))}
    assert told | empty | {signon.line for signon in taken} == {line for line, _ in found.rows}
    known = {name for row in after.rows for name in (row.signatory.name, *row.signatory.aliases)}
    for name in [row.signatory.name for row in book.rows] + [" ".join(one.name.split()) for one in taken]:
        parts = {part.strip() for part in name.split(";")}
        assert {_level(name)} <= set(map(_level, known)) or parts - {""} <= known
    counting = {
        row.signatory.name for row in after.rows if row.signatory.status == "signed" and row.signatory.signs("two")
    }
    if not accepted:
        assert counting == {"Alder Society", "Kim Chul-soo"}


def _level(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def test_a_sheet_that_does_not_tell_groups_from_persons(small: Path, run: Run) -> None:
    write(Path("in.csv"), "Name,Country\nCedar Union,Peru\n")
    result = run("roster", "import", "in.csv", "--letter", "two", "--yes")
    assert result.exit_code == 3
    assert "in.csv:1: error[sheet-columns]: no column tells whether" in result.output
    assert run("roster", "import", "in.csv", "--letter", "two", "--yes", "--kind", "group").exit_code == 0
    assert rows()["Cedar Union"]["kind"] == "group"


def test_another_spelling_of_the_country_is_no_change(small: Path, run: Run) -> None:
    assert "1  again  taken" in taken(run, "Christian Birch Worldwide,United Kingdom,,,\n", "--accept", "again")
    assert rows()["Christian Birch Worldwide"]["country"] == "U.K."
    assert rows()["Christian Birch Worldwide"]["letters"] == "one two"


def test_what_was_settled_by_hand_waits_no_longer(small: Path, run: Run) -> None:
    taken(run, "Alder Society,Sweden,,,\n")
    assert len(Path("signatories.csv").read_text("utf-8").splitlines()) == 6
    assert run("roster", "set", "Alder Society", "country=Sweden", "--line", "2").exit_code == 0
    taken(run, "Alder Society,Sweden,,,\n")
    assert len(Path("signatories.csv").read_text("utf-8").splitlines()) == 5
    assert log()[-1]["action"] == "removed"


@pytest.mark.parametrize("header", ["name,kind\n", "\ufeffname;kind;email\r\n", "name,kind"])
def test_the_first_sign_ons_of_a_list_that_has_a_header_only(small: Path, run: Run, header: str) -> None:
    write(small / "signatories.csv", header)
    write(Path("in.csv"), "단체명,Country\nCedar Union,Peru\n")
    result = run("roster", "import", "in.csv", "--yes", "--accept", "new")
    assert result.exit_code == 0, result.output
    text = (small / "signatories.csv").read_bytes().decode()
    separator = ";" if ";" in header else ","
    end = "\r\n" if "\r" in header else "\n"
    first, second = text.removesuffix(end).split(end)
    assert first == header.rstrip() + separator + "country"
    assert second.split(separator) == ["Cedar Union", "group", *[""] * header.count("email"), "Peru"]


def test_a_new_letter_needs_a_draft(small: Path, run: Run) -> None:
    write(Path("in.csv"), HEAD + "Cedar Union,Peru,,,\n")
    assert run("roster", "import", "in.csv", "--letter", "2031-spring", "--yes").exit_code == 2
    (small / "drafts").mkdir()
    write(small / "drafts" / "2031-spring.yaml", "id: 2031-spring\n")
    assert run("roster", "import", "in.csv", "--letter", "2031-spring", "--yes", "--accept", "new").exit_code == 0
    assert rows()["Cedar Union"]["letters"] == "2031-spring"
