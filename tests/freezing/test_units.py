"""Seals, comparison, notes and asking, without files."""

from __future__ import annotations

import copy
import json
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from letterkit import counting, freezing, languages, load
from letterkit.commands._codes import sentences
from letterkit.freezing import asking, comparing, form, note, outputs, words
from letterkit.freezing.seal import Entry, Number, Part, Piece, Seal, Sheet, Text
from letterkit.freezing.wording import TextChange, differing
from letterkit.model.counts import Counts
from letterkit.model.draft import Counting
from letterkit.model.finding import Place
from letterkit.model.roster import Roster, Signatory, SignatoryKind, Status

from .conftest import DRAFT, ROOT

WORDS = Path(words.__file__).parent


def piece(text: str, number: int = 1, part: Part = Part.DEMAND) -> Piece:
    return Piece(part, number, text)


def text_of(*demands: str, lang: str = "en") -> Text:
    return Text("x", lang, "On Rivers", tuple(piece(one, n) for n, one in enumerate(demands, 1)))


def seal(*entries: Entry, texts: tuple[Text, ...] = (text_of("Open the gates."),), **fields: Any) -> Seal:
    number = len(entries)
    given = Seal(
        letter="x",
        day=date(2024, 3, 1),
        texts={text.lang: text for text in texts},
        entries=entries,
        numbers={"groups": Number(number), "countries": Number(1, minimum=True)},
        countries={"KE": number},
        sheets={"x": Sheet(("en",), "00")},
        inputs={"signatories.csv": "11"},
        outputs={"x.pdf": "22"},
    )
    return replace(given, **fields)


def row(name: str, line: int = 2, **fields: Any) -> Signatory:
    return Signatory(name, SignatoryKind.GROUP, Place("signatories.csv", line), **fields)


def entry_of(one: Signatory) -> Entry:
    return Entry("group", {"name": one.name})


def counts_of(*rows: Signatory) -> Counts:
    return counting.count(Roster("signatories.csv", ("name", "kind"), rows), "x", Counting())


def compared(before: tuple[Signatory, ...], now: tuple[Signatory, ...]) -> comparing.Changes:
    counts = counts_of(*now)
    return comparing.compare(
        seal(*map(entry_of, before)), seal(*map(entry_of, counts.group_rows)), counts.group_rows, counts
    )


# ---- the file


def test_a_seal_is_read_as_it_was_written() -> None:
    one = seal(Entry("group", {"name": "A", "name:ko": "가"}, "KE"), previous="ab" * 32)
    assert form.opened(form.written(one)) == one
    assert form.root(one) == json.loads(form.written(one))["seal"]


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_whatever_is_changed_in_a_seal_is_told_in_one_sentence(data: st.DataObject) -> None:
    content = json.loads(form.written(seal(Entry("group", {"name": "A"}, "KE"), Entry("individual", {"name": "B"}))))
    other = copy.deepcopy(content)
    at: Any = other
    while isinstance(at, dict | list) and at:
        key = data.draw(st.sampled_from(list(at) if isinstance(at, dict) else range(len(at))))
        if not (isinstance(at[key], dict | list) and at[key]) or data.draw(st.booleans()):
            at[key] = data.draw(st.none() | st.integers() | st.text(max_size=3) | st.just([]) | st.just({}))
            break
        at = at[key]
    if other != content:
        with pytest.raises(ValueError, match=r"^it "):
            form.opened(json.dumps(other, indent=2, ensure_ascii=False).encode() + b"\n")


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"\xff", b"[" * 100_000])
def test_what_is_no_seal_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"^it "):
        form.opened(data)


# ---- the list


def test_one_who_is_renamed_is_no_newcomer() -> None:
    changes = compared((row("Lantern Network"),), (row("The Lantern Network Ltd", aliases=("Lantern Network",)),))
    assert not changes.added
    assert not changes.withdrawn
    assert changes.revised[0].columns == ("name",)


def test_one_who_withdrew_is_not_taken_for_the_namesake_that_came() -> None:
    gone = row("Open Rivers Trust", status=Status.WITHDRAWN)
    changes = compared((row("Open Rivers Trust"),), (gone, row("Open River Trust", 3)))
    assert [one.entry.name for one in changes.withdrawn] == ["Open Rivers Trust"]
    assert [entry.name for entry in changes.added] == ["Open River Trust"]


@pytest.mark.parametrize(
    ("now", "why"),
    [
        ((), "not in the list any more"),
        ((row("A", status=Status.DECLINED),), "declined"),
        ((row("A", letters=frozenset({"y"})),), "not on this letter"),
    ],
)
def test_why_one_does_not_sign_any_more(now: tuple[Signatory, ...], why: str) -> None:
    assert [one.why for one in compared((row("A"),), now).withdrawn] == [why]


def test_two_of_one_name_stay_two() -> None:
    changes = compared((row("A"), row("A", 3)), (row("A"),))
    assert len(changes.withdrawn) == 1
    assert not changes.added


def test_a_country_that_is_only_spelled_otherwise_is_no_change() -> None:
    before = Entry("group", {"name": "A", "country": "U.S.A."}, "US")
    now = Entry("group", {"name": "A", "country": "USA"}, "US")
    counts = counts_of(row("A"))
    assert not comparing.compare(seal(before), seal(now), counts.group_rows, counts)


@given(st.lists(st.sampled_from("ABCDEFG"), unique=True), st.lists(st.sampled_from("ABCDEFG"), unique=True))
def test_added_and_withdrawn_are_the_difference(before: list[str], now: list[str]) -> None:
    changes = compared(tuple(map(row, before)), tuple(row(name, n) for n, name in enumerate(now, 2)))
    assert {entry.name for entry in changes.added} == set(now) - set(before)
    assert {one.entry.name for one in changes.withdrawn} == set(before) - set(now)
    assert not changes.revised


# ---- the text


def pieces(*texts: str) -> list[Piece]:
    return [piece(text, number) for number, text in enumerate(texts, 1)]


def test_a_demand_that_is_left_out_does_not_reword_those_after_it() -> None:
    changes = list(differing(pieces("one", "two", "three"), pieces("one", "three")))
    assert [(change.before.text if change.before else "", change.now) for change in changes] == [("two", None)]


def test_a_reworded_demand_is_found_beside_a_new_one() -> None:
    before, now = pieces("to open the archives"), pieces("to pay what is due", "to open all the archives")
    found = [(c.before and c.before.text, c.now and c.now.text) for c in differing(before, now)]
    assert found == [(None, "to pay what is due"), ("to open the archives", "to open all the archives")]


@given(st.lists(st.text("abc ", max_size=8), max_size=6), st.lists(st.text("abc ", max_size=8), max_size=6))
@settings(max_examples=150, deadline=None)
def test_the_changes_make_the_new_text_of_the_old(before: list[str], now: list[str]) -> None:
    old, new = pieces(*before), pieces(*now)
    changes = list(differing(old, new))
    dropped = [change.before for change in changes if change.before]
    added = [change.now for change in changes if change.now]
    kept = [one.text for one in old if one not in dropped]
    assert kept == [one.text for one in new if one not in added]
    assert len(added) == len(set(added))
    assert len(dropped) == len(set(dropped))


def test_counts_are_no_part_of_the_text_that_is_signed() -> None:
    one, other = (Piece(Part.PARAGRAPH, 1, f"We are {n}.", "We are {counts.groups}.") for n in (47, 49))
    assert Text("x", "en", "T", (one,)).id == Text("x", "en", "T", (other,)).id
    assert Text("x", "en", "T", (piece("We are 47."),)).id != Text("x", "en", "T", (piece("We are 49."),)).id


def test_a_letter_without_lists_asks_with_all_it_says() -> None:
    parts = (piece("S", part=Part.SUBJECT), piece("P", part=Part.PARAGRAPH), piece("I", part=Part.ITEM))
    assert Text("x", "en", "T", parts).demands == parts[2:]
    assert Text("x", "en", "T", parts[:2]).demands == parts[1:2]


# ---- whom to ask


def asked(text: str, *, there: bool = True, before: Text, now: Text) -> asking.Asking:
    one = row("A", private={"text": text} if text else {})
    return asking.whom(seal(texts=(now,)), [seal(texts=(before,))], [one], {0} if there else set())


def test_a_demand_that_only_moved_asks_nobody() -> None:
    found = asked("", before=text_of("one", "two"), now=text_of("two", "one"))
    assert (found.again, found.same_demands) == ((), 1)


def test_ids_of_other_letters_say_nothing() -> None:
    before, now = text_of("one"), text_of("one, and more")
    assert asked("other:en:12345678", before=before, now=now).again[0].why == "signed the text that was frozen"
    assert asked(f"other:en:12345678; {now.id.upper()}", before=before, now=now) == asking.Asking((), 0)


def test_an_older_seal_still_tells_what_was_shown() -> None:
    first, second, now = text_of("one"), text_of("one", "two"), text_of("one", "two", "three")
    one = row("A", private={"text": first.id})
    found = asking.whom(seal(texts=(now,)), [seal(texts=(second,)), seal(texts=(first,))], [one], {0})
    assert [change.now.text for change in found.again[0].changed if change.now] == ["two", "three"]


def test_a_cell_never_runs_as_a_formula() -> None:
    ask = asking.Ask(row("=HYPERLINK(1)", private={"email": "+1@x"}), "=HYPERLINK(1)", "why")
    text = asking.csv_bytes(asking.Asking((ask,), 0), lambda _: "").decode("utf-8-sig")
    assert '"\'=HYPERLINK(1)"' in text
    assert '"\'+1@x"' in text


# ---- files


def test_a_file_is_made_again_where_its_own_document_changed() -> None:
    project = load.project(ROOT / DRAFT)
    sheets = {"x.en": Sheet(("en",), "1"), "x.ko": Sheet(("ko",), "2")}
    files = dict.fromkeys(("x.en.pdf", "x.ko.pdf", "x.somebody.eml"), "0")
    before = seal(sheets=sheets, outputs=files)

    def again(**fields: Any) -> tuple[str, ...]:
        return outputs.to_render_again(before, replace(before, **fields), project)

    assert again() == ()
    assert again(sheets={**sheets, "x.ko": Sheet(("ko",), "3")}) == ("x.ko.pdf", "x.somebody.eml")
    assert again(inputs={"signatories.csv": "99"}) == ()
    assert again(inputs={"signatories.csv": "11", DRAFT: "1"}) == ("x.somebody.eml",)
    assert again(inputs={"signatories.csv": "11", "templates/t/style.css": "1"}) == tuple(files)


# ---- words


@pytest.mark.parametrize("code", languages.available())
def test_every_language_has_all_words_of_a_note(code: str) -> None:
    english, own = (tomllib.loads((WORDS / f"{lang}.toml").read_text("utf-8")) for lang in ("en", code))
    assert own.keys() == english.keys()
    assert {part.value for part in Part} <= own.keys()
    for key, phrase in english.items():
        for hole in ("{date}", "{title}", "{number}", "{before}"):
            assert (hole in phrase) is (hole in own[key]), f"{code}: {key}"


def test_a_language_without_words_is_told_and_gets_english_ones() -> None:
    greek = seal(texts=(text_of("ένα", lang="el"),))
    assert note.without_words(greek) == ("el",)
    changes = comparing.Changes((), (), (), {}, {}, ("KE",), ())
    assert "# Correction" in note.note(changes, greek, since=date(2024, 3, 1), sent=True)


@given(st.text("*_`[]()<>#&;~\\!|-+=1.)abc/:가", min_size=1, max_size=24))
@settings(max_examples=300, deadline=None)
def test_a_name_is_shown_as_it_is(name: str) -> None:
    tokens = MarkdownIt("commonmark").parse(f"- {note.literal(name)}\n")
    inline = next(token for token in tokens if token.type == "inline")
    assert [token.type for token in tokens][:3] == ["bullet_list_open", "list_item_open", "paragraph_open"]
    assert "".join(child.content for child in inline.children or []) == name


def test_a_correction_that_was_sent_says_so() -> None:
    changes = comparing.Changes((), (), (), {"en": (TextChange(None, piece("a\nb")),)}, {}, (), ())
    text = note.note(changes, seal(), since=date(2024, 3, 1), sent=True)
    assert "“On Rivers”, which was sent on March 1, 2024." in text
    assert "**Demand 1**\n\nAdded:\n\n> a  \n> b\n" in text


def test_every_code_is_explained() -> None:
    assert freezing.CODES.keys() <= sentences().keys()
