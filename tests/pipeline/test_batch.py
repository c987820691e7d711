"""A recipients file: one letter for each row, all of them or none."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path

import pytest

from letterkit import pipeline
from letterkit.errors import InputError
from letterkit.model.finding import Finding
from letterkit.pipeline import batch, units, workers
from tests.safety.projects import BODY, DRAFT, write_project

HEAD = "name,address,salutation,email,fax,language,state\n"
ROWS = HEAD + (
    'Ana Ruiz,"1 Road\nOslo",Dear Ana,ana@government.no,,,Norway\n'
    'Bo Li,"2 Road\nOslo",Dear Bo,bo@government.no,,,Sweden\n'
    'Cem Ak,"3 Road\nOslo",Dear Cem,cem@government.no,,,Chad\n'
)
ROWS_ONLY = DRAFT[: DRAFT.index("to:")] + "recipients: recipients.csv\n"
STATE = BODY + "\nWe ask {{ recipient.state }} to vote.\n"


def project(
    folder: Path, rows: str = ROWS, *, draft: str = ROWS_ONLY, body: str = STATE, css: str | None = None
) -> Path:
    """A project with a recipients file; gives the path of its draft."""
    folder.mkdir(exist_ok=True)
    path = write_project(folder, body=body, draft=draft, css=css)
    (folder / "recipients.csv").write_text(rows, encoding="utf-8")
    return path


def deliver(path: Path, out: Path, formats: tuple[str, ...] = ("txt",), jobs: int = 2) -> batch.Outcome:
    """All letters of a draft, written into a folder."""
    prepared = pipeline.prepare(path, jobs=jobs)
    assert not prepared.refused, prepared.findings
    return pipeline.Batch(prepared.project, prepared.counts, jobs).deliver(prepared, formats, out)


def found(path: Path) -> list[Finding]:
    """What stops the letters of a draft."""
    try:
        findings = pipeline.prepare(path, jobs=1).findings
    except InputError as error:
        return error.findings
    return [finding for finding in findings if finding.stops]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_each_row_gets_a_letter_of_its_own(tmp_path: Path) -> None:
    deliver(project(tmp_path), tmp_path / "out")
    files = contents(tmp_path / "out")
    assert set(files) == {"a.ana-ruiz.txt", "a.bo-li.txt", "a.cem-ak.txt", "manifest.json"}
    bo = files["a.bo-li.txt"].decode()
    assert "Dear Bo" in bo
    assert "2 Road" in bo
    assert "We ask Sweden to vote." in bo
    assert "Ana" not in bo


def test_the_manifest_tells_who_gets_what(tmp_path: Path) -> None:
    deliver(project(tmp_path), tmp_path / "out")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    assert [one["key"] for one in manifest["recipients"]] == ["ana-ruiz", "bo-li", "cem-ak"]
    assert manifest["recipients"][1] == {
        **{"key": "bo-li", "part": "to", "name": "Bo Li", "title": "", "email": "bo@government.no", "fax": ""},
        **{"language": "", "files": {"txt": ["a.bo-li.txt"]}},
    }
    assert manifest["outputs"]["a.bo-li.txt"]["recipient"] == "bo-li"
    assert "recipients.csv" in manifest["inputs"]


def test_a_row_in_one_language_gets_the_letter_in_it(tmp_path: Path) -> None:
    rows = ROWS.replace("bo@government.no,,", "bo@government.no,,ko")
    path = project(tmp_path, rows, draft=ROWS_ONLY.replace("id: a", "id: a\nlanguages: [en, ko]"))
    (tmp_path / "drafts" / "a.ko.md").write_text("우리는 {{ counts.groups }}개 단체입니다. {{ recipient.state }}\n")
    deliver(path, tmp_path / "out")
    names = set(contents(tmp_path / "out"))
    assert {name for name in names if "bo-li" in name} == {"a.bo-li.txt"}
    assert {name for name in names if "ana" in name} == {"a.ana-ruiz.en.txt", "a.ana-ruiz.ko.txt"}
    assert "우리는" in (tmp_path / "out" / "a.bo-li.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(("jobs", "at_once"), [(1, 1), (3, 1), (1, 8)])
def test_no_byte_depends_on_who_makes_a_letter_and_when(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int, at_once: int
) -> None:
    path = project(tmp_path)
    deliver(path, tmp_path / "out", ("docx", "pdf", "txt"))
    monkeypatch.setattr(batch, "MADE_AT_ONCE", at_once)
    monkeypatch.setattr(batch, "CHECKED_AT_ONCE", at_once)
    deliver(path, tmp_path / "again", ("docx", "pdf", "txt"), jobs)
    assert contents(tmp_path / "out") == contents(tmp_path / "again")


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_a_letter_of_many_has_the_bytes_of_the_same_letter_alone(tmp_path: Path, format: str) -> None:
    deliver(project(tmp_path / "many"), tmp_path / "together", (format,))
    for name in ("Ana", "Bo", "Cem"):
        start = ROWS.index(name)
        end = min((ROWS.index(other) for other in ("Bo Li", "Cem Ak") if ROWS.index(other) > start), default=len(ROWS))
        deliver(project(tmp_path / name, HEAD + ROWS[start:end]), tmp_path / f"alone-{name}", (format,))
        (made,) = (tmp_path / f"alone-{name}").glob(f"*.{format}")
        assert made.read_bytes() == (tmp_path / "together" / made.name).read_bytes()


def test_rows_added_below_change_no_letter_above(tmp_path: Path) -> None:
    deliver(project(tmp_path / "one"), tmp_path / "out")
    more = ROWS + 'Ana Ruiz,"9 Road\nOslo",Dear Ana,other@government.no,,,Peru\n'
    deliver(project(tmp_path / "two", more), tmp_path / "more")
    before, after = contents(tmp_path / "out"), contents(tmp_path / "more")
    assert {name: after[name] for name in before if name != "manifest.json"} == {
        name: data for name, data in before.items() if name != "manifest.json"
    }
    assert len(after) == len(before) + 1


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ('Dee Om,"4 Road\nOslo",Dear Dee,dee@government,no,,,Mali\n', "list-invalid"),
        ('Dee Om,"4 Road\nOslo",Dear Dee,dee(at)government.no,,,Mali\n', "email-impossible"),
        ('Dee Om,"4 Road\nOslo",Dear Dee,,+82 2 21,,Mali\n', "fax-impossible"),
        ('Dee Om,"4 Road\nOslo",Dear Dee,,,,\n', "recipient-cell-empty"),
    ],
)
def test_one_letter_with_a_fault_stops_them_all_and_is_named(tmp_path: Path, cells: str, code: str) -> None:
    (finding,) = found(project(tmp_path, ROWS + cells))
    assert (finding.code, finding.place.path.rpartition("/")[2], finding.place.line) == (code, "recipients.csv", 8)
    prepared = None if code == "list-invalid" else pipeline.prepare(tmp_path / "drafts" / "a.yaml", jobs=1)
    if prepared:
        with pytest.raises(ValueError, match="not delivered"):
            pipeline.Batch(prepared.project, prepared.counts).deliver(prepared, ("txt",), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_fault_of_the_text_is_told_once_for_all_letters(tmp_path: Path) -> None:
    (finding,) = found(project(tmp_path, body=STATE + "\nDear [name]\n"))
    assert (finding.code, finding.place.line) == ("placeholder-left", 5)
    assert "in the letter to" not in finding.message


def test_a_fault_that_only_one_letter_has_names_it(tmp_path: Path) -> None:
    body = STATE + "\n{% if recipient.state == 'Chad' %}Dear [name]{% endif %}\n"
    (finding,) = found(project(tmp_path, body=body))
    assert finding.code == "placeholder-left"
    assert "Cem Ak" in finding.message
    assert "recipients.csv:6" in finding.message


def test_a_column_that_is_not_there_is_told_with_the_line_of_the_text(tmp_path: Path) -> None:
    (finding,) = found(project(tmp_path, body=STATE.replace("recipient.state", "recipient.stat")))
    assert (finding.code, finding.place.line) == ("template-invalid", 3)
    assert "did you mean state?" in finding.message


@pytest.mark.parametrize("value", ["{{ 7*7 }}", "*stars*", "<b>bold</b>", "=HYPERLINK(1)", "[x](https://evil.org)"])
def test_what_a_cell_holds_is_printed_as_itself(tmp_path: Path, value: str) -> None:
    deliver(project(tmp_path, ROWS.replace("Sweden", value)), tmp_path / "out", ("txt", "html"))
    assert value in (tmp_path / "out" / "a.bo-li.txt").read_text(encoding="utf-8")
    assert "<b>" not in (tmp_path / "out" / "a.bo-li.html").read_text(encoding="utf-8")


def test_a_file_that_does_not_hold_its_letter_keeps_all_from_being_written(tmp_path: Path) -> None:
    path = project(tmp_path, css=".role-salutation { display: none }")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.ana-ruiz.pdf").write_bytes(b"of an earlier run")
    outcome = deliver(path, tmp_path / "out", ("txt", "pdf"))
    assert outcome.receipt is None
    assert any(finding.stops for finding in outcome.findings)
    assert contents(tmp_path / "out") == {"a.ana-ruiz.pdf": b"of an earlier run"}


def test_an_interrupted_run_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = project(tmp_path)
    deliver(path, tmp_path / "out")
    before = contents(tmp_path / "out")
    project(tmp_path, ROWS.replace("Dear", "Dearest"))
    prepared = pipeline.prepare(path, jobs=1)
    monkeypatch.setattr(batch, "MADE_AT_ONCE", 1)

    def interrupt(done: int, _of: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pipeline.Batch(prepared.project, prepared.counts, 1).deliver(prepared, ("txt",), tmp_path / "out", interrupt)
    assert contents(tmp_path / "out") == before


def test_progress_counts_all_letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "CHECKED_AT_ONCE", 2)
    heard: list[tuple[int, int]] = []
    pipeline.prepare(project(tmp_path), jobs=1, told=lambda done, of: heard.append((done, of)))
    assert heard == [(2, 3), (3, 3)]


CC = "cc: [{name: Eva Oh, address: Seoul, email: eva@government.no}]\n"


def test_those_in_cc_get_a_copy_of_the_letter_to_the_first_row(tmp_path: Path) -> None:
    deliver(project(tmp_path, draft=ROWS_ONLY + CC), tmp_path / "out")
    recipients = json.loads((tmp_path / "out" / "manifest.json").read_bytes())["recipients"]
    assert [(one["key"], one["part"]) for one in recipients] == [
        ("ana-ruiz", "to"), ("eva-oh", "cc"), ("bo-li", "to"), ("cem-ak", "to"),
    ]  # fmt: skip
    assert recipients[1]["files"] == {"txt": ["a.ana-ruiz.txt"]}


def test_with_addressees_besides_those_in_cc_get_the_letter_to_them(tmp_path: Path) -> None:
    draft = DRAFT + "recipients: recipients.csv\n" + CC
    deliver(project(tmp_path, draft=draft, body=BODY), tmp_path / "out")
    recipients = json.loads((tmp_path / "out" / "manifest.json").read_bytes())["recipients"]
    assert [one["key"] for one in recipients] == ["moon-jae-in", "eva-oh", "ana-ruiz", "bo-li", "cem-ak"]
    assert recipients[1]["files"] == {"txt": ["a.txt"]}
    assert "President Moon" in (tmp_path / "out" / "a.txt").read_text(encoding="utf-8")


def test_what_others_enclose_is_made_and_not_delivered(tmp_path: Path) -> None:
    draft = ROWS_ONLY + "email: {from: us@coalition.no, attach: [docx], template: letter}\n"
    deliver(project(tmp_path, draft=draft), tmp_path / "out", ("eml",))
    files = contents(tmp_path / "out")
    assert set(files) == {"a.ana-ruiz.eml", "a.bo-li.eml", "a.cem-ak.eml", "manifest.json"}
    assert b"a.bo-li.docx" in files["a.bo-li.eml"]
    assert b"a.ana-ruiz.docx" not in files["a.bo-li.eml"]


def test_letters_of_one_shape_are_made_together_and_told_in_the_order_of_the_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = HEAD + "".join(
        f'{name},"{number} Road\nOslo",Dear {name},{number}@government.no,,,{name}land\n'
        for number, name in enumerate(("Ana", "Zoë", "Bo", "Cem", "Noël", "Dan"))
    )
    path = project(tmp_path, rows)
    prepared = pipeline.prepare(path, jobs=1)
    each = tuple(units.Unit(row, cc=False) for row in prepared.project.recipients)
    assert [unit.recipient.name for unit in units.together(each) if unit.recipient] == [
        *("Zoë", "Noël"),
        *("Ana", "Bo", "Cem", "Dan"),
    ]
    monkeypatch.setattr(batch, "MADE_AT_ONCE", 2)
    outcome = deliver(path, tmp_path / "out")
    keys = [row.key for row in prepared.project.recipients]
    assert [file.recipient for file in outcome.files] == keys
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    assert [one["key"] for one in manifest["recipients"]] == keys


def test_no_process_is_forked_while_a_thread_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[int] = []
    fork = os.fork

    def forked() -> int:
        threads.append(threading.active_count())
        return fork()

    prepared = pipeline.prepare(project(tmp_path / "in"), jobs=1)
    monkeypatch.setattr(os, "fork", forked)
    monkeypatch.setattr(workers, "LIFE", 1)
    monkeypatch.setattr(batch, "MADE_AT_ONCE", 1)
    written = pipeline.Batch(prepared.project, prepared.counts, 1).deliver(prepared, ("txt",), tmp_path / "out")
    assert len(written.files) == 3
    assert len(threads) >= 3
    assert set(threads) == {threads[0]}, "a process was forked while a thread wrote files"
