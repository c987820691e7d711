"""A mail server as offices run it takes what is sent, to the byte, from the command line to the mailbox."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sending.certificates import Authority
from tests.sending.postfix import DOMAIN, postfix
from tests.sending.projects import Project

pytestmark = pytest.mark.heavy


def test_from_the_draft_to_the_mailbox(tmp_path: Path, ca: Authority) -> None:
    users = ["anna", "ben"]
    project = Project.of(tmp_path, [f"{user}@{DOMAIN}" for user in (*users, "stranger")], attach="pdf")
    project.run("render", "-f", "eml")
    with postfix(users, *ca.server("localhost")) as server:
        project.post(server.port)
        project.edit("letterkit.toml", 'security = "none"', f'security = "starttls"\nca_file = "{ca.file}"')
        output = project.run("send", "--yes", code=4).output
        assert "550 5.1.1" in output
        assert project.states() == {"anna": "sent", "ben": "sent", "stranger": "refused"}
        for user in users:
            rendered = (tmp_path / f"out/many/many.{user}.eml").read_bytes()
            arrived = server.wait(user).replace(b"\n", b"\r\n")  # a mailbox has the line ends of the system
            assert arrived.partition(b"\r\n\r\n")[2].rstrip() == rendered.partition(b"\r\n\r\n")[2].rstrip()
