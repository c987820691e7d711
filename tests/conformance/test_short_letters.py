"""A short letter stands on one sheet in every look: our PDF, and Word files as LibreOffice sets them."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from .letters import LOOKS, in_look
from .programs import set_by_libreoffice

DRAFT = "personal-example"


def pages(data: bytes) -> int:
    with pypdfium2.PdfDocument(data) as document:
        return len(document)


@pytest.mark.parametrize("look", LOOKS)
def test_a_short_letter_has_one_page(look: str) -> None:
    assert pages(in_look(DRAFT, look).made("pdf")) == 1


@pytest.mark.heavy
def test_a_short_letter_has_one_page_in_word(tmp_path: Path) -> None:
    made = set_by_libreoffice({look: in_look(DRAFT, look).made("docx") for look in LOOKS}, tmp_path)
    assert {look: pages(data) for look, data in made.items()} == dict.fromkeys(LOOKS, 1)
