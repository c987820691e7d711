"""How number words add up, in languages that put them together in other ways than English and Korean as well."""

from __future__ import annotations

import pytest

from letterkit.languages.addition import Addition, Rules

ENGLISH = Rules(ten_adds=False, vigesimal=False, places=frozenset({"scale"}))
FRENCH = Rules(ten_adds=True, vigesimal=True, places=frozenset({"tens"}))
GERMAN = Rules(ten_adds=False, vigesimal=False, places=frozenset({"units"}))


def _add(addition: Addition, step: str) -> bool:
    kind, value = step[0], int(step[1:])
    if kind == "x":
        return addition.small(value)
    return addition.big(value) if kind == "X" else addition.unit(value, joined=kind == "&")


@pytest.mark.parametrize(
    ("rules", "steps", "value"),
    [
        pytest.param(ENGLISH, "+2 x100 &7", 207, id="two hundred and seven"),
        pytest.param(ENGLISH, "+2 x100 +34 X1000 +5", 234_005, id="hundreds of thousands"),
        pytest.param(ENGLISH, "+25 x100", 2500, id="twenty-five hundred"),
        pytest.param(FRENCH, "+20 &1", 21, id="vingt et un"),
        pytest.param(FRENCH, "+60 +10 +9", 79, id="soixante-dix-neuf"),
        pytest.param(FRENCH, "+80 +19", 99, id="quatre-vingt-dix-neuf"),
        pytest.param(GERMAN, "+1 &20", 21, id="einundzwanzig"),
        pytest.param(GERMAN, "+3 x100 +4 &50", 354, id="dreihundertvierundfünfzig"),
    ],
)
def test_sums(rules: Rules, steps: str, value: int) -> None:
    addition = Addition(rules)
    assert all(_add(addition, step) for step in steps.split())
    assert addition.value == value


@pytest.mark.parametrize(
    ("rules", "steps", "refused"),
    [
        pytest.param(ENGLISH, "+7", "+10", id="seven ten"),
        pytest.param(ENGLISH, "+7", "&10", id="seven and ten"),
        pytest.param(ENGLISH, "+20", "+13", id="twenty thirteen"),
        pytest.param(ENGLISH, "+20 +1", "+1", id="twenty-one one"),
        pytest.param(ENGLISH, "+2 X1000", "X1000", id="two thousand thousand"),
        pytest.param(ENGLISH, "+2 x100", "x100", id="two hundred hundred"),
        pytest.param(ENGLISH, "+0", "x100", id="zero hundred"),
        pytest.param(GERMAN, "+1 &20", "+1", id="einundzwanzig eins"),
        pytest.param(GERMAN, "+1 &20", "&30", id="einundzwanzig und dreißig"),
    ],
)
def test_what_cannot_follow_is_refused_and_changes_nothing(rules: Rules, steps: str, refused: str) -> None:
    addition = Addition(rules)
    assert all(_add(addition, step) for step in steps.split())
    before = addition.value
    assert not _add(addition, refused)
    assert addition.value == before
