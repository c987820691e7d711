"""The search through long lists: the same as the short way gives, and its bounds."""

from __future__ import annotations

import multiprocessing
import pickle
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit import similar
from letterkit.similar import layers, long
from letterkit.similar.forms import form
from letterkit.similar.keys import Spelling
from letterkit.similar.letters import letters
from letterkit.similar.levelling import levelled

PIECES = (
    *(
        "Dr",
        "Prof.",
        "Inc.",
        "the",
        "The",
        "a",
        "b",
        "c d",
        "PhD",
        "Ph. D.",
        "(CSW)",
        "CSW",
        "LiNK",
        "-",
        "–",
        ",",
        "'",
    ),
    *(
        "’",
        "`",
        "&",
        "é",
        "É",
        "ß",
        "ſ",
        "ﬁ",
        "가나",
        "다",
        "法人",
        "사단법인",
        "(사)",
        "사)",
        "\u0301",
        "\u200b",
        "\xa0",
    ),
    *(
        "\u3000",
        "Ⅷ",
        "ø",
        "\u0903",
        "क",
        "\t",
        "\n",
        "日本",
        "x",
        "İ",
        "ς",
        "St.",
        "esq",
        "e.V.",
        "１２",
        "U.S.A",
        "㈔",
    ),
    *("\u2028", "ΐ", "ŉ", "\u0345", "\x85", "𝐀", "½", "ı", "\u030c", "_", "·", "Human", "Rights", "Watch", "HRW"),
)
pieced = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(("", " ", " ", ", ", " - "))), max_size=6).map(
    lambda parts: "".join(chain for pair in parts for chain in pair)
)


@given(st.lists(pieced | st.text(max_size=12), min_size=1, max_size=12))
def test_names_taken_apart_at_once_are_what_each_is_alone(names: list[str]) -> None:
    together = levelled(names)
    for at, name in enumerate(names):
        alone, one = form(name), together[at]
        assert (one.whole, one.words, one.stated, one.is_acronym) == (
            alone.whole,
            alone.words,
            alone.stated,
            alone.is_acronym,
        )
        assert (one.derived, one.in_order, together.whole(at)) == (alone.derived, alone.in_order, alone.whole)


def test_names_are_the_same_in_batches_and_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [
        "The Open House",
        "  An  A.B. Club ",
        "x" * 301,
        "two\nlines",
        "가나 다",
        "é" * 301,
        "é\ne",
        "CSW",
        "",
        "Öl & Co",
    ]
    whole = levelled(names)
    monkeypatch.setattr("letterkit.similar.levelling._BATCH", 2)
    parted = levelled(names)
    every = np.arange(len(names))
    assert parted.lines.at(every) == whole.lines.at(every) == [form(name).proper for name in names]
    assert [parted[at] for at in every.tolist()] == [whole[at] for at in every.tolist()]
    assert sorted(row for batch in parted.batches for row in batch.rows[batch.count].tolist()) == list(
        range(len(names))
    )


@given(st.text("abгд가나", min_size=1, max_size=12), st.integers(0, 11), st.sampled_from((0, 5, 65_530, 70_000)))
def test_a_name_shares_a_key_with_what_it_is_without_a_letter(name: str, at: int, behind: int) -> None:
    """However many bytes stand between the two."""
    less = name[: at % len(name)] + name[at % len(name) + 1 :]
    spelling = Spelling.of(letters([name, "c" * behind, less]))
    keys, rows = spelling.but_one_letter()
    assert set(keys[rows == 0].tolist()) & set(keys[rows == 2].tolist())
    assert (spelling.whole[0] == spelling.whole[2]) == (name == less)
    assert keys[rows == 0][0] == spelling.whole[0]
    assert len(keys[rows == 0]) == len(name) + 1


def found_long(
    names: Sequence[str], aliases: dict[int, list[str]] | None = None, individuals: frozenset[int] = frozenset()
) -> list[similar.Likeness]:
    return list(layers.once(long.likenesses(names, aliases or {}, individuals)))


FEW_WORDS = ("Human", "Rights", "Watch", "HRW", "(HRW)", "Yang", "Hee", "Yanghee", "Lee", "d'Alerte", "LDA", "Les")
listed = st.lists(st.lists(st.sampled_from(FEW_WORDS), max_size=4).map(" ".join) | pieced, min_size=1, max_size=14)


@given(listed, st.dictionaries(st.integers(0, 13), st.lists(st.sampled_from(FEW_WORDS), max_size=2)), st.booleans())
def test_a_long_list_is_searched_to_the_same_end_as_a_short_one(
    names: list[str], aliases: dict[int, list[str]], persons: bool
) -> None:
    aliases = {at: given for at, given in aliases.items() if at < len(names)}
    individuals = frozenset(range(0, len(names), 2)) if persons else frozenset[int]()
    short = list(similar.pairs(names, aliases, individuals=individuals))
    hashed = found_long(names, aliases, individuals)
    assert [one for one in hashed if one.layer != "close"] == [one for one in short if one.layer != "close"]
    assert set(hashed) <= set(short)


def test_the_last_name_and_the_ends_of_batches_are_compared_too(monkeypatch: pytest.MonkeyPatch) -> None:
    from letterkit.similar import levelling

    names = [f"{a}{b}kan{c}o {c}{b}r{a}em Network" for a in "bdfg" for b in "aeio" for c in "lmnp"]
    names += [name + "x" for name in names]
    monkeypatch.setattr(levelling, "_BATCH", 16)
    found = {(one.first, one.second) for one in found_long(names)}
    assert {(at, at + 64) for at in range(64)} <= found


def test_lists_that_are_long_are_searched_by_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["Lantern Network of the North", "Open Rivers Trust", "Lantern Networks of the North"]
    expected = similar.found(names)
    called = []

    def noted(*arguments: object) -> object:
        called.append(arguments)
        return likenesses(*arguments)  # type: ignore[arg-type]

    likenesses = long.likenesses
    monkeypatch.setattr(long, "likenesses", noted)
    monkeypatch.setattr(similar, "_LONG", 2)
    assert similar.found(names) == expected
    assert called


def test_aliases_may_be_given_for_those_that_have_any() -> None:
    names = ["Korea Desk", "The Office", "Third"]
    every = similar.found(names, [["KD", "office"], [], ["K.D."]])
    assert similar.found(names, {0: ["KD", "office"], 2: ["K.D."]}) == every
    assert tuple(found_long(names, {0: ["KD", "office"], 2: ["K.D."]})) == every


def test_another_process_can_look() -> None:
    names = ["Lantern Network of the North", "Open Rivers Trust", "Lantern Networks of the North"] * 2
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
        found = process.submit(similar.found, names, {1: ["Lantern Network"]}, individuals=range(3, 6)).result()
    assert found == similar.found(names, {1: ["Lantern Network"]}, individuals=range(3, 6))
    assert len(pickle.dumps(found)) < 100 * len(found) + 200


def test_a_short_list_loads_no_numpy() -> None:
    code = (
        "import sys; from letterkit import similar;"
        "similar.found(['Human Rights Watch', 'Humane Rights Watch']);"
        "print('numpy' in sys.modules)"
    )
    command = [sys.executable, "-c", code]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == "False"


@pytest.mark.parametrize(
    "names",
    [
        [
            f"National Association of {a}{b}{c} for Human Rights"
            for a in "bdfghjk"
            for b in "aeiou"
            for c in "lmnprstvwz"
        ],
        [f"Kim {a}{b}{c}" for a in "bdfghjk" for b in "aeiou" for c in "lmnprstvwz"],
        ["x" * 290 + a + b + c for a in "bdfghjk" for b in "aeiou" for c in "lmnprstvwz"],
        [f"한국여성단체연합회{chr(0xAC00 + 28 * at)}" for at in range(350)],
    ],
)
def test_names_that_are_all_nearly_alike_are_compared_with_few(names: list[str]) -> None:
    """Sixteen neighbours in a small block, else four in front and four behind, for each of five kinds of keys."""
    names = names * 2  # those that are the same are not compared at all
    forms = levelled(names)
    gathered = long._Gathered.of(forms)
    pairs = sum(len(one) for one, _ in long._worth_comparing(forms, gathered, gathered.compared(())))
    assert 0 < pairs <= 2 * 5 * 3 * 8 * len(names)
    assert len(found_long(names)) < 60 * len(names)


def test_many_of_the_same_name_give_no_flood() -> None:
    found = similar.found(["Human Rights Watch"] * 9000)
    assert [(one.first, one.second) for one in found] == [(0, at) for at in range(1, 9000)]


@pytest.mark.parametrize("name", ["", "(" * 400, "a - " * 200, "\u0301" * 400, "가" * 400, "\n", "a\nb", "x" * 290])
def test_hostile_names_in_a_long_list(name: str) -> None:
    assert set(found_long([name, "b" + name, "Human Rights Watch"])) == set(
        similar.found([name, "b" + name, "Human Rights Watch"])
    )
