"""The PDF: what stands on its pages, read back by pypdfium2."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
import zlib
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from letterkit.errors import InputError
from letterkit.model.letter import Document, Layout, Letter, Paragraph, Role, Run
from letterkit.render.formats import pdf

from . import example

FURNITURE = re.compile(
    r"(President Jane Doe · February 21, 2020 This is a reconstruction for testing and not the text that was sent\. )?"
    r"Page \d+ of \d+$"
)
TEMPLATES = Path(__file__).parents[2] / "templates"


def dress(name: str) -> str:
    return (TEMPLATES / name / "style.css").read_text(encoding="utf-8")


def pages(data: bytes) -> list[str]:
    """The text of each page, its lines joined by one space, hyphens of divided words left in."""
    with pypdfium2.PdfDocument(data) as found:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in found]


def one(*blocks: Paragraph, lang: str = "en") -> Document:
    return example.document(Letter("one", lang, "One", blocks))


@pytest.fixture(scope="module")
def whole() -> bytes:
    return pdf.render(example.document(), example.template(dress("joint-letter")))


def test_every_name_and_country_is_printed(whole: bytes) -> None:
    text = " ".join(pages(whole))
    for name, country in example.GROUPS:
        assert (f"{name}, {country}" if country else name) in text
    assert "70 groups" in text
    assert "보기 단체" in text
    assert "우리는 국경을 넘는 사람들의 안전에 관하여" in text


@pytest.mark.parametrize("value", example.HOSTILE)
def test_a_value_comes_out_as_it_went_in(value: str) -> None:
    data = pdf.render(
        one(example.text(value), Paragraph((Run(value, bold=True, link="https://example.org/"),))), example.template()
    )
    assert " ".join(pages(data)).count(" ".join(value.split())) == 2


def test_hostile_names_in_a_list() -> None:
    text = " ".join(pages(pdf.render(example.document(example.english(example.hostile_list())), example.template())))
    for value in example.HOSTILE:
        assert f"{value}, {value}" in text


def test_characters_that_look_alike_are_read_back_as_they_were() -> None:
    alike = "a\u2010b\u2011c-d ʼ’ ʻ‘ µμ Δ∆ Ω\u2126"
    text = "".join(pages(pdf.render(one(example.text(alike)), example.template())))
    assert alike in text


def test_a_footnote_stands_on_the_page_of_its_mark(whole: bytes) -> None:
    found = pages(whole)
    (first,) = (text for text in found if "a note.1" in text)
    assert "1 A/HRC/25/63, paragraph 80." in re.sub(r"\s", " ", first)
    (second,) = (text for text in found if "The numbers that are known:2" in text)
    assert "Figures of the office in Seoul. Unrevised." in second


def test_pages_after_the_first_name_addressee_and_date_and_all_count(whole: bytes) -> None:
    found = pages(whole)
    running = "President Jane Doe · February 21, 2020"
    korean = next(number for number, text in enumerate(found) if "보기 권리 연대" in text)
    assert [running in text for text in found[:korean]] == [False] + [True] * (korean - 1)
    assert all("제인 도 대통령 · 2020년 2월 21일" in text for text in found[korean + 1 :])
    assert all(f"Page {number} of {len(found)}" in text for number, text in enumerate(found[:korean], 1))
    assert "Page" not in found[korean]


def test_every_page_says_that_it_is_a_reconstruction(whole: bytes) -> None:
    for text in pages(whole):
        assert ("reconstruction for testing" in text) or ("시험을 위해" in text)


def test_words_of_korean_are_not_divided() -> None:
    sentence = "가나다라마 바사아자차 카타파하거 너더러머버 서어저처커 터퍼허고노"
    body = example.text(" ".join([sentence] * 12))
    data = pdf.render(one(body, lang="ko"), example.template())
    with pypdfium2.PdfDocument(data) as found:
        lines = found[0].get_textpage().get_text_bounded().splitlines()
    words = [word for line in lines for word in line.split() if re.search("[가-힣]{2}", word)]
    assert len(lines) > 5
    assert set(words) - {"1/1쪽"} <= set(sentence.split())


def test_the_same_document_gives_the_same_bytes_in_another_process_and_folder(whole: bytes, tmp_path: Path) -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import example; from letterkit.render.formats import pdf\n"
        "css = open(sys.argv[2], encoding='utf-8').read()\n"
        "sys.stdout.buffer.write(pdf.render(example.document(), example.template(css)))"
    )
    style = TEMPLATES / "joint-letter" / "style.css"
    other = subprocess.run(
        [sys.executable, "-c", program, str(Path(__file__).parent), str(style)],
        cwd=tmp_path,
        env=os.environ | {"PYTHONHASHSEED": "5", "TZ": "Asia/Seoul", "SOURCE_DATE_EPOCH": "1"},
        check=True,
        capture_output=True,
    )
    assert other.stdout == whole


def test_metadata_comes_from_the_document(whole: bytes) -> None:
    with pypdfium2.PdfDocument(whole) as found:
        facts = found.get_metadata_dict()
        assert found.is_tagged()
    assert facts["Title"] == "The safety of people who cross"
    assert facts["Author"] == "Coalition for Example Rights"
    assert facts["CreationDate"].startswith("D:20200221")
    assert facts["ModDate"] == facts["CreationDate"]


def test_each_language_is_in_the_tags() -> None:
    data = pdf.render(example.document(), example.template())
    streams = b"".join(_inflated(data))
    assert re.search(rb"/Lang \(en\)", streams + data)
    assert re.search(rb"/Lang \(ko\)", streams + data)


def _inflated(data: bytes) -> list[bytes]:
    found = []
    for match in re.finditer(rb"stream\r?\n", data):
        try:
            found.append(zlib.decompressobj().decompress(data[match.end() :]))
        except zlib.error:
            continue
    return found


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_sheet(paper: str) -> None:
    data = pdf.render(replace(one(example.text("x")), paper=paper), example.template())
    with pypdfium2.PdfDocument(data) as found:
        size = tuple(round(side) for side in found[0].get_size())
    assert size == ((595, 842) if paper == "A4" else (612, 792))


@pytest.mark.parametrize("name", ["joint-letter", "press-release", "personal-letter"])
def test_weasyprint_has_nothing_to_say_about_our_sheets(name: str, caplog: pytest.LogCaptureFixture) -> None:
    letters = {"joint-letter": None, "press-release": example.press(), "personal-letter": example.personal()}
    part = letters[name]
    with caplog.at_level(logging.WARNING, "weasyprint"):
        pdf.render(example.document(*([part] if part else [])), example.template(dress(name)))
    assert [record.getMessage() for record in caplog.records if record.name.startswith("weasyprint")] == []


@pytest.mark.parametrize(
    "css",
    [
        "body { background: url(logo.png) }",
        "body { background: url('http://example.org/x.png') }",
        "@import url(file:///etc/hostname);",
        "@font-face { font-family: x; src: url(/fonts/x.ttf) } body { font-family: x }",
        "body { background: url(letterkit-font:../../secret) }",
    ],
)
def test_a_style_sheet_that_asks_for_a_file_or_the_network_is_refused(css: str) -> None:
    with pytest.raises(InputError) as caught:
        pdf.render(one(example.text("x")), example.template(css))
    (finding,) = caught.value.findings
    assert finding.code == "outside-resource"
    assert finding.place.path == "templates/example/style.css"


def test_a_character_without_a_glyph_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        pdf.render(one(example.text("A \U000f0000 B")), example.template())
    assert [finding.code for finding in caught.value.findings] == ["missing-glyph"]
    assert "U+F0000" in caught.value.findings[0].message


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("columns", [1, 4])
def test_every_layout_prints_every_name_once(layout: Layout, columns: int) -> None:
    listed = example.groups(layout, columns=columns)
    found = pages(pdf.render(example.document(example.english(listed)), example.template()))
    text = " ".join(FURNITURE.sub("", page).strip() for page in found)
    for name, _ in example.GROUPS:
        assert name in text
    assert text.count("Bangkok Observatory") == 1


def test_no_heading_at_the_foot_of_a_page() -> None:
    for lines in range(34, 46):
        filler = Paragraph(example.lines("\n".join(["x"] * lines)))
        blocks = (filler, Paragraph((Run("Groups"),), Role.LIST_HEADING), example.groups())
        found = pages(pdf.render(example.document(Letter("one", "en", "One", blocks)), example.template()))
        assert not any(re.search(r"Groups (Page \d|$)", text) for text in found), lines


def test_a_bound_name_is_never_hyphenated() -> None:
    name = "Internationalization Interorganizational Counterrevolutionaries"
    css = "@page { size: 60mm 200mm; margin: 5mm } .role-body > p { hyphenate-limit-zone: 0 }"
    typed = pdf.render(one(Paragraph((Run(name),))), example.template(css))
    bound = pdf.render(one(Paragraph((Run(name, origin=example.Origin("list.csv:1:name")),))), example.template(css))
    assert name not in pages(typed)[0]
    assert name in pages(bound)[0]


def test_footnotes_wherever_their_mark_stands() -> None:
    mark = example.NoteMark(1)
    blocks = (
        example.ListBlock(False, ((Paragraph((Run("item"), mark)),),)),
        example.Quote((Paragraph((Run("quoted"), example.NoteMark(2))),)),
        example.Table((), (((Run("cell"), example.NoteMark(3)),),), (example.Align.START,)),
        Paragraph((Run("again"), mark)),
    )
    notes = tuple((example.text(f"Note {word}."),) for word in ("one", "two", "three"))
    (text,) = pages(pdf.render(example.document(Letter("one", "en", "One", blocks, notes)), example.template()))
    for wanted in ("item1", "quoted2", "cell3", "again1", "1 Note one.", "2 Note two.", "3 Note three."):
        assert wanted in re.sub(r"\s", " ", text)
    assert text.count("Note one.") == 1


def test_a_mark_near_the_foot_takes_its_note_along() -> None:
    """WeasyPrint moves a note to the next page only to make room for the first lines of the paragraph after it."""
    apart = []
    for lines in range(36, 48):
        filler = example.text("\n".join(["x"] * lines))
        marked = Paragraph((Run("Here is the mark"), example.NoteMark(1), Run(".")))
        note = (example.text("The note, which is long. " * 12),)
        letter = Letter("one", "en", "One", (filler, marked, *example.body()[2:5]), (note,))
        found = pages(pdf.render(example.document(letter), example.template()))
        at = [next(n for n, page in enumerate(found) if words in page) for words in ("Here is the mark", "The note,")]
        apart.append(at[1] - at[0])
    assert set(apart) <= {0, 1}
    assert apart.count(1) <= 1


@pytest.mark.parametrize("without", ["subset library", "fonts"])
def test_on_a_bare_machine(without: str, tmp_path: Path) -> None:
    """Without libharfbuzz-subset the wheel uharfbuzz works; without any font those of the package are enough."""
    config = tmp_path / "fonts.conf"
    config.write_text(f"<?xml version='1.0'?><fontconfig><cachedir>{tmp_path}</cachedir></fontconfig>")
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from weasyprint.pdf import fonts\n"
        f"if {without!r} == 'subset library': fonts.harfbuzz_subset = None\n"
        "import logging; logging.getLogger('weasyprint').addHandler(logging.StreamHandler())\n"
        "from tests.render import example; from letterkit.render.formats import pdf\n"
        "sys.stdout.buffer.write(pdf.render(example.document(), example.template()))"
    )
    environment = os.environ | ({"FONTCONFIG_FILE": str(config)} if without == "fonts" else {})
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program, str(Path(__file__).parents[2])],
        env=environment,
        check=True,
        capture_output=True,
    )
    assert done.stderr == b""
    assert len(done.stdout) < 200_000
    text = " ".join(pages(done.stdout))
    assert all(name in text for name, _ in example.GROUPS)
    assert "국경을 넘는 사람들의 안전" in text
