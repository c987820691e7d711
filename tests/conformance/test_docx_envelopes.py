"""The address of a Word file behind the window of an envelope, as LibreOffice sets it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from letterkit.model.artifact import Artifact
from letterkit.model.envelope import WINDOWS, Envelope
from letterkit.model.letter import Document
from letterkit.model.template import Template
from letterkit.render import render
from letterkit.verify.envelope import misplaced

from ..render import example
from ..render.test_pages_envelopes import LINES, RETURN, boxes, letter
from .letters import LOOKS, ROOT
from .programs import schema_errors, set_by_libreoffice

WITH_WINDOW = [envelope for envelope in Envelope if envelope is not Envelope.NONE]
OTHER = ("Mr. Oscar Sample", "Example House", "Example City")


def two_letters(envelope: Envelope) -> Document:
    """Two letters in one file: the second begins a section of its own."""
    document, notes = letter(envelope), example.english().notes
    parts = (*document.parts, *letter(envelope, OTHER).parts)
    return replace(document, parts=tuple(replace(part, notes=notes) for part in parts))


def dressed(look: str) -> Template:
    folder = ROOT / "templates" / "joint-letter"
    word = folder / "looks" / f"{look}.docx"
    dress = word if word.exists() else folder / "reference.docx"
    return replace(example.template(""), reference_docx=dress.read_bytes())


@pytest.mark.heavy
def test_libreoffice_sets_the_address_in_the_window(tmp_path: Path) -> None:
    cases = {f"{envelope}-{look}": (envelope, look) for envelope in WITH_WINDOW for look in LOOKS}
    files = {name: render(two_letters(e), dressed(look), ["docx"])[0].data for name, (e, look) in cases.items()}
    for name, data in set_by_libreoffice(files, tmp_path).items():
        envelope, document = cases[name][0], two_letters(cases[name][0])
        assert misplaced(Artifact(f"{name}.pdf", "pdf", data), document) == [], name
        found, window = boxes(data), WINDOWS[envelope]
        assert found[LINES[0]][1] >= window.address, name
        # A header with a rule, as modern has it, moves the text down a little, never up into the window.
        assert window.text - 0.5 <= found["February 21, 2020"][1] < window.text + 8, name
        if envelope is Envelope.DIN_5008_B:
            assert window.top <= found[RETURN][1] < found[RETURN][3] <= window.address, name


@pytest.mark.parametrize("envelope", WITH_WINDOW)
def test_the_frames_are_as_the_schema_says(envelope: Envelope, tmp_path: Path) -> None:
    data = render(two_letters(envelope), dressed("classic"), ["docx"])[0].data
    assert schema_errors(data, tmp_path) == []
