"""The project's own letters in every format: what was rendered is found, what was left out is missed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from letterkit import compose, pipeline, render, verify
from letterkit.model.letter import Block, Document, Paragraph, Role, Run, SignatoryList, plain
from letterkit.model.template import Template

DRAFTS = sorted((Path(__file__).parents[2] / "drafts").glob("*.yaml"))
FORMATS = pytest.mark.parametrize("format_", render.shared_formats())
PATHS = pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.stem)


@cache
def composed(path: Path) -> tuple[Template, tuple[Document, ...]]:
    project, counts = pipeline.tally(path)
    return project.template, compose.compose(project, counts, moment=pipeline.moment(project))


def altered(document: Document, change: Callable[[tuple[Block, ...]], tuple[Block, ...]]) -> Document:
    last = document.parts[-1]
    return replace(document, parts=(*document.parts[:-1], replace(last, blocks=change(last.blocks))))


def codes(written: Document, wanted: Document, template: Template, format_: str) -> list[str]:
    """What is found missing of one document in the file of another."""
    (artifact,) = render.render(written, template, [format_])
    return [finding.code for finding in verify.artifact(artifact, wanted)]


def test_there_are_drafts() -> None:
    assert len(DRAFTS) >= 4


@PATHS
@FORMATS
def test_every_letter_is_read_back_whole(path: Path, format_: str) -> None:
    template, documents = composed(path)
    assert [codes(document, document, template, format_) for document in documents] == [[]] * len(documents)


@FORMATS
@pytest.mark.parametrize("position", [0, 35, -1])
def test_a_signatory_left_out_is_missed(format_: str, position: int) -> None:
    def without(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(shortened(b) if isinstance(b, SignatoryList) and b.kind == "groups" else b for b in blocks)

    def shortened(block: SignatoryList) -> SignatoryList:
        (group,) = block.groups
        entries = list(group.entries)
        del entries[position]
        return replace(block, groups=(replace(group, entries=tuple(entries)),))

    template, (document,) = composed(DRAFTS[0])
    assert "verify-name-missing" in codes(altered(document, without), document, template, format_)


@FORMATS
def test_a_number_written_otherwise_is_missed(format_: str) -> None:
    def otherwise(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(
            replace(b, inlines=tuple(wrong(i) if isinstance(i, Run) else i for i in b.inlines))
            if isinstance(b, Paragraph)
            else b
            for b in blocks
        )

    def wrong(run: Run) -> Run:
        return replace(run, text="69") if run.origin and run.origin.is_count else run

    template, (document,) = composed(DRAFTS[0])
    assert "verify-number-missing" in codes(altered(document, otherwise), document, template, format_)


@FORMATS
@PATHS
def test_a_paragraph_left_out_is_missed(path: Path, format_: str) -> None:
    def without_one(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        body = [b for b in blocks if isinstance(b, Paragraph) and b.role is Role.BODY and len(plain(b.inlines)) > 80]
        return tuple(block for block in blocks if block is not body[len(body) // 2])

    template, documents = composed(path)
    found = codes(altered(documents[-1], without_one), documents[-1], template, format_)
    assert any(code in found for code in ("verify-text-missing", "verify-number-missing"))
