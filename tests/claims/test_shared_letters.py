"""Claims in real letters, against what is true of each. Letters that are not beside the checkout are not tested."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from letterkit.claims import find
from letterkit.model.claim import Claim

FOLDER = Path(__file__).parents[3] / "shared" / "letters"
FLAWLESS = {"S000", "S001", "S002", "S003", "S004"}
PRECISIONS = {"more than": "more_than", "at least": "at_least", "close to": "nearly", "N+": "at_least"}


def _letters() -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("*.truth.yaml")):
        truth = YAML(typ="safe").load(path)
        if set(re.split(r"\W", truth["language"])) & {"en", "ko"}:
            found.append(pytest.param(path, truth, id=path.name.partition(".")[0]))
    return found


def _language(paragraph: str) -> str | None:
    hangul, kana, latin = (len(re.findall(f"[{span}]", paragraph)) for span in ("가-힣", "ぁ-ヿ", "A-Za-z"))
    if kana > 5:
        return None
    return "ko" if hangul > latin / 4 else "en"


def _found(path: Path) -> list[Claim]:
    text = path.with_name(path.name.replace(".truth.yaml", ".txt")).read_text(encoding="utf-8")
    paragraphs = re.split(r"\n\s*\n", text)
    return [claim for part in paragraphs if (code := _language(part)) for claim in find(part, code)]


def _stated(claim: dict[str, Any]) -> tuple[str, int, str, str]:
    said = claim["approximator"]
    precision = "others" if said.startswith("others") else PRECISIONS.get(said, "exact")
    return claim["kind"].replace("organisations", "groups"), claim["number"], precision, claim["about"]


@pytest.mark.parametrize(("path", "truth"), _letters())
def test_every_stated_claim_is_found(path: Path, truth: dict[str, Any]) -> None:
    found = {(str(c.kind), c.value, str(c.precision), str(c.about)) for c in _found(path)}
    stated = {_stated(claim) for claim in truth["claims"] if _language(claim["phrase"]) and "名" not in claim["phrase"]}
    assert stated <= found


@pytest.mark.parametrize(("path", "truth"), _letters())
def test_nothing_else_is_found_of_this_letter(path: Path, truth: dict[str, Any]) -> None:
    found = {(str(c.kind), c.value, str(c.about)) for c in _found(path)}
    stated = {(kind, number, about) for kind, number, _, about in map(_stated, truth["claims"])}
    extra = found - stated
    assert extra == set() if truth["id"] in FLAWLESS else {e for e in extra if e[2] == "this"} == set()


@pytest.mark.parametrize(("path", "truth"), _letters())
def test_claims_are_in_order_and_their_numbers_apart(path: Path, truth: dict[str, Any]) -> None:
    text = path.with_name(path.name.replace(".truth.yaml", ".txt")).read_text(encoding="utf-8")
    for code in ("en", "ko"):
        claims = list(find(text, code))
        assert [claim.start for claim in claims] == sorted(claim.start for claim in claims)
        for first, second in pairwise(claims):
            assert first.number_end <= second.number_start
        for claim in claims:
            assert claim.start <= claim.number_start < claim.number_end <= claim.end
            assert text[claim.start : claim.end] == claim.text
