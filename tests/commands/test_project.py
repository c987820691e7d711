"""The commands on a real project: made by init, checked, counted, rendered, proven again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import jsonschema
import pytest
from ruamel.yaml import YAML

from .conftest import Process, Run

DRAFT = "drafts/first-letter.yaml"
LETTER = Path("out/first-letter")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_the_example_is_without_fault(run: Run) -> None:
    result = run("check", DRAFT)
    assert (result.exit_code, result.stdout) == (0, "nothing wrong\n")


def test_init_touches_nothing_that_is_there(run: Run, project: Path) -> None:
    change(project / "signatories.csv", "Bamboo", "Reed")
    result = run("init")
    assert result.exit_code == 2
    assert "is already there; nothing was written" in result.output
    assert "Reed" in (project / "signatories.csv").read_text("utf-8")


def test_init_brings_templates_to_change(run: Run, project: Path) -> None:
    change(project / "templates" / "joint-letter" / "letter.md.j2", "{{ body }}", "Changed here.\n\n{{ body }}")
    assert run("render", DRAFT, "-f", "html").exit_code == 0
    assert "Changed here." in (project / LETTER / "first-letter.html").read_text("utf-8")


def test_count_prints_the_object_of_the_design(run: Run) -> None:
    result = run("count", DRAFT, "--format", "json")
    assert json.loads(result.stdout) == {
        "letter": "first-letter", "groups": 5, "individuals": 2, "countries": 5, "represented": 0, "signatories": 7,
        "without_country": 0, "country_codes": {"IE": 1, "KE": 1, "NL": 1, "NP": 1, "NZ": 1},
    }  # fmt: skip


def test_count_explains_each_row(run: Run) -> None:
    text = run("count", DRAFT, "--explain").stdout
    assert "Bamboo Library Network          Nepal → NP" in text
    assert text.index("left out: 1") < text.index("Quiet Streets Initiative  pending")
    explained = json.loads(run("count", DRAFT, "--explain", "--format", "json").stdout)
    assert explained["rows"][1]["codes"] == ["NP"]
    assert explained["left_out"] == [{"line": 7, "name": "Quiet Streets Initiative", "reason": "pending"}]


def test_render_says_where_the_files_are(process: Process, project: Path) -> None:
    result = process("render", DRAFT)
    assert result.returncode == 0, result.stderr
    lines = [line.split()[0] for line in result.stdout.splitlines()]
    assert lines == [str(LETTER / name) for name in ("first-letter.pdf", "first-letter.docx", "manifest.json")]
    assert all((project / line).is_file() for line in lines)


def test_a_wrong_count_is_refused_and_nothing_is_written(process: Process, project: Path) -> None:
    change(project / "drafts" / "first-letter.en.md", "{{ counts.groups | spell }}", "six")
    result = process("render", DRAFT)
    assert result.returncode == 1
    assert result.stdout == ""
    assert "drafts/first-letter.en.md:1:" in result.stderr
    assert "error[count-groups]" in result.stderr
    assert result.stderr.endswith("drafts/first-letter.yaml: nothing was written\n")
    assert not (project / "out").exists()


def test_each_of_several_drafts_is_reported_and_the_worst_code_wins(run: Run, project: Path) -> None:
    for name in ("second", "third"):
        for ending in (".yaml", ".en.md"):
            shutil.copy(project / f"drafts/first-letter{ending}", project / f"drafts/{name}{ending}")
        change(project / f"drafts/{name}.yaml", "id: first-letter", f"id: {name}")
    change(project / "signatories.csv", ",first-letter,signed", ",first-letter second third,signed")
    change(project / "drafts/second.en.md", "{{ counts.groups | spell }}", "six")
    result = run("render", "drafts/second.yaml", "missing.yaml", "drafts/third.yaml", "-f", "txt", "-f", "txt")
    assert result.exit_code == 3
    assert "drafts/second.yaml: nothing was written" in result.stderr
    assert "missing.yaml: nothing was written" in result.stderr
    assert [line.split()[0] for line in result.stdout.splitlines()] == [
        "out/third/third.txt",
        "out/third/manifest.json",
    ]


def test_a_folder_that_cannot_be_written_is_a_failed_delivery(run: Run, project: Path) -> None:
    (project / "out").mkdir()
    (project / LETTER).write_text("a file where the folder should be")
    result = run("render", DRAFT, "-f", "html")
    assert result.exit_code == 4
    assert "nothing was written" in result.stderr


def test_the_same_input_gives_the_same_bytes_from_any_folder(process: Process, project: Path) -> None:
    other = project / "elsewhere" / "deep"
    shutil.copytree(project, other, ignore=shutil.ignore_patterns("elsewhere"))
    for draft, out in ((DRAFT, "out1"), (DRAFT, "out2"), (other / DRAFT, "out3")):
        assert process("render", draft, "-o", out).returncode == 0
    first, *others = (
        {p.name: p.read_bytes() for p in (project / out / "first-letter").iterdir()} for out in ("out1", "out2", "out3")
    )
    assert set(first) == {"first-letter.pdf", "first-letter.docx", "manifest.json"}
    assert others == [first, first]


def test_the_manifest_says_what_the_letter_was_made_of(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("render", DRAFT, "-f", "html").exit_code == 0
    manifest = json.loads((project / LETTER / "manifest.json").read_text("utf-8"))
    assert manifest["letter"] == "first-letter"
    assert manifest["sample"] is True
    assert manifest["created"] == "2024-03-22T00:00:00Z"
    assert {"signatories.csv", "drafts/first-letter.yaml", "drafts/first-letter.en.md"} <= set(manifest["inputs"])
    assert manifest["counts"]["groups"] == 5
    assert {"letterkit", "python", "weasyprint", "python-docx"} <= set(manifest["versions"])
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert run("render", DRAFT, "-f", "html").exit_code == 0
    assert json.loads((project / LETTER / "manifest.json").read_text("utf-8"))["created"] == "1970-01-02T00:00:00Z"


@pytest.fixture
def rendered(run: Run, project: Path) -> Path:
    assert run("render", DRAFT, "-f", "html", "-f", "docx").exit_code == 0
    return project / LETTER


def test_verify_proves_a_folder_and_those_below(run: Run, rendered: Path) -> None:
    result = run("verify", "out")
    assert (result.exit_code, result.stdout) == (0, "out/first-letter: 2 files of first-letter as delivered\n")
    assert run("verify", LETTER).exit_code == 0


@pytest.mark.parametrize("name", ["first-letter.html", "first-letter.docx", "manifest.json"])
@pytest.mark.parametrize("position", [0, 0.5, -1])
def test_verify_sees_one_changed_byte(run: Run, rendered: Path, name: str, position: float) -> None:
    data = bytearray((rendered / name).read_bytes())
    data[int(position * len(data)) if position > 0 else int(position)] ^= 1
    (rendered / name).write_bytes(data)
    result = run("verify", "out", "--format", "json")
    assert result.exit_code == 1
    (finding,) = json.loads(result.stdout)["findings"]
    assert finding["code"] == ("manifest-changed" if name == "manifest.json" else "file-changed")
    assert finding["path"] == f"out/first-letter/{name}"


def test_verify_sees_every_byte_of_the_manifest(rendered: Path) -> None:
    from letterkit.manifest.sealing import opened

    data = (rendered / "manifest.json").read_bytes()
    for position in range(len(data)):
        changed = bytearray(data)
        changed[position] ^= 1
        with pytest.raises(ValueError):  # noqa: PT011 - of JSON, of UTF-8 or of the seal
            opened(bytes(changed))


def test_verify_sees_missing_and_foreign_files(run: Run, rendered: Path) -> None:
    (rendered / "first-letter.docx").unlink()
    (rendered / "notes.txt").write_text("mine")
    (rendered.parent / "other").mkdir()
    (rendered.parent / "other" / "stray.pdf").write_bytes(b"")
    result = run("verify", "out", "--format", "json")
    found = {(f["code"], f["severity"], f["path"]) for f in json.loads(result.stdout)["findings"]}
    assert found == {
        ("file-missing", "error", "out/first-letter/first-letter.docx"),
        ("file-foreign", "warning", "out/first-letter/notes.txt"),
        ("manifest-missing", "warning", "out/other"),
    }
    assert result.exit_code == 1


def test_verify_reads_nothing_outside_the_folder(run: Run, rendered: Path) -> None:
    from letterkit.manifest.sealing import opened, written

    content = opened((rendered / "manifest.json").read_bytes())
    content["outputs"]["../../signatories.csv"] = {"sha256": "0", "bytes": 1, "format": "txt"}
    (rendered / "manifest.json").write_bytes(written(content))
    (finding,) = json.loads(run("verify", "out", "--format", "json").stdout)["findings"]
    assert finding["code"] == "manifest-changed"


@pytest.mark.parametrize("folder", ["drafts", "nonesuch"])
def test_without_a_manifest_nothing_can_be_verified(run: Run, folder: str) -> None:
    result = run("verify", folder)
    assert result.exit_code == 3
    assert folder in result.output


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_check_prints_one_object_and_nothing_else(process: Process, form: str) -> None:
    result = process("check", DRAFT, "missing.yaml", "--format", form)
    assert result.returncode == 3
    assert result.stderr == ""
    content = json.loads(result.stdout)
    assert content["findings" if form == "json" else "runs"]


def test_count_of_a_missing_draft_is_an_object_too(process: Process) -> None:
    result = process("count", "missing.yaml", "--format", "json")
    assert result.returncode == 3
    assert json.loads(result.stdout)["findings"][0]["severity"] == "error"


def test_a_new_draft_tells_what_is_to_be_filled_in(run: Run, project: Path) -> None:
    assert run("new", "budget").exit_code == 0
    change(project / "signatories.csv", ",first-letter,signed", ",first-letter budget,signed")
    result = run("check", "drafts/budget.yaml", "--format", "json")
    assert result.exit_code == 1
    assert "placeholder-left" in {finding["code"] for finding in json.loads(result.stdout)["findings"]}
    again = run("new", "budget")
    assert again.exit_code == 2
    assert "is already there" in again.output


@pytest.mark.parametrize("template", ["press-release", "personal-letter"])
def test_a_new_draft_fits_its_template(run: Run, project: Path, template: str) -> None:
    assert run("new", "a-release", "--template", template).exit_code == 0
    text = (project / "drafts" / "a-release.yaml").read_text("utf-8")
    assert ("press:" in text) == (template == "press-release")
    assert "signatories:" not in text


def test_the_schema_takes_the_example(run: Run, project: Path) -> None:
    schema = json.loads(run("schema").stdout)
    draft = YAML(typ="safe").load(project / DRAFT)
    draft["date"] = str(draft["date"])
    jsonschema.validate(draft, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**draft, "templat": "x"}, schema)
