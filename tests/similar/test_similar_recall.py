"""What the search through long lists finds of the pairs that comparing each with each finds, in several scripts."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable

import pytest

from letterkit.similar import Likeness, layers, long
from letterkit.similar.forms import form
from letterkit.similar.near import near


def found_long(names: list[str]) -> list[Likeness]:
    return list(layers.once(long.likenesses(names, {}, ())))


def words(chance: random.Random, count: int, syllables: int) -> list[str]:
    parts = ("ka", "ro", "mi", "ta", "en", "lu", "so", "ve", "ni", "pa", "ri", "do", "sha", "ber", "gon", "lin")
    return ["".join(chance.choices(parts, k=syllables)) for _ in range(count)]


def bodies(chance: random.Random) -> list[str]:
    rare, common = words(chance, 1500, 3), words(chance, 40, 2)
    return [" ".join([*chance.choices(rare, k=2), *chance.choices(common, k=3)]) for _ in range(900)]


def of_common_words(chance: random.Random) -> list[str]:
    common = words(chance, 50, 3)
    return sorted({" ".join(chance.sample(common, chance.randint(3, 7))) for _ in range(900)})


def persons(chance: random.Random) -> list[str]:
    first, last = words(chance, 150, 2), words(chance, 200, 3)
    return sorted({f"{chance.choice(first)} {chance.choice(last)}" for _ in range(900)})


def korean(chance: random.Random) -> list[str]:
    syllables = [chr(0xAC00 + 28 * chance.randrange(399) + chance.choice((0, 0, 1, 4, 8, 16, 21))) for _ in range(200)]
    heads, tails = ("한국", "대한민국", "전국", "서울", "부산"), ("시민연대", "협의회", "연합", "위원회", "인권센터")
    return sorted(
        {
            chance.choice(heads) + "".join(chance.choices(syllables, k=chance.randint(2, 6))) + chance.choice(tails)
            for _ in range(900)
        }
    )


def cyrillic(chance: random.Random) -> list[str]:
    table = str.maketrans("kromitaenlusvpdhbg", "крoмитаэнлусвпдхбг")
    return [name.translate(table) for name in bodies(chance)]


def slipped(name: str, chance: random.Random) -> str:
    """One letter left out, doubled or exchanged; of Korean, a letter of a syllable."""
    text = unicodedata.normalize("NFD", name)
    at = chance.randrange(len(text))
    other = chance.choice(["", text[at] * 2, chance.choice(text.replace(" ", ""))])
    return unicodedata.normalize("NFC", text[:at] + other + text[at + 1 :])


@pytest.mark.parametrize(
    ("kind", "least"), [(bodies, 0.99), (of_common_words, 0.95), (persons, 0.97), (korean, 0.97), (cyrillic, 0.99)]
)
def test_few_of_the_pairs_that_comparing_all_finds_are_missed(
    kind: Callable[[random.Random], list[str]], least: float
) -> None:
    chance = random.Random(5)  # noqa: S311
    names = kind(chance)
    names += [slipped(name, chance) for name in names[::3]]
    names = list({form(name).in_order: name for name in names}.values())
    chance.shuffle(names)
    every = {pair[:2] for pair in near([form(name) for name in names], all_pairs_up_to=len(names))}
    found = {(one.first, one.second) for one in found_long(names)}
    assert len(every) > 100
    assert len(every & found) >= least * len(every)
    assert {(one.first, one.second) for one in found_long(names) if one.layer == "close"} <= every


def test_the_order_of_names_does_not_matter() -> None:
    chance = random.Random(8)  # noqa: S311
    names = bodies(chance)
    names = list(dict.fromkeys(names + [slipped(name, chance) for name in names[:200]]))
    moved = chance.sample(range(len(names)), len(names))
    there = {frozenset((names[one.first], names[one.second], one.layer)) for one in found_long(names)}
    again = [names[at] for at in moved]
    assert {frozenset((again[one.first], again[one.second], one.layer)) for one in found_long(again)} == there


def test_neighbours_in_a_large_block_are_compared() -> None:
    """Two letters are missing, so that nothing but the family name, which all have, is left in one piece."""
    given = [word[:10] for word in words(random.Random(4), 60, 6)]  # noqa: S311
    names = [f"{name} Kim" for name in given] + [f"{name[:4]}{name[5:9]} Kim" for name in given]
    found = {(one.first, one.second) for one in found_long(names)}
    assert len({(at, at + 60) for at in range(60)} - found) <= 3
