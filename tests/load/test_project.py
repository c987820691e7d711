"""A draft is loaded with all that belongs to it, or everything that is wrong is said at once."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from letterkit import load
from letterkit.errors import InputError
from letterkit.load.faults import CODES, Faults
from letterkit.model.finding import Place

from .projects import DRAFT, LIST, findings, told, write_project


def test_a_project_is_loaded_whole(tmp_path: Path) -> None:
    project = load.project(write_project(tmp_path))
    assert project.root == str(tmp_path)
    assert project.draft.id == "a"
    assert [row.name for row in project.roster.of("a")] == ["HHK_Catacombs", "김영환"]
    assert project.bodies["en"].text == "We are {{ counts.groups }} groups.\n"
    assert project.template.name == "joint-letter"
    assert project.template.signatories
    assert project.findings == ()


def test_every_file_read_is_among_the_inputs(tmp_path: Path) -> None:
    inputs = load.project(write_project(tmp_path)).inputs
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert inputs == {
        path.relative_to(tmp_path).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }


def test_paths_are_named_from_the_current_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_project(tmp_path)
    monkeypatch.chdir(tmp_path)
    project = load.project("drafts/a.yaml")
    assert (project.roster.path, project.bodies["en"].path) == ("signatories.csv", "drafts/a.en.md")
    monkeypatch.chdir(tmp_path / "drafts")
    assert load.project("a.yaml").roster.path == str(tmp_path / "signatories.csv")
    assert load.project(path).place("id").path == "a.yaml"


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    path = write_project(
        tmp_path, DRAFT + "colsing: x\nlanguages: [en, ko]\n", "name,kind,letters\nA,groop,a\n,group,a\n"
    )
    (tmp_path / "drafts" / "a.en.md").write_bytes(b"Dear\n\xffsir")
    (tmp_path / "templates" / "joint-letter" / "style.css").unlink()
    (tmp_path / "templates" / "joint-letter" / "template.yaml").write_text("descripton: x\n")
    assert sorted((Path(f.place.path).name, f.place.line, f.code) for f in findings(path)) == [
        ("a.en.md", 2, "file-encoding"),
        ("a.yaml", 1, "template-missing"),
        ("a.yaml", 4, "draft-invalid"),
        ("signatories.csv", 2, "list-invalid"),
        ("signatories.csv", 3, "list-invalid"),
        ("template.yaml", 1, "template-invalid"),
    ]


def test_a_broken_signatories_field_still_finds_the_list_that_it_names(tmp_path: Path) -> None:
    path = write_project(tmp_path, DRAFT + "signatories: {file: other.csv, groups: {layout: x}}\n", "name,kind\n")
    (tmp_path / "signatories.csv").rename(tmp_path / "other.csv")
    assert {finding.code for finding in findings(path)} == {"draft-invalid", "list-empty"}


def test_a_language_without_a_text_is_left_to_the_checks(tmp_path: Path) -> None:
    project = load.project(write_project(tmp_path, DRAFT + "languages: [en, ko]\n"))
    assert list(project.bodies) == ["en"]


def test_a_text_that_the_draft_names_must_be_there(tmp_path: Path) -> None:
    path = write_project(tmp_path, DRAFT + "body:\n  en: drafts/b.en.md\n")
    assert "5:3 file-missing" in told(path)
    assert "did you mean a.en.md?" in told(path)


def test_line_ends_and_the_byte_order_mark_of_a_text_do_not_matter(tmp_path: Path) -> None:
    path = write_project(tmp_path)
    (tmp_path / "drafts" / "a.en.md").write_bytes("\ufeffOne\r\ntwo\rthree Ko\u0308ln\n".encode())
    assert load.project(path).bodies["en"].text == "One\ntwo\nthree Köln\n"


def test_what_cannot_be_printed_in_a_text_is_told_by_place(tmp_path: Path) -> None:
    path = write_project(tmp_path)
    (tmp_path / "drafts" / "a.en.md").write_text("One\ntwo \u202ethree\u200b\n")
    assert "2:5 text-invalid holds right-to-left override" in told(path)
    assert "2:11 hidden-character holds zero width space" in told(path)


LETTERS = {
    "no row": ("id: c\ndate: 2020-02-17\n", LIST, "1:1 list-letter id: no row of", "ids there are: a, b"),
    "near id": ("id: 2020-03\ndate: 2020-02-17\n", "name,kind,letters\nA,group,2020-02\n", "list-letter", "2020-02?"),
    "capitals": (DRAFT, "name,kind,letters\nA,group,A\nB,group,a\n", "list-letter-near letters: A is not a", "write a"),
    "empty": (DRAFT, "", "list-empty has no rows", "write a header row"),
}


@pytest.mark.parametrize(("draft", "roster", "words", "hint"), LETTERS.values(), ids=LETTERS)
def test_a_list_without_the_letter(tmp_path: Path, draft: str, roster: str, words: str, hint: str) -> None:
    text = told(write_project(tmp_path, draft, roster))
    assert words in text
    assert hint in text


def test_a_missing_list_is_told(tmp_path: Path) -> None:
    path = write_project(tmp_path)
    (tmp_path / "signatories.csv").rename(tmp_path / "signatoris.csv")
    assert "file-missing there is no file" in told(path)
    assert "did you mean signatoris.csv?" in told(path)


def test_a_template_without_a_list_needs_none(tmp_path: Path) -> None:
    path = write_project(tmp_path)
    (tmp_path / "signatories.csv").unlink()
    (tmp_path / "templates" / "joint-letter" / "letter.md.j2").write_text("{{ body }}\n")
    project = load.project(path)
    assert project.roster.rows == ()
    assert not project.template.signatories


def test_a_template_can_say_that_it_has_a_list(tmp_path: Path) -> None:
    path = write_project(tmp_path, DRAFT, "name,kind,letters\nA,group,b\n")
    template = tmp_path / "templates" / "joint-letter"
    (template / "template.yaml").write_text("description: x\nsignatories: false\n")
    assert told(path) == ""
    (template / "letter.md.j2").write_text("{{ body }}")
    (template / "template.yaml").write_text("description: x\nsignatories: true\n")
    assert "list-letter" in told(path)


@pytest.mark.parametrize("part", ["letter.md.j2", "style.css", "reference.docx", "template.yaml"])
def test_a_part_of_the_template_that_is_missing_is_named(tmp_path: Path, part: str) -> None:
    path = write_project(tmp_path)
    (tmp_path / "templates" / "joint-letter" / part).unlink()
    assert f"joint-letter/{part} is missing" in told(path)


def test_a_dress_that_is_no_word_file_is_told(tmp_path: Path) -> None:
    path = write_project(tmp_path)
    (tmp_path / "templates" / "joint-letter" / "reference.docx").write_bytes(b"{\\rtf1}")
    assert "template-invalid is not a Word document" in told(path)


def test_the_templates_that_letterkit_brings_are_found(tmp_path: Path) -> None:
    path = write_project(tmp_path, DRAFT + "template: personal-letter\n")
    project = load.project(path)
    assert project.template.name == "personal-letter"
    assert "letterkit/templates/personal-letter/style.css" in project.inputs


def test_other_letters_are_loaded_with_their_lists(tmp_path: Path) -> None:
    path = write_project(tmp_path, DRAFT + "refers_to: [b]\n")
    path.with_name("b.yaml").write_text("id: b\ndate: 2019-01-01\n")
    project = load.project(path)
    assert [row.name for row in project.related["b"].roster.of("b")] == ["김영환"]
    path.with_name("b.yaml").write_text("id: d\ndate: 2019-01-01\n")
    assert "4:13 letter-missing refers_to.0: b.yaml has the id d" in told(path)
    path.with_name("b.yaml").write_text("id: b\n")
    assert "1:1 draft-invalid date: is missing" in told(path)


@pytest.mark.parametrize("letter", ["c", "../b", "a/b", "'x\ty'", "C"])
def test_another_letter_that_is_missing_is_told(tmp_path: Path, letter: str) -> None:
    path = write_project(tmp_path, DRAFT + f"about: {letter}\n")
    assert "4:1 letter-missing about: there is no draft" in told(path)


OUTSIDE = ["../secret.csv", "/etc/passwd", "drafts/../../secret.csv", "C:/x.csv", "a\\b.csv", "~/x", "''"]


@pytest.mark.parametrize("written", OUTSIDE)
@pytest.mark.parametrize("field", ["attachments: [%s]", "signatories: {file: %s}", "recipients: %s", "body: {en: %s}"])
def test_no_path_leads_outside(tmp_path: Path, written: str, field: str) -> None:
    (tmp_path / "secret.csv").write_text("x")
    (tmp_path / "in").mkdir()
    if written == "''" and not field.startswith(("attach", "signat")):
        return  # an empty path is none
    text = told(write_project(tmp_path / "in", DRAFT + field % written + "\n"))
    assert "file-outside" in text


@pytest.mark.parametrize("target", ["signatories.csv", "drafts/a.en.md", "templates/joint-letter/style.css"])
def test_no_link_leads_outside(tmp_path: Path, target: str) -> None:
    (tmp_path / "in").mkdir()
    path = write_project(tmp_path / "in")
    (tmp_path / "in" / target).rename(tmp_path / "secret")
    (tmp_path / "in" / target).symlink_to(tmp_path / "secret")
    assert "file-outside" in told(path)


def test_a_link_inside_the_project_is_followed(tmp_path: Path) -> None:
    path = write_project(tmp_path)
    (tmp_path / "signatories.csv").rename(tmp_path / "other.csv")
    (tmp_path / "signatories.csv").symlink_to("other.csv")
    assert told(path) == ""


def test_a_loop_of_links_is_told(tmp_path: Path) -> None:
    path = write_project(tmp_path, DRAFT + "attachments: [x.pdf]\n")
    (tmp_path / "x.pdf").symlink_to("x.pdf")
    assert "file-unreadable" in told(path)


@pytest.mark.parametrize("name", ["x" * 300, "pipe", "folder"])
def test_what_is_no_plain_file_is_told(tmp_path: Path, name: str) -> None:
    path = write_project(tmp_path, DRAFT + f"attachments: [{name}]\n")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    assert "4:15 file-unreadable" in told(path)


def test_an_attachment_is_among_the_inputs(tmp_path: Path) -> None:
    path = write_project(tmp_path, DRAFT + "attachments: [drafts/x.pdf]\n")
    assert "4:15 file-missing" in told(path)
    (tmp_path / "drafts" / "x.pdf").write_bytes(b"%PDF")
    assert load.project(path).inputs["drafts/x.pdf"] == hashlib.sha256(b"%PDF").hexdigest()


def test_a_draft_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    assert "larger than 1 MB" in told(write_project(tmp_path, DRAFT + "#" * 1024 * 1024))


def test_the_draft_must_be_there(tmp_path: Path) -> None:
    path = write_project(tmp_path)
    path.rename(path.with_name("2020-02-hrc.yaml"))
    for wrong in ("2020-02-hcr.yaml", "drafts/2020-2-hrc.yaml", "2020-02-hrc", "drafts/2020-02-hrc.md"):
        assert "drafts/2020-02-hrc.yaml?" in told(tmp_path / wrong)
    assert "is a folder and not a draft" in told(tmp_path)
    assert "name one of" in told(tmp_path)
    assert "does not end in .yaml" in told(tmp_path / "signatories.csv")


@pytest.mark.parametrize("name", ["", "\0", "x" * 5000, "\ud800.yaml", "/dev/null", "a\nb.yaml"])
def test_no_path_is_too_odd(name: str) -> None:
    with pytest.raises(InputError):
        load.project(name)


def test_a_finding_has_a_code_of_the_table() -> None:
    assert all(text.endswith(".") for text in CODES.values())
    with pytest.raises(KeyError):
        Faults().add("no-such-code", Place("x"), "x")
