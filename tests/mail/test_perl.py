"""The third parser: Perl's for the parts and Dovecot's for the addresses, as they read mail on servers."""

from __future__ import annotations

import hashlib
import json
import subprocess
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest

from .letters import ENCLOSED, FILES, TITLE, composed, made, write
from .test_headers import People, cases, expected, written

pytestmark = pytest.mark.heavy


def read(mails: list[bytes]) -> list[dict[str, Any]]:
    given = json.dumps([b64encode(mail).decode("ascii") for mail in mails]).encode()
    script = Path(__file__).with_name("read.pl")
    done = subprocess.run(["perl", str(script)], input=given, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    answer: list[dict[str, Any]] = json.loads(done.stdout)
    return answer


def test_nobody_and_no_blank_is_lost() -> None:
    wanted = list(cases(5_000))
    found = read([written(*case) for case in wanted])
    lost = [
        (subject, one)
        for (subject, to, cc), one in zip(wanted, found, strict=True)
        if (one["subject"], one["to"], one["cc"]) != (subject, lists(to), lists(cc))
    ]
    assert lost == []


def lists(people: People) -> list[list[str]]:
    return [[name, address] for name, address in expected(people)]


def test_files_have_their_names_and_bytes(tmp_path: Path) -> None:
    (mail,) = read([made(composed(write(tmp_path))[0][0])])
    assert mail["subject"] == TITLE
    name = "북한 인권에 관한 공개서한 평화적 집회의 자유를 보장하기 위하여"
    files = [(f"{name}.pdf", FILES["pdf"]), (f"{name}.docx", FILES["docx"]), (ENCLOSED, b"1,2\r\n\x00\xff")]
    assert mail["files"] == [[shown, hashlib.sha256(data).hexdigest()] for shown, data in files]
