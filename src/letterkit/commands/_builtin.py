"""The files that letterkit brings for a new project: templates, an example, skeletons of drafts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

_HERE = Path(__file__).resolve().parent
EXAMPLE = _HERE / "example"
SKELETONS = _HERE / "skeletons"


def templates() -> Path:
    """The folder of templates: in the package when it is installed, beside src/ in a checkout."""
    package = _HERE.parent
    installed = package / "builtin" / "templates"
    return installed if installed.is_dir() else package.parents[1] / "templates"


def files_below(folder: Path) -> dict[str, bytes]:
    """The content of each file by its path in the folder."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def write_new(root: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write files that must not be there yet; nothing is written where one is. Raises UsageError, OSError."""
    from letterkit.deliver.atomic import write_whole

    targets = {root / name: data for name, data in files.items()}
    if there := [str(path) for path in targets if path.exists() or path.is_symlink()]:
        raise click.UsageError(f"{there[0]} is already there; nothing was written")
    for path, data in targets.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)
    return list(targets)
