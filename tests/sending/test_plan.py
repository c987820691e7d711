"""What the plan of a sending shows: to whom, by which way, which files, the counts; and to which number."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from letterkit.model.finding import Place
from letterkit.model.sending import Channel, Enclosure, Entry, Shipment, State
from letterkit.sending.choosing import Chosen
from letterkit.sending.standing import Wishes, plan
from tests.sending.conftest import Rendered
from tests.sending.mailserver import mailserver

NUMBERS = ("+82221005759", "+82221005749", "+82221005739")
FAX = Shipment("anna", Channel.FAX, "gateway", NUMBERS[0], "Anna", (Enclosure("a", "0" * 64, 3),), others=NUMBERS[1:])
SIGNATORIES = """\
name,kind,country
Alpha,group,Norway
Beta,group,Chile
Gamma,group,
Doe,individual,Kenya
"""


def entry(target: str, state: State, sha256: str = "0" * 64) -> Entry:
    return Entry("anna", Channel.FAX, "", "gateway", target, "Anna", ("a",), sha256, 3, state, "", "", 1, "")


def dialled(*entries: Entry, resume: bool = False) -> list[tuple[str, tuple[str, ...]]]:
    """The numbers that the plan is at, each with those after it."""
    made = plan(Chosen((FAX,), ()), entries, Wishes(resume=resume), Place(""))
    return [(one.target, one.others) for one in made.now]


def test_the_next_number_is_for_when_the_one_before_was_refused() -> None:
    assert dialled() == [(NUMBERS[0], NUMBERS[1:])]
    assert dialled(entry(NUMBERS[0], State.REFUSED)) == [(NUMBERS[1], NUMBERS[2:])]
    assert dialled(entry(NUMBERS[1], State.REFUSED)) == [(NUMBERS[2], ())]
    assert dialled(entry(NUMBERS[2], State.REFUSED)) == []


@pytest.mark.parametrize("state", [State.SENT, State.UNKNOWN, State.SENDING])
@pytest.mark.parametrize("number", NUMBERS)
def test_no_other_number_is_dialled_where_one_may_have_been_reached(state: State, number: str) -> None:
    assert dialled(entry(number, state)) == []


def test_a_resumed_sending_stays_at_its_number() -> None:
    assert dialled(entry(NUMBERS[0], State.REFUSED), resume=True) == []
    assert dialled(entry(NUMBERS[1], State.PLANNED), resume=True) == [(NUMBERS[1], NUMBERS[2:])]


def test_another_letter_begins_at_the_first_number() -> None:
    assert dialled(entry(NUMBERS[1], State.REFUSED, "1" * 64)) == [(NUMBERS[0], NUMBERS[1:])]


def test_the_second_number_is_dialled_on_a_second_wish(tmp_path: Path, rendered: Rendered) -> None:
    project = rendered("+82 2 2100 5759/49", forms=("fax",))
    with mailserver() as box:
        project.post(box.port)
        project.edit("letterkit.toml", '["email"]', '["gateway"]')
        gateway = '[gateway]\naddress = "nobody{number}@fax.int"\n'
        project.write("letterkit.toml", (project.root / "letterkit.toml").read_text() + gateway)
        assert "+82221005759 else +82221005749" in project.run("send").output
        assert "To their next number:  letterkit send" in project.run("send", "--yes", code=4).output
        project.run("send", "--resume", code=4)
        assert set(box.asked) == {"nobody82221005759@fax.int"}
        project.edit("letterkit.toml", "nobody{", "fax{")
        output = project.run("send", "--yes").output
    assert "+82221005759 else" not in output
    assert [one.recipients for one in box.taken] == [["fax82221005749@fax.int"]]


def test_the_plan_shows_what_the_list_adds_up_to(rendered: Rendered) -> None:
    project = rendered("anna@a.int", "ben@b.int")
    assert "The letter's list" not in project.run("send").output
    project.write("signatories.csv", SIGNATORIES)
    text = (project.root / "drafts/many.yaml").read_text()
    project.write("drafts/many.yaml", text + "signatories: {file: signatories.csv}\n")
    project.run("render", "-f", "eml")
    assert "The letter's list: 3 groups, 1 individual, at least 2 countries\n" in project.run("send").output
    counts = json.loads(project.run("send", "--format", "json").stdout)["counts"]
    assert (counts["groups"], counts["individuals"], counts["countries"]) == (3, 1, 2)


def test_the_pages_of_a_fax_are_counted_once(rendered: Rendered) -> None:
    project = rendered("+41 22 917 9000", forms=("fax",))
    output = project.run("send").output
    assert re.search(r"\.fax\.tif \(2 pages\), \S+\.fax\.pdf, \S+\.fax\.png\n", output)
    content = json.loads(project.run("send", "--format", "json").stdout)
    assert content["plan"][0]["pages"] == 2


def test_a_trial_is_gone_on_with_as_a_trial(rendered: Rendered) -> None:
    project = rendered("anna@a.int")
    project.post(1)
    output = project.run("send", "--yes", "--test-to", "me@a.int", code=4).output
    assert "--test-to me@a.int --resume" in output


def test_the_plan_fits_a_terminal_of_80_columns(rendered: Rendered) -> None:
    project = rendered("anna@a.int", f"{'n' * 60}@b.int")
    here, there = pty.openpty()
    os.set_blocking(here, True)
    command = [sys.executable, "-m", "letterkit", "send", project.draft]
    environment = {**os.environ, "COLUMNS": "80"}
    process = subprocess.Popen(command, cwd=project.root, stdout=there, stderr=there, env=environment)
    os.close(there)
    said = b""
    while chunk := _read(here):
        said += chunk
    assert process.wait() == 0
    lines = said.decode().splitlines()
    assert "    many.anna.eml" in lines
    assert max(map(len, lines)) <= 80


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 10_000)
    except OSError:  # Linux says so where nobody has the other side open any more
        return b""


def test_a_trial_is_told_from_the_sending(rendered: Rendered) -> None:
    project = rendered("anna@a.int")
    with mailserver() as box:
        project.post(box.port)
        project.run("send", "--yes", "--test-to", "me@a.int")
        project.run("send", "--yes")
    output = project.run("status").output
    assert "anna (trial)" in output
    assert re.search(r"^1  sent ", output, re.MULTILINE)
    assert re.search(r"^1  trial ", output, re.MULTILINE)


def test_without_a_ledger_nothing_is_sent(rendered: Rendered) -> None:
    project = rendered("anna@a.int")
    (project.root / "out/many.sending.lock").mkdir()
    assert "nothing is sent without a ledger" in project.run("send", "--yes", code=4).output
    assert "nothing was settled" in project.run("status", "--settle", "anna=sent", code=4).output
    assert not (project.root / "outbox").exists()


def test_who_may_have_been_sent_to_by_hand_is_named(rendered: Rendered) -> None:
    project = rendered("anna@a.int", "ben@b.int")
    assert "sent that by hand" not in project.run("send", "--yes", "--only", "ben").output
    with mailserver() as box:
        project.post(box.port)
        said = project.run("send").output
    assert "in the outbox already, and sent to twice if you sent that by hand: ben\n" in said
