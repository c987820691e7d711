"""193 letters go out by a mail server, the sender is killed half-way and resumed, and each arrives once."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
from collections import Counter
from email import message_from_bytes, policy
from pathlib import Path

import fast_mail_parser
import pytest

from tests.sending.mailserver import mailserver
from tests.sending.projects import Project

SCRIPT = Path(__file__).parents[2] / "scripts" / "make_recipients.py"
NUMBER = 193


@pytest.mark.heavy
def test_each_of_193_gets_the_letter_once_though_the_sender_is_killed(tmp_path: Path) -> None:
    project = Project.of(tmp_path, [], attach="pdf")
    rows = subprocess.run([sys.executable, SCRIPT, str(NUMBER)], capture_output=True, text=True, check=True).stdout
    project.write("recipients.csv", rows)
    project.run("render", "-f", "eml", "-f", "pdf")
    with mailserver() as box:
        project.post(box.port)
        process = project.process("--yes")

        def kill(step: str, _recipient: str) -> None:
            if step == "taken" and len(box.taken) == NUMBER // 2:
                os.kill(process.pid, signal.SIGKILL)
                process.wait()

        box.when = kill
        assert process.wait(120) == -signal.SIGKILL
        box.when = lambda _step, _recipient: None
        project.run("send", "--resume", code=4)  # one had arrived when the sender was killed: it asks
        (unknown,) = (key for key, state in project.states().items() if state == "unknown")
        project.run("status", "--settle", f"{unknown}=sent")
        assert "nothing to send" in project.run("send", "--yes").output
    assert set(project.states().values()) == {"sent"}
    times = Counter(recipient for one in box.taken for recipient in one.recipients)
    assert len(times) == NUMBER
    assert set(times.values()) == {1}
    folder = tmp_path / "out" / "many"
    entries = json.loads((folder / "manifest.json").read_bytes())["recipients"]
    letters = {entry["email"]: folder / entry["files"]["pdf"][0] for entry in entries}
    for one in box.taken:
        _holds(letters[one.recipients[0]], one.content)


def _holds(rendered: Path, content: bytes) -> None:
    """Two parsers find the PDF of this recipient in the message, to the byte."""
    message = message_from_bytes(content, policy=policy.default)
    (attached,) = message.iter_attachments()
    data = attached.get_content()
    assert hashlib.sha256(data).digest() == hashlib.sha256(rendered.read_bytes()).digest()
    (other,) = (
        one for one in fast_mail_parser.parse_email(content).attachments if one.filename == attached.get_filename()
    )
    assert other.content == data
