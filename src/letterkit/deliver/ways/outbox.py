"""A folder for those who send by hand: outbox/ID/KEY with the recipient's files and a word on what to do with them.

It appears whole or not at all: filled under a temporary name, then renamed.
"""

from __future__ import annotations

import hashlib
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from letterkit.deliver.atomic import LEFTOVER, stage, sync_folder
from letterkit.deliver.ways import ClosedError, Desk
from letterkit.model.sending import Channel, Entry, Outcome, Shipment, State, contents_sha256

CHANNEL = Channel.OUTBOX
TELLS = True
INSTRUCTIONS = "HOW-TO-SEND.txt"


@contextmanager
def begin(desk: Desk) -> Iterator[Outbox]:
    """Make the letter's folder, and take away what an interrupted run left there. Raises ClosedError."""
    folder = desk.root / desk.settings.outbox.folder / desk.letter
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not folder.resolve().is_relative_to(desk.root.resolve()):
            raise ClosedError(f"{folder} leads out of the project's folder", "see [outbox] folder")
        for left in folder.iterdir():
            if LEFTOVER.fullmatch(left.name) and left.is_dir():
                shutil.rmtree(left)
    except OSError as error:
        raise ClosedError(f"{folder} cannot be written: {error.strerror or error}", "see [outbox] folder") from error
    yield Outbox(desk, folder)


class Outbox:
    """Writes one folder for each recipient."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self._desk = desk
        self._folder = folder

    def mark(self, shipment: Shipment) -> str:
        """The name of the recipient's folder."""
        return shipment.key

    def send(self, shipment: Shipment, mark: str) -> Outcome:
        """The files as rendered, in the recipient's folder, which is replaced where there is one."""
        files = {file.name: self._desk.read(file) for file in shipment.files}
        try:
            self._put(mark, {**files, INSTRUCTIONS: instructions(shipment, self._desk.sample).encode()})
        except OSError as error:
            raise ClosedError(f"{self._folder / mark} cannot be written: {error.strerror or error}", "") from error
        return self._there(mark)

    def ask(self, entries: Sequence[Entry]) -> Iterator[Outcome | None]:
        """Whether the folder is there: it is never there in part."""
        return map(self._asked, entries)

    def _asked(self, entry: Entry) -> Outcome:
        try:
            digests = [(name, _sha256((self._folder / entry.key / name).read_bytes())) for name in entry.files]
        except OSError:
            return Outcome(State.PLANNED, "the folder was not written")
        if contents_sha256(digests) != entry.sha256:
            return Outcome(State.PLANNED, "the folder holds an earlier letter")
        return self._there(entry.key)

    def _there(self, name: str) -> Outcome:
        folder = (self._folder / name).relative_to(self._desk.root)
        return Outcome(State.SENT, f"in {folder.as_posix()}, to be sent by hand", name)

    def _put(self, name: str, files: Mapping[str, bytes]) -> None:
        staged = self._temporary(name)
        staged.mkdir()
        for file, data in files.items():
            stage(staged / file, data).replace(staged / file)
        sync_folder(staged)
        place = self._folder / name
        if place.exists():
            old = self._temporary(name)
            place.rename(old)
            staged.rename(place)
            shutil.rmtree(old)
        else:
            staged.rename(place)
        sync_folder(self._folder)

    def _temporary(self, name: str) -> Path:
        return self._folder / f".{name}.{secrets.token_hex(8)}.letterkit-tmp"


def instructions(shipment: Shipment, sample: bool) -> str:
    """What to do with the files, as plain text."""
    lines = [f"To {shipment.name}", ""]
    if sample:
        lines += ["This is a sample, to be looked at. Do not send it: the addressee may be real.", ""]
    for file in shipment.files:
        lines.append(f"{file.name}\n    {_use(file.name, file.pages)}")
    lines += ["", f"Addresses: {shipment.target}" if shipment.target else "No address or number is known."]
    lines += ["", "SHA-256 of each file, to prove later that it is the one that was checked:"]
    lines += [f"{file.sha256}  {file.name}" for file in shipment.files]
    return "\r\n".join(lines) + "\r\n"


def _use(name: str, pages: int) -> str:
    if name.endswith(".eml"):
        return "Open it with a mail program: it is a message ready to be sent, with all attached."
    if name.endswith(".fax.pdf"):
        return f"Print it ({pages} pages) and fax it; or give the file to a fax program."
    if name.endswith((".fax.tif", ".fax.png")):
        return "The pages of the fax, for a fax program." if name.endswith(".tif") else "What will arrive, to look at."
    return "The letter, to print or to attach."


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
