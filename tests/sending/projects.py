"""Whole projects with a recipients file, rendered and sent as a user does it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner, Result

from letterkit.cli import main

DRAFT = """\
id: many
template: personal-letter
date: 2026-11-20
languages: [en]
from:
  name: Coalition
  contact: office@coalition.ngo
email:
  from: "Office <office@coalition.ngo>"
  template: letter
  attach: [ATTACH]
fax:
  from: "+41 22 730 6000"
subject: A letter
recipients: recipients.csv
formats: [eml]
"""
SETTINGS = """\
[send]
prefer = ["email"]

[smtp]
host = "localhost"
port = PORT
security = "none"
per_minute = 6000
timeout = 5
tries = 2
pause = 1
"""
FIELDS = "name,title,address,salutation,fax,email"


@dataclass(frozen=True)
class Project:
    root: Path
    draft: str = "drafts/many.yaml"

    @classmethod
    def of(cls, root: Path, addresses: Sequence[str], *, attach: str = "", sample: bool = False) -> Project:
        """One recipient for each address, which is e-mail or, where it begins with +, fax."""
        project = cls(root)
        project.write("letterkit.toml", "")  # it marks the project's folder
        rows = [_row(address) for address in addresses]
        project.write("drafts/many.yaml", DRAFT.replace("ATTACH", attach) + ("sample: true\n" if sample else ""))
        project.write("drafts/many.en.md", "We write to you about the rivers.\n")
        project.write("recipients.csv", "\n".join([FIELDS, *rows, ""]))
        return project

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        text = (self.root / name).read_text("utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def post(self, port: int) -> None:
        """Let it send by a server of this machine."""
        self.write("letterkit.toml", SETTINGS.replace("PORT", str(port)))

    def run(self, command: str, *args: object, code: int = 0) -> Result:
        """A command on the draft, in this process, with the code that it shall end with."""
        before = Path.cwd()
        os.chdir(self.root)
        try:
            result = CliRunner().invoke(main, [command, self.draft, *map(str, args)])
        finally:
            os.chdir(before)
        assert result.exit_code == code, result.output
        return result

    def process(self, *args: object) -> subprocess.Popen[str]:
        """`letterkit send DRAFT` as a process of its own."""
        command = [sys.executable, "-m", "letterkit", "send", self.draft, *map(str, args)]
        return subprocess.Popen(command, cwd=self.root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def states(self) -> dict[str, str]:
        """The ledger's word for each recipient."""
        result = CliRunner().invoke(main, ["status", str(self.root / self.draft), "-o", str(self.root / "out"),
                                           "--format", "json"])  # fmt: skip
        entries = json.loads(result.stdout)["entries"]
        return {entry["key"]: entry["state"] for entry in entries if not entry["trial"]}


def _row(address: str) -> str:
    name = address.partition("@")[0].capitalize().replace("+", "Fax ")
    fax, email = (address, "") if address.startswith("+") else ("", address)
    return f'{name},Ambassador,"1 Lake Street\nGeneva 1202\nSwitzerland",Dear {name},{fax},{email}'
