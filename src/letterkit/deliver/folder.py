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
def staging(folder: Path) -> Iterator[Staging]:
    """Take files for `folder` one by one, of which none is seen before all are there. Left before `finish`, by an error
    or an interrupt, it leaves the folder as it was. Nobody else writes there meanwhile."""
    is_new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder):
        clear_leftovers(folder)
        staged = Staging(folder)
        try:
            yield staged
        finally:
            staged.abandon()
            if is_new:
                with suppress(OSError):  # it holds what was written
                    folder.rmdir()


class Staging:
    """Files on disk under temporary names, which `finish` renames all together."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._staged: dict[str, tuple[Path, str]] = {}
        self._names: set[str] = set()

    def add(self, artifact: Artifact) -> Filed:
        """Put a file on disk. Raises ValueError for a name that leads out of the folder or that, on a system that does
        not tell capitals apart, another file has; OSError where it cannot be written."""
        name = artifact.name
        if not is_plain(name):
            raise ValueError(f"{name!r} is not the name of a file in the folder")
        if name.casefold() in self._names:
            raise ValueError(f"two files of one letter have the same name, {name!r}")
        filed = Filed.of(artifact)
        self._stage(name, artifact.data, filed.sha256)
        return filed

    def finish(self, manifest: bytes) -> Receipt:
        """Rename the files, then the manifest, and take away what an earlier run wrote and this one does not."""
        files = tuple((name, digest) for name, (_, digest) in self._staged.items())
        earlier = _outputs(self._folder / MANIFEST)
        self._stage(MANIFEST, manifest, "")
        for name, (path, _) in self._staged.items():
            path.replace(self._folder / name)
        sync_folder(self._folder)
        written = {name for name, _ in files}
        _drop(self._folder, {name: digest for name, digest in earlier.items() if name not in written})
        return Receipt(str(self._folder), files)

    def abandon(self) -> None:
        """Take the files away that were not renamed."""
        for path, _ in self._staged.values():
            path.unlink(missing_ok=True)

    def _stage(self, name: str, data: bytes, digest: str) -> None:
        if (self._folder / name).is_dir():
            raise IsADirectoryError(f"{self._folder / name} is a folder")
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
