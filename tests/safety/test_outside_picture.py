"""An SVG picture is nothing but a picture: it fetches, runs and repeats nothing."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from letterkit.load.svg import svg_problem

from .projects import DRAFT, codes, render, write_project
from .server import PIXEL, Watched
from .ways_out import KINDS, addresses

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">{}</svg>'
IN_THE_PICTURE = {
    "image": '<image href="{}"/>',
    "image, xlink": '<image xlink:href="{}"/>',
    "use": '<use xlink:href="{}#a"/>',
    "link": '<a href="{}"><path d="M0 0"/></a>',
    "style": "<style>@import '{}';</style>",
    "style, CDATA": "<style><![CDATA[ path {{ fill: url({}) }} ]]></style>",
    "style, escaped": "<style>path {{ fill: u\\72 l({}) }}</style>",
    "style attribute": '<path style="fill: url({})"/>',
    "fill": '<path fill="url({})"/>',
    "fill, entity": '<path fill="&#117;rl({})"/>',
    "filter": '<filter id="f"><feImage href="{}"/></filter>',
    "cursor": '<cursor xlink:href="{}"/>',
    "font": '<font-face><font-face-src><font-face-uri xlink:href="{}"/></font-face-src></font-face>',
    "text path": '<text><textPath href="{}"/></text>',
    "script": '<script href="{}"/>',
    "script inside": "<script>fetch('{}')</script>",
    "handler": "<path onload=\"fetch('{}')\"/>",
    "foreign object": '<foreignObject><img xmlns="http://www.w3.org/1999/xhtml" src="{}"/></foreignObject>',
    "base": '<g xml:base="{}"><use href="#a"/></g>',
    "moved": '<image><set attributeName="href" to="{}"/></image>',
    "another prefix": '<g xmlns:q="http://www.w3.org/1999/xlink"><image q:href="{}"/></g>',
}
DRAFT_WITH_LOGO = DRAFT.replace("{name: Example Coalition}", "{name: X, logo: {file: logo.svg, alt: Logo}}")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("content", IN_THE_PICTURE.values(), ids=IN_THE_PICTURE)
def test_a_picture_that_asks_is_refused(server: Watched, secret: Path, content: str, kind: str) -> None:
    problem = svg_problem(SVG.format(content.format(addresses(server, secret)[kind])).encode())
    assert problem is not None
    assert "outside itself or runs" in problem[0]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "iso-8859-1"])
def test_a_picture_in_another_encoding_is_no_way_out(server: Watched, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>' + SVG.format(
        f'<image href="{server.address}"/>'
    )
    problem = svg_problem(text.encode(encoding))
    assert problem is not None
    assert "outside itself" in problem[0]


PROLOGUES = {
    "entity": '<!DOCTYPE svg [<!ENTITY a SYSTEM "{}">]>',
    "parameter entity": '<!DOCTYPE svg [<!ENTITY % a SYSTEM "{}"> %a;]>',
    "laughs": '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
    "style sheet": '<?xml-stylesheet href="{}"?>',
}


@pytest.mark.parametrize("prologue", PROLOGUES.values(), ids=PROLOGUES)
def test_a_prologue_that_asks_is_refused(server: Watched, prologue: str) -> None:
    problem = svg_problem((prologue.format(server.address) + SVG.format("<path/>")).encode())
    assert problem is not None


@pytest.mark.parametrize(
    "content",
    [
        '<defs><path id="a" d="M0 0"/></defs><use href="#a" xlink:href="#a"/>',
        '<path fill="url(#a)" style="stroke: url(#b)"/><style>path { fill: red }</style>',
        f'<image href="data:image/png;base64,{base64.b64encode(PIXEL).decode()}"/>',
        '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:x r:resource="http://x.example/"/>'
        "</r:RDF></metadata>",
    ],
)
def test_a_picture_that_is_nothing_else_is_taken(content: str) -> None:
    doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert svg_problem((doctype + SVG.format(content)).encode()) is None


def test_a_picture_is_no_bomb() -> None:
    assert svg_problem(SVG.format("<g>" * 5000 + "</g>" * 5000).encode()) is not None
    assert svg_problem(SVG.format("<g/>" * 200_000).encode()) is not None
    assert svg_problem(b"<svg" * 10_000) is not None


@pytest.mark.parametrize("content", ["image", "style, escaped", "script"])
def test_a_letter_with_such_a_logo_is_refused(project: Path, server: Watched, content: str) -> None:
    path = write_project(project, draft=DRAFT_WITH_LOGO)
    (project / "logo.svg").write_text(SVG.format(IN_THE_PICTURE[content].format(server.address)))
    assert codes(path) == {"picture-invalid"}
    assert server.requests == []


def test_a_picture_of_uses_within_uses_ends(project: Path) -> None:
    drawn = '<path d="M0 0h9v9z"/>'
    use = '<use href="#g{}"/>'
    levels = "".join(f"<g id='g{n}'>{drawn if n == 0 else use.format(n - 1) * 10}</g>" for n in range(12))
    path = write_project(project, draft=DRAFT_WITH_LOGO)
    (project / "logo.svg").write_text(SVG.format(f'<defs>{levels}</defs><use href="#g11"/>'))
    run = render(path, "pdf", "docx", environment={"LETTERKIT_MOST_SECONDS": "4"})
    assert run.seconds < 20
    assert "Traceback" not in run.said
    assert "fault of letterkit" not in run.said
