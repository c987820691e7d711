"""The drafts of the project as faxes, in a look that is made for other paper: each is fit for a machine."""

from __future__ import annotations

from dataclasses import replace

import pytest

from letterkit import verify

from ..conformance import letters
from . import copies

pytestmark = pytest.mark.heavy


@pytest.mark.parametrize("draft", letters.DRAFTS)
def test_a_draft_in_a_coloured_look_is_read_back_whole(draft: str) -> None:
    for sheet in letters.sheets(draft):
        folder = letters.ROOT / "templates" / sheet.template.name
        css = "".join((folder / name).read_text("utf-8") for name in ("style.css", "looks/modern.css"))
        one = copies.copy(sheet.document)
        files = copies.made(one, replace(sheet.template, css=css))
        by_name = {file.name: file for file in files.values()}
        assert [f.message for file in files.values() for f in verify.copy(file, one, by_name)] == []
