"""The HTML of a message: nothing is fetched, each style is in its element, pictures go along as parts."""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

import pytest

from letterkit.model.letter import Paragraph, Picture, Run
from letterkit.render.mail.filenames import title_as_name
from letterkit.render.mail.page import message_page
from letterkit.render.mail.styles import inline_styles

from ..render.example import PIXEL, document, english, groups, hostile_list, korean, personal, press
from .letters import composed, made, write


def tree(markup: str = "p") -> tuple[Element, Element]:
    root = Element("html")
    return root, SubElement(SubElement(root, "body"), markup, {"class": "a"})


def test_every_kind_of_block_is_shown_without_sheets_scripts_and_addresses_to_fetch() -> None:
    markup, pictures = message_page(
        document(english(groups(), hostile_list()), korean(), press(), personal()), "", domain="example.org"
    )
    assert not re.search(
        r"<(style|script|link|iframe|main|article|header|address)\b|\bclass=|\bdata-|src=\"(?!cid:)", markup
    )
    assert "url(" not in markup
    assert all(f"cid:{one.content_id}" in markup for one in pictures)
    assert markup.count("style=") > 20


def test_pictures_are_parts_and_drawings_become_their_words(tmp_path: Path) -> None:
    copy = composed(write(tmp_path))[0][0]
    assert copy.message
    shown = [
        Picture(PIXEL, "image/png", "A seal", "a.png", 20),
        Picture(b"<svg/>", "image/svg+xml", "A signature", "s.svg"),
    ]
    letter = copy.message.parts[0]
    blocks = (*letter.blocks, Paragraph((Run("Signed: "), *shown)))
    message = replace(copy.message, parts=(replace(letter, blocks=blocks),))
    mail = message_from_bytes(made(replace(copy, message=message)), policy=policy.default)
    page = mail.get_body(("html",))
    (picture,) = [part for part in mail.walk() if part.get_content_type() == "image/png"]
    assert page is not None
    assert f'src="cid:{picture["Content-ID"].strip("<>")}"' in page.get_content()
    assert picture.get_payload(decode=True) == PIXEL
    assert "[A signature]" in page.get_content()


def test_the_sheet_of_a_template_comes_after_the_plain_dress(tmp_path: Path) -> None:
    copy = composed(write(tmp_path))[0][0]
    assert copy.message
    markup, _ = message_page(copy.message, ".role-closing { color: #123456 }", domain="example.org")
    assert re.search(r'style="margin-top: 20px; color: #123456"', markup)


@pytest.mark.parametrize(
    ("css", "style"),
    [
        ("p { color: red } p { color: blue }", "color: blue"),
        (".a { color: red } p { color: blue }", "color: red"),
        ("p { color: red !important } .a { color: blue }", "color: red"),
        ("p { margin: 0; color: red } .a { margin: 1px }", "color: red; margin: 1px"),
        ("@media print { p { color: red } }", None),
        ("p:hover { color: red } p::before { color: red }", None),
        ("p { color: red } h1 {", "color: red"),
        (":::nonsense { color: red } p { color: blue }", "color: blue"),
        ("p { --own: 1; font-family: 'A B', serif }", 'font-family: "A B", serif'),
    ],
)
def test_the_declarations_that_win_are_written_into_the_element(css: str, style: str | None) -> None:
    root, paragraph = tree()
    inline_styles(root, css)
    assert paragraph.get("style") == style


def test_what_an_element_has_already_wins() -> None:
    root, paragraph = tree()
    paragraph.set("style", "color: green")
    inline_styles(root, "p { color: red; margin: 0 }")
    assert paragraph.get("style") == "color: red; margin: 0; color: green"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Open letter: rights / North Korea?", "Open letter rights North Korea"),
        ("북한 인권에 관한 공개서한", "북한 인권에 관한 공개서한"),
        ("../../etc/passwd", "etc passwd"),
        ("con", ""),
        ("NUL.txt", ""),
        ("...", ""),
        ("a\u202egnp.exe", "a gnp.exe"),
        ("각", "각"),
        ("word " * 30, "word word word word word word word word word word word word"),
        ("가" * 100, "가" * 60),
    ],
)
def test_a_title_becomes_a_file_name_that_every_system_takes(title: str, name: str) -> None:
    assert title_as_name(title) == name
