"""The whole way to every format with names that nobody has seen: what goes in comes out as itself, or as an error."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from letterkit import pipeline
from letterkit.errors import InputError

from .projects import write_project

FORMATS = ("docx", "html", "pdf", "txt")
PLAIN = st.text(alphabet="abcÀéñß가힣김 ._*#<>&{}%$\\|[]()'\"=+-@/:;,!?~^`0123456789", min_size=1, max_size=30)
ANY = st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
KNOWN = st.sampled_from(
    ["HHK_Catacombs", "*Groups*", "1969. KAL", "<b>&amp;</b>", "{{ 7*7 }}", '=HYPERLINK("x")', "]]>", "\\begin{x}",
     "</style>", "a](b", "&#65;", "%s", "~~x~~", "[^1]", "::: body", "'; --", "{% raw %}", "1) x", "김영환", "́a"]
)  # fmt: skip


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with TemporaryDirectory() as path:
        yield Path(path)


def quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


def bare(text: str) -> str:
    """What no format changes: white space tells nothing, and a hyphen at the end of a line is the page's."""
    return re.sub(r"\s", "", unicodedata.normalize("NFC", text))


def tells(error: InputError) -> None:
    assert error.findings
    assert all(one.message and one.place.path for one in error.findings)


def made(path: Path) -> dict[str, str] | None:
    """The text of each finished file, read back; None where the letter was refused by findings."""
    try:
        prepared = pipeline.prepare(path)
        if prepared.refused:
            return None
        done = pipeline.make(prepared, FORMATS)
    except InputError as error:
        tells(error)
        return None
    if done.refused:
        assert all(one.code.startswith("verify-") for one in done.findings)
        return None
    return {
        one.format: import_module(f"letterkit.verify.readers.{one.format}").text(one.data) for one in done.artifacts
    }


@given(names=st.lists(PLAIN | KNOWN | ANY, min_size=1, max_size=4, unique=True), title=PLAIN | KNOWN)
@example(names=["HHK_Catacombs", "*Groups*", "1969. KAL", "<b>&amp;</b>"], title="{{ 7*7 }}")
@example(names=["ﬁne", "Ａ", "e\u0301"], title="x")
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_name_comes_out_as_it_went_in_or_as_an_error(folder: Path, names: list[str], title: str) -> None:
    rows = "".join(f"{quoted(name)},individual,{quoted(title)}\n" for name in names)
    texts = made(write_project(folder, roster="name,kind,title\n" + rows, body="We write to you.\n"))
    for format_, text in (texts or {}).items():
        for name in names:
            wanted = bare(name)
            assert wanted in bare(text), f"{name!r} is not in the {format_}"


def test_names_that_people_have_do_come_out(folder: Path) -> None:
    names = [
        "HHK_Catacombs",
        "*Groups*",
        "1969. KAL",
        "<b>&amp;</b>",
        "{{ 7*7 }}",
        '=HYPERLINK("x")',
        "김영환",
        "Ž & Ö",
    ]
    rows = "".join(f"{quoted(name)},group\n" for name in names)
    texts = made(write_project(folder, roster="name,kind\n" + rows, body="We are {{ counts.groups }} groups.\n"))
    assert texts is not None
    for text in texts.values():
        assert all(bare(name) in bare(text) for name in names)


@given(text=st.text(alphabet="ab*_`[]()!<>{}%#|:-+~^\\\n 1.", max_size=80) | KNOWN | ANY)
@settings(max_examples=60, deadline=None)
def test_any_text_is_composed_or_refused(folder: Path, text: str) -> None:
    path = write_project(folder, body=text.encode("utf-8", "surrogatepass"))
    try:
        pipeline.prepare(path)
    except InputError as error:
        tells(error)


@given(css=st.text(alphabet="p{}:;@()\"'\\/*#.,%!-0123456789 \nurlimportcontentwidth", max_size=80))
@settings(max_examples=12, deadline=None)
def test_any_style_sheet_makes_a_page_or_is_refused(folder: Path, css: str) -> None:
    made(write_project(folder, css=css))
    write_project(folder)
