"""HylaFAX's queue, by its own programs: sendfax gives a job to it, faxstat says what has become of one.

faxstat's table is laid out by a setting of the user's; ours names the job's tag, too, by which a job is found whose
number was not heard. So faxstat reads the user's settings and then ours, from a home of its own.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from letterkit.deliver.ways import ClosedError
from letterkit.model.frozen import frozen
from letterkit.model.settings import Hylafax

_FORMAT = "%j|%a|%P|%J|%s"
_LINE = re.compile(r"(\d+)\s*\|\s*(.)\s*\|\s*(\d+):(\d+)\s*\|([^|]*)\|(.*)")
_TAKEN = re.compile(r"request id is (\d+)")
_HINT = "see [hylafax] in letterkit.toml; on Debian: apt-get install hylafax-client"
_SECONDS = 120


@frozen
class Job:
    """A job of the queue: `state` is HylaFAX's letter (D done, F failed, R running, others waiting), `pages` those that
    went, `status` the reason of a failure in its words."""

    number: str
    state: str
    pages: int
    tag: str
    status: str


def submit(settings: Hylafax, number: str, file: Path, tag: str) -> tuple[str, str]:
    """Give a file to the queue, at 196 lines an inch and without a cover of HylaFAX's own.

    The job's number and what sendfax said; the number is empty where it said none. Raises ClosedError where there is no
    sendfax, TimeoutError where it does not come to an end.
    """
    command = ["sendfax", "-h", _host(settings), "-n", "-m", "-i", tag, "-d", number, str(file)]
    done = _run(command, dict(os.environ))
    found = _TAKEN.search(done.stdout)
    said = " ".join((done.stdout + " " + done.stderr).split())[:1000]
    return (found[1] if found and done.returncode == 0 else ""), said


def jobs(settings: Hylafax) -> list[Job]:
    """All jobs that wait, run or are done. Raises ClosedError where the queue does not answer."""
    with tempfile.TemporaryDirectory(prefix="letterkit-") as home:
        own = Path.home() / ".hylarc"
        known = own.read_text("utf-8", "replace") if own.is_file() else ""
        Path(home, ".hylarc").write_text(f'{known}\nJobFmt: "{_FORMAT}"\n', encoding="utf-8")
        done = _run(["faxstat", "-h", _host(settings), "-s", "-d"], {**os.environ, "HOME": home})
    if done.returncode != 0 or not done.stdout.strip():  # faxstat ends with 0 where it reached nobody
        raise ClosedError(f"the fax queue at {_host(settings)} does not answer: {_words(done)}", _HINT)
    return _read(done.stdout)


def _read(table: str) -> list[Job]:
    found = filter(None, map(_LINE.fullmatch, map(str.strip, table.splitlines())))
    return [Job(m[1], m[2], int(m[3]), m[5].strip(), m[6].strip()) for m in found]


def _run(command: Sequence[str], environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    if shutil.which(command[0]) is None:
        raise ClosedError(f"{command[0]} is not on this machine", _HINT)
    try:
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, errors="replace", timeout=_SECONDS, check=False,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise TimeoutError(f"{command[0]} gave no answer in {_SECONDS} seconds") from error


def _words(done: subprocess.CompletedProcess[str]) -> str:
    return " ".join((done.stderr or done.stdout).split())[:500] or f"exit code {done.returncode}"


def _host(settings: Hylafax) -> str:
    return f"{settings.host}:{settings.port}"
