"""Small whole projects on disk for the tests of loading."""

from __future__ import annotations

import shutil
from pathlib import Path

from letterkit import load
from letterkit.errors import InputError
from letterkit.model.finding import Finding

REFERENCE = Path(__file__).parents[2] / "templates" / "joint-letter" / "reference.docx"
LIST = "name,kind,country,letters\nHHK_Catacombs,group,Canada,a\n김영환,individual,South Korea,a b\n"
DRAFT = "id: a\ndate: 2020-02-17\nsubject: On an open letter\n"


def write_project(folder: Path, draft: str | bytes = DRAFT, roster: str | bytes = LIST) -> Path:
    """A project with a draft `a`, its English text, a list and a template; gives the path of the draft."""
    template = folder / "templates" / "joint-letter"
    template.mkdir(parents=True)
    (template / "letter.md.j2").write_text("{{ body }}\n\n{{ signatories.groups }}\n")
    (template / "style.css").write_text("p { margin: 0 }\n")
    shutil.copy(REFERENCE, template / "reference.docx")
    (template / "template.yaml").write_text("description: A letter.\ndocument: letter\n")
    (folder / "drafts").mkdir()
    (folder / "drafts" / "a.en.md").write_text("We are {{ counts.groups }} groups.\n")
    path = folder / "drafts" / "a.yaml"
    path.write_bytes(draft.encode() if isinstance(draft, str) else draft)
    (folder / "signatories.csv").write_bytes(roster.encode() if isinstance(roster, str) else roster)
    return path


def findings(path: Path | str) -> list[Finding]:
    """What loading finds, whether it stops the letter or not."""
    try:
        return list(load.project(path).findings)
    except InputError as error:
        return error.findings


def told(path: Path | str) -> str:
    """The same as text: line:column code message hint, one finding a line."""
    return "\n".join(f"{f.place.line}:{f.place.column} {f.code} {f.message} | {f.hint}" for f in findings(path))
