"""Which reader takes a file: by content, never by the name alone; a false name is one clear error."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit import readers
from letterkit.errors import InputError

from .files import docx, p, painted, pdf
from .test_eml import message

FILES = {
    ".docx": docx(p("Text")),
    ".pdf": pdf(painted((72, 700, "Text"))),
    ".html": b"<!doctype html><html><body><p>Text</p></body></html>",
    ".eml": bytes(message("Text\n")),
    ".md": b"# Text\n",
    ".txt": b"Text\n",
}
TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".html": "text/html",
    ".eml": "message/rfc822",
    ".md": "text/markdown",
    ".txt": "text/plain",
}


def test_the_formats_are_those_that_stand_in_their_folder() -> None:
    assert readers.formats() == ("docx", "eml", "html", "md", "pdf", "txt")


@pytest.mark.parametrize("suffix", FILES)
def test_each_kind_is_read_by_its_name(suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / f"letter{suffix.upper()}"
    path.write_bytes(FILES[suffix])
    reading = readers.read(path)
    assert (reading.path, reading.media_type) == (f"letter{suffix.upper()}", TYPES[suffix])
    assert reading.blocks[-1].text == "Text"


@pytest.mark.parametrize("suffix", FILES)
def test_each_kind_is_known_without_a_name(suffix: str) -> None:
    reading = readers.read(FILES[suffix], "<stdin>")
    assert reading.path == reading.blocks[0].place.path == "<stdin>"
    assert reading.media_type == ("text/plain" if suffix == ".md" else TYPES[suffix])
    assert reading.blocks[-1].text == "Text"


@pytest.mark.parametrize("named", FILES)
@pytest.mark.parametrize("is_a", [".docx", ".pdf"])
def test_a_false_name_is_an_error_that_says_what_the_file_is(is_a: str, named: str) -> None:
    if is_a == named:
        return
    with pytest.raises(InputError) as caught:
        readers.read(FILES[is_a], f"letter{named}")
    (finding,) = caught.value.findings
    assert finding.code == "file-type"
    assert {".docx": "Word file", ".pdf": "PDF"}[is_a] in finding.message
    assert is_a in finding.hint


@pytest.mark.parametrize("named", [".docx", ".pdf", ".html", ".eml"])
def test_plain_text_under_another_name_is_an_error(named: str) -> None:
    with pytest.raises(InputError, match="a text file"):
        readers.read(b"We are 12 groups.\n", f"letter{named}")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"{\\rtf1 text}", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"HWP Document File V3.00", "Hangul"),
        (b"\x7fELF\x02", "program"),
        (bytes(range(32)) * 20, "not a text"),
    ],
)
@pytest.mark.parametrize("name", ["letter.txt", "letter", "letter.docx"])
def test_what_is_not_read_is_named(data: bytes, what: str, name: str) -> None:
    with pytest.raises(InputError) as caught:
        readers.read(data, name)
    (finding,) = caught.value.findings
    assert finding.code in ("file-type", "file-encoding")
    assert what in finding.message or name == "letter.docx"


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "file-without-text"), (b" \n\r\n\t", "file-without-text"), (b"a\n" * 1_100_000, "file-too-large")],
)
def test_empty_and_huge_files_are_refused(data: bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        readers.read(data, "letter.txt")
    assert [finding.code for finding in caught.value.findings] == [code]


@pytest.mark.parametrize("name", ["missing.txt", ".", "a\0b.txt"])
def test_what_is_no_file_is_an_error(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        readers.read(tmp_path / name)
    assert caught.value.findings[0].code in ("file-missing", "file-unreadable")


def test_every_error_says_what_to_do() -> None:
    with pytest.raises(InputError) as caught:
        readers.read(FILES[".pdf"], "letter.docx")
    assert str(caught.value.findings[0].place) == "letter.docx"
    assert caught.value.findings[0].hint
