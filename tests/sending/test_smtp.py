"""The mail server's answers, and its silences, become the right line of the ledger."""

from __future__ import annotations

import hashlib
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from letterkit.model.sending import State
from tests.sending.certificates import Authority
from tests.sending.letters import Office, eml
from tests.sending.mailserver import PASSWORD, USER, mailserver


def sent_to(office: Office, *addresses: str) -> dict[str, State]:
    shipments = [office.shipment(address) for address in addresses]
    office.plan(*shipments)
    office.send(*shipments)
    return office.states()


def test_each_message_goes_in_an_envelope_of_its_own_as_rendered(tmp_path: Path) -> None:
    with mailserver() as box:
        office = Office.of(tmp_path, box.port)
        states = sent_to(office, "anna@a.int", "ben@b.int")
    assert states == {"anna": State.SENT, "ben": State.SENT}
    assert [one.recipients for one in box.taken] == [["anna@a.int"], ["ben@b.int"]]
    assert box.taken[0].sender == "office@coalition.ngo"
    rendered, arrived = eml("anna@a.int"), box.taken[0].content
    date, _, rest = arrived.partition(b"\r\n")
    assert date.startswith(b"Date: ")
    assert date not in rendered
    without = rendered.replace(b"X-Unsent: 1\r\n", b"").partition(b"\r\n")[2]
    assert rest == without  # every other byte, those of the lines that begin with dots too
    entry = office.entries()["anna"]
    assert entry.reference == message_from_bytes(rendered)["Message-ID"]
    assert entry.reply == "250 2.0.0 queued"
    assert entry.sha256 == hashlib.sha256(rendered).hexdigest()


@pytest.mark.parametrize(
    ("address", "state", "arrived"),
    [
        ("nobody@a.int", State.REFUSED, 0),
        ("policy@a.int", State.REFUSED, 0),
        ("taken@a.int", State.UNKNOWN, 1),
        ("slow@a.int", State.UNKNOWN, 1),
        ("hangup@a.int", State.PLANNED, 0),
        ("babble@a.int", State.PLANNED, 0),
        ("never@a.int", State.PLANNED, 0),
        ("full@a.int", State.PLANNED, 0),
        ("grey@a.int", State.SENT, 1),
    ],
)
def test_one_that_fails_is_known_for_what_it_is_and_the_rest_go_on(
    tmp_path: Path, address: str, state: State, arrived: int
) -> None:
    with mailserver() as box:
        office = Office.of(tmp_path, box.port, timeout=1, tries=3)
        states = sent_to(office, "anna@a.int", address, "ben@b.int")
    assert states == {"anna": State.SENT, address.partition("@")[0]: state, "ben": State.SENT}
    assert len(box.of(address)) == arrived


@pytest.mark.parametrize(("lines", "state"), [(200_000, State.PLANNED), (1, State.UNKNOWN)])
def test_a_line_lost_in_the_middle_is_certain_where_the_end_was_not_written(
    tmp_path: Path, lines: int, state: State
) -> None:
    """Of a short message all is on its way before we hear that the line is lost: the server may have it all."""
    with mailserver() as box:
        office = Office.of(tmp_path, box.port, tries=1)
        shipment = office.shipment("middle@a.int", eml("middle@a.int", text=("x" * 76 + "\r\n") * lines))
        office.plan(shipment)
        office.send(shipment)
    assert office.states() == {"middle": state}
    assert not box.taken


def test_what_is_put_off_is_tried_again_after_growing_pauses_and_a_bounded_number_of_times(tmp_path: Path) -> None:
    with mailserver() as box:
        office = Office.of(tmp_path, box.port, tries=4, pause=60)
        sent_to(office, "never@a.int")
    assert box.asked["never@a.int"] == 4
    assert office.time.time == pytest.approx(60 + 120 + 240)
    assert office.entries()["never"].attempts == 4


def test_no_more_go_in_a_minute_than_the_settings_say(tmp_path: Path) -> None:
    with mailserver() as box:
        office = Office.of(tmp_path, box.port, per_minute=10)
        sent_to(office, *(f"one{number}@a.int" for number in range(4)))
    assert office.time.time == pytest.approx(3 * 6)


def test_nothing_is_begun_where_there_is_no_server(tmp_path: Path) -> None:
    with mailserver() as box:
        pass
    office = Office.of(tmp_path, box.port)
    shipment = office.shipment("anna@a.int")
    office.plan(shipment)
    account, told = office.send(shipment)
    assert "cannot be reached" in account.closed[0][1]
    assert not told
    assert office.entries()["anna"].attempts == 0


def test_a_server_that_goes_away_ends_the_run_and_leaves_the_rest_planned(tmp_path: Path) -> None:
    with mailserver() as box:
        office = Office.of(tmp_path, box.port)
        names = [f"hangup{number}@a.int" for number in range(9)]
        shipments = [office.shipment(name) for name in names]
        office.plan(*shipments)
        account, _ = office.send(*shipments)
    assert "again and again" in account.closed[0][1]
    assert set(office.states().values()) == {State.PLANNED}
    assert sum(entry.attempts for entry in office.entries().values()) < len(names)


def test_a_server_that_takes_nothing_from_us_refuses_nobody(tmp_path: Path) -> None:
    with mailserver() as box:
        office = Office.of(tmp_path, box.port)
        shipment = office.shipment("anna@a.int", eml("anna@a.int", sender="stranger@b.int"))
        office.plan(shipment)
        account, _ = office.send(shipment)
    assert "you are no user of ours" in account.closed[0][1]
    assert office.states() == {"anna": State.PLANNED}


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")  # TLS from the beginning is none to it
@pytest.mark.parametrize("tls", [False, True])
def test_over_tls_and_signed_in(tmp_path: Path, ca: Authority, monkeypatch: pytest.MonkeyPatch, tls: bool) -> None:
    monkeypatch.setenv("LETTERKIT_SMTP_PASSWORD", PASSWORD)
    with mailserver(ca.context("localhost"), auth=True, tls=tls) as box:
        security = "tls" if tls else "starttls"
        office = Office.of(tmp_path, box.port, security=security, user=USER, ca_file=str(ca.file))
        assert sent_to(office, "anna@a.int") == {"anna": State.SENT}
    assert len(box.taken) == 1


@pytest.mark.parametrize(
    ("host", "trusted", "password", "said"),
    [
        ("mail.elsewhere.int", True, PASSWORD, "could not prove who it is"),
        ("localhost", False, PASSWORD, "could not prove who it is"),
        ("localhost", True, "wrong", "535"),
        ("localhost", True, "", "there is no password"),
    ],
)
def test_no_byte_of_a_letter_goes_to_a_server_that_is_not_proven_or_does_not_know_us(
    tmp_path: Path, ca: Authority, monkeypatch: pytest.MonkeyPatch, host: str, trusted: bool, password: str, said: str
) -> None:
    monkeypatch.setenv("LETTERKIT_SMTP_PASSWORD", password)
    with mailserver(ca.context(host), auth=True) as box:
        own = {"ca_file": str(ca.file)} if trusted else {}
        office = Office.of(tmp_path, box.port, security="starttls", user=USER, **own)
        shipment = office.shipment("anna@a.int")
        office.plan(shipment)
        account, _ = office.send(shipment)
    assert said in account.closed[0][1]
    assert office.states() == {"anna": State.PLANNED}
    assert not box.asked


def test_a_server_without_starttls_gets_nothing(tmp_path: Path) -> None:
    with mailserver() as box:
        office = Office.of(tmp_path, box.port, security="starttls")
        shipment = office.shipment("anna@a.int")
        office.plan(shipment)
        account, _ = office.send(shipment)
    assert "STARTTLS" in account.closed[0][1]
    assert not box.asked


@pytest.mark.parametrize(("offered", "state"), [(True, State.SENT), (False, State.REFUSED)])
def test_an_address_that_is_not_ascii_needs_a_server_that_takes_such(
    tmp_path: Path, offered: bool, state: State
) -> None:
    with mailserver(smtputf8=offered) as box:
        office = Office.of(tmp_path, box.port)
        assert sent_to(office, "영환@a.int") == {"영환": state}
    assert len(box.of("영환@a.int")) == offered


def test_a_message_to_somebody_else_than_its_header_says_is_not_sent(tmp_path: Path) -> None:
    with mailserver() as box:
        office = Office.of(tmp_path, box.port)
        shipment = office.shipment("anna@a.int", eml("ben@b.int"))
        office.plan(shipment)
        office.send(shipment)
    assert office.states() == {"anna": State.REFUSED}
    assert not box.asked


def test_a_line_end_that_a_server_could_misread_is_not_sent(tmp_path: Path) -> None:
    smuggled = eml("anna@a.int", text="Dear\n.\nMAIL FROM:<x@y.int>\r\n")
    with mailserver() as box:
        office = Office.of(tmp_path, box.port)
        shipment = office.shipment("anna@a.int", smuggled)
        office.plan(shipment)
        office.send(shipment)
    assert "CR LF" in office.entries()["anna"].reply
    assert not box.asked


def test_a_file_that_was_changed_after_planning_is_not_sent(tmp_path: Path) -> None:
    with mailserver() as box:
        office = Office.of(tmp_path, box.port)
        shipment = office.shipment("anna@a.int")
        office.plan(shipment)
        (tmp_path / "out" / "anna.eml").write_bytes(eml("anna@a.int", text="Something else\r\n"))
        account, _ = office.send(shipment)
    assert "was changed" in account.closed[0][1]
    assert not box.asked


def test_a_trial_goes_to_its_address_is_marked_and_stands_apart(tmp_path: Path) -> None:
    with mailserver() as box:
        office = Office.of(tmp_path, box.port)
        shipment = office.shipment("anna@a.int", trial="me@office.int")
        office.plan(shipment, office.shipment("anna@a.int"))
        office.send(shipment)
    assert [one.recipients for one in box.taken] == [["me@office.int"]]
    message = message_from_bytes(box.taken[0].content, policy=policy.default)
    assert message["Subject"] == "[TEST] A letter folded"
    assert "anna" in message["X-Letterkit-Test"]
    with_ledger = sorted((entry.trial, entry.state) for entry in _entries(office))
    assert with_ledger == [("", State.PLANNED), ("me@office.int", State.SENT)]


def _entries(office: Office) -> list:  # type: ignore[type-arg]
    from letterkit.deliver import ledger as book

    with book.opened(office.ledger) as ledger:
        return ledger.entries()
