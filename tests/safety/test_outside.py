"""No network, and no file from outside the project's folder: each way out is tried against a real server, which must
see no request, and against a real secret file, whose text must be in nothing that comes out."""

from __future__ import annotations

import base64
import os
import re
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from letterkit import pipeline
from letterkit.errors import InputError
from letterkit.load.style_sheet import reaches
from letterkit.load.svg import svg_problem
from letterkit.model.template import Template
from letterkit.render.formats import docx, html, pdf

from .packages import REFERENCE, changed, part
from .projects import BODY, DRAFT, codes, render, write_project, written
from .server import PIXEL, Watched, watched

SECRET = "kept-from-everybody-7319"  # noqa: S105 - only the content of a file
FORMATS = ("pdf", "docx", "html", "txt")


@pytest.fixture
def server() -> Iterator[Watched]:
    with watched() as seen:
        yield seen


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file beside the project, never in it."""
    path = tmp_path / "secret.txt"
    path.write_text(SECRET)
    return path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    return folder


def test_the_server_would_see_a_request(server: Watched) -> None:
    with urllib.request.urlopen(f"{server.address}/redirect/x") as response:  # noqa: S310
        assert response.read() == PIXEL
    assert server.requests == ["/redirect/x", "/pixel.png"]


def addresses(server: Watched, secret: Path) -> dict[str, str]:
    """The ways to write an address that leads out, by name."""
    return {
        "http": f"{server.address}/pixel.png",
        "redirect": f"{server.address}/redirect",
        "without scheme": f"//127.0.0.1:{server.port}/pixel.png",
        "capitals": f"HTTP://127.0.0.1:{server.port}/pixel.png",
        "file": secret.as_uri(),
        "file, short": f"file:{secret}",
        "absolute": str(secret),
        "relative": "../../../secret.txt",
    }


KINDS = ("http", "redirect", "without scheme", "capitals", "file", "file, short", "absolute", "relative")


def nothing_came_in(path: Path, server: Watched) -> None:
    assert server.requests == []
    for file in written(path):
        data = file.read_bytes() if file.is_file() else b""
        if file.suffix in (".docx",):
            with zipfile.ZipFile(file) as package:
                data = b"".join(package.read(name) for name in package.namelist())
        assert SECRET.encode() not in data


IN_THE_TEXT = {
    "picture": "![A picture]({})",
    "picture, quoted": '![A picture](<{}> "title")',
    "picture by reference": "![A picture][x]\n\n[x]: {}",
    "img": '<img src="{}" alt="x">',
    "iframe": '<iframe src="{}"></iframe>',
    "object": '<object data="{}"></object>',
    "embed": '<embed src="{}">',
    "script": '<script src="{}"></script>',
    "link": '<link rel="stylesheet" href="{}">',
    "attachment": '<link rel="attachment" href="{}">',
    "style": '<style>@import "{}";</style>',
    "style attribute": '<p style="background: url({})">x</p>',
    "refresh": '<meta http-equiv="refresh" content="0;url={}">',
    "base": '<base href="{}">',
    "svg": '<svg><image href="{}"/></svg>',
    "include": "{{% include '{}' %}}",
}


REFUSED_IN_THE_TEXT = ("picture", "picture, quoted", "picture by reference", "include")


@pytest.mark.parametrize("kind", ["http", "redirect", "relative"])
def test_a_text_fetches_nothing(project: Path, server: Watched, secret: Path, kind: str) -> None:
    """HTML comes out as the text that it is."""
    address = addresses(server, secret)[kind]
    taken = [text for name, text in IN_THE_TEXT.items() if name not in REFUSED_IN_THE_TEXT]
    path = write_project(project, body="\n\n".join([BODY, *(text.format(address) for text in taken)]))
    assert codes(path) == set()
    assert server.requests == []


@pytest.mark.parametrize("name", REFUSED_IN_THE_TEXT)
def test_a_text_that_asks_is_refused(project: Path, server: Watched, secret: Path, name: str) -> None:
    for address in addresses(server, secret).values():
        path = write_project(project, body=f"{BODY}\n{IN_THE_TEXT[name].format(address)}\n")
        assert codes(path, ()) & {"text-invalid", "file-outside", "file-missing", "template-invalid"}, address
        assert server.requests == [], address


@pytest.mark.parametrize("text", ["img", "picture"])
def test_what_a_text_writes_is_no_secret(project: Path, server: Watched, secret: Path, text: str) -> None:
    path = write_project(project, body=f"{BODY}\n{IN_THE_TEXT[text].format(secret.as_uri())}\n")
    render(path, *FORMATS)
    nothing_came_in(path, server)


def test_a_link_is_printed_and_not_followed(project: Path, server: Watched) -> None:
    path = write_project(project, body=f"{BODY}\nSee [the page]({server.address}/page).\n")
    assert codes(path) == set()
    assert server.requests == []


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


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> pipeline.Prepared:
    return pipeline.prepare(write_project(tmp_path_factory.mktemp("project")))


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


LINKS = ("drafts/a.en.md", "signatories.csv", "templates/joint-letter/style.css", "templates/joint-letter/letter.md.j2")


@pytest.mark.parametrize("name", LINKS)
def test_no_symbolic_link_leads_out(project: Path, server: Watched, secret: Path, name: str) -> None:
    path = write_project(project)
    (project / name).unlink()
    (project / name).symlink_to(secret)
    run = render(path, *FORMATS)
    assert run.code == 3
    assert "error[file-outside]" in run.said
    nothing_came_in(path, server)
    assert SECRET not in run.said


def test_no_folder_of_templates_leads_out(project: Path, tmp_path: Path) -> None:
    path = write_project(project)
    (project / "templates").rename(tmp_path / "elsewhere")
    (project / "templates").symlink_to(tmp_path / "elsewhere")
    assert "file-outside" in codes(path)


@pytest.mark.parametrize(
    "field", ["attachments: [{}]", "recipients: {}", "body: {{en: {}}}", "signatories: {{file: {}}}"]
)
@pytest.mark.parametrize("written_as", ["../secret.txt", "{}", "drafts/../../secret.txt", "link.txt"])
def test_no_field_leads_out(project: Path, secret: Path, field: str, written_as: str) -> None:
    path = write_project(project, draft=DRAFT + field.format(written_as.format(secret)) + "\n")
    (project / "link.txt").symlink_to(secret)
    assert "file-outside" in codes(path)


@pytest.mark.parametrize("logo", ["../secret.png", "http://127.0.0.1/x.png", "//x/y.png", "C:/x.png", "file:///x.png"])
def test_no_logo_leads_out(project: Path, logo: str) -> None:
    path = write_project(project, draft=DRAFT_WITH_LOGO.replace("logo.svg", f'"{logo}"'))
    assert codes(path) & {"file-outside", "file-missing"}


def test_a_pipe_is_no_file(project: Path) -> None:
    path = write_project(project)
    (project / "drafts" / "a.en.md").unlink()
    os.mkfifo(project / "drafts" / "a.en.md")
    assert render(path, "txt").code == 3


def test_the_word_file_refers_to_nothing_outside_but_links(project: Path, server: Watched) -> None:
    prepared = pipeline.prepare(write_project(project, body=f"{BODY}\n[x]({server.address}/page)\n"))
    data = docx.render(prepared.documents[0], prepared.project.template)
    assert relations(data) == {f"{server.address}/page"}


def relations(data: bytes) -> set[str]:
    """Everything outside that a .docx refers to."""
    found: set[str] = set()
    for name, content in part(data).items():
        if name.endswith(".rels"):
            for relation in re.findall(r"<Relationship [^>]*>", content.decode()):
                if "External" in relation:
                    found |= set(re.findall(r'Target="([^"]*)"', relation))
    return found


def test_the_word_dress_is_refused_before_any_library_opens_it(project: Path, server: Watched) -> None:
    path = write_project(project)
    relation = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        f'Target="{server.address}/pixel.png" TargetMode="External"/>'
    )
    hostile_docx = changed(
        REFERENCE, {"word/_rels/document.xml.rels": ("</Relationships>", relation + "</Relationships>")}
    )
    (project / "templates" / "joint-letter" / "reference.docx").write_bytes(hostile_docx)
    run = render(path, "docx")
    assert run.code == 3
    assert "reference.docx: error[template-invalid]: refers to" in run.said
    assert server.requests == []
