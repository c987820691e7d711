"""A fax counts as sent when the queue of HylaFAX says so, with all of its pages; a gateway gets an e-mail."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from PIL import Image

from letterkit.deliver import fax_queue
from letterkit.model.sending import Channel, Enclosure, Shipment, State
from letterkit.model.settings import Gateway, Hylafax
from tests.fax.hylafax import FAILED, Queue, queue
from tests.sending.letters import Office
from tests.sending.mailserver import mailserver
from tests.sending.projects import Project

__all__ = ["queue"]
NUMBER = "+41227309000"


def pages(office: Office, number: int, way: str = "hylafax", suffix: str = "tif") -> Shipment:
    """A fax of blank pages."""
    sheets = [Image.new("1", (1728, 2287), 1) for _ in range(number)]
    data = io.BytesIO()
    resolution = {"dpi": (204.0, 196.0), "compression": "group3"}
    sheets[0].save(data, "TIFF", save_all=True, append_images=sheets[1:], **resolution)
    name = f"letter.anna.fax.{suffix}"
    (office.root / "out" / name).write_bytes(data.getvalue())
    file = Enclosure(name, hashlib.sha256(data.getvalue()).hexdigest(), number)
    return Shipment("anna", Channel.FAX, way, NUMBER, "Anna", (file,))


@pytest.fixture
def office(tmp_path: Path, queue: Queue, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setenv("HOME", str(queue.home))
    office = Office.of(tmp_path, 1)
    office.settings = replace(office.settings, hylafax=Hylafax("127.0.0.1", queue.port, wait=0), given=("hylafax",))
    return office


@pytest.mark.heavy
@pytest.mark.parametrize(
    ("went", "state", "expected"),
    [(2, 7, State.SENT), (1, 7, State.UNKNOWN), (0, FAILED, State.REFUSED)],
    ids=["all pages", "a page is missing", "failed"],
)
def test_a_fax_is_sent_when_the_queue_says_so(
    office: Office, queue: Queue, went: int, state: int, expected: State
) -> None:
    shipment = pages(office, 2)
    office.plan(shipment)
    office.send(shipment)
    entry = office.entries()["anna"]
    assert entry.state is State.SENDING
    assert entry.reference.isdecimal()
    assert queue.job(entry.reference)["external"] == NUMBER
    office.recover()
    assert office.states() == {"anna": State.SENDING}  # still in the queue
    queue.finish(entry.reference, pages=went, of=2, state=state, status="No answer" if state == FAILED else "")
    office.recover()
    assert office.states() == {"anna": expected}
    assert office.entries()["anna"].reference == entry.reference


@pytest.mark.heavy
def test_a_job_is_found_though_its_number_was_not_heard(office: Office, queue: Queue) -> None:
    from letterkit.deliver import ledger as book

    shipment = pages(office, 1)
    office.plan(shipment)
    with book.opened(office.ledger) as ledger:
        ledger.begin(shipment.slot, "letter.anna.0123456789ab")
    file = office.root / "out" / shipment.files[0].name
    number, _ = fax_queue.submit(office.settings.hylafax, NUMBER, file, "letter.anna.0123456789ab")
    queue.finish(number, pages=1, of=1)
    office.recover()
    assert office.states() == {"anna": State.SENT}


@pytest.mark.heavy
def test_a_job_that_the_queue_does_not_know_is_unknown(office: Office) -> None:
    from letterkit.deliver import ledger as book

    shipment = pages(office, 1)
    office.plan(shipment)
    with book.opened(office.ledger) as ledger:
        ledger.begin(shipment.slot, "letter.anna.ffffffffffff")
    office.recover()
    assert office.states() == {"anna": State.UNKNOWN}


@pytest.mark.heavy
def test_a_queue_that_does_not_answer_begins_nothing(office: Office) -> None:
    office.settings = replace(office.settings, hylafax=Hylafax("127.0.0.1", 1, wait=0))
    shipment = pages(office, 1)
    office.plan(shipment)
    account, _ = office.send(shipment)
    assert "does not answer" in account.closed[0][1]
    assert office.states() == {"anna": State.PLANNED}


@pytest.mark.heavy
def test_the_fax_of_a_draft_goes_into_the_queue(tmp_path: Path, queue: Queue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(queue.home))
    project = Project.of(tmp_path, ["anna@a.int", "+41 22 917 9000"])
    project.run("render", "-f", "eml", "-f", "fax")
    with mailserver() as box:
        project.post(box.port)
        project.edit("letterkit.toml", '["email"]', '["email", "fax"]')
        own = f'[hylafax]\nhost = "127.0.0.1"\nport = {queue.port}\nwait = 0\n'
        project.write("letterkit.toml", (tmp_path / "letterkit.toml").read_text() + own)
        project.run("send", "--yes", code=4)
        assert sorted(project.states().values()) == ["sending", "sent"]
        (job,) = (path.name[1:] for path in (queue.spool / "sendq").glob("q*"))
        assert queue.job(job)["external"] == "+41229179000"
        (fax,) = (tmp_path / "out/many").glob("*.fax.tif")
        assert queue.document(job) == fax.read_bytes()
        with Image.open(fax) as image:
            number = image.n_frames
        queue.finish(job, pages=number, of=number)
        project.run("send", "--resume")
    assert set(project.states().values()) == {"sent"}


def test_a_gateway_gets_the_pages_by_e_mail(tmp_path: Path) -> None:
    with mailserver() as box:
        office = Office.of(tmp_path, box.port)
        office.settings = replace(office.settings, gateway=Gateway("{number}@fax.service.int"))
        shipment = pages(office, 3, "gateway", "pdf")
        office.plan(shipment)
        office.send(shipment)
    assert box.taken[0].recipients == ["41227309000@fax.service.int"]
    message = message_from_bytes(box.taken[0].content, policy=policy.default)
    (attached,) = message.iter_attachments()
    assert hashlib.sha256(attached.get_content()).hexdigest() == shipment.files[0].sha256
    entry = office.entries()["anna"]
    assert (entry.state, entry.reference, entry.pages) == (State.SENT, message["Message-ID"], 3)
