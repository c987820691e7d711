"""Kill the sender with SIGKILL at random moments, resume it each time, and see who was sent to how often.

    .venv/bin/python benchmarks/send_faults.py [--recipients 200] [--kills 200] [--seed 1]

A mail server on this machine records what it takes; `letterkit send --yes --resume` runs as a process of its own and
is killed after a random time, over and over, then left to come to its end. Nothing is settled by hand. Prints how many
were sent to twice, how many were forgotten (neither sent nor refused nor unknown), and how many are unknown, with how
many of those had in fact arrived. Exits with 1 where somebody was sent to twice, was forgotten, or is wrongly said to
be sent.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from threading import Event

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.sending.mailserver import Box, mailserver
from tests.sending.projects import Project


def main() -> int:
    """Run it and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--recipients", type=int, default=200)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, mailserver() as box:
        project = Project.of(Path(folder), [f"one{number}@a{number}.int" for number in range(wanted.recipients)])
        project.run("render", "-f", "eml")
        project.post(box.port)
        kills = torment(project, box, wanted.kills, random.Random(wanted.seed))  # noqa: S311 - chance, no secret
        return report(project, box, wanted.recipients, kills)


def torment(project: Project, box: Box, kills: int, chance: random.Random) -> int:
    """Begin, kill and begin again, so many times; then let it come to its end. How often it was killed.

    Every other kill falls anywhere in a run's beginning (reading, checking, planning), the others while it sends.
    """
    killed = 0
    asked = Event()

    def slow(step: str, _recipient: str) -> None:
        if step == "rcpt":
            asked.set()
        time.sleep(chance.uniform(0, 0.03))

    box.when = slow
    for number in range(kills):
        asked.clear()
        process = begin(project)
        if number % 2:
            asked.wait(30)
            time.sleep(chance.uniform(0, 0.15))
        else:
            time.sleep(chance.uniform(0, 1.5))
        if process.poll() is not None:
            print("\nit came to its end before so many kills", file=sys.stderr)
            break
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        killed += 1
        print(f"\r{number + 1}/{kills} kills, {len(box.taken)} taken ", end="", file=sys.stderr)
    print(file=sys.stderr)
    begin(project).wait()
    return killed


def begin(project: Project) -> subprocess.Popen[bytes]:
    """The sender, as a user starts it."""
    command = [sys.executable, "-m", "letterkit", "send", project.draft, "--yes", "--resume"]
    return subprocess.Popen(command, cwd=project.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def report(project: Project, box: Box, recipients: int, kills: int) -> int:
    """Print what the ledger says beside what the server took; the exit code."""
    times = Counter(one.recipients[0].partition("@")[0] for one in box.taken)
    states = project.states()
    twice = [key for key, number in times.items() if number > 1]
    forgotten = [
        key for key in (f"one{n}" for n in range(recipients)) if states.get(key) not in ("sent", "refused", "unknown")
    ]
    wrongly = [key for key, state in states.items() if state == "sent" and not times[key]]
    unknown = [key for key, state in states.items() if state == "unknown"]
    print(f"killed {kills} times")
    sent = Counter(states.values())["sent"]
    print(f"recipients: {recipients}, said to be sent: {sent}, of these not arrived: {len(wrongly)}")
    print(f"sent twice: {len(twice)}, forgotten: {len(forgotten)}, unknown: {len(unknown)}")
    print(f"of the unknown, arrived: {sum(times[key] for key in unknown)}")
    return 1 if twice or forgotten or wrongly else 0


if __name__ == "__main__":
    sys.exit(main())
