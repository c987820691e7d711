"""The schemas that are kept are those that pydantic makes, and give what it gives."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest
from pydantic_core import ValidationError

from letterkit.load import compiled
from letterkit.load.adapting import adapter
from letterkit.model.draft import Draft
from letterkit.model.template import TemplateSettings

ROOT = Path(__file__).parents[2]
GOOD = {"id": "a", "date": "2020-02-17", "from": {"name": {"": "A"}}, "fax": {"coding": "mmr"}, "to": [{"name": "B"}]}


def test_the_file_is_current() -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "make_schemas.py"))["text"]()
    assert compiled.FILE.read_text("utf-8") == made, "run scripts/make_schemas.py"


def test_it_is_used() -> None:
    assert json.loads(compiled.FILE.read_text("utf-8"))["schemas"].keys() == compiled._compiled().keys() != set()


def test_a_draft_is_what_pydantic_makes_of_it() -> None:
    assert compiled.validator(Draft).validate_python(GOOD) == adapter(Draft).validate_python(GOOD)
    assert compiled.validator(TemplateSettings).validate_python({}) == TemplateSettings()


def test_what_is_wrong_is_told_alike() -> None:
    wrong = GOOD | {"date": "today", "languages": [], "nonsense": "x", "to": [{"title": "x"}]}
    told = []
    for validate in (compiled.validator(Draft).validate_python, adapter(Draft).validate_python):
        with pytest.raises(ValidationError) as caught:
            validate(wrong)
        told.append([(one["loc"], one["type"]) for one in caught.value.errors(include_url=False)])
    assert told[0] == told[1] != []


def test_another_version_is_compiled_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "__version__", "0")
    compiled._compiled.cache_clear()
    compiled.validator.cache_clear()
    try:
        assert compiled.validator(Draft).validate_python(GOOD).fax.coding == "mmr"
    finally:
        compiled._compiled.cache_clear()
        compiled.validator.cache_clear()
