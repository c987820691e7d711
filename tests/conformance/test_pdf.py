"""Every PDF is for archives and for readers aloud at once, which veraPDF says; and it knows a file that is not."""

from __future__ import annotations

import pytest

from .papers import faulty, papers
from .verapdf import FLAVOURS, Verdict, verdicts

pytestmark = pytest.mark.heavy

BREAKS = {
    "no standard": {"3a", "ua1"},
    "only for archives": {"ua1"},
    "only for readers aloud": {"3a"},
    "a level left out": {"ua1"},
}


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Verdict]:
    """What veraPDF says of all files, which it gets at once."""
    made = dict(papers())
    assert len(made) > 50
    return verdicts(made | faulty(), tmp_path_factory.mktemp("papers"))


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_every_file_holds_to_the_standard(said: dict[str, Verdict], flavour: str) -> None:
    assert {name: verdict[flavour] for name, verdict in said.items() if verdict[flavour] and name not in BREAKS} == {}


@pytest.mark.parametrize("name", BREAKS)
def test_a_file_that_breaks_the_standard_is_known(said: dict[str, Verdict], name: str) -> None:
    assert {flavour for flavour in FLAVOURS if said[name][flavour]} == BREAKS[name]


def test_the_rule_that_is_broken_is_named(said: dict[str, Verdict]) -> None:
    assert any("7.4.2" in rule for rule in said["a level left out"]["ua1"])
    assert any("6.6.4" in rule for rule in said["only for readers aloud"]["3a"])
