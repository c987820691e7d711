"""A file of a series that reads as one before it did is whole; one that reads otherwise is looked through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from letterkit import verify
from letterkit.model.artifact import Artifact
from letterkit.model.finding import Finding
from letterkit.model.letter import Document, Letter, LineBreak, Origin, Paragraph, Role, Run
from letterkit.verify import after

BODY = "We ask you to read this."


def letter(name: str, town: str = "Oslo", body: str = BODY) -> Document:
    address = (Run(name, origin=Origin("recipients.csv:2:name")), LineBreak(), Run(town, origin=Origin("x")))
    blocks = (Paragraph(address, Role.ADDRESS), Paragraph((Run(body),)), Paragraph((Run("Yours"),), Role.CLOSING))
    date = datetime(2026, 3, 15, tzinfo=UTC)
    return Document(f"a.{len(name)}", "T", "", "T", date, "A4", (Letter("a", "en", "T", blocks, (), name),))


def text(document: Document, *, body: str = BODY) -> str:
    name, _, town = (one.text if isinstance(one, Run) else "" for one in document.parts[0].blocks[0].inlines)  # type: ignore[union-attr]
    return f"\n{name}\n{town}\n\n{body}\n\nYours\n"


def found(document: Document, text: str) -> list[Finding]:
    return verify.artifact(Artifact("a.txt", "txt", text.encode()), document, many=True)


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    after._found.clear()
    yield
    after._found.clear()


def test_a_text_with_other_words_in_their_places_is_whole() -> None:
    assert not found(letter("Ana Ruiz"), text(letter("Ana Ruiz")))
    other = letter("Bo Li", "Bergen")
    assert after.is_whole("txt", other, text(other))
    assert not found(other, text(other))


@pytest.mark.parametrize(
    "wrong",
    [
        "\nAna Ruiz\nBergen\n\nWe ask you to read this.\n\nYours\n",
        "\nBo Li\nBergen\n\nWe ask you to read.\n\nYours\n",
        "\nBo Li\nBergen\n\nWe ask you to read this.\n\n",
        "\n\nWe ask you to read this.\n\nYours\n",
    ],
)
def test_what_is_missing_is_found_as_ever(wrong: str) -> None:
    found(letter("Ana Ruiz"), text(letter("Ana Ruiz")))
    other = letter("Bo Li", "Bergen")
    assert not after.is_whole("txt", other, wrong)
    assert found(other, wrong)


def test_a_name_that_the_text_has_too_is_not_replaced_there() -> None:
    first = letter("Ana", "Ana", body="Ana")
    first = replace(
        first, parts=(replace(first.parts[0], blocks=(Paragraph((Run("Ana"),)), Paragraph((Run("Ana"),)))),)
    )
    second = replace(
        first, parts=(replace(first.parts[0], blocks=(Paragraph((Run("Bo"),)), Paragraph((Run("Ana"),)))),)
    )
    assert not found(first, "\nAna\n\nAna\n")
    assert not after.is_whole("txt", second, "\nBo\n\nBo\n")
    assert found(second, "\nBo\n\nBo\n")
    assert not found(second, "\nBo\n\nAna\n")


def test_a_file_in_which_something_was_missing_stands_for_no_other() -> None:
    wrong = "\nAna Ruiz\nOslo\n\nWe ask.\n\nYours\n"
    assert found(letter("Ana Ruiz"), wrong)
    other = letter("Bo Li")
    assert found(other, wrong.replace("Ana Ruiz", "Bo Li"))


def test_another_text_is_another_letter() -> None:
    found(letter("Ana Ruiz"), text(letter("Ana Ruiz")))
    other = letter("Bo Li", body="We ask you to sign this.")
    assert found(other, text(letter("Bo Li")))
