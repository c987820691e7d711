"""Very long lists that two processes set and read back side by side: the same bytes and findings as by one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from letterkit import isolation, verify
from letterkit.isolation import forked, restrict
from letterkit.model.artifact import Artifact
from letterkit.model.finding import Place
from letterkit.model.letter import Document, Entry, Layout, Run
from letterkit.render.formats import pdf
from letterkit.render.paged.lists import setting, writing
from letterkit.verify.readers import pdf as reader

from . import example
from .test_pdf_long_lists import ODD, document, entries, signatories

pytestmark = pytest.mark.skipif(not forked.AVAILABLE, reason="no fork: one process does all")

FEW = "@page { size: 148mm 70mm; margin: 12mm }"
"""So little room on a page that few entries are many pages."""


def made(count: int, layout: Layout, *, offices: bool = False) -> Document:
    listed = entries(count, odd=90)
    if offices:
        listed = tuple(
            Entry(one.name, one.country, ((Run("Chair of the Board"),),) if at % 3 else ())
            for at, one in enumerate(listed)
        )
    return document(replace(signatories(listed, layout=layout), titles_inline=False))


def printed(letter: Document) -> tuple[str, list[str], int, int]:
    """The digest of the PDF of a letter, what reading it back finds, its pages, and how many processes had a share."""
    shares: list[int] = []
    fork = restrict.fork

    def counted(work: Callable[[], object]) -> int:
        shares.append(1)
        return fork(work)

    restrict.fork = counted
    data = pdf.render(letter, example.template(FEW))
    found = verify.artifact(Artifact("sample.pdf", "pdf", data), letter)
    pages = reader.text(data).count("\f") + 1
    return hashlib.sha256(data).hexdigest(), [f"{one.code}: {one.message}" for one in found], pages, len(shares)


def run(letter: Document, processes: int) -> Any:
    limits = isolation.Limits(seconds=60, megabytes=1000, processes=processes)
    return isolation.run(printed, letter, limits=limits, place=Place("a.yaml"))


@pytest.mark.parametrize(
    ("layout", "offices"), [(Layout.COLUMNS, False), (Layout.COLUMNS, True), (Layout.TABLE, False)]
)
def test_two_processes_make_what_one_makes(layout: Layout, offices: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setting, "SHARED", 500)
    monkeypatch.setattr(writing, "SHARED", 1000)
    letter = made(901, layout, offices=offices)
    by_one, by_two = run(letter, 1), run(letter, 2)
    assert by_two[:3] == by_one[:3]
    assert by_one[1] == []
    assert by_one[2] >= reader._LONG
    assert (by_one[3], by_two[3]) == (0, 4)  # lines, file, and pages read back twice


def test_what_is_in_doubt_or_odd_in_the_second_part_stands_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    letter = made(901, Layout.COLUMNS)
    whole = pdf.render(letter, example.template(FEW))
    monkeypatch.setattr(setting, "SHARED", 500)
    parts = pdf.render(letter, example.template(FEW))
    assert parts == whole
    text = reader.text(parts)
    assert all(text.count(name) for name in ODD if " " not in name and name.isascii())
