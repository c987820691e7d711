"""No network, and no file from outside the project's folder: each way out is tried against a real server, which must
see no request, and against a real secret file, whose text must be in nothing that comes out."""

from __future__ import annotations

import os
import re
import urllib.request
from pathlib import Path

import pytest

from letterkit import pipeline
from letterkit.render.formats import docx

from .packages import REFERENCE, changed, part
from .projects import BODY, DRAFT, codes, render, write_project
from .server import PIXEL, Watched
from .ways_out import FORMATS, SECRET, addresses, nothing_came_in

DRAFT_WITH_LOGO = DRAFT.replace("{name: Example Coalition}", "{name: X, logo: {file: logo.svg, alt: Logo}}")


def test_the_server_would_see_a_request(server: Watched) -> None:
    with urllib.request.urlopen(f"{server.address}/redirect/x") as response:  # noqa: S310
        assert response.read() == PIXEL
    assert server.requests == ["/redirect/x", "/pixel.png"]


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
    assert codes(path) == {"placeholder-left"}  # the server is on this machine, where nobody else finds it
    assert server.requests == []


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
