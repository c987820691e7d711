"""Templates and texts that would take all memory or time end in a clear error within thirty seconds, and write
nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from .projects import BODY, DRAFT, codes, findings, render, write_project, written

EARLY = {
    "repetition": ("{{ 'x' * 10**10 }}", "template-invalid", "* makes something larger"),
    "list": ("{{ ([1] * 10**10) | length }}", "template-invalid", "* makes something larger"),
    "power": ("{{ 10 ** 10000000 }}", "template-invalid", "** makes something larger"),
    "power of power": ("{{ 2 ** (2 ** 50) }}", "template-invalid", "** makes something larger"),
    "number without end": ("{{ 9 ** 9999 }}", "template-invalid", "limit"),
    "percent": ("{{ '%10000000000d' % 1 }}", "template-invalid", "filled up"),
    "percent, starred": ("{{ '%*d' % (1000000000, 1) }}", "template-invalid", "filled up"),
    "format": ("{{ '%10000000000d' | format(1) }}", "too-much-memory", "composing the letter wanted more"),
    "method": ("{{ '{:10000000000d}'.format(1) }}", "too-much-memory", "composing the letter wanted more"),
    "centre": ("{{ 'x' | center(10**10) }}", "too-much-memory", "wanted more"),
    "centre within memory": ("{{ 'x' | center(5 * 10**7) }}", "template-invalid", "values are printed"),
    "batch": ("{{ [1] | batch(10**9, 2) | list | length }}", "too-much-memory", "wanted more"),
    "doubling": (
        "{% set n = namespace(s='xxxxxxxxxx') %}{% for i in range(40) %}{% set n.s = n.s ~ n.s %}{% endfor %}",
        "too-much-memory",
        "wanted more",
    ),
    "recursion": ("{% macro f(x) %}{{ f(x) }}{% endmacro %}{{ f(1) }}", "template-invalid", "recursion"),
    "tree of calls": (
        "{% macro f(x) %}{% if x %}{{ f(x-1) }}{{ f(x-1) }}{% endif %}{% endmacro %}{{ f(40) }}",
        "template-invalid",
        "values are printed",
    ),
    "range": ("{{ range(10**9) | list | length }}", "template-invalid", "too big"),
    "printing in a loop": (
        "{% for i in range(99999) %}{{ 'x' * 1000 }}{% endfor %}",
        "template-invalid",
        "values are printed",
    ),
    "text in a loop": (
        "{% for i in range(99999) %}" + "x" * 100 + "{% endfor %}",
        "template-invalid",
        "grows beyond",
    ),
    "lipsum": ("{{ lipsum(n=100000) }}", "template-invalid", "lipsum"),
    "a list that is printed": ("{{ range(10) | list }}", "template-invalid", "a list is printed"),
    "nothing that is printed": ("{{ none }}", "template-invalid", "nothing is printed"),
}


@pytest.mark.parametrize(("text", "code", "words"), EARLY.values(), ids=EARLY)
def test_a_bomb_is_told_with_its_line(tmp_path: Path, text: str, code: str, words: str) -> None:
    path = write_project(tmp_path, body=f"{BODY}\n{text}\n")
    (finding,) = (one for one in findings(path, ()) if one.stops)
    assert finding.code == code
    assert words in finding.message
    assert finding.place.path.endswith("a.en.md")
    assert finding.place.line == 3
    assert finding.hint


def test_a_bomb_in_the_template_is_told_with_its_line(tmp_path: Path) -> None:
    path = write_project(tmp_path)
    template = tmp_path / "templates" / "joint-letter" / "letter.md.j2"
    template.write_text(template.read_text("utf-8") + "\n{{ 'x' | center(10**10) }}\n", "utf-8")
    (finding,) = (one for one in findings(path, ()) if one.stops)
    assert (finding.code, finding.place.line) == ("too-much-memory", template.read_text("utf-8").count("\n"))
    assert finding.place.path.endswith("letter.md.j2")


@pytest.mark.parametrize(
    "expression",
    [
        "''.__class__.__mro__", "counts.__init__.__globals__", "words._values", "self.__init__", "range.__call__",
        "''|attr('__class__')", "[].append(1)", "'{0.__class__}'.format(1)", "cycler.__init__.__globals__",
    ],
)  # fmt: skip
def test_the_sandbox_is_not_left(tmp_path: Path, expression: str) -> None:
    path = write_project(tmp_path, body=f"{BODY}\n{{{{ {expression} }}}}\n")
    assert codes(path, ()) == {"template-invalid"}


@pytest.mark.parametrize("statement", ["include '/etc/hostname'", "import '/etc/hostname' as x", "extends 'x'"])
def test_no_file_is_included(tmp_path: Path, statement: str) -> None:
    assert codes(write_project(tmp_path, body=f"{{% {statement} %}}"), ()) == {"template-invalid"}


def deep_list(levels: int) -> str:
    return "".join("  " * level + "- a\n" for level in range(levels))


NESTED = {
    "quotations": ">" * 3000 + " a",
    "quotations, spaced": "> " * 3000 + "a",
    "items in a line": "- " * 3000 + "a",
    "lists": deep_list(800),
    "roles": "::: body\n" * 3000,
    "notes": "a[^1]\n\n[^1]: " + "> " * 3000 + "a",
    "emphasis": "*" * 3000 + "a" + "*" * 3000,
    "one more than there may be": "> " * 20 + "a",
}


@pytest.mark.parametrize("text", NESTED.values(), ids=NESTED)
def test_deep_nesting_is_told_with_its_line_and_nothing_is_dropped(tmp_path: Path, text: str) -> None:
    found = findings(write_project(tmp_path, body=f"{BODY}\n{text}\n"), ())
    (finding,) = (one for one in found if one.stops)
    assert (finding.code, finding.message) == ("template-invalid", "is nested too deeply")
    assert finding.place.path.endswith("a.en.md")
    assert finding.place.line is not None
    assert finding.place.line >= 3


@pytest.mark.parametrize("text", ["> " * 18 + "a deep word", deep_list(9) + "  " * 8 + "\n  a deep word\n"])
def test_what_a_person_nests_is_kept(tmp_path: Path, text: str) -> None:
    path = write_project(tmp_path, body=f"{BODY}\n{text}\n")
    assert codes(path, ("html", "txt")) == set()


LATE = {
    "loop": "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
    "word": "x" * 1_000_000,
    "table": "|" + "a|" * 3000 + "\n|" + "-|" * 3000 + "\n" + ("|" + "b|" * 3000 + "\n") * 100,
    "brackets": "[" * 100_000,
    "paragraphs": "a b c d e f g\n\n" * 100_000,
}


@pytest.mark.parametrize(
    ("text", "own_limit"), [(text, name not in ("loop", "word")) for name, text in LATE.items()], ids=LATE
)
def test_a_slow_bomb_ends_within_thirty_seconds_and_writes_nothing(tmp_path: Path, text: str, own_limit: bool) -> None:
    """Two of them with the limits that a user has, the others with less, so that the tests end too."""
    path = write_project(tmp_path, body=f"{BODY}\n{text}\n")
    run = render(path, "pdf", "docx", environment={"LETTERKIT_MOST_SECONDS": "3"} if own_limit else None)
    assert run.seconds < (12 if own_limit else 30)
    assert run.code == 3, run.said
    assert "error[too-much-time]" in run.said or "error[too-much-memory]" in run.said
    assert "nothing was written" in run.said
    assert not list(written(path))


@pytest.mark.parametrize(
    "css",
    [
        "p { column-count: 99999999 }",
        "p::before { content: " + "'x' " * 200_000 + "}",
        "@counter-style b { system: additive; additive-symbols: 1 'x' } "
        "body { counter-reset: a 999999999 } p::before { content: counter(a, b) }",
        "@page { size: 99999999999mm 1mm } p { width: 1mm }",
        "p { margin: 9999999999999cm; line-height: 0.000001 }",
        "p { font-size: 0.0001pt } table, td { border: 99999999px solid }",
        "{" * 100_000,
        "p { width: " + "calc(" * 5000 + "1px" + ")" * 5000 + "}",
    ],
    ids=["columns", "content", "counter", "page", "margin", "size", "brackets", "calc"],
)
def test_a_bomb_in_the_style_sheet_ends_within_thirty_seconds(tmp_path: Path, css: str) -> None:
    run = render(write_project(tmp_path, css=css), "pdf", environment={"LETTERKIT_MOST_SECONDS": "5"})
    assert run.seconds < 20
    assert "fault of letterkit" not in run.said
    assert "Traceback" not in run.said


def test_a_limit_of_the_users_own(tmp_path: Path) -> None:
    path = write_project(tmp_path, body=LATE["loop"])
    run = render(path, "txt", environment={"LETTERKIT_MOST_SECONDS": "1"})
    assert run.seconds < 10
    assert "took more than 1 seconds" in run.said


def test_a_long_list_stays_possible(tmp_path: Path) -> None:
    rows = "".join(f"Committee number {number},group,France\n" for number in range(600))
    path = write_project(tmp_path, roster="name,kind,country\n" + rows, body=BODY.replace("group.", "groups."))
    run = render(path, "pdf", "docx")
    assert run.code == 0, run.said


def test_the_draft_is_a_draft() -> None:
    """The project that the tests change is itself without fault."""
    assert "sample: true" in DRAFT


def test_a_project_without_fault_is_made(tmp_path: Path) -> None:
    path = write_project(tmp_path)
    assert render(path, "pdf", "docx", "html", "txt").code == 0
    assert len(list(written(path))) == 6
