"""A long page is read without most of its markup, and reads as ever."""

from __future__ import annotations

import pytest

from letterkit.verify import seams
from letterkit.verify.readers import html

NAMES = [f"Group {number} &amp; Co" for number in range(100)]


def name(text: str) -> str:
    return f'<bdi class="name">{text}</bdi>'


ITEMS = f"<ul>{''.join(f'<li>{name(one)}, Kenya</li>{chr(10)}' for one in NAMES)}</ul>"
ROWS = "".join(f"<tr><td>{name(one)}</td><td></td></tr>\n" for one in NAMES)
TABLE = f"<table><thead><tr><th>Name</th></tr></thead><tbody>{ROWS}</tbody></table>"
SPANS = f"<p>{'; '.join(f'<span class=&entry&>{name(one)}, Kenya</span>' for one in NAMES)}</p>".replace(
    "=&entry&", '="entry"'
)
CASES = {
    "items": ITEMS,
    "table": TABLE,
    "spans": SPANS,
    "all": f"<h1>Words</h1>{ITEMS}<p>Words</p>{TABLE}{SPANS}",
    "offices": ITEMS.replace(", Kenya</li>", ', Kenya<div class="office">Chair</div>\n</li>', 50),
    "languages": ITEMS.replace("Group 5", '<span lang="ko">단체</span> 5'),
    "a hidden item": ITEMS.replace("<li>", "<li hidden>", 1),
    "a hidden item amid others": ITEMS.replace(f"<li>{name(NAMES[50])}", f"<li hidden>{name(NAMES[50])}"),
    "a hidden name": ITEMS.replace('<bdi class="name">Group 50', "<bdi hidden>Group 50"),
    "a hidden entry": SPANS.replace('<span class="entry"><bdi class="name">Group 50', "<span hidden><bdi>Group 50"),
    "a hidden paragraph that an item ends": f"<p hidden>{ITEMS}",
    "hidden lists": f"<div hidden>{ITEMS}</div>{ITEMS}",
    "in a comment": f"<!--{ITEMS}-->{ITEMS}<!-- {TABLE} -->",
    "in what is never shown": f"<style>{ITEMS}</style><script>{ITEMS}</script><template>{ITEMS}</template>",
    "in an attribute": f"<p title='{ITEMS}'>Words</p>",
    "names that do not end": ITEMS.replace("</bdi>", "", 1),
    "items that do not end": ITEMS.replace("</li>", "", 9),
}


@pytest.mark.parametrize("case", CASES)
def test_a_long_page_reads_the_same_without_its_seams(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = f"<!doctype html><html><head><title>A</title></head><body>{CASES[case]}<p>End</p></body></html>".encode()
    thorough = html.text(data)
    monkeypatch.setattr(seams, "LEAST", 0)
    assert html.text(data).split() == thorough.split()


@pytest.mark.parametrize("case", ["items", "table", "spans"])
def test_little_markup_is_left_of_a_long_list(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = CASES[case].encode()
    assert html._without_seams(data).count(b"<") < data.count(b"<") / 10
    monkeypatch.setattr(seams, "_PIECE", 2000)
    assert b"Group 99" in html._without_seams(data)
    monkeypatch.setattr(seams, "LEAST", 0)
    found = html.text(data)
    monkeypatch.setattr(seams, "LEAST", 1_000_000)
    assert found.split() == html.text(data).split()
