"""Only one process at a time sends a letter.

The lock is that of an SQLite file that stays empty: the system takes it away with the process, however that ends, and
it is the same on every system. The ledger itself stays free for `letterkit status`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class BusyError(Exception):
    """Another process is sending this letter."""


class NoLockError(Exception):
    """The lock cannot be made: the folder cannot be written to, so there could be no ledger either."""


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold the lock at `path` meanwhile.

    Raises BusyError at once where another holds it, NoLockError where it cannot be made.
    """
    try:
        connection = sqlite3.connect(path, timeout=0, isolation_level=None)
    except sqlite3.Error as error:
        raise NoLockError(str(path)) from error
    try:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise BusyError from error
            raise NoLockError(str(path)) from error
        yield
    finally:
        connection.close()
