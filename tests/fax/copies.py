"""Copies for the tests: a made-up letter in English, in Korean or in both, and a cover page."""

from __future__ import annotations

from functools import cache

from letterkit.model.artifact import Artifact
from letterkit.model.finding import Place
from letterkit.model.letter import Block, Document, Letter, Paragraph, Role, Run
from letterkit.model.recipient import Copy, FaxCover, Part, Recipient
from letterkit.model.template import Template
from letterkit.render.formats import fax

from ..render import example

COVER = FaxCover(
    lang="en",
    heading="Fax",
    rows=(("To", "Kari Nordmann\nMinister of Examples"), ("Fax number", "+82 2-2100-5759"), ("Date", "1 March 2020")),
    pages_label="Pages in all",
    after=2,
    notice="This is a trial.",
)
WRITTEN = Paragraph((Run("The eleventh hour is no time for silence."),))


def letter(*blocks: Block, lang: str = "en", notes: tuple[tuple[Block, ...], ...] = ()) -> Letter:
    """A letter of these blocks."""
    return Letter("sample", lang, "A letter", (Paragraph((Run("1 March 2020"),), Role.DATE), *blocks), notes, "Kari")


def short(*blocks: Block, paper: str = "A4", lang: str = "en") -> Document:
    """A letter of one page."""
    return example.document(letter(*(blocks or (WRITTEN,)), lang=lang), paper=paper)


@cache
def long() -> Document:
    """Every kind of block in English, then in Korean, with seventy groups."""
    return example.document(example.english(), example.korean())


def copy(
    *documents: Document,
    key: str = "kari",
    cover: FaxCover | None = COVER,
    coding: str = "mh",
    number: str = "+8221005759",
) -> Copy:
    """A copy of the documents for one recipient."""
    recipient = Recipient(key=key, part=Part.TO, name="Kari Nordmann", place=Place("draft.yaml"), fax=number)
    given = documents or (short(),)
    return Copy(stem=f"sample.{key}", recipient=recipient, documents=given, cover=cover, coding=coding)


def made(one: Copy, template: Template | None = None) -> dict[str, Artifact]:
    """The files of a fax by their endings."""
    files = fax.render_copy(one, template or example.template(), {})
    return {file.name.rpartition(".")[2]: file for file in files}


def sample(coding: str = "mh") -> dict[str, Artifact]:
    """The files of a short fax with a cover page."""
    return dict(_sample(coding))


@cache
def _sample(coding: str) -> dict[str, Artifact]:
    return made(copy(coding=coding))
