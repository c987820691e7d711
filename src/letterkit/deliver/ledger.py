"""The ledger of a letter's sending: one SQLite file beside the output, that says at any moment what is known.

Each change is one transaction, on the disk before it is acted on (journal in a file of its own, synchronous=EXTRA: the
journal's folder is synced too, so that a loss of power cannot bring an old state back). A shipment is `sending` before
its first byte goes out. What happened is also kept line by line, and never changed, in the table `history`.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from letterkit.model.sending import Channel, Entry, Outcome, Shipment, State

VERSION = 1
_APPLICATION = 0x6C6B6974  # "lkit", by which file(1) and we know the file as ours
_SCHEMA = """
CREATE TABLE shipment (
    key TEXT NOT NULL, channel TEXT NOT NULL, trial TEXT NOT NULL,
    way TEXT NOT NULL, target TEXT NOT NULL, name TEXT NOT NULL, files TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64), pages INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('planned', 'sending', 'sent', 'refused', 'unknown')),
    reference TEXT NOT NULL, reply TEXT NOT NULL, attempts INTEGER NOT NULL, changed TEXT NOT NULL,
    PRIMARY KEY (key, channel, trial)
) STRICT;
CREATE TABLE history (
    number INTEGER PRIMARY KEY, at TEXT NOT NULL, key TEXT NOT NULL, channel TEXT NOT NULL, trial TEXT NOT NULL,
    way TEXT NOT NULL, target TEXT NOT NULL, sha256 TEXT NOT NULL, state TEXT NOT NULL,
    reference TEXT NOT NULL, reply TEXT NOT NULL
) STRICT;
"""
_ALL = """SELECT key, channel, trial, way, target, name, files, sha256, pages,
    state, reference, reply, attempts, changed FROM shipment ORDER BY rowid"""
_CLEAR = "DELETE FROM shipment WHERE key = ? AND channel = ? AND trial = ?"
_PLAN = "INSERT INTO shipment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'planned', '', '', 0, ?)"
_DROP = "DELETE FROM shipment WHERE key = ? AND channel = ? AND trial = ? AND state = 'planned'"
_BEGIN = """UPDATE shipment SET state = 'sending', attempts = attempts + 1, reply = '', reference = ?, changed = ?
    WHERE key = ? AND channel = ? AND trial = ? AND state = 'planned'"""
_SETTLE = """UPDATE shipment
    SET state = ?, reply = ?, reference = coalesce(nullif(?, ''), reference), changed = ?
    WHERE key = ? AND channel = ? AND trial = ?"""
_NOTE = """INSERT INTO history (at, key, channel, trial, way, target, sha256, state, reference, reply)
    SELECT changed, key, channel, trial, way, target, sha256, state, reference, reply
    FROM shipment WHERE key = ? AND channel = ? AND trial = ?"""
_HISTORY = """SELECT at, key, channel, trial, way, target, sha256, state, reference, reply
    FROM history ORDER BY number"""


class LedgerError(Exception):
    """The file is no ledger, is damaged, or was written by a later letterkit. Nothing may be sent then."""


class Ledger:
    """An open ledger. Writing to it is for the one who holds `lock.alone`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def entries(self) -> list[Entry]:
        """All entries, those of trials too, in the order in which they were planned."""
        return [_entry(row) for row in self._connection.execute(_ALL)]

    def plan(self, shipments: Iterable[Shipment]) -> None:
        """Write down what is to be sent, all or nothing; what stood in a slot before stays in the history only."""
        with self._transaction():
            for shipment in shipments:
                self._connection.execute(_CLEAR, shipment.slot)
                self._connection.execute(_PLAN, (*shipment.slot, *_content(shipment), _now()))
                self._note(shipment.slot)

    def drop(self, slots: Iterable[tuple[str, str, str]]) -> None:
        """Forget what was planned and is not to be sent any more; what was begun stays."""
        with self._transaction():
            for slot in slots:
                self._connection.execute(_DROP, slot)

    def begin(self, slot: tuple[str, str, str], mark: str = "") -> None:
        """A shipment is `sending` from now on, with the mark by which it can be found; on the disk when this returns.

        Raises ValueError for one that is not planned.
        """
        with self._transaction():
            if self._connection.execute(_BEGIN, (mark, _now(), *slot)).rowcount != 1:
                raise ValueError(f"{slot[0]} is not planned")
            self._note(slot)

    def settle(self, slot: tuple[str, str, str], outcome: Outcome) -> None:
        """Write down what became of a shipment; a reference that is known already stays."""
        with self._transaction():
            self._connection.execute(_SETTLE, (outcome.state, outcome.reply, outcome.reference, _now(), *slot))
            self._note(slot)

    def history(self) -> list[tuple[str, ...]]:
        """What happened, the oldest first: time, key, channel, trial, way, target, SHA-256, state, reference, reply."""
        return list(self._connection.execute(_HISTORY))

    def _note(self, slot: tuple[str, str, str]) -> None:
        self._connection.execute(_NOTE, slot)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")


@contextmanager
def opened(path: Path) -> Iterator[Ledger]:
    """The ledger at `path`, made where there is none. Raises LedgerError, and OSError where it cannot be made."""
    path.touch(mode=0o600)  # it holds names and addresses
    try:
        connection = sqlite3.connect(path, timeout=10, isolation_level=None)
    except sqlite3.Error as error:
        raise OSError(None, str(error), str(path)) from error
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = EXTRA")
        _prepare(connection)
        yield Ledger(connection)
    except sqlite3.DatabaseError as error:
        raise LedgerError(str(error)) from error
    finally:
        connection.close()


def _prepare(connection: sqlite3.Connection) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if (application, version) == (_APPLICATION, VERSION):
        return
    if application == _APPLICATION:
        raise LedgerError(f"it has the form {version}, this letterkit reads {VERSION}")
    if application or connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        raise LedgerError("it is not a ledger of letterkit")
    marks = f"PRAGMA application_id = {_APPLICATION}; PRAGMA user_version = {VERSION}"
    connection.executescript(f"BEGIN EXCLUSIVE; {_SCHEMA} {marks}; COMMIT;")


def _entry(row: tuple[str, ...]) -> Entry:
    key, channel, trial, way, target, name, files, sha256, pages, state, reference, reply, attempts, changed = row
    return Entry(
        key, Channel(channel), trial, way, target, name, tuple(json.loads(files)), sha256, int(pages), State(state),
        reference, reply, int(attempts), changed,
    )  # fmt: skip


def _content(shipment: Shipment) -> tuple[str | int, ...]:
    names = json.dumps([file.name for file in shipment.files], ensure_ascii=False)
    return (shipment.way, shipment.target, shipment.name, names, shipment.sha256, shipment.pages)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
