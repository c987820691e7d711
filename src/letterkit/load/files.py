"""The files of one folder: read once, hashed, never from outside it, never larger than their kind needs."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path, PurePosixPath

from letterkit.load.characters import clean, oddities
from letterkit.load.faults import Faults
from letterkit.model.finding import Place

KB, MB = 1024, 1024 * 1024
MOST_ODDITIES = 500  # each costs a look through the text for its line


def shown(path: Path) -> str:
    """A path as findings name it: relative to the current directory where it is below that, else whole."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith(os.pardir) else PurePosixPath(Path(relative)).as_posix()


@dataclass(slots=True)
class Folder:
    """A folder that paths are relative to. `inputs` gathers the SHA-256 (hexadecimal) of every file read, by POSIX
    path in the folder, after `prefix`."""

    root: Path
    faults: Faults
    inputs: dict[str, str] = field(default_factory=dict)
    prefix: str = ""

    def find(self, written: str, at: Place) -> Path | None:
        """The file that a path of a draft names; a finding and None where it is not a plain file of this folder."""
        if not _is_portable(written):
            self.faults.add(
                "file-outside",
                at,
                f'"{written[:200]}" is not a path in the project\'s folder',
                "write it relative to that folder, with forward slashes",
            )
            return None
        return self.confined(self.root / written, at)

    def confined(self, path: Path, at: Place) -> Path | None:
        """The same file with symbolic links followed; a finding and None where it is missing or leads outside."""
        try:
            real = path.resolve(strict=True)
        except FileNotFoundError:
            self.faults.add("file-missing", at, f"there is no file {shown(path)}", self._near(path))
            return None
        except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: a loop of symbolic links
            self.faults.add("file-unreadable", at, f"{shown(path)} cannot be read: {_reason(error)}")
            return None
        if not real.is_relative_to(self.root):
            self.faults.add(
                "file-outside",
                at,
                f"{shown(path)} leads out of the project's folder",
                "copy the file into the folder",
            )
            return None
        return real

    def read(self, path: Path, at: Place, *, limit: int) -> bytes | None:
        """The bytes of a confined file of at most `limit` bytes; a finding and None where that cannot be had."""
        try:
            if not path.is_file():
                self.faults.add("file-unreadable", at, f"{shown(path)} is not a file", "name a file")
                return None
            with path.open("rb") as stream:
                data = stream.read(limit + 1)
        except OSError as error:
            self.faults.add("file-unreadable", at, f"{shown(path)} cannot be read: {_reason(error)}")
            return None
        if len(data) > limit:
            self.faults.add("file-too-large", at, f"{shown(path)} is larger than {_size(limit)}", "make it smaller")
            return None
        self.inputs[self.prefix + path.relative_to(self.root).as_posix()] = hashlib.sha256(data).hexdigest()
        return data

    def read_text(self, path: Path, at: Place, *, limit: int) -> str | None:
        """The text of a confined UTF-8 file, with characters composed (NFC) and lines ended by a line feed."""
        data = self.read(path, at, limit=limit)
        return None if data is None else self.decoded(data, shown(path))

    def decoded(self, data: bytes, path: str) -> str | None:
        """UTF-8 bytes as text, with or without a byte order mark; findings for what is not text."""
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            column = error.start - data.rfind(b"\n", 0, error.start)
            self.faults.add("file-encoding", Place(path, line, column), "is not UTF-8 here", "save the file as UTF-8")
            return None
        text = unicodedata.normalize("NFC", re.sub("\r\n?", "\n", text))
        return text if self._is_printable(text, path) else None

    def _is_printable(self, text: str, path: str) -> bool:
        if clean(text):
            return True
        usable = True
        for odd in islice(oddities(text), MOST_ODDITIES):
            line = text.count("\n", 0, odd.offset) + 1
            place = Place(path, line, odd.offset - text.rfind("\n", 0, odd.offset))
            self.faults.add(
                "text-invalid" if odd.fatal else "hidden-character", place, f"holds {odd.description}", odd.hint
            )
            usable = usable and not odd.fatal
        return usable

    def _near(self, path: Path) -> str:
        from letterkit.load.nearest import nearest

        try:
            names = [entry.name for entry in os.scandir(path.parent)][:1000]
        except OSError:
            return "check the path"
        near = nearest(path.name, names)
        return f"did you mean {near}?" if near else "check the path"


def _is_portable(written: str) -> bool:
    path = os.path.normpath(written)
    leaves = path.startswith((os.pardir, "/", "~"))
    return bool(written) and "\\" not in written and ":" not in written[:2] and not leaves and written.isprintable()


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or "its path cannot be followed").lower()


def _size(limit: int) -> str:
    return f"{limit // MB} MB" if limit >= MB else f"{limit // KB} KB"
