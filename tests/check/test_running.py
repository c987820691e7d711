"""All checks together: discovery, acceptance, order."""

from pathlib import Path

from letterkit import check
from letterkit.check.catalogue import code_of, modules, parts
from letterkit.model.finding import Severity, in_order

from .examples import findings

RULES = Path(check.__file__).parent / "rules"


def test_each_file_of_rules_is_a_check() -> None:
    files = {path.stem.replace("_", "-") for path in RULES.glob("*.py")} - {"--init--"}
    assert set(check.catalogue()) == files
    assert all(hasattr(module, "check") != hasattr(module, "review") for module in modules())


def test_each_check_names_itself_in_its_findings() -> None:
    for module in modules():
        source = Path(str(module.__file__)).read_text(encoding="utf-8")
        assert f'"{code_of(module)}"' in source


def test_an_accepted_error_is_shown_with_its_reason_and_stops_nothing(tmp_path: Path) -> None:
    example = """\
--- draft.yaml
languages: [en]
accept:
  - {code: count-groups, match: "five organizations", reason: two more sign on paper}
--- body.en.md
We write on behalf of five organizations. We are six organizations.
"""
    wrong = [f for f in findings(example, tmp_path) if f.code == "count-groups"]
    assert [(f.accepted, f.stops) for f in wrong] == [("two more sign on paper", False), (None, True)]


def test_a_misspelt_code_is_told_the_right_one(tmp_path: Path) -> None:
    example = "--- draft.yaml\naccept:\n  - {code: count-group, reason: none}\n"
    (finding,) = findings(example, tmp_path)
    assert (finding.code, finding.severity) == ("acceptance-unused", Severity.NOTE)
    assert finding.hint == "did you mean count-groups?"


def test_findings_come_in_order_and_once(tmp_path: Path) -> None:
    example = "--- draft.yaml\nlanguages: [en]\n--- body.en.md\nTK and TK.\n\nWe are nine organizations, dear [name].\n"
    found = findings(example, tmp_path)
    assert found == in_order(found)
    assert [f.place.line for f in found if f.code == "placeholder-left"] == [1, 1, 3] or len(set(found)) == len(found)


def test_examples_are_split_at_their_heads() -> None:
    first, second = parts("--- a.md\nText\n--- b.md (absent)\n")
    assert (first.name, first.text) == ("a.md", "Text\n")
    assert (second.name, second.text) == ("b.md", None)
