"""Files that are there whole or not at all: written under a temporary name, synced, then renamed (POSIX rename(2)).

A run that is killed leaves at most files with temporary names, which the next one takes away.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

LEFTOVER = re.compile(r"\..+\.[0-9a-f]{16}\.letterkit-tmp")
"""Names of temporary files; no finished file has such a name."""


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that at any moment the old one or the new one is there, whole. Raises OSError."""
    staged = stage(path, data)
    try:
        staged.replace(path)
    except OSError:
        staged.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def stage(path: Path, data: bytes) -> Path:
    """Write `data` beside `path` under a temporary name and sync it to disk; the caller renames it. Raises OSError."""
    staged = path.with_name(f".{path.name}.{secrets.token_hex(8)}.letterkit-tmp")
    handle = os.open(staged, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        staged.unlink(missing_ok=True)
        raise
    return staged


def sync_folder(folder: Path) -> None:
    """Let the renames in a folder outlast a loss of power, where the system can (Windows cannot)."""
    with suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def clear_leftovers(folder: Path) -> None:
    """Take away what an interrupted run left; call it within `locked` only. Raises OSError."""
    for path in folder.iterdir():
        if LEFTOVER.fullmatch(path.name) and not path.is_dir():
            path.unlink(missing_ok=True)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep a second run out of the folder meanwhile, so that neither takes the other's files for leftovers.

    The lock is on the folder itself (flock(2)), ends with the process and leaves no file.
    """
    try:
        import fcntl
    except ImportError:  # Windows: two runs at once in one folder are not told apart there
        yield
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
