"""A letter in each script, in PDF, Word and HTML: every name is in it, in its own font, and it runs the right way."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from letterkit import languages, pipeline
from letterkit.model.artifact import Artifact
from letterkit.model.letter import Letter
from letterkit.render.formats import pdf
from tests.render import example

pytestmark = pytest.mark.heavy

PROJECT = Path(__file__).parent / "project"
DRAFTS = sorted(PROJECT.glob("drafts/*.yaml"))
FACES = {
    "ar": "Noto-Naskh-Arabic", "el": "Letterkit-Serif", "he": "Noto-Serif-Hebrew", "hi": "Noto-Serif-Devanagari",
    "ja": "Noto-Serif-CJK", "ko": "Letterkit-Serif-KR", "ru": "Letterkit-Serif", "th": "Noto-Serif-Thai",
    "zh-Hans": "Noto-Serif-CJK", "zh-Hant": "Noto-Serif-CJK",
}  # fmt: skip


@cache
def made(draft: Path) -> tuple[pipeline.Prepared, dict[str, Artifact]]:
    prepared = pipeline.prepare(draft)
    assert not prepared.refused, [str(finding) for finding in prepared.findings if finding.stops]
    made = pipeline.make(prepared, ["pdf", "docx", "html"])
    assert made.findings == ()  # all was read back
    return prepared, {artifact.format: artifact for artifact in made.artifacts}


def language(draft: Path) -> languages.Language:
    return languages.get(made(draft)[0].documents[0].lang)


@pytest.fixture(params=DRAFTS, ids=[path.stem for path in DRAFTS])
def draft(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


def test_there_is_a_letter_for_each_script() -> None:
    assert {language(path).code for path in DRAFTS} == set(FACES)


def test_the_text_is_set_in_the_face_of_its_script(draft: Path) -> None:
    with pypdfium2.PdfDocument(made(draft)[1]["pdf"].data) as document:
        names = {_font(obj) for page in document for obj in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT])}
    families = {name.partition("+")[2] for name in names}
    wanted = FACES[language(draft).code]
    assert any(family.startswith(wanted) for family in families), families
    assert all(family.startswith(("Letterkit", "Noto")) for family in families), families


def _font(obj: pypdfium2.PdfObject) -> str:
    import ctypes

    font = pdfium.FPDFTextObj_GetFont(obj.raw)
    name = ctypes.create_string_buffer(200)
    pdfium.FPDFFont_GetBaseFontName(font, name, 200)
    return name.value.decode()


def test_lines_begin_at_the_side_where_reading_does(draft: Path) -> None:
    with pypdfium2.PdfDocument(made(draft)[1]["pdf"].data) as document:
        page = document[0]
        text, width = page.get_textpage(), page.get_width()
        rects = [text.get_rect(number) for number in range(text.count_rects())]
        inner = [rect for rect in rects if 200 < rect[1] < 620]
        left = sum(abs(rect[0] - 31 / 25.4 * 72) < 4 for rect in inner)
        right = sum(abs(width - rect[2] - 31 / 25.4 * 72) < 4 for rect in inner)
    assert (right > left) is (language(draft).direction == "rtl")


def test_the_page_numbers_stand_at_the_outer_end_of_the_line(draft: Path) -> None:
    with pypdfium2.PdfDocument(made(draft)[1]["pdf"].data) as document:
        text, width = document[0].get_textpage(), document[0].get_width()
        rects = [text.get_rect(number) for number in range(text.count_rects())]
        foot = [rect for rect in rects if rect[3] < 27 / 25.4 * 72]
    assert foot
    assert all((rect[2] < width / 2) is (language(draft).direction == "rtl") for rect in foot)


def test_word_and_html_say_which_way_the_text_runs(draft: Path, tmp_path: Path) -> None:
    files, known = made(draft)[1], language(draft)
    (tmp_path / "letter.docx").write_bytes(files["docx"].data)
    with ZipFile(tmp_path / "letter.docx") as archive:
        body = archive.read("word/document.xml")
    assert (b"<w:bidi/>" in body) is (known.direction == "rtl")
    html = files["html"].data.decode("utf-8")
    assert f'<article lang="{known.code}" dir="{known.direction}"' in html


def test_libreoffice_prints_every_name(draft: Path, tmp_path: Path) -> None:
    program = shutil.which("soffice")
    assert program, "LibreOffice is missing; see scripts/setup --all"
    prepared, files = made(draft)
    (tmp_path / "letter.docx").write_bytes(files["docx"].data)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [program, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8"]
    command += ["--outdir", str(tmp_path), str(tmp_path / "letter.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    text = " ".join((tmp_path / "letter.txt").read_text(encoding="utf-8-sig").split())
    for row in prepared.project.roster.of(prepared.project.draft.id):
        assert row.name in text


def test_one_character_has_the_forms_of_each_country() -> None:
    pictures = []
    for code in ("ja", "zh-Hans", "zh-Hant"):
        letter = Letter("x", code, "x", (example.text("骨直角"),))
        with pypdfium2.PdfDocument(pdf.render(example.document(letter), example.template())) as document:
            picture = document[0].render(scale=4).to_pil()
        pictures.append(picture.crop((0, 0, picture.width, picture.height // 3)).tobytes())
    assert len(set(pictures)) == 3
