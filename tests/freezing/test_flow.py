"""The living list as it goes: frozen, signed by more, left by one, its text changed, corrected."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from letterkit.freezing import files, form

from .conftest import DRAFT, EMAIL, SEAL, change, edit_list, run

NEW = (
    {"name": "*Lantern* Network", "country": "Kenya"},
    {"name": "1969. Club", "country": "Ireland"},
    {"name": "Open Rivers Trust", "country": "South Korea"},
)
OUT = Path("out/2020-12-unga")


def late_evening() -> None:
    edit_list({"HanVoice": {"status": "withdrawn"}, "Lumen": {"email": EMAIL, "note": "asked by telephone"}}, *NEW)


def test_nothing_is_different_at_first(project: Path) -> None:
    result = run("changes", DRAFT)
    assert result.exit_code == 0
    assert result.stdout == "2020-12-unga: nothing is different since the letter was frozen on 15 December 2020\n"


def test_three_groups_come_and_one_leaves(project: Path) -> None:
    late_evening()
    result = run("changes", DRAFT)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0] == (
        "2020-12-unga: +3 groups, -1 group, +2 countries since the letter was frozen on 15 December 2020"
    )
    assert "  groups       47 → 49" in lines
    assert "  group  HanVoice  Canada  withdrawn" in lines
    again = lines[lines.index("to render again: 2") + 1 :][:2]
    assert again == ["  2020-12-unga.txt", "  2020-12-unga.html"]
    assert "to ask again" not in result.stdout


def test_the_note_tells_it_in_every_language_of_the_letter(project: Path) -> None:
    late_evening()
    result = run("changes", DRAFT, "--note", "-")
    english, korean = result.stdout.split("\n---\n")
    assert english.startswith("# Correction\n\nThis note corrects the letter “Open Letter from Civil Society")
    assert "- Groups: **49** (before: 47)\n" in english
    assert "## New signatories\n\n- \\*Lantern\\* Network, Kenya\n- 1969\\. Club, Ireland\n- Open Rivers" in english
    assert "## Withdrawn: these no longer sign the letter\n\n- HanVoice, Canada\n" in english
    assert "2020년 12월 15일" in korean
    assert "- 단체: **49** (이전: 47)\n" in korean
    assert "## 서명을 철회하여 명단에서 제외된 서명자\n\n- HanVoice, 캐나다\n" in korean
    assert EMAIL not in result.stdout
    assert "telephone" not in result.stdout


def test_a_withdrawn_body_vanishes_from_what_is_rendered_again(project: Path) -> None:
    assert "HanVoice" in (OUT / "2020-12-unga.txt").read_text("utf-8")
    late_evening()
    assert run("render", DRAFT, "-f", "txt", "-f", "html").exit_code == 0
    assert all("HanVoice" not in path.read_text("utf-8") for path in OUT.iterdir())
    told = json.loads(run("changes", DRAFT, "--format", "json").stdout)
    assert (told["render_again"], told["rendered_again"]) == ([], ["2020-12-unga.txt", "2020-12-unga.html"])
    assert told["withdrawn"] == [
        {"kind": "group", "name": "HanVoice", "country": "Canada", "code": "CA", "why": "withdrawn"}
    ]


def test_a_changed_demand_lists_whom_to_ask_again(project: Path) -> None:
    change("drafts/2020-12-unga.en.md", "with the help of the United Nations;", "with the help of the family;")
    now = run("changes", DRAFT, "--text-id").stdout.split()
    frozen = json.loads(SEAL.read_text("utf-8"))["text"]["en"]["id"]
    edit_list(
        {
            "Lumen": {"email": EMAIL, "signed_on": "2020-12-01", "text": frozen},
            "NK Watch": {"text": f"2019-05-other:en:00000000 {now[0]}"},
            "No Fence": {"text": "2020-12-unga:en:deadbeef"},
        },
        NEW[2],
    )
    result = run("changes", DRAFT, "--ask-again", "ask.csv")
    lines = result.stdout.splitlines()
    assert "text (en): 1" in lines
    assert "  demand 3: reworded" in lines
    assert "text (ko)" not in result.stdout
    asked = lines[lines.index("to ask again: 54") :]
    groups = {line.strip() for line in asked if line.startswith("  ") and not line.startswith("   ")}
    assert groups == {
        "signed the text that was frozen; changed since: demand 3 (51)",
        f"signed {frozen}; changed since: demand 3 (1)",
        "shown a text that was never frozen (1)",
        "added since, and the column text does not say what they were shown (1)",
    }
    assert "    NK Watch" not in asked
    assert EMAIL not in result.stdout
    rows = {row["name"]: row for row in csv.DictReader(io.StringIO(Path("ask.csv").read_text("utf-8-sig")))}
    assert len(rows) == 54
    assert (rows["Lumen"]["email"], rows["Lumen"]["changed"]) == (EMAIL, "demand 3")
    assert stat.S_IMODE(Path("ask.csv").stat().st_mode) == 0o600 or os.name == "nt"


def test_a_typing_error_outside_the_demands_asks_nobody(project: Path) -> None:
    change("drafts/2020-12-unga.en.md", "in succession", "in a row")
    result = run("changes", DRAFT)
    assert "  paragraph 2: reworded" in result.stdout
    assert "to ask again" not in result.stdout
    assert "54 more signed an earlier text with the same demands" in result.stdout


def test_addresses_are_never_written_among_published_files(project: Path) -> None:
    result = run("changes", DRAFT, "--ask-again", "out/ask.csv")
    assert result.exit_code == 2
    assert not Path("out/ask.csv").exists()


def test_another_date_sender_and_copies_are_told(project: Path) -> None:
    change(DRAFT, "date: 2020-12-15", "date: 2020-12-17")
    change(DRAFT, "  name:\n    en: Coalition", "  name:\n    en: Wider Coalition")
    change(DRAFT, "subject:", "cc: [{name: Ana Ruiz, title: Clerk}]\nsubject:")
    result = run("changes", DRAFT)
    assert "another date and another sender and another list of copies since" in result.stdout
    assert "head of the letter (en): 3" in result.stdout
    assert "    date:  December 15, 2020 → December 17, 2020" in result.stdout
    assert "    copies:  – → Ana Ruiz, Clerk" in result.stdout
    english, korean = run("changes", DRAFT, "--note", "-").stdout.split("\n---\n")
    assert "- Date: **December 17, 2020** (before: December 15, 2020)\n" in english
    assert "- 날짜: **2020년 12월 17일** (이전: 2020년 12월 15일)\n" in korean
    told = json.loads(run("changes", DRAFT, "--format", "json").stdout)
    assert told["head"]["en"]["copies"] == {"before": "", "now": "Ana Ruiz, Clerk"}


def test_a_seal_that_holds_no_head_says_nothing_of_it(project: Path) -> None:
    sealed = files.read(project, "2020-12-unga")[0]
    older = replace(sealed, texts={lang: replace(text, head={}) for lang, text in sealed.texts.items()})
    SEAL.write_bytes(form.written(older))
    assert "nothing is different" in run("changes", DRAFT).stdout
    change(DRAFT, "date: 2020-12-15", "date: 2020-12-17")
    assert "head of the letter" not in run("changes", DRAFT).stdout


def test_a_changed_template_makes_every_file_anew_and_changes_no_text(project: Path) -> None:
    change("templates/joint-letter/style.css", "{", "{ ")
    told = json.loads(run("changes", DRAFT, "--format", "json").stdout)
    assert told["render_again"] == ["2020-12-unga.txt", "2020-12-unga.html"]
    assert told["text"] == {"en": [], "ko": []}
    assert told["summary"].startswith("other changes since")


def test_a_row_for_another_letter_changes_nothing(project: Path) -> None:
    edit_list({}, {"name": "Elsewhere", "country": "Chad", "letters": "2022-03-hrc"})
    result = run("changes", DRAFT)
    assert (result.exit_code, result.stdout.count("\n")) == (0, 1)


def test_a_letter_is_frozen_anew_and_the_old_seal_kept(project: Path) -> None:
    old = SEAL.read_bytes()
    late_evening()
    assert run("freeze", DRAFT).exit_code == 1
    assert run("render", DRAFT, "-f", "txt").exit_code == 0
    refused = run("freeze", DRAFT)
    assert refused.exit_code == 1
    assert "error[frozen-already]" in refused.stderr
    assert SEAL.read_bytes() == old
    assert run("freeze", DRAFT, "--again", "--date", "2020-12-17").exit_code == 0
    assert SEAL.with_name("seal-1.json").read_bytes() == old
    assert json.loads(SEAL.read_bytes())["previous"] == json.loads(old)["seal"]
    assert run("changes", DRAFT).stdout.endswith("the letter was frozen on 17 December 2020\n")
    assert run("freeze", DRAFT, "--again").stdout.endswith("it stays as it is\n")
    SEAL.with_name("seal-1.json").unlink()
    assert run("changes", DRAFT).exit_code == 3


def test_freezing_twice_gives_the_same_bytes(project: Path) -> None:
    old = SEAL.read_bytes()
    SEAL.unlink()
    assert run("freeze", DRAFT).exit_code == 0
    assert SEAL.read_bytes() == old


def test_files_must_be_there_and_whole_and_new(project: Path) -> None:
    SEAL.unlink()
    page = OUT / "2020-12-unga.txt"
    whole = page.read_bytes()
    page.write_bytes(whole + b" ")
    assert "error[file-changed]" in run("freeze", DRAFT).stderr
    page.write_bytes(whole)
    missing = run("freeze", DRAFT, "-o", "elsewhere")
    assert missing.exit_code == 1
    assert "error[not-rendered]" in missing.stderr
    assert "Run `letterkit render drafts/2020-12-unga.yaml -o elsewhere`." in missing.stderr
    late_evening()
    older = run("freeze", DRAFT)
    assert "error[rendered-earlier]" in older.stderr
    assert "older than what they are made of: signatories.csv" in older.stderr
    assert not SEAL.exists()


def test_a_refused_letter_is_not_frozen(project: Path) -> None:
    change("drafts/2020-12-unga.en.md", "{{ counts.groups }} groups", "48 groups")
    SEAL.unlink()
    result = run("freeze", DRAFT)
    assert result.exit_code == 1
    assert "count-groups" in result.stderr
    assert not SEAL.exists()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"name": "HanVoice"', '"name": "HanVoices"', "the row of HanVoices is not what was sealed"),
        ("of the killing", "of the death", "demand 3 (en) is not what was sealed"),
        ('"groups": 47', '"groups": 48', "its seal does not match"),
        ('"frozen": 1', '"frozen": 2', "it has the form 2"),
        ('"counts": {', '"count": {', "it does not have the fields of a seal"),
        ("{", "[", "it is no JSON"),
    ],
)
def test_a_changed_seal_is_told(project: Path, old: str, new: str, said: str) -> None:
    text = SEAL.read_text("utf-8")
    assert old in text
    SEAL.write_text(text.replace(old, new, 1), "utf-8")
    for command in ("changes", "freeze"):
        result = run(command, DRAFT)
        assert result.exit_code == 3
        assert "error[seal-damaged]" in result.stderr
        assert said in result.stderr


def test_a_letter_that_was_never_frozen(project: Path) -> None:
    result = run("changes", "drafts/2020-02-hrc.yaml")
    assert result.exit_code == 3
    assert "error[not-frozen]" in result.stderr
    assert "letterkit freeze drafts/2020-02-hrc.yaml" in result.stderr
    assert run("changes", "drafts/nope.yaml").exit_code == 3
    assert run("freeze", "drafts/nope.yaml").exit_code == 3


def test_a_note_alone_on_standard_output(project: Path) -> None:
    assert run("changes", DRAFT, "--note", "-", "--format", "json").exit_code == 2
    late_evening()
    result = run("changes", DRAFT, "--note", "note.md")
    assert Path("note.md").read_text("utf-8") == run("changes", DRAFT, "--note", "-").stdout
    assert "note.md: written" in result.stderr
    assert run("changes", DRAFT, "--note", "note.md").exit_code == 2
    assert run("changes", DRAFT, "--note", "note.md", "--force").exit_code == 1
    assert run("changes", DRAFT, "--note", "nowhere/note.md").exit_code == 4


@pytest.mark.parametrize("option", ["--note", "--ask-again"])
@pytest.mark.parametrize("source", ["drafts/2020-12-unga.en.md", "signatories.csv", DRAFT])
def test_what_a_letter_is_made_of_is_never_written_over(project: Path, option: str, source: str) -> None:
    late_evening()
    before = Path(source).read_bytes()
    for force in ((), ("--force",)):
        result = run("changes", DRAFT, option, source, *force)
        assert result.exit_code == 2
        assert "name another" in result.stderr
    assert Path(source).read_bytes() == before


def test_nothing_to_correct_is_no_note(project: Path) -> None:
    result = run("changes", DRAFT, "--note", "note.md")
    assert result.exit_code == 0
    assert "no note is written" in result.stderr
    assert not Path("note.md").exists()


def test_a_freezing_that_was_interrupted_can_be_done_again(project: Path) -> None:
    late_evening()
    run("render", DRAFT, "-f", "txt")
    SEAL.with_name("seal-1.json").write_bytes(SEAL.read_bytes())
    assert run("changes", DRAFT).exit_code == 1
    assert run("freeze", DRAFT, "--again").exit_code == 0
    assert sorted(path.name for path in SEAL.parent.iterdir()) == ["seal-1.json", "seal.json"]
    assert run("changes", DRAFT).exit_code == 0


def test_the_day_of_a_seal_is_that_of_the_build(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    SEAL.unlink()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1609459200")
    assert "as of 1 January 2021" in run("freeze", DRAFT).stdout


def test_letters_of_a_recipients_file_have_one_text(project: Path) -> None:
    Path("drafts/many.yaml").write_text(
        "id: many\ndate: 2024-01-02\nsample: true\nlanguages: [en]\nfrom: {name: Rivers}\nsubject: On rivers\n"
        "recipients: people.csv\nformats: [txt]\n",
        "utf-8",
    )
    body = "We are {{ counts.groups }} groups and write to {{ recipient.name }} in {{ recipient.town }}."
    Path("drafts/many.en.md").write_text(f"{body}\n\n1. Open them.\n", "utf-8")
    Path("people.csv").write_text("name,salutation,town\nAna Ruiz,Ms Ruiz,Lima\nMin Kim,Ms Kim,Seoul\n", "utf-8")
    edit_list({}, {"name": "Open Rivers Trust", "country": "Chad", "letters": "many"})
    rendered = run("render", "drafts/many.yaml", "-f", "txt")
    assert rendered.exit_code == 0, rendered.stderr
    assert run("freeze", "drafts/many.yaml").exit_code == 0
    change("people.csv", "Lima", "Cusco")
    told = json.loads(run("changes", "drafts/many.yaml", "--format", "json").stdout)
    assert told["text_ids"]["frozen"] == told["text_ids"]["now"]
    assert told["render_again"] == ["many.ana-ruiz.txt", "many.min-kim.txt"]
    seal = Path("frozen/many/seal.json").read_text("utf-8")
    assert "write to [name] in [town]." in seal
    assert "Lima" not in seal


def test_no_private_cell_is_in_a_seal(project: Path) -> None:
    edit_list({"Lumen": {"email": EMAIL, "note": "asked by telephone", "contact": "Mina Q."}})
    run("render", DRAFT, "-f", "txt")
    assert run("freeze", DRAFT, "--again").exit_code == 0
    for path in Path("frozen").rglob("*.json"):
        assert not any(cell in path.read_text("utf-8") for cell in (EMAIL, "telephone", "Mina"))
