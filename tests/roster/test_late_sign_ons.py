"""The last evening: forty late sign-ons, six of them bodies that had signed; then one withdraws."""

from __future__ import annotations

import json
import re
from pathlib import Path

import docx
from scripts.make_late_sign_ons import AGAIN, COUNTRIES, NEW, write

from .conftest import Run

DRAFT = "drafts/2020-02-hrc.yaml"
OUT = Path("out/2020-02-hrc")


def sign_ons(folder: Path) -> Path:
    return write(folder / "late.xlsx")


def counted(run: Run) -> dict[str, int]:
    found: dict[str, int] = json.loads(run("count", DRAFT, "--format", "json").stdout)
    return found


def rendered(run: Run) -> dict[str, str]:
    result = run("render", DRAFT, "-f", "html", "-f", "txt", "-f", "docx")
    assert result.exit_code == 0, result.output
    paragraphs = docx.Document(str(OUT / "2020-02-hrc.docx")).element.body.itertext()
    texts = {name: (OUT / f"2020-02-hrc.{name}").read_text("utf-8") for name in ("html", "txt")}
    texts["html"] = re.sub(r"<[^>]*>", "", texts["html"])
    return {name: re.sub(r"\s+", " ", text) for name, text in {**texts, "docx": "".join(paragraphs)}.items()}


def test_forty_late_sign_ons_change_the_letter(project: Path, run: Run) -> None:
    before = counted(run)
    file = sign_ons(project)
    old = (project / "signatories.csv").read_bytes()

    asked = run("roster", "import", file, "--letter", "2020-02-hrc")
    assert asked.exit_code == 2
    assert "the columns are not confirmed" in asked.output
    assert (project / "signatories.csv").read_bytes() == old

    result = run("roster", "import", file, "--letter", "2020-02-hrc", "--yes", "--accept", "new,again")
    assert result.exit_code == 0, result.output
    assert "40 sign-ons" in result.output
    assert re.search(r"^ +34 +new +taken$", result.output, re.M)
    after = counted(run)
    assert after["groups"] == before["groups"] + 34
    # Fiji, Peru, Chile and Ghana are new, Kenya too.
    assert after["countries"] == before["countries"] + len(COUNTRIES)

    # The other repeated bodies wait, and count once each all the same; then they are settled by layer.
    assert len(re.findall(r"waits$", result.output, re.M)) >= 4
    result = run("roster", "import", file, "--letter", "2020-02-hrc", "--accept", "changed,same,alias,close")
    assert result.exit_code == 0, result.output
    assert counted(run) == after
    text = (project / "signatories.csv").read_text("utf-8")
    assert "pending" not in text
    for written, name in AGAIN.items():
        assert len(re.findall(rf"^{re.escape(name)},", text, re.M)) == 1
        assert written == name or not re.search(rf"^{re.escape(written)},", text, re.M)

    texts = rendered(run)
    for text in texts.values():
        assert "We write for 104 non-governmental organizations from at least 27 countries" in text
        assert "Heron Scholars" in text
    assert texts["txt"].count("Advocacy Forum") == 1


def test_a_withdrawn_body_vanishes_from_every_output(project: Path, run: Run) -> None:
    assert all("Advocacy Forum" in text for text in rendered(run).values())
    result = run("roster", "set", "advocacy forum", "status=withdrawn")
    assert result.exit_code == 0, result.output
    assert counted(run)["groups"] == 69
    assert not any("Advocacy Forum" in text for text in rendered(run).values())


def test_the_same_file_again_changes_nothing(project: Path, run: Run) -> None:
    file = sign_ons(project)
    run("roster", "import", file, "--letter", "2020-02-hrc", "--yes", "--accept", "new,again,changed,same,alias,close")
    written = (project / "signatories.csv").read_bytes()
    result = run("roster", "import", file, "--letter", "2020-02-hrc", "--accept", "new,again,changed,same,alias,close")
    assert "nothing changes" in result.output
    assert (project / "signatories.csv").read_bytes() == written


def test_nothing_is_lost(project: Path, run: Run) -> None:
    old = (project / "signatories.csv").read_bytes()
    run("roster", "import", sign_ons(project), "--letter", "2020-02-hrc", "--yes", "--accept", "new")
    (copy,) = (project / "roster-history").glob("0001-*")
    assert copy.read_bytes() == old
    log = [json.loads(line) for line in (project / "roster-history" / "log.jsonl").read_text("utf-8").splitlines()]
    assert {entry["from"].rsplit(":", 1)[0] for entry in log} == {"late.xlsx:Form Responses 1"}
    added = [entry for entry in log if entry["action"] == "added"]
    assert len(added) >= 38
    assert next(e for e in added if e["name"] == NEW[0])["cells"]["email"] == ["", "office0@example.org"]
