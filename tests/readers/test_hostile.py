"""Whatever bytes come: blocks or one clear error, in bounded time; never a traceback, never an empty block."""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letterkit import readers
from letterkit.errors import InputError

from .files import docx, item_list, p, painted, part, pdf, r, table
from .test_eml import message

SHARED = sorted((Path(__file__).parents[2] / "../shared/letters").glob("00*.txt"))
ENDINGS = (".docx", ".pdf", ".html", ".md", ".txt", ".eml", "")
PAGE = b"<!doctype html><html><head><title>T</title></head><body><h1>Our letter</h1><p>We are <b>12</b> groups" + (
    b"<sup>1</sup>.<ul><li>A<ol type=i><li>B</ol></ul><table><tr><th>N<th>C<tr><td rowspan=2>x<td>y<tr><td>z</table>"
    b"<div class=footnotes><ol><li>Note</ol></div></body></html>"
)
QUICKLY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SECONDS = 30.0


@cache
def whole() -> dict[str, bytes]:
    """A real file of each kind, each with all that its reader looks at."""
    notes = part("footnotes", f'<w:footnote w:id="1">{p("Note")}</w:footnote>')
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    body = f"<w:p>{r('We are 12 groups')}{mark}</w:p>{item_list()}" + table(("Human Asia", "KR"), ("FIDH", "FR"))
    word = docx(body, {"footnotes.xml": notes})
    mail = message()
    mail.add_alternative(PAGE.decode(), subtype="html")
    mail.add_attachment(word, maintype="application", subtype="octet-stream", filename="letter.docx")
    sheet = pdf(painted(*[(72 + 250 * (n % 2), 760 - 15 * (n // 2), f"Name {n}") for n in range(40)]))
    files = {"a.docx": word, "a.pdf": sheet, "a.html": PAGE, "a.eml": bytes(mail)}
    return files | {path.name: path.read_bytes() for path in SHARED[:2]}


def outcome(data: bytes, name: str) -> str:
    """Blocks or the code of one error; anything else fails the test."""
    try:
        found = readers.read_all(data, name)
    except InputError as error:
        (finding,) = error.findings
        assert finding.code in readers.CODES
        assert finding.message
        return finding.code
    assert all(block.text.strip() and block.place.path for reading in found for block in reading.blocks)
    return "read"


@pytest.mark.parametrize("name", whole())
def test_a_whole_file_is_read(name: str) -> None:
    assert outcome(whole()[name], name) == "read"


@pytest.mark.parametrize("name", whole())
def test_a_file_cut_anywhere_is_read_or_refused(name: str) -> None:
    data = whole()[name]
    step = max(1, len(data) // 150)
    outcomes = [outcome(data[:length], name) for length in range(0, len(data), step)]
    assert outcomes[0] == "file-without-text"


@QUICKLY
@given(st.binary(max_size=400), st.sampled_from(ENDINGS))
def test_random_bytes(data: bytes, ending: str) -> None:
    outcome(data, f"x{ending}")


@QUICKLY
@given(st.sampled_from(sorted(whole())), st.integers(0, 1 << 30), st.binary(max_size=40), st.integers(0, 60))
def test_a_file_with_a_piece_of_it_exchanged(name: str, at: int, new: bytes, length: int) -> None:
    data = whole()[name]
    at %= len(data)
    outcome(data[:at] + new + data[at + length :], name)


PIECES = ["# ", "- ", "1. ", "|", "a | b |\n", "---\n", "***", "`", "[x](y)", "<p>", "</p>", "<br>", "<table><tr><td>"]
PIECES += ["</table>", "<ul><li>", "</ul>", "> ", "\n", "\n\n", "    ", "  \n", "\t", "&amp;", "{{< x >}}", "**", "__"]
PIECES += [
    "Name, Country",
    "단체 47 개",
    "、",
    "-\n",
    "[^1]",
    "[^1]: x",
    "title: x\n",
    "\f",
    "\u200b",
    "\u2028",
    "\x00",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from((".md", ".txt", ".html", "")))
def test_markup_in_any_order(pieces: list[str], ending: str) -> None:
    outcome("".join(pieces).encode(), f"x{ending}")


MB = 1 << 20
HOSTILE = {
    "deep elements": (b"<html>" + b"<div>" * 300_000 + b"x", "x.html"),
    "deep tables": (b"<html>" + b"<table><tr><td>" * 50_000 + b"x", "x.html"),
    "deep lists": (b"<html>" + b"<ul><li>a" * 100_000, "x.html"),
    "many headers": (b"<html><main>x</main>" + b"<header>x</header>" * 100_000, "x.html"),
    "long spans": (
        b"<html><table>" + b"<tr><td rowspan=1000>yyyyyyyyyyyyyyy<td rowspan=1000>z</tr>" * 20_000,
        "x.html",
    ),
    "many brackets": (b"# x\n" + b"[" * 150_000, "x.md"),
    "many links": (b"# x\n" + b"[a](" * 40_000, "x.md"),
    "many asterisks": (b"# x\n" + b"*a " * 60_000, "x.md"),
    "many quotes": (b">" * 190_000, "x.md"),
    "nested items": (b"\n".join(b" " * n + b"- a" for n in range(600)), "x.md"),
    "one long line": (b"a " * 900_000, "x.txt"),
    "many lines": (b"Some name, country\n" * 100_000, "x.txt"),
    "nested parts": (
        b"From: a\nMessage-ID: x\nContent-Type: multipart/mixed; boundary=a\n\n"
        + b"".join(
            b"--a%s\nContent-Type: multipart/mixed; boundary=a%s\n\n" % (b"a" * n, b"a" * (n + 1)) for n in range(1000)
        ),
        "x.eml",
    ),
    "encoded words": (b"From: a\nMessage-ID: x\nSubject: " + b"=?utf-8?q?x?= " * 100_000 + b"\n\nx", "x.eml"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_done_with_in_bounded_time(name: str) -> None:
    """Measured: the slowest takes about 3 seconds of this machine alone."""
    data, file = HOSTILE[name]
    start = time.perf_counter()
    outcome(data, file)
    assert time.perf_counter() - start < SECONDS
