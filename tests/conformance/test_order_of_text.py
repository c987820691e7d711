"""The formats of a letter say the same in the same order."""

from __future__ import annotations

import dataclasses

import pytest

from letterkit.model.letter import Role
from letterkit.verify.readers import docx, html, pdf, txt

from .letters import DRAFTS, first
from .order import difference, flow, key

READERS = {"pdf": pdf.text, "docx": docx.text, "html": html.text}


@pytest.mark.parametrize("draft", DRAFTS)
def test_all_formats_have_one_order(draft: str) -> None:
    sheet = first(draft)
    expected = flow(txt.text(sheet.made("txt")), sheet.document)
    assert len(expected) > 500
    for form, read in READERS.items():
        assert difference(flow(read(sheet.made(form)), sheet.document), expected) == "", form


def test_another_order_is_seen() -> None:
    sheet = first(DRAFTS[0])
    letter = sheet.document.parts[0]
    body = [number for number, block in enumerate(letter.blocks) if block.role is Role.BODY]
    blocks = list(letter.blocks)
    blocks[body[0]], blocks[body[1]] = blocks[body[1]], blocks[body[0]]
    other = dataclasses.replace(
        sheet, document=dataclasses.replace(sheet.document, parts=(dataclasses.replace(letter, blocks=tuple(blocks)),))
    )
    one, two = (flow(txt.text(each.made("txt")), each.document) for each in (sheet, other))
    assert difference(one, two) != ""
    assert sorted(one) == sorted(two) == sorted(key(one))
