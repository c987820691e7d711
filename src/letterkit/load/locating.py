"""Where a draft is, and the project's folder that it belongs to."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from letterkit.errors import InputError
from letterkit.load.faults import Faults
from letterkit.load.files import shown
from letterkit.load.nearest import nearest
from letterkit.model.finding import Place

ENDINGS = (".yaml", ".yml")
_MARKS = ("letterkit.toml", "signatories.csv", "templates")
_MOST_NAMES = 1000


def locate(path: Path) -> Path:
    """The draft file that a user names, symbolic links followed. Raises InputError that names near files."""
    try:
        real = path.resolve()
        mode = real.stat().st_mode
    except (OSError, RuntimeError, ValueError):  # RuntimeError: a loop of links; ValueError: a NUL in the path
        raise _error("file-missing", path, "there is no such file", _near(path)) from None
    if stat.S_ISDIR(mode):
        raise _error("file-missing", path, "is a folder and not a draft", _drafts_in(real))
    if not stat.S_ISREG(mode):
        raise _error("file-unreadable", path, "is not a plain file", "name a draft, such as drafts/ID.yaml")
    if real.suffix.lower() not in ENDINGS:
        raise _error("file-missing", path, "is not a draft: its name does not end in .yaml", _near(path))
    return real


def root_of(draft: Path) -> Path:
    """The project's folder: the nearest above the draft with letterkit.toml, signatories.csv or templates/, else the
    draft's own."""
    return next((up for up in draft.parents if any((up / mark).exists() for mark in _MARKS)), draft.parent)


def _error(code: str, path: Path, message: str, hint: str) -> InputError:
    faults = Faults()
    faults.add(code, Place(_printable(shown(path))), message, hint)
    return InputError(faults.all())


def _printable(text: str) -> str:
    return text.encode("utf-8", "replace").decode().replace("\0", "\\0")


def _near(path: Path) -> str:
    """The draft that was probably meant: by the same name with .yaml, or one of a like name beside it or in drafts/."""
    folders = [path.parent, path.parent / "drafts", Path("drafts")]
    drafts = {draft.stem: draft for folder in reversed(folders) for draft in _drafts(folder)}
    stem = nearest(path.name.removesuffix(".yaml"), drafts, likeness=0.6) or nearest(path.stem, drafts, likeness=0.6)
    if stem:
        return f"did you mean {shown(drafts[stem])}?"
    return f"drafts there are: {', '.join(sorted(map(shown, drafts.values()))[:10])}" if drafts else "check the path"


def _drafts_in(folder: Path) -> str:
    drafts = _drafts(folder) or _drafts(folder / "drafts")
    return (
        f"name one of {', '.join(sorted(map(shown, drafts))[:10])}"
        if drafts
        else "name a draft, such as drafts/ID.yaml"
    )


def _drafts(folder: Path) -> list[Path]:
    try:
        names = [entry for entry in os.scandir(folder) if entry.name.endswith(ENDINGS)]
    except (OSError, ValueError):
        return []
    return [folder / entry.name for entry in names[:_MOST_NAMES]]
