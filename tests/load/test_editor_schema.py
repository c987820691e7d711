"""The schema that editors complete from agrees with what is loaded."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from letterkit import load

DRAFTS = sorted((Path(__file__).parents[2] / "drafts").rglob("*.yaml"))
GOOD: dict[str, Any] = {"id": "a", "date": "2020-02-17"}


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = load.schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def as_editors_see_it(value: Any) -> Any:
    """YAML with its types resolved as editors do; JSON has no dates."""
    if isinstance(value, dict):
        return {key: as_editors_see_it(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_editors_see_it(one) for one in value]
    return value.isoformat() if isinstance(value, dt.date) else value


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.name)
def test_the_drafts_of_this_repository_agree(path: Path, validator: jsonschema.Draft202012Validator) -> None:
    assert list(validator.iter_errors(as_editors_see_it(YAML(typ="safe").load(path.read_text())))) == []


def test_there_are_drafts() -> None:
    assert DRAFTS


FINE: list[dict[str, Any]] = [
    {"subject": "x"},
    {"subject": {"en": "x", "ko": "y", "en-GB": "z"}},
    {"to": [{"name": "x", "fax": 123}]},
    {"signatories": {"groups": {"columns": 2, "layout": "by-country", "country": False}}},
    {"counting": {"declared": {"countries": {"value": 16, "source": "press release"}}}},
]
WRONG: list[dict[str, Any]] = [
    {"subjet": "x"},
    {"sender": {"name": "x"}},
    {"to": [{"name": "x", "adress": "y"}]},
    {"to": {"name": "x"}},
    {"subject": {"kr": "x"}},
    {"paper": "A5"},
    {"id": "A"},
    {"signatories": {"groups": {"columns": 5}}},
    {"counting": {"declared": {"nations": {"value": 16, "source": "x"}}}},
    {"from": {"name": "x", "logo": {"file": "x.png"}}},
]


@pytest.mark.parametrize("part", FINE, ids=str)
def test_what_loads_is_valid(part: dict[str, Any], validator: jsonschema.Draft202012Validator) -> None:
    assert validator.is_valid(GOOD | part)


@pytest.mark.parametrize("part", WRONG, ids=str)
def test_what_does_not_load_is_not_valid(part: dict[str, Any], validator: jsonschema.Draft202012Validator) -> None:
    assert not validator.is_valid(GOOD | part)


def test_what_is_missing_is_not_valid(validator: jsonschema.Draft202012Validator) -> None:
    assert not validator.is_valid({"id": "a"})


def test_fields_are_described_as_in_the_source() -> None:
    schema = load.schema()
    assert schema["properties"]["subject"]["description"] == "The re line; several lines are allowed."
    assert schema["properties"]["accept"]["description"].startswith("Findings that shall not stop")
    assert schema["$defs"]["Image"]["properties"]["width"]["description"] == "Width on the page in millimetres."
