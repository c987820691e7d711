"""Deliver into a folder: all files under temporary names first, then renamed one after another, the manifest last.

Whatever moment a run is killed at, each file is the old one or the new one, and where the manifest is the new one, all
of them are new. What an earlier run wrote and this one does not is taken away, unless somebody changed it since.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath, PureWindowsPath

from letterkit.deliver.atomic import LEFTOVER, clear_leftovers, locked, stage, sync_folder
from letterkit.deliver.unfinished import Unfinished
from letterkit.model.artifact import Artifact, Filed, Receipt

MANIFEST = "manifest.json"


def write(folder: Path, artifacts: Sequence[Artifact], manifest: bytes) -> Receipt:
    """Write the artifacts and their manifest into `folder`, which is made where it is not there.

    Raises ValueError for a name that would lead out of the folder or that two files share, OSError for a folder that
    cannot be written to; nothing new is there then.
    """
    with staging(folder) as staged:
        for artifact in artifacts:
            staged.add(artifact)
        return staged.finish(manifest)


@contextmanager
def staging(folder: Path, key: str = "") -> Iterator[Staging]:
    """Take files for `folder` one by one, of which none is seen before all are there. Left before `finish`, by an error
    or an interrupt, it leaves the folder as it was. Nobody else writes there meanwhile.

    With a key of all that the files are made of, an interrupt leaves what is there already for the next run with that
    key (`Staging.kept`, `keep`, `take`).
    """
    is_new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder):
        clear_leftovers(folder)
        staged = Staging(folder, Unfinished(folder, key) if key else None)
        try:
            yield staged
        except KeyboardInterrupt:
            staged.interrupted()
            raise
        finally:
            staged.abandon()
            if is_new:
                with suppress(OSError):  # it holds what was written
                    folder.rmdir()


class Staging:
    """Files on disk under temporary names, which `finish` renames all together."""

    def __init__(self, folder: Path, unfinished: Unfinished | None = None) -> None:
        self._folder, self._unfinished = folder, unfinished
        self._staged: dict[str, tuple[Path | None, str]] = {}
        """Of each file where it is, unless it is with the unfinished ones, and its SHA-256."""
        self._names: set[str] = set()

    def add(self, artifact: Artifact) -> Filed:
        """Put a file on disk. Raises ValueError for a name that leads out of the folder or that, on a system that does
        not tell capitals apart, another file has; OSError where it cannot be written."""
        self._refuse(artifact.name)
        filed = Filed.of(artifact)
        self._stage(artifact.name, artifact.data, filed.sha256)
        return filed

    def kept(self) -> dict[int, bytes]:
        """What an interrupted run noted of the pieces that it had done, by their number."""
        return self._unfinished.records() if self._unfinished else {}

    def keep(self, piece: int, record: bytes) -> None:
        """Note a piece whose files were added, so that the next run need not do it should this one be interrupted."""
        if self._unfinished:
            self._unfinished.note(piece, record)

    def holds(self, files: Sequence[Filed]) -> bool:
        """Whether files that an interrupted run added are all there, whole."""
        return self._unfinished is not None and all(self._unfinished.holds(one.name, one.sha256) for one in files)

    def take(self, files: Sequence[Filed]) -> None:
        """Take files that it `holds` as if they were added. Raises ValueError as `add` does."""
        if self._unfinished is None:
            raise ValueError("nothing is left of an interrupted run")
        for one in files:
            self._refuse(one.name)
            self._staged[one.name] = None, one.sha256
            self._names.add(one.name.casefold())

    def interrupted(self) -> None:
        """Leave what was added for the next run."""
        if self._unfinished:
            self._staged.clear()
            self._unfinished = None

    def _refuse(self, name: str) -> None:
        if not is_plain(name):
            raise ValueError(f"{name!r} is not the name of a file in the folder")
        if name.casefold() in self._names:
            raise ValueError(f"two files of one letter have the same name, {name!r}")

    def finish(self, manifest: bytes) -> Receipt:
        """Rename the files, then the manifest, and take away what an earlier run wrote and this one does not."""
        files = tuple((name, digest) for name, (_, digest) in self._staged.items())
        earlier = _outputs(self._folder / MANIFEST)
        self._stage(MANIFEST, manifest, "")
        for name in self._staged:
            self._path(name).replace(self._folder / name)
        sync_folder(self._folder)
        written = {name for name, _ in files}
        _drop(self._folder, {name: digest for name, digest in earlier.items() if name not in written})
        if self._unfinished:
            self._unfinished.clear()
        return Receipt(str(self._folder), files)

    def abandon(self) -> None:
        """Take the files away that were not renamed."""
        for name in self._staged:
            self._path(name).unlink(missing_ok=True)
        if self._unfinished:
            self._unfinished.clear()

    def _path(self, name: str) -> Path:
        path, _ = self._staged[name]
        if path is not None:
            return path
        if self._unfinished is None:
            raise ValueError(f"{name!r} is with the unfinished files, of which there are none")
        return self._unfinished.path(name)

    def _stage(self, name: str, data: bytes, digest: str) -> None:
        if (self._folder / name).is_dir():
            raise IsADirectoryError(f"{self._folder / name} is a folder")
        if self._unfinished and name != MANIFEST:
            self._unfinished.put(name, data)
            self._staged[name] = None, digest
        else:
            self._staged[name] = stage(self._folder / name, data), digest
        self._names.add(name.casefold())


def is_plain(name: str) -> bool:
    """Whether a name is that of a file in the folder itself, on any system, and not one that letterkit keeps."""
    if not name or name.startswith(".") or name.casefold() == MANIFEST or LEFTOVER.fullmatch(name):
        return False
    return (
        name.isprintable() and name == PurePosixPath(name).name == PureWindowsPath(name).name and not name.endswith(".")
    )


def _outputs(manifest: Path) -> dict[str, str]:
    """What an earlier manifest lists, name and SHA-256; nothing where there is none or it cannot be read."""
    try:
        outputs = json.loads(manifest.read_bytes())["outputs"]
        return {name: entry["sha256"] for name, entry in outputs.items() if is_plain(name)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _drop(folder: Path, outputs: Mapping[str, str]) -> None:
    """Take away files of an earlier run: beside the new ones they would pass for part of the letter."""
    for name, digest in outputs.items():
        path = folder / name
        if path.is_file() and not path.is_symlink() and hashlib.sha256(path.read_bytes()).hexdigest() == digest:
            path.unlink()
