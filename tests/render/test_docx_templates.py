"""The reference.docx of the templates: made by the script, the same each time, with nothing of anyone else in it."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from letterkit.render.docx.xml import qn

from . import docx_reading as reading
from .docx_reading import TEMPLATES, template, val, xml

NAMES = ("joint-letter", "press-release", "personal-letter")
LOOKS = ("classic", "modern", "plain")
SCRIPT = Path(__file__).parents[2] / "scripts" / "make_reference_docx.py"
WANTED = (
    *("Letterhead", "Notice", "Date", "Address", "Copies", "Subject", "Salutation", "Body Text", "Closing"),
    *("Signature", "List Heading", "Signatory", "Signatory Title", "Quote", "List Bullet", "List Number"),
    *("footnote text", "footnote reference", "Hyperlink", "header", "footer", "Title", "Dateline", "Contact"),
    *("Release", "Table Grid Light", "heading 1", "heading 2", "heading 3", "heading 4"),
)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", NAMES)
def test_the_files_are_what_the_script_makes(name: str, look: str, tmp_path: Path) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(SCRIPT.parent)!r}); import make_reference_docx as m\n"
        f"sys.stdout.buffer.write(m.reference({name!r}, {look!r}))"
    )
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=tmp_path).stdout
    path = "reference.docx" if look == "classic" else f"looks/{look}.docx"
    assert made == (TEMPLATES / name / path).read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_every_look_has_its_file_for_word(name: str) -> None:
    looks = {path.stem for path in (TEMPLATES / name / "looks").glob("*.css")}
    assert looks == set(LOOKS)


@pytest.mark.parametrize("name", NAMES)
def test_every_style_has_a_name_that_a_person_understands(name: str) -> None:
    styles = {val(s, "w:name") for s in xml(template(name).reference_docx, "word/styles.xml").iter(qn("w:style"))}
    assert set(WANTED) <= styles


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_another_template_is_in_it(name: str) -> None:
    files = reading.parts(template(name).reference_docx)
    everything = b"".join(files.values())
    assert b"python" not in everything.lower()
    assert b"lsdException" not in everything
    assert "docProps/app.xml" not in files
    assert not [n for n in files if "thumbnail" in n or "customXml" in n]
    assert all(info.date_time == (1980, 1, 1, 0, 0, 0) for info in _entries(name))


def _entries(name: str) -> list[object]:
    import zipfile

    return list(zipfile.ZipFile(io.BytesIO(template(name).reference_docx)).infolist())


@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_a4_with_wide_margins(name: str) -> None:
    section = docx.Document(io.BytesIO(template(name).reference_docx)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)  # type: ignore[union-attr]
    margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert all(round(margin.mm) >= 25 for margin in margins)  # type: ignore[union-attr]
    assert section.different_first_page_header_footer


def test_each_style_names_styles_that_are_there() -> None:
    for name in NAMES:
        styles = xml(template(name).reference_docx, "word/styles.xml")
        ids = {s.get(qn("w:styleId")) for s in styles.iter(qn("w:style"))}
        named = {n.get(qn("w:val")) for tag in ("w:basedOn", "w:next") for n in styles.iter(qn(tag))}
        assert named <= ids
