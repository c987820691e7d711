"""Whatever a draft, a list or a text holds, loading ends with a project or an InputError."""

from __future__ import annotations

import dataclasses
import string
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from letterkit import load
from letterkit.errors import InputError
from letterkit.model.draft import Draft
from letterkit.model.project import Project

from .projects import DRAFT, LIST, write_project

SIGNS = st.text(alphabet="ab:-?[]{}&*!|>'\"%@`#,\n\t ~<=.\\0\u0085\u2028\ufeff\x00\U0001f600é", max_size=60)
FIELDS = [field.name for field in dataclasses.fields(Draft)]
KEYS = st.sampled_from([*FIELDS, "from", "file", "groups", "name", "logo", "en", "ko", "kr", ""])
SCALARS = st.one_of(SIGNS, st.sampled_from(["a", "en", "2020-01-01", "1", "true", "../x", "signatories.csv", "kr"]))
TREES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)


@pytest.fixture(scope="module")
def draft() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        yield write_project(Path(folder))


def outcome(path: Path) -> Project | InputError:
    try:
        return load.project(path)
    except InputError as error:
        return error


def load_or_refuse(path: Path) -> None:
    found = outcome(path)
    assert found.findings or isinstance(found, Project)
    assert all(finding.message and finding.place.path for finding in found.findings)


@given(data=st.binary(max_size=200) | SIGNS.map(lambda text: text.encode("utf-8", "surrogatepass")))
@example(data=b'a: "\\UFFFFFFFF"')
@example(data=b"%YAML 99999999999999999999.1\n---\na")
@example(data=b"%TAG !! tag:x\n--- !!a b")
@example(data=b"a: >99\n x")
@settings(max_examples=300, deadline=None)
def test_any_bytes_as_a_draft(draft: Path, data: bytes) -> None:
    draft.write_bytes(data)
    (draft.parents[1] / "signatories.csv").write_text(LIST)
    load_or_refuse(draft)


def _yaml(tree: object) -> str:
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{_yaml(key)}: {_yaml(value)}" for key, value in tree.items()) + "}"
    if isinstance(tree, list):
        return "[" + ", ".join(map(_yaml, tree)) + "]"
    return "'" + str(tree).replace("'", "''") + "'"


@given(tree=st.dictionaries(KEYS, TREES, max_size=6))
@settings(max_examples=300, deadline=None)
def test_any_tree_as_a_draft(draft: Path, tree: dict[str, object]) -> None:
    draft.write_text(_yaml({"id": "a", "date": "2020-02-17"} | tree), encoding="utf-8")
    (draft.parents[1] / "signatories.csv").write_text(LIST)
    load_or_refuse(draft)


CELLS = st.sampled_from(
    ["name", "kind", "country", "letters", "represents", "name:ko", "status@a", "group", "a", '"', "300+"]
)


@given(
    data=st.binary(max_size=300)
    | SIGNS.map(lambda text: b"name,kind\n" + text.encode())
    | st.lists(st.lists(CELLS | SIGNS, max_size=5).map(",".join), max_size=5).map(lambda rows: "\n".join(rows).encode())
)
@example(data=b"name,kind\n\xff\xff")
@example(data=b'name,kind\n"' + b"a" * 140_000)
@settings(max_examples=300, deadline=None)
def test_any_bytes_as_a_list(draft: Path, data: bytes) -> None:
    draft.write_text(DRAFT)
    (draft.parents[1] / "signatories.csv").write_bytes(data)
    load_or_refuse(draft)


@given(data=st.binary(max_size=200) | SIGNS.map(lambda text: f"![a]({text}.png)".encode()))
@settings(max_examples=150, deadline=None)
def test_any_bytes_as_a_text(draft: Path, data: bytes) -> None:
    draft.write_text(DRAFT)
    (draft.parents[1] / "signatories.csv").write_text(LIST)
    body = draft.with_name("a.en.md")
    before = body.read_bytes()
    body.write_bytes(data)
    load_or_refuse(draft)
    body.write_bytes(before)


PRINTABLE = st.text(
    alphabet=st.one_of(
        st.sampled_from(string.punctuation + string.ascii_letters + " 가힣ㄱéé日本語"),
        st.characters(categories=["L", "N", "P", "S", "Mn"]),
    ),
    min_size=1,
    max_size=40,
).filter(lambda text: bool(text.strip()))


@given(name=PRINTABLE)
@settings(max_examples=300, deadline=None)
def test_a_name_comes_out_as_it_went_in(draft: Path, name: str) -> None:
    draft.write_text(DRAFT)
    quoted = '"' + name.replace('"', '""') + '"'
    (draft.parents[1] / "signatories.csv").write_text(f"name,kind\n{quoted},group\n", encoding="utf-8")
    found = outcome(draft)
    if isinstance(found, Project):
        assert [row.name for row in found.roster.rows] == [unicodedata.normalize("NFC", name).strip()]
    else:
        assert all(finding.code == "list-invalid" and "holds" in finding.message for finding in found.findings)
