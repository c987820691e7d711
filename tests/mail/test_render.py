"""The whole way: a draft becomes e-mails whose PDF is the one that lies beside them."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from email import message_from_bytes, policy
from pathlib import Path

import fast_mail_parser

from .letters import write


def letterkit(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "letterkit", *arguments]
    environment = {**os.environ, "LETTERKIT_DEBUG": "1"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def digest(data: object) -> str:
    assert isinstance(data, bytes)
    return hashlib.sha256(data).hexdigest()


def test_each_pdf_is_the_one_that_was_verified_and_nobody_is_left_out_in_silence(tmp_path: Path) -> None:
    write(tmp_path)
    result = letterkit(tmp_path, "render", "drafts/a.yaml", "-f", "eml", "-f", "pdf", "-f", "docx")
    assert result.returncode == 0, result.stderr
    assert "recipient-unreached" in result.stderr
    assert "Nobody Reachable gets no file in the format eml" in result.stderr
    out = tmp_path / "out" / "a"
    wanted = [digest((out / f"a.{one}").read_bytes()) for one in ("pdf", "docx")]
    outputs = json.loads((out / "manifest.json").read_text())["outputs"]
    mails = sorted(name for name in outputs if name.endswith(".eml"))
    assert len(mails) == 2
    for name in mails:
        data = (out / name).read_bytes()
        python = message_from_bytes(data, policy=policy.default).iter_attachments()
        rust = fast_mail_parser.parse_email(data).attachments
        assert [digest(part.get_payload(decode=True)) for part in python][:2] == wanted
        assert [digest(bytes(part.content)) for part in rust][:2] == wanted


def test_what_goes_only_inside_an_e_mail_is_not_written_beside_it(tmp_path: Path) -> None:
    write(tmp_path, cc=[], attachments=[], email={"from": "post@lantern.net"})
    result = letterkit(tmp_path, "render", "drafts/a.yaml", "-f", "eml")
    assert result.returncode == 0, result.stderr
    assert {path.suffix for path in (tmp_path / "out" / "a").iterdir()} == {".eml", ".json"}
    assert "to president@예시.한국" in result.stdout
