"""Web pages are valid HTML, by the validator of the W3C's own service (Nu Html Checker)."""

from __future__ import annotations

import pytest

from .letters import DRAFTS, LOOKS, first, in_layouts, in_look
from .programs import markup_messages

pytestmark = pytest.mark.heavy

BAD = '<!doctype html><html lang="en"><title>x</title><p><div>a</div><img src="a.png"></p><style>p { colour: }</style>'


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What the validator has to say of each page, warnings too, style sheets included."""
    folder = tmp_path_factory.mktemp("pages")
    for draft in DRAFTS:
        (folder / f"{draft}.html").write_bytes(first(draft).made("html"))
        for layout, sheet in in_layouts(draft):
            (folder / f"{draft}--{layout}.html").write_bytes(sheet.made("html"))
        for look in LOOKS:
            (folder / f"{draft}--{look}.html").write_bytes(in_look(draft, look).made("html"))
    (folder / "bad.html").write_text(BAD, encoding="utf-8")
    return markup_messages(folder.iterdir())


@pytest.mark.parametrize("draft", DRAFTS)
def test_every_page_is_valid(draft: str, messages: dict[str, list[str]]) -> None:
    pages = {name: said for name, said in messages.items() if name.partition("--")[0] == draft}
    assert draft in pages
    assert {name: said for name, said in pages.items() if said} == {}


def test_the_validator_finds_faults(messages: dict[str, list[str]]) -> None:
    said = " ".join(messages["bad"])
    assert "p" in said
    assert "colour" in said
    assert "alt" in said
