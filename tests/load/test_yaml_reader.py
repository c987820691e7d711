"""YAML is read as texts with places, and what could say something else than it seems to is refused."""

from __future__ import annotations

import pytest

from letterkit.load.faults import Faults
from letterkit.load.yaml_reader import MAX_DEPTH, Value, read


def data(text: str) -> Value:
    tree = read(text, "d.yaml", Faults())
    assert tree is not None
    return tree.data


@pytest.mark.parametrize(
    "text", ["NO", "0123", "1.10", "2020-02-17", "yes", "1e3", "0x1F", "12:30", ".inf", "=", "off"]
)
def test_every_scalar_is_the_text_that_stands_there(text: str) -> None:
    assert data(f"key: {text}\n") == {"key": text}


@pytest.mark.parametrize("text", ["", "~", "null", "NULL"])
def test_an_empty_value_is_none(text: str) -> None:
    assert data(f"key: {text}\n") == {"key": None}


@pytest.mark.parametrize("text", ["'null'", '"~"', "''"])
def test_what_is_in_quotation_marks_is_a_text(text: str) -> None:
    assert data(f"key: {text}\n") == {"key": text[1:-1]}


def test_places_are_those_of_keys_and_items() -> None:
    tree = read("to:\n  - name: Moon\n    fax: '1'\n  - {name: Park}\nsubject:\n  en: x\n", "d.yaml", Faults())
    assert tree is not None
    places = {name: (place.line, place.column) for name, place in tree.places.items()}
    assert places == {
        "": (1, 1),
        "to": (1, 1),
        "to.0": (2, 5),
        "to.0.name": (2, 5),
        "to.0.fax": (3, 5),
        "to.1": (4, 5),
        "to.1.name": (4, 6),
        "subject": (5, 1),
        "subject.en": (6, 3),
    }


def test_a_block_ends_without_a_line_break_and_is_composed() -> None:
    assert data("address: |\n  Blue House\n  Se\u0301oul\n") == {"address": "Blue House\nSéoul"}


FAULTS = {
    "alias": ("a: *b\n", 1, 4, "begins with *"),
    "anchor": ("a: x\nb: &c y\n", 2, 4, "begins with &"),
    "tag": ("a: !!int 3\n", 1, 4, "begins with !"),
    "anchor of a mapping": ("a: &b\n  c: d\n", 1, 4, "begins with &"),
    "comma in a mapping on one line": ("headline: {en: A, ko: B, C}\n", 1, 26, "C has no value"),
    "comma in an inner mapping": ("to:\n  - {name: Moon, President}\n", 2, 18, "President has no value"),
    "comma before a long rest": (f"a: {{en: A, {'b' * 90}}}\n", 1, 12, "bbb… has no value"),
    "a text alone in braces": ("a: {salutation}\n", 1, 5, "salutation has no value"),
    "duplicate key": ("a: x\nb: y\na: z\n", 3, 1, "given twice, first on line 1"),
    "two documents": ("a: x\n---\nb: y\n", 2, 1, "second document"),
    "key that is a list": ("? [a]\n: b\n", 1, 3, "no text"),
    "tab": ("a:\n\tb: c\n", 2, 1, "tab"),
    "second colon": ("subject: Re: talks\n", 1, 12, "second colon"),
    "open quotation mark": ("a: x\nb: 'it\nc: d\n", 2, 4, "never closed"),
    "open bracket": ("a: [b, c\nd: e\n", 1, 4, "not closed"),
    "at sign": ("a: @b\n", 1, 4, "YAML uses itself"),
    "backslash": ('a: "C:\\q"\n', 1, 8, "backslash"),
    "no colon": ("a: b\nc\nd: e\n", 2, 1, "colon"),
    "indentation": ("a:\n  - b\n c: d\n", 3, 2, "line up"),
    "escape of a surrogate": ('a: "\\ud800"\n', 1, 4, "surrogate"),
    "escape of a control": ('a: "\\0"\n', 1, 4, "control character"),
}


@pytest.mark.parametrize(("text", "line", "column", "words"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_with_its_place(text: str, line: int, column: int, words: str) -> None:
    faults = Faults()
    assert read(text, "d.yaml", faults) is None
    (finding,) = faults.all()
    assert (finding.place.line, finding.place.column) == (line, column)
    assert words in finding.message
    assert finding.hint


def test_the_hint_for_a_comma_is_to_use_quotation_marks() -> None:
    faults = Faults()
    assert read("headline: {en: A, ko: B, C}\n", "d.yaml", faults) is None
    assert "quotation marks, it has a comma" in faults.all()[0].hint


@pytest.mark.parametrize("text", ['a: {en: "A, B", ko: }', "a: {'en' : A, ko: }", 'a: {"en":"A, B", ko:\n }'])
def test_a_comma_in_quotation_marks_and_an_empty_value_in_braces_are_read(text: str) -> None:
    value = data(text)
    assert isinstance(value, dict)
    assert value["a"] in ({"en": "A, B", "ko": None}, {"en": "A", "ko": None})


def test_faults_are_told_together() -> None:
    faults = Faults()
    assert read("a: *b\nc: &d e\nf: 1\nf: 2\n", "d.yaml", faults) is None
    assert [finding.place.line for finding in faults.all()] == [1, 2, 4]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_depth_is_limited(opening: str) -> None:
    faults = Faults()
    assert read(opening * (MAX_DEPTH + 1), "d.yaml", faults) is None
    assert "nested too deeply" in faults.all()[0].message


def test_depth_up_to_the_limit_is_read() -> None:
    assert read("[" * MAX_DEPTH + "]" * MAX_DEPTH, "d.yaml", Faults()) is not None


def test_a_megabyte_of_brackets_ends_soon() -> None:
    faults = Faults()
    assert read("[" * 1_000_000, "d.yaml", faults) is None
    assert len(faults.all()) == 1
