"""What becomes of a list over time: a copy of it before each change, and a log that is only ever added to.

Both are in `roster-history/` beside the list: `0007-3f2a9c01d4e5-signatories.csv` is the list before the seventh run
that changed it, with the beginning of its SHA-256; `log.jsonl` has a line (JSON, UTF-8) for each row that changed. They
hold what the list holds, private columns too.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from letterkit.deliver.atomic import stage, sync_folder

FOLDER = "roster-history"
LOG = "log.jsonl"
_NUMBERED = re.compile(r"(\d{4,9})-[0-9a-f]{12}-.+")


@dataclass(frozen=True, slots=True)
class Change:
    """One row that changed. `action` is added, changed, removed or moved; `cells` are the values before and after by
    column; `line` that of the row in the list as it was (0 for a new one); `source` the row of a sheet that it is from
    ("forms.xlsx:Sheet1:14")."""

    action: str
    name: str
    line: int = 0
    cells: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    source: str = ""


def keep(path: Path, before: bytes, after: bytes, changes: Sequence[Change], *, command: str, mode: int) -> Path:
    """Put the list as it was aside and log what changes, before it does; `mode` are the permissions of the list, which
    the copy gets too. Gives the path of the copy. Raises OSError."""
    folder = path.parent / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    number = 1 + max((int(found[1]) for one in folder.iterdir() if (found := _NUMBERED.fullmatch(one.name))), default=0)
    copy = folder / f"{number:04}-{_hash(before)[:12]}-{path.name}"
    staged = stage(copy, before)
    staged.chmod(mode)
    staged.replace(copy)
    head = {
        "run": number,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "command": command,
        "list": path.name,
        "before": _hash(before),
        "after": _hash(after),
    }
    _append(folder / LOG, [{**head, **_as_json(change)} for change in changes], mode)
    sync_folder(folder)
    return copy


def _append(log: Path, entries: Sequence[Mapping[str, object]], mode: int) -> None:
    lines = "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)
    handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, mode)
    with os.fdopen(handle, "ab") as file:
        file.write(lines.encode("utf-8", "backslashreplace"))
        file.flush()
        os.fsync(file.fileno())


def _as_json(change: Change) -> dict[str, object]:
    said: dict[str, object] = {"action": change.action, "name": change.name}
    if change.line:
        said["line"] = change.line
    if change.cells:
        said["cells"] = {column: list(pair) for column, pair in change.cells.items()}
    if change.source:
        said["from"] = change.source
    return said


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
