"""Killed at any step, nobody is sent to twice, nobody is forgotten, and what is not known is said to be unknown."""

from __future__ import annotations

import os
import signal
from collections import Counter
from pathlib import Path

import pytest

from letterkit.deliver import ledger as book
from letterkit.model.sending import Channel, Enclosure, Shipment, State
from tests.sending.conftest import Rendered
from tests.sending.letters import Office
from tests.sending.mailserver import mailserver

NAMES = ("anna@a.int", "ben@b.int", "carla@c.int")


@pytest.mark.parametrize(
    ("step", "arrived"), [("rcpt", 0), ("before", 1), ("taken", 1)], ids=["before DATA", "at its end", "after it"]
)
def test_killed_while_one_is_being_sent(rendered: Rendered, step: str, arrived: int) -> None:
    project = rendered(*NAMES)
    with mailserver() as box:
        project.post(box.port)
        process = project.process("--yes")

        def kill(now: str, recipient: str) -> None:
            if now == step and recipient == "ben@b.int":
                os.kill(process.pid, signal.SIGKILL)
                process.wait()

        box.when = kill
        assert process.wait(30) == -signal.SIGKILL
        assert project.states() == {"anna": "sent", "ben": "sending", "carla": "planned"}
        box.when = lambda _step, _recipient: None
        assert "unknown" in project.run("send", "--resume", code=4).output
        assert project.states() == {"anna": "sent", "ben": "unknown", "carla": "sent"}
        times = Counter(one.recipients[0] for one in box.taken)
    assert times == Counter({"anna@a.int": 1, "ben@b.int": arrived, "carla@c.int": 1}) - Counter()


@pytest.mark.parametrize("wish", [signal.SIGINT, signal.SIGHUP], ids=["Ctrl-C", "terminal closed"])
def test_a_wish_to_stop_lets_the_one_that_is_being_sent_come_to_its_end(rendered: Rendered, wish: int) -> None:
    project = rendered(*NAMES)
    with mailserver() as box:
        project.post(box.port)
        process = project.process("--yes")

        def interrupt(now: str, recipient: str) -> None:
            if now == "taken" and recipient == "ben@b.int":
                process.send_signal(wish)

        box.when = interrupt
        output, _ = process.communicate(timeout=30)
        assert process.returncode == 4
        assert "--resume" in output
        assert project.states() == {"anna": "sent", "ben": "sent", "carla": "planned"}
        project.run("send", "--resume")
    assert len(box.taken) == 3


def test_a_folder_of_the_outbox_that_was_being_written_is_found_or_written_again(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    office = Office(tmp_path, Office.of(tmp_path / "out", 1).settings)
    shipments = []
    for name in ("done", "half"):
        data = office.shipment(f"{name}@a.int").files[0]
        shipments.append(Shipment(name, Channel.OUTBOX, "outbox", "", name, (Enclosure(data.name, data.sha256),)))
    office.plan(*shipments)
    office.send(shipments[0])
    with book.opened(office.ledger) as ledger:  # as if it had been killed before it could say so
        ledger.plan(shipments)
        for shipment in shipments:
            ledger.begin(shipment.slot, shipment.key)
    left = tmp_path / "outbox/letter/.half.0123456789abcdef.letterkit-tmp"
    left.mkdir()
    office.recover()
    assert office.states() == {"done": State.SENT, "half": State.PLANNED}
    assert not left.exists()


def test_the_ledger_says_sending_before_the_server_hears_of_the_message(tmp_path: Path) -> None:
    seen: list[State] = []
    with mailserver() as box:
        office = Office.of(tmp_path, box.port)
        box.when = lambda step, _recipient: seen.append(office.states()["anna"]) if step == "rcpt" else None
        shipment = office.shipment("anna@a.int")
        office.plan(shipment)
        office.send(shipment)
    assert seen == [State.SENDING]
