"""A story that differs from one before it in its texts alone reads as it would by itself."""

from __future__ import annotations

import io
import zipfile

import pytest

from letterkit.verify import docx_texts
from letterkit.verify.readers import docx
from tests.verify.test_docx_reading import story

FRAME = (
    "<w:p><w:r><w:t>{0}</w:t><w:br/><w:t xml:space='preserve'>{1}</w:t></w:r></w:p>"
    "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{0}</w:t></w:r><w:del><w:r><w:t>{1}</w:t></w:r></w:del></w:p>"
    "<w:p><w:r><w:tab/><w:t>same</w:t></w:r></w:p>"
)


def file(xml: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", xml.encode("utf-8", "surrogatepass"))
    return made.getvalue()


def read(xml: str, *, again: bool) -> str:
    try:
        return (docx.text_again if again else docx.text)(file(xml))
    except ValueError:
        return "unreadable"


@pytest.mark.parametrize(
    "words",
    [
        *(("Ana", "Dear Ana"), ("é\n\n", " 한국 "), ("a\n", "\nb"), ("\ue0001\ue001", "\ue0000\ue001"), ("", "x")),
        *(("a &amp; b", "&#65;"), ("a > b", "x"), ("]]>", "x"), ("]]", "\r\n"), ("-->", "&nbsp;"), ("a\0b", "\x01")),
        *(
            ("<w:tab/>", "x"),
            ("</w:t><w:t>", "x"),
            ("<!-- x -->", "x"),
            ("\ud800", "x"),
            ("\ufffe", "x"),
            ("\x85", "x"),
        ),
    ],
)
def test_other_texts_read_as_by_themselves(words: tuple[str, str]) -> None:
    docx.text_again(file(story(FRAME.format("Bo", "Dear Bo"))))
    xml = story(FRAME.format(*words))
    assert read(xml, again=True) == read(xml, again=False)


@pytest.mark.parametrize(
    "odd",
    [
        *("<w:p><!-- <w:t>{0}</w:t> --></w:p>", "<w:p><w:t>{0}</w:t>", "<w:p><w:t a='>'>{0}</w:t></w:p>"),
        *("<w:p><w:t>&#xe000;0&#xe001;{0}</w:t></w:p>", "<w:p><w:t><![CDATA[>{0}</w:t>]]></w:t></w:p>"),
        "<w:p><w:r><w:t>a>{0}</w:t></w:r></w:p>",
    ],
)
def test_odd_markup_reads_as_by_itself(odd: str) -> None:
    for word in ("one", "two", "]]", "--"):
        xml = story(odd.format(word))
        assert read(xml, again=True) == read(xml, again=False)


def test_markup_is_read_once() -> None:
    asked: list[bytes] = []
    known = docx_texts.Known(lambda xml: asked.append(xml) or docx._read(xml))  # type: ignore[func-returns-value]
    for name in ("Ana", "Bo", "Cem"):
        xml = story(FRAME.format(name, f"Dear {name}")).encode()
        assert known.text(xml) == docx._read(xml)
    assert len(asked) == 1
