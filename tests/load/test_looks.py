"""Looks of a template: chosen by the draft, else by the template; one that is not there is named with its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from letterkit import load
from letterkit.errors import InputError

TEMPLATES = Path(__file__).parents[2] / "templates"
DRAFT = """id: letter
template: {template}
date: 2026-03-09
languages: [en]
{more}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "signatories.csv").write_text("name,kind\nAmber Watch,group\n")
    (tmp_path / "drafts" / "letter.en.md").write_text("We write to you.\n")
    shutil.copytree(TEMPLATES / "joint-letter", tmp_path / "templates" / "ours")
    return tmp_path


def draft(project: Path, more: str = "", template: str = "ours") -> Path:
    path = project / "drafts" / "letter.yaml"
    path.write_text(DRAFT.format(template=template, more=more))
    return path


def problems(path: Path) -> list[tuple[str, str]]:
    with pytest.raises(InputError) as caught:
        load.project(path)
    return [(finding.code, f"{finding.place} {finding.message} {finding.hint}") for finding in caught.value.findings]


def test_a_draft_chooses_a_look_of_css_and_word(project: Path) -> None:
    folder = project / "templates" / "ours"
    own = load.project(draft(project)).template
    modern = load.project(draft(project, "look: modern")).template
    assert own.css.endswith((folder / "looks" / "classic.css").read_text())
    assert own.css.startswith((folder / "style.css").read_text())
    assert modern.css.endswith((folder / "looks" / "modern.css").read_text())
    assert own.reference_docx == (folder / "reference.docx").read_bytes()
    assert modern.reference_docx == (folder / "looks" / "modern.docx").read_bytes()


def test_a_look_of_ones_own_is_one_more_file(project: Path) -> None:
    (project / "templates" / "ours" / "looks" / "red.css").write_text(":root { --accent: #a00 }")
    found = load.project(draft(project, "look: red"))
    assert found.template.css.endswith("--accent: #a00 }")
    assert found.template.reference_docx == (project / "templates" / "ours" / "reference.docx").read_bytes()
    assert "templates/ours/looks/red.css" in found.inputs


def test_a_template_may_have_no_looks(project: Path) -> None:
    shutil.rmtree(project / "templates" / "ours" / "looks")
    (project / "templates" / "ours" / "template.yaml").write_text("document: letter\n")
    assert load.project(draft(project)).template.css == (project / "templates" / "ours" / "style.css").read_text()


def test_a_look_that_is_not_there(project: Path) -> None:
    ((code, text),) = problems(draft(project, "look: modren"))
    assert code == "template-missing"
    assert "letter.yaml:5" in text
    assert 'has no look "modren"' in text
    assert "modern" in text


@pytest.mark.parametrize("name", ["../style", "a/b", ".", "x" * 90])
def test_a_look_is_a_name_and_no_path(project: Path, name: str) -> None:
    assert [code for code, _ in problems(draft(project, f"look: {name}"))] == ["draft-invalid"]


def test_a_look_is_held_to_what_a_dress_may_fetch(project: Path) -> None:
    looks = project / "templates" / "ours" / "looks"
    (looks / "bad.css").write_text("body { background: url(https://example.org/x.png) }")
    (looks / "bad.docx").write_bytes(b"no Word file")
    found = problems(draft(project, "look: bad"))
    assert {code for code, _ in found} == {"template-fetches", "template-invalid"}
    assert any("looks/bad.css:1" in text for _, text in found)
    assert any("looks/bad.docx" in text for _, text in found)


def test_a_look_outside_the_project_is_not_read(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.css"
    outside.write_text("/* secret */")
    (project / "templates" / "ours" / "looks" / "link.css").symlink_to(outside)
    assert problems(draft(project, "look: link"))


def test_an_unknown_envelope(project: Path) -> None:
    ((code, text),) = problems(draft(project, "envelope: din-b"))
    assert code == "draft-invalid"
    assert "envelope" in text
