"""Long lists are looked through by columns: the same is found as in all entries and rows one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letterkit import check, counting
from letterkit.check import lines, remembered
from letterkit.check.lines import Lines
from letterkit.check.passage import Setting
from letterkit.check.rules import kind_doubtful, list_order, placeholder_left
from letterkit.compose import compose
from letterkit.errors import InputError
from letterkit.languages import collation, get
from letterkit.load import project
from letterkit.model.draft import Order
from letterkit.model.finding import Finding
from letterkit.model.letter import Block, Document, EntryGroup, SignatoryList
from letterkit.model.project import Project
from letterkit.model.roster import Cells, Roster, Rows

from .examples import MOMENT, subject_of, write

COLUMNS = ("name", "kind", "country", "title", "status", "aliases", "email", "note", "contact", "name:ko", "sort")
BODY = """\
--- body.en.md
We write on behalf of {{ counts.groups }} organizations, Hill Trust joined by 45 others. Ask Kim Minsu, the Harbour
Rights Circle or Hill Trust at +82-2-2100-5759 or a@b.cd; the river is high.

- Lantern Network
- U.N.C.S. Group
--- body.ko.md
저희는 {{ counts.groups }}개 단체를 대표하여 이 서한을 드립니다. 등불네트워크, Lantern Network.
"""
CELLS = (
    *(
        "TK",
        "[name]",
        "[a] [b]",
        "xx",
        "Your Body",
        "insert name",
        "İnsert",
        "Date",
        "Dates",
        "first name",
        "…",
        "\u212aTK",
    ),
    *(
        "Dr. Jane Doe",
        "Jane Doe, Ph.D.",
        "John MP.",
        "Baroness",
        "김철수 교수",
        "ſignature",
        "Name Group",
        "Peace NETWORK",
    ),
    *(
        "Fédération Verte",
        "c e.v. d",
        "시민단체",
        "북남연대",
        "Ngo",
        "Thursday, March 15, 2024",
        "MONDAY, March 11, 2024",
    ),
    *("Lantern Network", "lantern network", "Hill Trust", "Hill", "등불네트워크", "Harbor Rights Circle", "UNCS Group"),
    *("Kim Minsu", "the river is high", "a@b.cd", "x@y.zz", "82 2 2100-5759", "+82 2 2100 5759", "call 822 2100 57 59"),
    *("STRASSE", "Straße", "Å", "A\u030a", "'", "@ @ @ @", "A\u2028B", "A  B", "", ""),
)
COUNTRIES = ("Kenya", "Norway", "Korea", "Kennya", "U.S.A", "U.S.A.", "Norway / Sweden", "EU", "", "TBD", "Tuesday")
TEXTS = st.sampled_from(CELLS) | st.lists(st.sampled_from(CELLS), min_size=2, max_size=3).map(" ".join).map(str.strip)
ROWS = st.fixed_dictionaries(
    dict.fromkeys(COLUMNS, TEXTS)
    | {
        "name": TEXTS.filter(bool),
        "kind": st.sampled_from(("group", "group", "individual")),
        "country": st.sampled_from(COUNTRIES),
        "status": st.sampled_from(("signed", "signed", "", "withdrawn")),
        "title": st.lists(TEXTS, max_size=2).map("\n".join).map(str.strip),
        "aliases": st.lists(TEXTS.filter(bool), max_size=2).map(";".join),
    }
)


@pytest.fixture(scope="module")
def bodies(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return project(write(BODY, tmp_path_factory.mktemp("long")))


def with_rows(base: Project, rows: Sequence[Mapping[str, str]], order: Order) -> Project:
    """The project with another list."""
    keys = {name: (*name.partition(":")[::2], "") for name in COLUMNS}
    columns = {key: [row[name] for row in rows] for name, key in keys.items()}
    cells = Cells("signatories.csv", range(2, len(rows) + 2), columns)
    draft = replace(base.draft, signatories=replace(base.draft.signatories, order=order))
    return replace(base, draft=draft, roster=Roster("signatories.csv", COLUMNS, Rows(cells)))


def found(subject: check.Subject, long: int) -> list[Finding]:
    """What is found where a list is long from so many rows on."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "LONG", long)
        return check.run(replace(subject))


def one_by_one(documents: Sequence[Document]) -> Iterator[Document]:
    """The documents with entries that are no columns."""
    for document in documents:
        parts = tuple(replace(part, blocks=tuple(map(_one_by_one, part.blocks))) for part in document.parts)
        yield replace(document, parts=parts)


def _one_by_one(block: Block) -> Block:
    if not isinstance(block, SignatoryList):
        return block
    return replace(block, groups=tuple(EntryGroup(group.label, tuple(group.entries)) for group in block.groups))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ROWS, min_size=1, max_size=12), st.sampled_from(Order))
def test_by_columns_the_same_is_found_as_one_by_one(bodies: Project, rows: list[dict[str, str]], order: Order) -> None:
    made = with_rows(bodies, rows, order)
    counts = counting.count(made.roster, made.draft.id, made.draft.counting)
    documents = compose(made, counts, moment=MOMENT)
    by_columns = found(check.Subject(made, counts, documents), 0)
    assert by_columns == found(check.Subject(made, counts, tuple(one_by_one(documents))), 10**9)


@pytest.mark.parametrize("code", sorted(check.catalogue()))
def test_so_it_is_of_each_example(code: str, tmp_path: Path) -> None:
    info = check.catalogue()[code]
    for name, example in (("good", info.good), ("bad", info.bad)):
        try:
            subject = subject_of(write(example, tmp_path / name))
        except InputError:
            continue
        assert found(subject, 0) == found(subject, 10**9)


def test_entries_of_a_long_list_are_no_passages(bodies: Project) -> None:
    row = dict.fromkeys(COLUMNS, "") | {"kind": "group", "country": "Kenya"}
    made = with_rows(bodies, [row | {"name": f"Body {number}"} for number in range(lines.LONG)], Order.AS_LISTED)
    counts = counting.count(made.roster, made.draft.id, made.draft.counting)
    subject = check.Subject(made, counts, compose(made, counts, moment=MOMENT))
    assert Setting.ENTRY not in {passage.setting for passage in subject.passages}
    assert len(subject.texts) == len(subject.passages) + len(made.draft.languages)


@given(st.lists(st.sampled_from(["Alder", "birch", "Åland", "(Elm)", "elm", "9 Oaks", "Zoo", "'Ash", ""]), max_size=12))
def test_a_list_is_only_given_up_that_has_as_many_slips(filed: list[str]) -> None:
    for code in ("en", "de", "ko"):
        language = get(code)
        slips = collation.out_of_order([collation.key(name, language) for name in filed])
        assert list_order._surely_slipped(filed, language) <= len(slips)


@given(st.from_regex(placeholder_left._CELL, fullmatch=True))
def test_no_placeholder_in_a_cell_is_passed_over(cell: str) -> None:
    assert Lines(["Body", f"{cell} "]).folded.matching(placeholder_left._likely_cell()) == [1]


@given(st.from_regex(kind_doubtful._GROUP))
def test_no_word_for_groups_is_passed_over(name: str) -> None:
    assert Lines(["Jane Doe", name]).folded.containing(kind_doubtful._STEMS) == [1]


@given(st.from_regex(kind_doubtful._PERSON).map(str.strip))
def test_no_title_of_a_person_is_passed_over(name: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "LONG", 0)
        assert not kind_doubtful._PERSON.search(name) or 1 in kind_doubtful._like_persons(["Body", name])


def test_the_names_of_a_long_list_are_compared_as_those_of_a_short_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = ["name,kind,country,aliases", "Lantern Network,group,Kenya,", "Korea Desk,group,Kenya,KD; The Office"]
    rows += [
        "The Office,group,Kenya,",
        "Lantern Networks,group,Kenya,",
        "Maria,individual,Kenya,",
        "Maria,individual,,",
    ]
    subject = subject_of(write("--- signatories.csv\n" + "\n".join(rows), tmp_path))
    short = subject.likenesses
    assert {like.layer for like in short} == {"alias", "close"}
    monkeypatch.setattr(remembered, "_NAMES", 2)
    assert replace(subject).likenesses == short
