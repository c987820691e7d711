"""letterkit send as a user calls it: nothing goes that was not proven, nobody twice, nobody forgotten."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from letterkit import sending
from letterkit.deliver import ledger as book
from letterkit.deliver import lock
from letterkit.manifest.sealing import written
from letterkit.model.sending import Channel, Enclosure, Outcome, Shipment, State
from tests.sending.conftest import Rendered
from tests.sending.mailserver import mailserver
from tests.sending.projects import Project

NAMES = ("anna@a.int", "ben@b.int", "nobody@c.int", "dora@d.int")


@pytest.fixture
def project(rendered: Rendered) -> Project:
    """A rendered project of four recipients, the third of whom does not exist."""
    return rendered(*NAMES)


def test_without_yes_the_plan_is_shown_and_nothing_is_done(project: Project) -> None:
    with mailserver() as box:
        project.post(box.port)
        before = sorted(project.root.rglob("*"))
        output = project.run("send").output
        assert sorted(project.root.rglob("*")) == before
    assert not box.asked
    for word in ("anna@a.int", "many.anna.eml", "4 by smtp", "--yes"):
        assert word in output


def test_each_is_sent_once_and_the_refused_one_stops_nobody(project: Project) -> None:
    with mailserver() as box:
        project.post(box.port)
        output = project.run("send", "--yes", code=4).output
        again = project.run("send", "--yes", code=4).output
    assert [one.recipients for one in box.taken] == [["anna@a.int"], ["ben@b.int"], ["dora@d.int"]]
    assert "550 5.1.1 no such user" in output
    assert "nothing to send" in again
    assert project.states() == {"anna": "sent", "ben": "sent", "nobody": "refused", "dora": "sent"}


def test_what_arrives_is_what_was_rendered(project: Project) -> None:
    with mailserver() as box:
        project.post(box.port)
        project.run("send", "--yes", "--only", "anna")
    rendered = (project.root / "out/many/many.anna.eml").read_bytes()
    arrived = box.taken[0].content
    assert arrived.partition(b"\r\n\r\n")[2] == rendered.partition(b"\r\n\r\n")[2]
    one, other = (message_from_bytes(data, policy=policy.default) for data in (rendered, arrived))
    assert one["Message-ID"] == other["Message-ID"]
    assert set(one.keys()) - set(other.keys()) == {"X-Unsent"}


def test_the_refused_are_written_into_a_file_that_is_mended_and_sent(project: Project) -> None:
    with mailserver() as box:
        project.post(box.port)
        project.run("send", "--yes", code=4)
        project.run("status", "--refused", project.root / "refused.csv", code=4)
        text = (project.root / "refused.csv").read_text("utf-8-sig")
        (row,) = csv.DictReader(io.StringIO(text))
        assert (row["key"], row["name"], row["email"]) == ("nobody", "Nobody", "nobody@c.int")
        assert "no such user" in row["reason"]
        project.edit("recipients.csv", "nobody@c.int", "somebody@c.int")
        project.run("render", "-f", "eml")
        project.run("send", "--yes")
    assert [one.recipients[0] for one in box.taken] == ["anna@a.int", "ben@b.int", "dora@d.int", "somebody@c.int"]


def test_a_number_is_no_formula_in_the_file_to_mend_and_is_read_from_there(tmp_path: Path) -> None:
    project = Project.of(tmp_path, ["+41 22 917 9000"])
    (tmp_path / "out").mkdir()
    with book.opened(sending.case(tmp_path / project.draft, tmp_path / "out").ledger) as ledger:
        shipment = Shipment("fax-41-22-917-9000", Channel.FAX, "hylafax", "", "", (Enclosure("a", "0" * 64),))
        ledger.plan([shipment])
        ledger.begin(shipment.slot)
        ledger.settle(shipment.slot, Outcome(State.REFUSED, "no answer"))
    project.run("status", "--refused", tmp_path / "refused.csv", code=4)
    text = (tmp_path / "refused.csv").read_text("utf-8-sig")
    assert "'+41 22 917 9000" in text
    project.write("recipients.csv", text)
    project.run("check")


@pytest.mark.parametrize("name", ["recipients.csv", "drafts/many.en.md", "drafts/many.yaml"])
def test_a_changed_input_is_refused(project: Project, name: str) -> None:
    path = project.root / name
    path.write_bytes(path.read_bytes() + b"\n\n")
    assert f"{name} was changed" in project.run("send", "--yes", code=1).output
    assert not (project.root / "outbox").exists()


def test_a_changed_artifact_is_refused(project: Project) -> None:
    path = project.root / "out/many/many.anna.eml"
    path.write_bytes(path.read_bytes().replace(b"rivers", b"givers"))
    assert "file-changed" in project.run("send", "--yes", code=1).output


def forge(project: Project, old: bytes, new: bytes) -> None:
    """Change an e-mail, and write a manifest with a right seal that says it was always so."""
    path, book = project.root / "out/many/many.anna.eml", project.root / "out/many/manifest.json"
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new))
    content = json.loads(book.read_bytes())
    content["outputs"][path.name]["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    book.write_bytes(written(content))


def test_a_forged_file_with_a_forged_manifest_is_refused(project: Project) -> None:
    forge(project, b"rivers", b"givers")
    assert "verify-" in project.run("send", "--yes", code=1).output


def test_a_forged_address_is_refused(project: Project) -> None:
    book = project.root / "out/many/manifest.json"
    content = json.loads(book.read_bytes())
    content["recipients"][0]["email"] = "stranger@z.int"
    book.write_bytes(written(content))
    assert "send-addressee-changed" in project.run("send", "--yes", code=1).output


def test_an_error_of_the_check_refuses(project: Project) -> None:
    project.edit("drafts/many.en.md", "rivers", "TK rivers")
    project.run("check", code=1)
    assert "nothing was sent" in project.run("send", "--yes", code=1).output


def test_what_was_not_rendered_is_not_sent(project: Project) -> None:
    shutil.rmtree(project.root / "out")
    assert "letterkit render" in project.run("send", "--yes", code=1).output


def test_the_second_process_is_told_so_and_stops(project: Project) -> None:
    with lock.alone(project.root / "out/many.sending.lock"):
        assert "by another process" in project.run("send", "--yes", code=4).output
    project.run("send", "--yes")


def test_a_sample_goes_into_the_outbox_or_to_a_trial_and_nowhere_else(tmp_path: Path) -> None:
    project = Project.of(tmp_path, NAMES[:2], sample=True)
    project.run("render", "-f", "eml")
    with mailserver() as box:
        project.post(box.port)
        assert "send-only-sample" in project.run("send", "--yes", "--by", "email", code=1).output
        assert "a sample" in project.run("send", "--yes").output
        assert not box.asked
        assert (tmp_path / "outbox/many/anna/many.anna.eml").is_file()
        project.run("send", "--yes", "--test-to", "me@office.ngo")
    assert [one.recipients for one in box.taken] == [["me@office.ngo"]] * 2


def test_a_trial_does_not_count_as_sent(project: Project) -> None:
    with mailserver() as box:
        project.post(box.port)
        project.run("send", "--yes", "--test-to", "me@office.ngo", "--limit", "1")
        project.run("send", "--yes", "--only", "anna")
    assert [one.recipients[0] for one in box.taken] == ["me@office.ngo", "anna@a.int"]
    assert box.taken[0].content.count(b"Subject: [TEST] A letter") == 1


def test_a_limit_leaves_the_rest_for_later(project: Project) -> None:
    with mailserver() as box:
        project.post(box.port)
        project.run("send", "--yes", "--limit", "1")
        assert "--resume" in project.run("send", "--yes", code=2).output
        assert len(box.taken) == 1
        project.run("send", "--resume", code=4)
    assert sorted(box.asked.values()) == [1, 1, 1, 1]


def test_a_misspelled_key_is_answered_with_the_nearest(project: Project) -> None:
    assert "did you mean anna?" in project.run("send", "--only", "annna", code=1).output


def test_a_new_text_is_not_mixed_with_the_old_one_in_silence(project: Project) -> None:
    with mailserver() as box:
        project.post(box.port)
        project.run("send", "--yes", "--only", "anna")
        project.edit("drafts/many.en.md", "rivers", "lakes")
        project.run("render", "-f", "eml")
        assert "send-other-content" in project.run("send", "--yes", code=1).output
        assert "send-other-content" in project.run("send", "--yes", "--only", "ben", code=1).output
        assert len(box.taken) == 1
        project.run("send", "--yes", "--again", "anna", "--only", "anna")
        project.run("send", "--yes", "--only", "ben")
    assert [one.recipients[0] for one in box.taken] == ["anna@a.int", "anna@a.int", "ben@b.int"]


def test_those_who_are_unknown_are_never_sent_to_again_by_themselves(rendered: Rendered) -> None:
    project = rendered("taken@a.int", "ben@b.int")
    with mailserver() as box:
        project.post(box.port)
        assert "--settle" in project.run("send", "--yes", code=4).output
        project.run("send", "--yes", code=4)
        project.run("send", "--resume", code=4)
        assert project.states() == {"taken": "unknown", "ben": "sent"}
        assert box.asked["taken@a.int"] == 1
        project.run("status", "--settle", "taken=sent")
        assert project.states()["taken"] == "sent"


def test_settled_as_planned_it_goes_with_resume(rendered: Rendered) -> None:
    project = rendered("taken@a.int")
    with mailserver() as box:
        project.post(box.port)
        project.run("send", "--yes", code=4)
        assert "did you mean taken?" in project.run("status", "--settle", "takn=planned", code=2).output
        project.run("status", "--settle", "taken=planned", code=4)
        project.run("send", "--resume", code=4)
        assert box.asked["taken@a.int"] == 2


def test_the_outbox_is_the_default_and_is_filled_whole(project: Project) -> None:
    project.run("send", "--yes")
    folders = sorted((project.root / "outbox/many").iterdir())
    assert [folder.name for folder in folders] == ["anna", "ben", "dora", "nobody"]
    assert sorted(path.name for path in folders[0].iterdir()) == ["HOW-TO-SEND.txt", "many.anna.eml"]
    assert (folders[0] / "many.anna.eml").read_bytes() == (project.root / "out/many/many.anna.eml").read_bytes()


def test_the_outbox_holds_what_was_rendered_last(project: Project) -> None:
    project.run("send", "--yes")
    assert "nothing to send" in project.run("send", "--yes").output
    project.edit("drafts/many.en.md", "rivers", "lakes")
    project.run("render", "-f", "eml")
    project.run("send", "--yes", "--only", "anna")
    for key, is_new in (("anna", True), ("ben", False)):
        rendered = (project.root / f"out/many/many.{key}.eml").read_bytes()
        assert ((project.root / f"outbox/many/{key}/many.{key}.eml").read_bytes() == rendered) is is_new


def test_one_whom_no_way_reaches_is_named(tmp_path: Path) -> None:
    project = Project.of(tmp_path, ["anna@a.int", "+41 22 917 9000"])
    project.run("render", "-f", "eml")
    with mailserver() as box:
        project.post(box.port)
        assert "no e-mail address" in project.run("send", "--yes", code=4).output
    assert len(box.taken) == 1


def test_json_is_one_object(project: Project) -> None:
    with mailserver() as box:
        project.post(box.port)
        plan = json.loads(project.run("send", "--format", "json").stdout)
        done = json.loads(project.run("send", "--yes", "--format", "json", code=4).stdout)
    assert [one["target"] for one in plan["plan"]] == list(NAMES)
    assert [one["state"] for one in done["entries"]] == ["sent", "sent", "refused", "sent"]


def test_a_ledger_that_cannot_be_read_stops_all(project: Project) -> None:
    (project.root / "out/many.sending.sqlite").write_bytes(b"not a ledger " * 100)
    assert "ledger-unreadable" in project.run("send", "--yes", code=3).output
    assert not (project.root / "outbox").exists()
