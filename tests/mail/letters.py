"""A letter in Korean with everything that is hard for an e-mail, on disk, and its e-mails without rendering pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from letterkit import check, counting, load
from letterkit.compose import compose, copies
from letterkit.model.artifact import Artifact
from letterkit.model.finding import Finding
from letterkit.model.recipient import Copy
from letterkit.model.template import Template
from letterkit.render.formats import eml
from letterkit.verify.readers import eml as reader

MOMENT = datetime(2020, 2, 17, tzinfo=UTC)
TITLE = "북한 인권에 관한 공개서한: 평화적 집회의 자유를 보장하기 위하여"
ENCLOSED = "붙임 자료 – 통계 (2020).txt"
LIST = "name,name:ko,kind,country\nLantern Network,등불네트워크,group,South Korea\nOpen Rivers,열린강,group,Kenya\n"
DRAFT: dict[str, Any] = {
    "id": "a",
    "template": "joint-letter",
    "date": "2020-02-17",
    "languages": ["ko"],
    "from": {"name": "인권연대", "contact": "post@lantern.net"},
    "to": [
        {
            "name": "대한민국 대통령, 문재인",
            "title": "대통령",
            "address": "서울특별시 종로구 청와대로 1",
            "salutation": "문재인 대통령님",
            "email": "president@예시.한국",
        }
    ],
    "cc": [
        {"name": 'Kang, "Kyung-wha" =?utf-8?B?aGk=?=', "email": "minister@government.go.kr"},
        {"name": "Nobody Reachable"},
    ],
    "subject": TITLE,
    "attachments": [f"files/{ENCLOSED}"],
    "email": {
        "from": "인권연대, 사무국 <post@lantern.net>",
        "reply_to": "answers@lantern.net",
        "attach": ["pdf", "docx"],
    },
}
FILES = {"pdf": b"%PDF-1.7\n" + bytes(range(256)) * 40, "docx": b"PK\x03\x04" + b"\r\n--=_\r\n" * 99}


def write(folder: Path, *, body: str = "저희 {{ counts.groups }}개 단체는 씁니다.\n", **changes: Any) -> Path:
    """The project in a folder, with fields of the draft changed (None takes one out); gives the path of the draft."""
    (folder / "drafts").mkdir(parents=True)
    (folder / "files").mkdir()
    (folder / "files" / ENCLOSED).write_bytes(b"1,2\r\n\x00\xff")
    (folder / "signatories.csv").write_text(LIST, encoding="utf-8")
    draft = {key: value for key, value in (DRAFT | changes).items() if value is not None}
    for lang in draft["languages"]:
        (folder / "drafts" / f"a.{lang}.md").write_text(body, encoding="utf-8")
    path = folder / "drafts" / "a.yaml"
    with path.open("w", encoding="utf-8") as file:
        YAML(typ="safe").dump(draft, file)
    return path


def composed(path: Path) -> tuple[tuple[Copy, ...], list[Finding]]:
    """The copies of a draft, and what the checks find."""
    project = load.project(path)
    counts = counting.count(project.roster, project.draft.id, project.draft.counting)
    documents = compose(project, counts, moment=MOMENT)
    made = copies(project, counts, documents, moment=MOMENT)
    return made, check.run(check.Subject(project, counts, documents, made))


def enclosed(copy: Copy) -> dict[str, Artifact]:
    """Files that stand for those of other formats: an e-mail does not look into them."""
    names = [(f"{document.stem}.{one}", one) for document in copy.documents for one in ("html", "pdf", "docx")]
    return {name: Artifact(name, one, FILES.get(one, b"<p>")) for name, one in names}


def made(copy: Copy) -> bytes:
    """The e-mail of a copy, which reads back."""
    (artifact,) = eml.render_copy(copy, BARE, enclosed(copy))
    assert reader.findings(artifact, copy, enclosed(copy)) == []
    return artifact.data


def findings(data: bytes, copy: Copy) -> list[str]:
    """What reading back finds in bytes that should be the e-mail of a copy."""
    artifact = Artifact(f"{copy.stem}.eml", "eml", data, copy.recipient.key)
    return [f"{one.code}: {one.message}" for one in reader.findings(artifact, copy, enclosed(copy))]


def with_message(copy: Copy, **changes: Any) -> Copy:
    """The same copy with its message changed."""
    assert copy.message
    return replace(copy, message=replace(copy.message, **changes))


BARE = Template("joint-letter", "templates/joint-letter", "", "", b"")
