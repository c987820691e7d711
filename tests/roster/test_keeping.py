"""The other commands that keep a list: set, sort, countries, duplicates, diff, remind."""

from __future__ import annotations

import email
import email.policy
import json
from pathlib import Path

import pytest

from letterkit import commands

from .conftest import SMALL, Run, write


def listed() -> list[str]:
    return Path("signatories.csv").read_text("utf-8").splitlines()


def test_set_changes_one_cell_and_nothing_else(small: Path, run: Run) -> None:
    assert run("roster", "set", "birch trust", "country=United Kingdom").exit_code == 0
    assert "\n".join(listed()) + "\n" == SMALL.replace("U.K.", "United Kingdom")


def test_set_for_one_letter_alone_makes_its_column(small: Path, run: Run) -> None:
    assert run("roster", "set", "Kim Chul-soo", "status@two=withdrawn").exit_code == 0
    assert listed()[0].endswith(",x-own,status@two")
    assert listed()[3].endswith(",withdrawn")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("Alder Socety", "status=withdrawn"), "did you mean one of these? line 2 Alder Society Norway"),
        (("Alder Society", "statsu=withdrawn"), "did you mean status?"),
        (("Alder Society", "status"), "'status' is no COLUMN=VALUE"),
        (("Alder Society", "status=withdrwn"), "did you mean withdrawn?"),
        (("Alder Society", "status@tow=withdrawn"), "did you mean two?"),
        (("Alder Society", "email@two=a@example.org"), "email cannot differ by language or letter"),
        (("Alder Society", "name="), "is empty"),
        (("Alder Society", "status=signed", "status=withdrawn"), "column status is given more than once"),
        (("Alder Society", "status=signed", "--line", "3"), "nobody"),
    ],
)
def test_set_explains_mistakes(small: Path, run: Run, arguments: tuple[str, ...], said: str) -> None:
    result = run("roster", "set", *arguments)
    assert result.exit_code in (2, 3)
    assert said in " ".join(result.output.split())
    assert "→" not in result.output
    assert (small / "signatories.csv").read_text("utf-8") == SMALL


def test_set_asks_which_of_several_rows(small: Path, run: Run) -> None:
    write(small / "signatories.csv", "name,kind,country\nOpen Trust,group,Peru\nOpen Trust,group,Fiji\n")
    result = run("roster", "set", "Open Trust", "status=withdrawn")
    assert result.exit_code == 2
    assert "2 rows are called 'Open Trust'" in result.output
    assert run("roster", "set", "Open Trust", "country=Tonga", "--line", "3").exit_code == 0
    assert listed()[2] == "Open Trust,group,Tonga"


def test_sort_by_language_articles_and_the_column_sort(small: Path, run: Run) -> None:
    rows = [
        "The Open Trust,group,",
        "Åland Friends,group,",
        "Zebra Club,group,",
        "Ana Ruiz,individual,Ruiz",
        "Bo,individual,",
    ]
    write(small / "signatories.csv", "\n".join(["name,kind,sort", *rows, ""]))
    assert run("roster", "sort", "--skip-articles").exit_code == 0
    assert [line.split(",")[0] for line in listed()[1:]] == [
        "Åland Friends", "The Open Trust", "Zebra Club", "Bo", "Ana Ruiz",
    ]  # fmt: skip
    assert sorted(listed()[1:]) == sorted(rows)
    assert run("roster", "sort").exit_code == 0
    assert listed()[2].startswith("The Open Trust")
    assert "nothing changes" in run("roster", "sort").output


def test_sort_knows_only_languages_that_there_are(small: Path, run: Run) -> None:
    result = run("roster", "sort", "--language", "xx")
    assert (result.exit_code, "'xx' is none of" in result.output) == (2, True)


def test_countries_as_they_were_read(small: Path, run: Run) -> None:
    result = run("roster", "countries")
    assert result.exit_code == 0
    assert "U.K.    GB     United Kingdom" in result.output
    assert "4 rows, 4 strings, 3 countries, 0 to settle" in result.output
    assert (
        'country "Noorway" is unknown; did you mean Norway?'
        in run("roster", "set", "Alder Society", "country=Noorway").output
    )
    result = run("roster", "countries")
    assert result.exit_code == 1
    assert "Noorway  unknown  did you mean Norway?  line 2" in result.output


def test_duplicates_in_groups(small: Path, run: Run) -> None:
    more = "ALDER SOCIETY,group,Norway,,,,,\nKim Chulsoo,individual,,,,,,\n"
    write(small / "signatories.csv", SMALL + more)
    result = run("roster", "duplicates")
    assert result.exit_code == 1
    assert result.output.index("one name\n  line 2  Alder Society") < result.output.index("alike by order\n  line 4")
    write(small / "signatories.csv", SMALL)
    assert run("roster", "duplicates").exit_code == 0


def test_two_bodies_of_one_name_in_two_countries_are_two(small: Path, run: Run) -> None:
    write(small / "signatories.csv", "name,kind,country\nOpen Trust,group,Peru\nOpen Trust,group,Fiji\n")
    assert run("roster", "duplicates").exit_code == 0


def test_diff_cell_by_cell(small: Path, run: Run) -> None:
    new = SMALL.replace("Kim Chul-soo,individual,,Judge", "Chul-soo Kim,individual,,Senator")
    new = new.replace("Elm House,group,Kenya,,one,withdrawn,,\n", "Fir Club,group,Peru,,one,,,\n")
    write(small / "new.csv", new)
    text = run("roster", "diff", "signatories.csv", "new.csv").output
    assert "- line 5  Elm House  group  Kenya  withdrawn" in text
    assert "+ line 5  Fir Club" in text
    assert "title  Judge         →  Senator" in text
    found = json.loads(run("roster", "diff", "signatories.csv", "new.csv", "--format", "json").stdout)
    assert found["changed"] == [
        {"line": 4, "name": "Chul-soo Kim",
         "cells": {"name": ["Kim Chul-soo", "Chul-soo Kim"], "title": ["Judge", "Senator"]}}
    ]  # fmt: skip
    assert (found["columns"], found["moved"]) == ({"removed": [], "added": []}, False)


def test_diff_of_a_list_with_itself(small: Path, run: Run) -> None:
    assert run("roster", "diff", "signatories.csv", "signatories.csv").output == "0 added, 0 removed, 0 changed\n"


def test_diff_tells_order_and_columns(small: Path, run: Run) -> None:
    header, first, *rest = SMALL.splitlines()
    write(small / "new.csv", "\n".join([f"{header},email", *(f"{line}," for line in [*rest, first])]))
    output = run("roster", "diff", "signatories.csv", "new.csv").output
    assert "+ columns new: email" in output
    assert "the rows stand in another order" in output
    assert "0 changed" in output


def test_reminders_show_the_entry_of_the_letter(project: Path, run: Run) -> None:
    run("roster", "set", "Advocacy Forum", "status=pending", "email=office@example.org; bad@", "contact=Ana Ruiz; 12")
    run("roster", "set", "Chris Sidoti", "status@2020-12-unga=pending")
    result = run("roster", "remind", "drafts/2020-02-hrc.yaml", "--from", "Jo Coordinator <jo@example.org>")
    assert result.exit_code == 0, result.output
    (file,) = (project / "outbox/reminders/2020-02-hrc").iterdir()
    message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    assert message["To"] == "Advocacy Forum <office@example.org>"
    assert message["X-Unsent"] == "1"
    text = message.get_content().replace("\r\n", "\n")
    assert text.startswith("Dear Ana Ruiz,\n")
    assert "\n    Advocacy Forum, Nepal\n" in text
    result = run("roster", "remind", "drafts/2020-12-unga.yaml")
    assert "no address" in result.output
    (file,) = (project / "outbox/reminders/2020-12-unga").iterdir()
    plain = file.read_text("utf-8")
    assert plain.startswith("To: (no address in the list)\nSubject: ")
    assert "    Chris Sidoti\n      International Expert Member\n" in plain


def test_reminders_of_those_who_signed_meanwhile_are_taken_away(project: Path, run: Run) -> None:
    folder = project / "outbox/reminders/2020-02-hrc"
    run("roster", "set", "Advocacy Forum", "status=pending")
    run("roster", "remind", "drafts/2020-02-hrc.yaml")
    write(folder / "mine.txt", "kept")
    run("roster", "set", "Advocacy Forum", "status=signed")
    assert "nobody pending" in run("roster", "remind", "drafts/2020-02-hrc.yaml").output
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("name", ["{{ entry }}", "a\nBcc: x@example.org", "=HYPERLINK(1)"])
def test_a_hostile_name_stays_a_name(project: Path, run: Run, name: str) -> None:
    run("roster", "set", "Advocacy Forum", "status=pending", "email=office@example.org", f"contact={name}")
    result = run("roster", "remind", "drafts/2020-02-hrc.yaml", "--from", "jo@example.org")
    assert result.exit_code == 0, result.output
    (file,) = (project / "outbox/reminders/2020-02-hrc").iterdir()
    message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    assert message["Bcc"] is None
    assert f"Dear {name.splitlines()[0]}" in message.get_content()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Dear {{ name }}", "does not begin with a line Subject"),
        ("Subject: x\n\n{{ email }}", "{{ email }} is no field"),
    ],
)
def test_a_template_that_cannot_be_used(project: Path, run: Run, text: str, said: str) -> None:
    write(project / "t.txt", text)
    result = run("roster", "remind", "drafts/2020-02-hrc.yaml", "--template", "t.txt")
    assert result.exit_code == 3
    assert said in result.output


def test_an_unknown_command_is_answered_with_the_nearest(small: Path, run: Run) -> None:
    result = run("roster", "imprt")
    assert (result.exit_code, "Did you mean 'import'?" in result.output) == (2, True)


@pytest.mark.parametrize("name", commands.names("letterkit.commands.roster"))
def test_each_command_has_an_example(run: Run, name: str) -> None:
    result = run("roster", name, "--help")
    assert f"  letterkit roster {name}" in result.output.split("Example", 1)[1]


def test_there_are_commands() -> None:
    assert {"import", "set", "sort", "diff"} <= set(commands.names("letterkit.commands.roster"))


OTHER = """\
name,kind,country,title,letters,status,aliases,email,x-theirs
Birch Trust,group,UK,,two,,,b@example.org,
Alder Society,group,Sweden,,three,,Alder,a@example.org,new
Elm House,group,Kenya,,one,,,,
ELM-HOUSE,group,,,four,,,,
Fir Club,group,Peru,,two,,,,kept
"""


def test_merge_joins_fills_and_tells_where_lists_disagree(small: Path, run: Run) -> None:
    write(small / "other.csv", OTHER)
    result = run("roster", "merge", "other.csv", "--accept", "alias")
    assert result.exit_code == 1
    assert "line 2 Alder Society: country stays Norway, and is not Sweden" in result.output
    assert "line 5 Elm House: status stays withdrawn, and is not signed" in result.output
    assert "1 added, 3 joined, 1 wait, 2 cells disagree" in result.output
    assert listed() == [
        "name,kind,country,title,letters,status,aliases,x-own,email,x-theirs,note",
        'Alder Society,group,Norway,,one two three,,Alder,"kept, as is",a@example.org,new,',
        "Christian Birch Worldwide,group,U.K.,,one two,signed,Birch Trust,,b@example.org,,",
        "Kim Chul-soo,individual,,Judge,one two,,,,,,",
        "Elm House,group,Kenya,,one,withdrawn,,,,,",
        'ELM-HOUSE,group,,,four,pending,,,,,"to decide: may be Elm House (line 5), by same"',
        "Fir Club,group,Peru,,two,,,,,kept,",
    ]


def test_merge_of_a_list_with_itself_changes_nothing(project: Path, run: Run) -> None:
    write(project / "other.csv", (project / "signatories.csv").read_text("utf-8"))
    result = run("roster", "merge", "other.csv")
    assert (result.exit_code, "nothing changes" in result.output) == (0, True), result.output


def test_merge_wants_to_know_which_letter(small: Path, run: Run) -> None:
    write(small / "other.csv", "name,kind\nFir Club,group\n")
    result = run("roster", "merge", "other.csv")
    assert (result.exit_code, "has no column letters" in result.output) == (3, True)
    assert run("roster", "merge", "other.csv", "--letter", "one").exit_code == 0
    assert listed()[-1] == "Fir Club,group,,,one,,,"
    write(small / "signatories.csv", "name,kind\nFir Club,group\n")
    write(small / "other.csv", SMALL)
    assert "all its rows sign every letter" in run("roster", "merge", "other.csv").output
