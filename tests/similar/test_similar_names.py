"""Names that may be one signatory: each layer, the look-alikes that are two, the real lists, and long lists."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit import similar
from letterkit.similar.forms import form
from letterkit.similar.near import near

LETTERS = Path(__file__).parents[2] / "../shared/letters"


def layers(*names: str) -> list[tuple[str, str, str]]:
    return [(found.layer, names[found.first], names[found.second]) for found in similar.pairs(names)]


@pytest.mark.parametrize(
    ("layer", "one", "other"),
    [
        ("same", "HHK Catacombs", "HHK_Catacombs"),
        ("same", "Lumen", "LUMEN"),
        ("same", "David Alton, Lord", "David Alton"),
        ("same", "Dr. Yanghee Lee", "Yanghee Lee, Ph.D."),
        ("same", "Tomás Ojea-Quintana", "Tomas Ojea Quintana"),
        ("same", "(사)광주여성의전화", "광주여성의전화"),
        ("same", "사단법인 수원여성의전화", "수원여성의전화"),
        ("same", "Digitalcourage e.V.", "Digitalcourage"),
        ("acronym", "CSW", "Christian Solidarity Worldwide (CSW)"),
        ("acronym", "CSW", "Christian Solidarity Worldwide"),
        ("acronym", "MLA", "Maison des Lanceurs d'Alerte"),
        ("acronym", "CADAL", "Centro para la Apertura y el Desarrollo de América Latina"),
        ("acronym", "Human Rights Watch", "Human Rights Watch (HRW)"),
        ("acronym", "FIDH", "FIDH - International Federation for Human Rights"),
        ("acronym", "NKnet (Network for North Korean Democracy)", "Network for North Korean Democracy (NKnet)"),
        ("order", "Yanghee Lee", "Lee Yang-Hee"),
        ("order", "Yang Hee Lee", "Lee Yanghee"),
        ("order", "Watch for Human Rights", "Human Rights for Watch"),
        ("close", "Cristian Solidarity Worldwide", "Christian Solidarity Worldwide (CSW)"),
        ("close", "Viti Muntarbhorn", "Vitit Muntarbhorn"),
        ("acronym", "Human Rights Center (HRC)", "Human Rights Center (HRCK)"),
        ("close", "Arakan Rohingya National Organization", "Arakan Rohingya National Organisation"),
        ("close", "Unification Strategy Institute", "Unification Strategy Institution"),
        ("close", "전국여성연대시민사회단체협의회", "전국여성연대시민사회단체협의훼"),
    ],
)
def test_each_layer(layer: str, one: str, other: str) -> None:
    assert layers(one, other) == [(layer, one, other)]
    assert layers(other, one) == [(layer, other, one)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("No Fence", "No Chain"),
        ("Human Asia", "Human Rights in Asia"),
        ("Datenpunks", "Datenpunks Bremen"),
        ("Korean War Abductees Family Union", "Korean War POW Family Association"),
        ("Article 19", "Article 18"),
        ("Citizens' Alliance for North Korea", "Citizens' Alliance for South Korea"),
        ("Amnesty International Iran", "Amnesty International Iraq"),
        ("경남여성단체연합", "경기여성단체연합"),
        ("(사)광주여성의전화", "(사)전주여성의전화"),
        ("Kim Yong-chol", "Kim Yeon-chul"),
        ("", ""),
        ("!!!", "???"),
    ],
)
def test_two_that_look_alike(one: str, other: str) -> None:
    assert layers(one, other) == []


def test_aliases_join_what_no_letter_tells() -> None:
    names = ["Korea Desk", "The Office", "Third"]
    found = similar.pairs(names, [["KD", "office"], [], ["K.D."]])
    assert [(p.first, p.second, p.layer) for p in found] == [(0, 1, "alias"), (0, 2, "alias")]
    assert not list(similar.pairs(names, [[], [], []]))


def test_a_name_is_not_its_own_alias_and_blank_aliases_say_nothing() -> None:
    assert not list(similar.pairs(["Alpha", "Beta"], [["ALPHA", ""], ["", "beta"]]))


def test_single_words_of_individuals_are_not_compared() -> None:
    names = ["Maria", "Maria", "Maria Silva", "Silva Maria"]
    assert [p.layer for p in similar.pairs(names, individuals={0, 1, 2, 3})] == ["order"]
    assert [p.layer for p in similar.pairs(names)] == ["same", "order"]


def test_each_pair_comes_once_in_its_surest_layer_with_a_score() -> None:
    names = ["Human Rights Watch", "HUMAN RIGHTS WATCH", "Human Rights Watch (HRW)", "HRW", "Humane Rights Watch"]
    found = list(similar.pairs(names))
    assert len({(p.first, p.second) for p in found}) == len(found)
    assert all(p.first < p.second and 88 <= p.score <= 100 for p in found)
    assert (found[0].first, found[0].second, found[0].layer) == (0, 1, "same")


@given(st.lists(st.text(max_size=20) | st.sampled_from(["CSW", "A (B)", "HRW - x", "Lee, A"]), max_size=8))
def test_no_name_raises_and_pairs_are_in_range(names: list[str]) -> None:
    for found in similar.pairs(names, [[name] for name in reversed(names)]):
        assert 0 <= found.first < found.second < len(names)


@pytest.mark.parametrize("name", ["(" * 10_000, "a - " * 5_000, "A, " * 5_000, "\u0301" * 10_000, "가" * 10_000])
def test_hostile_names(name: str) -> None:
    assert [p.layer for p in similar.pairs([name, "b" + name, "Human Rights Watch"])] in ([], ["same"], ["close"])


# ---- the real lists


def real_list(path: Path) -> list[str]:
    """The names of one letter, as its list is set out."""
    text = path.read_text(encoding="utf-8")
    if path.name.startswith("000"):
        groups, people = text.split("*Groups*")[1].split("*Individuals*")[:2]
        listed = [line[2:] for line in people.split("\n") if line.startswith("- ")]
    else:
        groups, people = text.split("\nGroups\n")[1].split("On March")[0].split("\nIndividuals\n")
        listed = [re.split(r", | \| ", line)[0] for line in people.split("\n")]
    lines = [line.strip(" |") for line in groups.split("\n") if not line.startswith("|")]
    if path.name.startswith("001"):
        lines = [re.sub(r", [A-Z][A-Za-z. ]+$", "", line) for line in lines]
    return [name.strip() for name in lines + listed if name.strip()]


LISTS = {path.name[:3]: real_list(path) for path in sorted(LETTERS.glob("00[014]_*.txt"))}
COMBINED = [name for names in LISTS.values() for name in names]


@pytest.mark.parametrize("letter", LISTS)
def test_no_two_of_one_real_list_are_reported(letter: str) -> None:
    names = LISTS[letter]
    assert len(names) == {"000": 54, "001": 77, "004": 32}[letter]
    assert layers(*names) == []


@pytest.mark.parametrize("names", [COMBINED] if COMBINED else [], ids=["the three lists"])
def test_those_who_sign_several_letters_under_other_spellings_are_found(names: list[str]) -> None:
    """All that the three lists spell differently and is one body or person, and nothing else but what follows."""
    found = {(a, b): layer for layer, a, b in layers(*names) if a != b}
    expected = {
        ("Balaod Mindanaw", "BALAOD Mindanaw"): "same",
        ("HHK Catacombs", "HHK_Catacombs"): "same",
        ("David Alton, Lord", "David Alton"): "same",
        ("No Chain", "No chain"): "same",
        ("CSW", "Christian Solidarity Worldwide (CSW)"): "acronym",
        ("CSW", "Cristian Solidarity Worldwide"): "acronym",
        ("Centro para la Apertura y el Desarrollo de América Latina", "CADAL"): "acronym",
        ("Yanghee Lee, Ph.D.", "Lee Yang-Hee"): "order",
        ("Cristian Solidarity Worldwide", "Christian Solidarity Worldwide (CSW)"): "close",
        ("Vitit Muntarbhorn", "Viti Muntarbhorn"): "close",
        ("Mental Health and Human Rights Info", "Health and Human Rights Info"): "close",
        ("Jubilee Campaign USA", "Jubilee Campaign"): "close",
    }
    assert expected.items() <= found.items()
    assert len(found) == 32
    for pair in (("No Fence", "No Chain"), ("Human Asia", "Human Rights in Asia")):
        assert pair not in found


# ---- long lists


def long_list(length: int, chance: random.Random) -> list[str]:
    """Names of two to six words, made of syllables, of which some are in many names as "Human" and "Rights" are."""
    syllables = ("ka", "ro", "mi", "ta", "en", "lu", "so", "ve", "ni", "pa", "ri", "do", "sha", "ber", "gon", "lin")
    words = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(2000)]
    common = words[:40]
    return [
        " ".join(chance.choice(common if chance.random() < 0.4 else words) for _ in range(chance.randint(2, 6)))
        for _ in range(length)
    ]


def with_a_slip(name: str, chance: random.Random) -> str:
    """One letter left out, put in, or exchanged."""
    at = chance.randrange(len(name))
    return name[:at] + chance.choice(["", name[at] + "x", "x"]) + name[at + 1 :]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_blocks_miss_few_of_the_pairs_that_comparing_all_finds(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    names = long_list(900, chance)
    forms = [form(name) for name in names + [with_a_slip(name, chance) for name in names[:300]]]
    every = {pair[:2] for pair in near(forms, all_pairs_up_to=len(forms))}
    blocked = {pair[:2] for pair in near(forms, all_pairs_up_to=0)}
    assert len(every) > 200
    assert blocked <= every
    assert len(blocked) >= 0.97 * len(every)


def test_many_of_the_same_name_give_no_flood() -> None:
    found = list(similar.pairs(["Human Rights Watch"] * 3000))
    assert len(found) == 2999
    assert {p.first for p in found} == {0}


def test_names_that_are_all_alike_give_the_nearest() -> None:
    letters = "bcdfghjklm"
    names = [f"National Association of {a}{b}{c}r for Human Rights" for a in letters for b in letters for c in "aei"]
    found = list(similar.pairs(names))
    assert len(found) < 40 * len(names) < len(names) * (len(names) - 1) / 2
    assert {pair.layer for pair in found} == {"close"}
    assert {one for pair in found for one in (pair.first, pair.second)} == set(range(len(names)))


def test_names_are_compared_where_their_numbers_are_the_same() -> None:
    names = [
        "Harbour Club 12 of Oslo",
        "Harbour Club 13 of Oslo",
        "Harbour Clubb 13 of Oslo",
        "Harbour Clob of Oslo 12",
    ]
    assert {(pair.first, pair.second) for pair in similar.pairs(names)} == {(0, 3), (1, 2)}


def test_in_a_long_list_each_name_is_compared_with_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Six blocks of at most sixty neighbours, where comparing all would be 4,000 for each of 8,000 names."""
    from rapidfuzz import process

    compared = []
    extract = process.extract

    def counted(query: str, choices: list[str], **options: object) -> object:
        compared.append(len(choices))
        return extract(query, choices, **options)

    monkeypatch.setattr(process, "extract", counted)
    names = long_list(8000, random.Random(1))  # noqa: S311
    list(near([form(name) for name in names]))
    assert 0 < sum(compared) <= 8000 * 6 * 60
