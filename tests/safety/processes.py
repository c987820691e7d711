"""Whether a process is there, as the tests ask."""

from __future__ import annotations

import os
import time
from pathlib import Path


def is_there(process: int) -> bool:
    """Whether a process works or waits; one that has ended and that nobody has asked about does not."""
    try:
        os.kill(process, 0)
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False


def gone(process: int) -> bool:
    """Whether it is gone, or is so within seconds."""
    until = time.monotonic() + 5
    while is_there(process) and time.monotonic() < until:
        time.sleep(0.01)
    return not is_there(process)
