"""Every form of a report, on findings that try to break out of it."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from letterkit.model.finding import Finding, Place, Severity
from letterkit.report import Setting, forms, report, summary

FINDINGS = [
    Finding("count-groups", Severity.ERROR, "it says 69, the list has 70", Place("a b/x.md", 3, 5), "Bind it."),
    Finding("odd-name", Severity.WARNING, 'a name: "100%, \r\n::error::x" \x1b[31m', Place("a:b,c.csv", 14)),
    Finding("count-typed", Severity.NOTE, "typed", Place("/srv/x.md"), "", "known since 2020"),
]


def test_the_forms_are_found_by_their_names() -> None:
    assert forms() == ("text", "github", "json", "sarif")
    with pytest.raises(ModuleNotFoundError):
        report("nonesuch", [])


@pytest.mark.parametrize("form", forms())
def test_each_form_takes_no_findings(form: str) -> None:
    assert isinstance(report(form, []), str)


def test_text_has_places_that_editors_follow() -> None:
    lines = report("text", FINDINGS).split("\n")
    assert lines[0] == "a b/x.md:3:5: error[count-groups]: it says 69, the list has 70"
    assert lines[1] == "    Bind it."
    assert lines[2] == 'a:b,c.csv:14: warning[odd-name]: a name: "100%, \\x0d ::error::x" \\x1b[31m'
    assert lines[-2:] == ["    accepted: known since 2020", "1 error, 1 warning (1 accepted)"]


def test_text_is_colored_and_wrapped_only_where_asked() -> None:
    long = Finding("code-of-it", Severity.ERROR, "word " * 40, Place("drafts/2020-02-hrc.en.md", 1, 1), "hint " * 40)
    assert "\x1b" not in report("text", [long])
    assert max(map(len, report("text", [long]).split("\n"))) > 80
    wrapped = report("text", [long], Setting(width=80))
    assert max(map(len, wrapped.split("\n"))) <= 80
    assert "\x1b[1;31merror\x1b[0m[code-of-it]" in report("text", [long], Setting(width=80, color=True))


@pytest.mark.parametrize(
    ("severities", "expected"),
    [
        ([], "nothing wrong"),
        ([Severity.ERROR, Severity.ERROR, Severity.NOTE], "2 errors, 1 note"),
        ([Severity.WARNING], "1 warning"),
    ],
)
def test_the_summary_counts(severities: list[Severity], expected: str) -> None:
    assert summary([Finding(str(n), severity, "", Place("x")) for n, severity in enumerate(severities)]) == expected


def test_json_has_the_keys_of_the_design() -> None:
    (first, *_, last) = json.loads(report("json", FINDINGS))["findings"]
    assert first == {
        "code": "count-groups", "severity": "error", "message": "it says 69, the list has 70", "path": "a b/x.md",
        "line": 3, "column": 5, "page": None, "hint": "Bind it.", "accepted": None,
    }  # fmt: skip
    assert last["accepted"] == "known since 2020"


def test_json_carries_what_utf8_cannot() -> None:
    finding = Finding("x", Severity.NOTE, "a lone \ud800", Place("x"))
    report("json", [finding]).encode()
    assert json.loads(report("json", [finding]))["findings"][0]["message"] == "a lone \ud800"


REQUIRED: dict[str, Any] = {  # from the schema of SARIF 2.1.0: what is required, and the enumerations
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "items": {
                "required": ["tool", "results"],
                "properties": {
                    "tool": {
                        "required": ["driver"],
                        "properties": {
                            "driver": {"required": ["name"], "properties": {"rules": {"uniqueItems": True}}}
                        },
                    },
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {
                        "items": {
                            "required": ["message", "ruleId", "locations"],
                            "properties": {
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "message": {"required": ["text"]},
                                "suppressions": {
                                    "items": {
                                        "required": ["kind"],
                                        "properties": {"kind": {"enum": ["inSource", "external"]}},
                                    }
                                },
                            },
                        }
                    },
                },
            }
        },
    },
}


def test_sarif_is_what_its_schema_requires() -> None:
    log = json.loads(report("sarif", FINDINGS, Setting(rules={"count-groups": "A count is wrong."})))
    jsonschema.validate(log, REQUIRED)
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [f.code for f in FINDINGS]
    assert "A count is wrong." in rules[[rule["id"] for rule in rules].index("count-groups")]["help"]["text"]
    locations = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert locations[0] == {
        "artifactLocation": {"uri": "a%20b/x.md"}, "region": {"startLine": 3, "startColumn": 5},
    }  # fmt: skip
    assert locations[2] == {"artifactLocation": {"uri": "file:///srv/x.md"}}
    assert run["results"][2]["suppressions"][0]["justification"] == "known since 2020"


def test_github_annotations_cannot_be_broken_out_of() -> None:
    first, second, third = report("github", FINDINGS).split("\n")
    assert first == "::error file=a b/x.md,line=3,col=5,title=count-groups::it says 69, the list has 70%0ABind it."
    assert second.startswith('::warning file=a%3Ab%2Cc.csv,line=14,title=odd-name::a name: "100%25, %0D%0A::error::x"')
    assert third.startswith("::notice file=/srv/x.md,title=count-typed::")
