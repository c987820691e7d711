"""What an interrupted run made, kept in a hidden folder beside the files until all of them are there.

The folder is named after a key of all that the files are made of, so that only a run which would make the same files
takes them up; one with another key clears it away. A journal in it tells of each piece of work, once its files are on
disk; of each file the SHA-256, by which it is proved again before it is taken.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import struct
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from letterkit.deliver.atomic import sync_folder

_FOLDER = re.compile(r"\.unfinished\.[0-9a-f]{16}\.letterkit-tmp")
_JOURNAL = ".journal"
_HEAD = struct.Struct(">II")
"""Before each record: the number of the piece, and the bytes of the record; behind it its SHA-256."""
_DIGEST = 32


class Unfinished:
    """The folder of one run inside `folder`; `key` is hexadecimal, of 16 digits at least. Raises OSError."""

    def __init__(self, folder: Path, key: str) -> None:
        self._folder = folder / f".unfinished.{key[:16]}.letterkit-tmp"
        self._key = key.encode()
        for path in folder.iterdir():
            if path != self._folder and _FOLDER.fullmatch(path.name):
                shutil.rmtree(path)
        self._records = self._read()

    def records(self) -> dict[int, bytes]:
        """What an earlier run noted of its pieces, by their number."""
        return dict(self._records)

    def path(self, name: str) -> Path:
        """Where a file is kept."""
        return self._folder / name

    def holds(self, name: str, sha256: str) -> bool:
        """Whether a file is there, whole."""
        try:
            with self.path(name).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == sha256
        except OSError:
            return False

    def put(self, name: str, data: bytes) -> Path:
        """Write a file and sync it to disk; gives where it is. Raises OSError."""
        self._folder.mkdir(exist_ok=True)
        with self.path(name).open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        return self.path(name)

    def note(self, piece: int, record: bytes) -> None:
        """Note that a piece is done, whose files were put. Raises OSError."""
        self._folder.mkdir(exist_ok=True)
        head = _HEAD.pack(piece, len(record))
        with self._journal.open("ab") as file:
            file.write(b"".join((head, record, self._seal(head + record))))

    def clear(self) -> None:
        """Take all of it away."""
        with suppress(FileNotFoundError):
            shutil.rmtree(self._folder)

    @property
    def _journal(self) -> Path:
        return self._folder / _JOURNAL

    def _seal(self, record: bytes) -> bytes:
        return hashlib.sha256(self._key + record).digest()

    def _read(self) -> dict[int, bytes]:
        """The records that are whole; what was cut off behind them is, too, in the file."""
        try:
            data = self._journal.read_bytes()
        except OSError:
            return {}
        found = list(self._whole(data))
        end = found[-1][2] if found else 0
        if end != len(data):
            os.truncate(self._journal, end)
            sync_folder(self._folder)
        return {piece: record for piece, record, _ in found}

    def _whole(self, data: bytes) -> Iterator[tuple[int, bytes, int]]:
        """Piece, record, and where it ends."""
        at = 0
        while at + _HEAD.size <= len(data):
            piece, length = _HEAD.unpack_from(data, at)
            end = at + _HEAD.size + length + _DIGEST
            if data[end - _DIGEST : end] != self._seal(data[at : end - _DIGEST]):
                return
            yield piece, data[at + _HEAD.size : end - _DIGEST], end
            at = end
