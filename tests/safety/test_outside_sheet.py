"""A style sheet fetches nothing: it is refused by line, and the renderers have locks of their own."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import pytest

from letterkit import pipeline
from letterkit.errors import InputError
from letterkit.load.style_sheet import reaches
from letterkit.model.template import Template
from letterkit.render.formats import html, pdf

from .projects import render, write_project, written
from .server import Watched
from .ways_out import FORMATS, KINDS, SECRET, addresses

IN_THE_SHEET = {
    "import": '@import "{}";',
    "import, url": "@import url({}) print;",
    "font": "@font-face {{ font-family: X; src: url({}) }} p {{ font-family: X }}",
    "background": "p {{ background: url({}) }}",
    "background, quoted": "p {{ background-image: url('{}') }}",
    "content": "p::before {{ content: url({}) }}",
    "bullet": "p {{ display: list-item; list-style: url({}) }}",
    "border": "p {{ border-image: url({}) 1 }}",
    "cursor": "p {{ cursor: url({}), auto }}",
    "mask": "p {{ mask-image: url({}) }}",
    "page": "@page {{ background: url({}) }}",
    "margin box": "@page {{ @top-left {{ content: url({}) }} }}",
    "counter style": "@counter-style x {{ system: cyclic; symbols: url({}) }}",
    "variable": ":root {{ --x: url({}) }} p {{ background: var(--x) }}",
    "escaped": "p {{ background: u\\72 l({}) }}",
    "escaped, quoted": 'p {{ background: \\75 \\72 \\6c ("{}") }}',
    "escaped import": '@\\69mport "{}";',
    "capitals": "p {{ BACKGROUND: URL({}) }}",
    "image-set": 'p {{ background: image-set("{}" 1x) }}',
    "image": 'p {{ background: image("{}") }}',
    "prefixed": 'p {{ background: -webkit-image-set("{}" 1x) }}',
    "src": 'p {{ background: src("{}") }}',
    "comment": "p {{ background: /**/url(/**/{}) }}",
    "in media": "@media print {{ p {{ background: url({}) }} }}",
    "in supports": "@supports (display: block) {{ p {{ background: url({}) }} }}",
    "end of style": "</style><img src='{}'><style>p {{ background: url({}) }}",
    "namespace first": "@namespace url(http://www.w3.org/1999/xhtml); p {{ background: url({}) }}",
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("sheet", IN_THE_SHEET.values(), ids=IN_THE_SHEET)
def test_a_style_sheet_that_asks_is_refused_by_line(server: Watched, secret: Path, sheet: str, kind: str) -> None:
    address = addresses(server, secret)[kind]
    css = "p { color: red }\n\n" + sheet.format(address, address)
    found = list(reaches(css))
    assert found
    assert found[0].line == 3


@pytest.mark.parametrize("sheet", ["import", "background", "escaped", "font", "image-set"])
def test_a_draft_with_such_a_sheet_is_refused(project: Path, server: Watched, sheet: str) -> None:
    path = write_project(project, css="\n" + IN_THE_SHEET[sheet].format(f"{server.address}/x.css"))
    run = render(path, *FORMATS)
    assert run.code == 3
    assert re.search(r"style\.css:2:\d+: error\[template-fetches\]", run.said), run.said
    assert "data: URL" in run.said or "copy the rules in" in run.said
    assert server.requests == []
    assert not list(written(path))


@pytest.mark.parametrize(
    "css",
    [
        "p { color: red; content: 'url(http://x.example/)' }",
        "/* url(http://x.example/) @import 'x' */ p { color: red }",
        "p { background: url(data:image/png;base64,AAAA) }",
        "p { background: url( 'data:image/png;base64,AAAA' ) }",
        "p { filter: url(#blur) }",
        "@namespace svg url(http://www.w3.org/2000/svg); p { color: red }",
        "a[href='http://x.example'] { color: red } .source { color: red }",
    ],
)
def test_a_style_sheet_that_asks_for_nothing_is_taken(css: str) -> None:
    assert list(reaches(css)) == []


@pytest.mark.parametrize("sheet", ["import", "font", "background", "content", "bullet", "margin box", "variable"])
@pytest.mark.parametrize("kind", ["redirect", "without scheme", "file", "relative"])
def test_the_pdf_fetches_nothing_even_where_loading_was_passed_by(
    prepared: pipeline.Prepared, server: Watched, secret: Path, sheet: str, kind: str
) -> None:
    """The renderer has a lock of its own, should the check of the style sheet ever miss something."""
    css = IN_THE_SHEET[sheet].format(*[addresses(server, secret)[kind]] * 2)
    with suppress(InputError):
        assert SECRET.encode() not in pdf.render(prepared.documents[0], hostile(prepared.project.template, css))
    assert server.requests == []


def hostile(template: Template, css: str) -> Template:
    return Template(template.name, template.folder, template.source, css, template.reference_docx)


def test_the_page_forbids_a_browser_to_fetch_anything(prepared: pipeline.Prepared, server: Watched) -> None:
    css = IN_THE_SHEET["end of style"].format(server.address, server.address)
    page = html.render(prepared.documents[0], hostile(prepared.project.template, css)).decode()
    assert "default-src 'none'" in page
    assert page.count("</style>") == 1, "the sheet does not end early, so that nothing of it is markup"
