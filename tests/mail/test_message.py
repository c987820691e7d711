"""The covering message: where its template comes from, what it says, and that it is checked as the letter is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit import load, mailboxes
from letterkit.errors import InputError
from letterkit.model.letter import Heading, LineBreak, ListBlock, Paragraph, Run, plain, walk
from letterkit.model.recipient import Copy

from .letters import DRAFT, ENCLOSED, TITLE, composed, write

ENGLISH: dict[str, Any] = {"languages": ["en"], "subject": "Open letter"}


def text(copy: Copy) -> str:
    assert copy.message
    blocks = walk(copy.message.parts[0].blocks)
    return "\n".join(plain(block.inlines) for block in blocks if isinstance(block, Paragraph | Heading))


def own_template(folder: Path, source: str) -> None:
    """A template of messages in the project, of two files."""
    template = folder / "templates" / "ours"
    template.mkdir(parents=True)
    (template / "letter.md.j2").write_text(source, encoding="utf-8")
    (template / "template.yaml").write_text("document: message\n")


def codes(path: Path) -> set[str]:
    return {finding.code for finding in composed(path)[1]}


def test_it_greets_the_recipient_and_names_what_is_attached_in_their_language(tmp_path: Path) -> None:
    president, minister, _ = composed(write(tmp_path))[0]
    assert text(president).splitlines() == [
        "문재인 대통령님,",
        "첨부 문서를 보내 드립니다:",
        f"{TITLE} (2020년 2월 17일)",
        ENCLOSED,
        "이 서한에는 2개 단체가 서명하였습니다.",
        "감사합니다.",
        "인권연대",
        "post@lantern.net",
        "참조:",
        'Kang, "Kyung-wha" =?utf-8?B?aGk=?=',
        "Nobody Reachable",
    ]
    assert text(minister).startswith('Kang, "Kyung-wha" =?utf-8?B?aGk=?=,\n')


def test_a_count_in_it_is_bound_to_the_list(tmp_path: Path) -> None:
    copy = composed(write(tmp_path))[0][0]
    assert copy.message
    runs = [
        run
        for block in walk(copy.message.parts[0].blocks)
        if isinstance(block, Paragraph)
        for run in block.inlines
        if isinstance(run, Run) and run.origin and run.origin.is_count
    ]
    assert [(run.text, run.origin.ref) for run in runs if run.origin] == [("2", "counts.groups")]


def test_a_wrong_count_typed_into_it_stops_the_letter(tmp_path: Path) -> None:
    path = write(tmp_path, email=DRAFT["email"] | {"template": "ours"}, **ENGLISH)
    own_template(tmp_path, "We write on behalf of sixty-nine groups.\n")
    wrong = [finding for finding in composed(path)[1] if finding.code == "count-groups"]
    assert [(finding.stops, finding.place.path.endswith("ours/letter.md.j2")) for finding in wrong] == [(True, True)]


def test_values_in_it_are_never_markup(tmp_path: Path) -> None:
    to = [DRAFT["to"][0] | {"salutation": "*Dear* <b>{{ 7*7 }}</b> [x](http://x.example)"}]
    assert "*Dear* <b>{{ 7*7 }}</b> [x](http://x.example)," in text(composed(write(tmp_path, to=to))[0][0])


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        ({"email": {"from": "a@lantern.net", "template": "emial"}}, 'there is no template "emial"'),
        ({"email": {"from": "a@lantern.net", "template": "joint-letter"}}, '"joint-letter" is for letters'),
        ({"template": "email"}, '"email" is for the messages of e-mails'),
        ({"email": {"from": "a@lantern.net", "attach": ["xls"]}}, "email.attach.0"),
    ],
)
def test_a_template_or_a_format_that_does_not_fit_is_refused(tmp_path: Path, draft: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError, match=said):
        load.project(write(tmp_path, **draft))


def test_a_template_of_messages_needs_no_dress(tmp_path: Path) -> None:
    path = write(tmp_path, email=DRAFT["email"] | {"template": "ours"})
    own_template(tmp_path, "{{ recipient.name }}\n")
    assert text(composed(path)[0][0]) == "대한민국 대통령, 문재인"


def test_a_style_sheet_of_messages_that_fetches_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, email=DRAFT["email"] | {"template": "ours"})
    own_template(tmp_path, "x\n")
    (tmp_path / "templates" / "ours" / "style.css").write_text("p { background: url(http://x.example/a.png) }")
    with pytest.raises(InputError, match=r"http://x\.example"):
        load.project(path)


@pytest.mark.parametrize("character", ["\u200e", "\u200f", "\u061c"])
@pytest.mark.parametrize("field", ["to", "from", "subject"])
def test_what_would_hide_in_a_header_is_found_before_anything_is_made(
    tmp_path: Path, field: str, character: str
) -> None:
    hidden = f"Kang{character} Kyung-wha"
    changes = {
        "to": {"to": [DRAFT["to"][0] | {"name": hidden}]},
        "from": {"email": DRAFT["email"] | {"from": f"{hidden} <a@lantern.net>"}},
        "subject": {"email": DRAFT["email"] | {"subject": hidden}},
    }[field]
    found = [one for one in composed(write(tmp_path, **changes))[1] if one.code == "email-header-unsafe"]
    assert found
    assert all(one.stops and one.place.line and f"U+{ord(character):04X}" in one.message for one in found)


@pytest.mark.parametrize(
    "hostile", ["a@b.org\r\nBcc: x@y.org", "a@b.org\nBcc: x@y.org", "a@b.org, x@y.org", "한@b.org"]
)
@pytest.mark.parametrize("field", ["to", "from", "reply_to"])
def test_an_address_that_adds_another_is_refused(tmp_path: Path, field: str, hostile: str) -> None:
    changes = {
        "to": {"to": [DRAFT["to"][0] | {"email": hostile}]},
        "from": {"email": DRAFT["email"] | {"from": hostile}},
        "reply_to": {"email": DRAFT["email"] | {"reply_to": hostile}},
    }[field]
    assert "email-impossible" in codes(write(tmp_path, **changes))


def test_names_and_subjects_of_several_lines_become_one(tmp_path: Path) -> None:
    to = [DRAFT["to"][0] | {"name": "Kang\nKyung-wha\n"}]
    copy = composed(write(tmp_path, to=to, subject="One\n  two\n"))[0][0]
    assert copy.email
    assert (copy.email.to[0][0], copy.email.subject) == ("Kang Kyung-wha", "One two")


@given(st.text(max_size=80))
def test_flat_text_has_no_ends_of_lines(written: str) -> None:
    assert not set("\r\n") & set(mailboxes.flat(written))
    assert mailboxes.flat(mailboxes.flat(written)) == mailboxes.flat(written)


def test_lines_of_a_list_stand_by_themselves(tmp_path: Path) -> None:
    copy = composed(write(tmp_path))[0][0]
    assert copy.message
    (items,) = [block for block in copy.message.parts[0].blocks if isinstance(block, ListBlock)]
    assert len(items.items) == 2
    names = copy.message.parts[0].blocks[-1]
    assert isinstance(names, Paragraph)
    assert sum(isinstance(inline, LineBreak) for inline in names.inlines) == 1
