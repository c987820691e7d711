"""Deliver into a folder: all files under temporary names first, then renamed one after another, the manifest last.

Whatever moment a run is killed at, each file is the old one or the new one, and where the manifest is the new one, all
of them are new. What an earlier run wrote and this one does not is taken away, unless somebody changed it since.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath

from letterkit.deliver.atomic import LEFTOVER, clear_leftovers, locked, stage, sync_folder
from letterkit.model.artifact import Artifact, Receipt

MANIFEST = "manifest.json"


def write(folder: Path, artifacts: Sequence[Artifact], manifest: bytes) -> Receipt:
    """Write the artifacts and their manifest into `folder`, which is made where it is not there.

    Raises ValueError for a name that would lead out of the folder or that two files share, OSError for a folder that
    cannot be written to; nothing new is there then.
    """
    files = {artifact.name: artifact.data for artifact in artifacts}
    if len(files) != len(artifacts):
        raise ValueError("two files of one letter have the same name")
    for name in files:
        if not is_plain(name):
            raise ValueError(f"{name!r} is not the name of a file in the folder")
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder):
        clear_leftovers(folder)
        earlier = _outputs(folder / MANIFEST)
        _replace(folder, {**files, MANIFEST: manifest})
        _drop(folder, {name: digest for name, digest in earlier.items() if name not in files})
    return Receipt(str(folder), tuple((name, hashlib.sha256(data).hexdigest()) for name, data in files.items()))


def is_plain(name: str) -> bool:
    """Whether a name is that of a file in the folder itself, on any system, and not one that letterkit keeps."""
    if not name or name.startswith(".") or name.casefold() == MANIFEST or LEFTOVER.fullmatch(name):
        return False
    return (
        name.isprintable() and name == PurePosixPath(name).name == PureWindowsPath(name).name and not name.endswith(".")
    )


def _replace(folder: Path, files: Mapping[str, bytes]) -> None:
    """Rename only when all is on the disk, so that a full disk changes nothing."""
    staged: dict[str, Path] = {}
    try:
        for name, data in files.items():
            if (folder / name).is_dir():
                raise IsADirectoryError(f"{folder / name} is a folder")
            staged[name] = stage(folder / name, data)
        for name, path in staged.items():
            path.replace(folder / name)
    finally:
        for path in staged.values():
            path.unlink(missing_ok=True)
    sync_folder(folder)


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
