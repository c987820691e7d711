"""Real files of each format are read back; what is cut from them is missed by its name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from letterkit import verify
from letterkit.model.artifact import Artifact
from letterkit.model.letter import Document, Layout, Origin, Paragraph, Run, Table
from letterkit.verify.compare import missing
from letterkit.verify.reading import Reading

from .documents import MAKERS, as_html, as_pdf, as_txt, document, entry, signatories, whole

FORMATS = pytest.mark.parametrize("format_", sorted(MAKERS))


def found(doc: Document, format_: str, made_of: Document | None = None) -> list[tuple[str, str]]:
    data = MAKERS[format_](made_of or doc)
    return [(f.code, f.message) for f in verify.artifact(Artifact(f"sample.{format_}", format_, data), doc)]


@FORMATS
def test_a_faithful_file_passes(format_: str) -> None:
    assert found(whole(), format_) == []


@FORMATS
def test_a_name_cut_from_the_list_is_missed(format_: str) -> None:
    doc = document(signatories(entry("First Body", "Kenya"), entry("Second Body", "Nepal")))
    short = document(signatories(entry("First Body", "Kenya")))
    codes = found(doc, format_, short)
    assert ("verify-name-missing", '"Second Body" is missing') in codes
    assert ("verify-country-missing", '"Nepal" is missing beside "Second Body"') in codes


@FORMATS
def test_a_name_that_is_listed_twice_must_be_there_twice(format_: str) -> None:
    doc = document(signatories(entry("Twice Named"), entry("Another"), entry("Twice Named")))
    assert found(doc, format_) == []
    assert len(found(doc, format_, document(signatories(entry("Twice Named"), entry("Another"))))) == 1


@FORMATS
def test_a_name_in_the_text_does_not_stand_for_the_one_in_the_list(format_: str) -> None:
    text = Paragraph((Run("We thank the Second Body for its work."),))
    doc = document(text, signatories(entry("First Body"), entry("Second Body")))
    assert len(found(doc, format_, document(text, signatories(entry("First Body"))))) == 1


@FORMATS
def test_a_country_must_stand_beside_its_name(format_: str) -> None:
    doc = document(signatories(entry("First Body", "Kenya"), entry("Second Body", "Nepal")))
    swapped = document(signatories(entry("First Body", "Nepal"), entry("Second Body", "Kenya")))
    assert found(doc, format_, swapped) != []


@FORMATS
def test_a_number_that_came_out_otherwise_is_named(format_: str) -> None:
    def text(number: str) -> Paragraph:
        return Paragraph((Run("We, "), Run(number, origin=Origin("counts.groups")), Run(" groups, ask you.")))

    codes = found(document(text("70")), format_, document(text("69")))
    assert codes == [("verify-number-missing", 'the number "70" is missing from the paragraph')]


@FORMATS
def test_a_number_is_not_found_inside_a_longer_one(format_: str) -> None:
    assert found(document(Paragraph((Run("70"),))), format_, document(Paragraph((Run("1970"),)))) != []


@FORMATS
def test_a_paragraph_that_breaks_off_is_told_where(format_: str) -> None:
    text = "The first sentence stands. The second sentence was lost."
    ((code, message),) = found(
        document(Paragraph((Run(text),))), format_, document(Paragraph((Run("The first sentence stands."),)))
    )
    assert code == "verify-text-missing"
    assert 'breaks off after "The first sentence stands."' in message


@FORMATS
@pytest.mark.parametrize(
    ("expected", "written"),
    [("ABC", "ＡＢＣ"), ("well-known", "wellknown"), ("Kenya", "Kenyan"), ("it’s so", "it's so"), ("Äbc", "Abc")],
)
def test_look_alikes_are_not_the_same(format_: str, expected: str, written: str) -> None:
    doc, other = (document(signatories(entry(name))) for name in (expected, written))
    assert found(doc, format_, other) != []


@pytest.mark.parametrize("format_", ["docx", "html"])
def test_a_lost_space_is_seen_in_flowing_text(format_: str) -> None:
    doc, other = (document(signatories(entry(name))) for name in ("Two Words", "TwoWords"))
    assert found(doc, format_, other) != []


def test_what_a_style_hides_in_a_pdf_is_missed() -> None:
    doc = whole()
    data = as_pdf(doc, "h1 { display: none }")
    (finding,) = verify.artifact(Artifact("sample.pdf", "pdf", data), doc)
    assert "On the matter of rights" in finding.message


@FORMATS
def test_cells_of_a_table_are_looked_for(format_: str) -> None:
    doc = document(Table(((Run("Year"),),), (((Run("2014"),),),), ()))
    plain = document(Paragraph((Run("Year"),)))
    assert [code for code, _ in found(doc, format_, plain)] == ["verify-text-missing"]


BINARIES = [b"", b"\xff\xfe\x00garbage", b"%PDF-1.7\n", b"PK\x03\x04broken"]


@pytest.mark.parametrize(
    ("format_", "data"),
    [(name, data) for name in MAKERS for data in BINARIES if name in ("pdf", "docx") or data in BINARIES[:2]],
)
def test_bytes_that_are_no_such_file_are_unreadable(format_: str, data: bytes) -> None:
    (finding,) = verify.artifact(Artifact(f"x.{format_}", format_, data), document(Paragraph((Run("Some words"),))))
    assert finding.code == "verify-unreadable"
    assert finding.stops


def test_a_format_without_a_reader_does_not_pass() -> None:
    (finding,) = verify.artifact(Artifact("x.odt", "odt", b""), whole())
    assert finding.code == "verify-unreadable"


def test_hidden_text_is_no_text() -> None:
    doc = document(Paragraph((Run("Seen by no one"),)))
    data = as_html(doc).replace(b"<p>", b"<p hidden>")
    assert verify.artifact(Artifact("x.html", "html", data), doc)


def test_each_finding_names_its_source() -> None:
    doc = document(signatories(entry("Second Body")))
    (finding,) = verify.artifact(Artifact("x.txt", "txt", b"nothing"), doc)
    assert "signatories.csv:2:name" in finding.hint
    assert finding.code in verify.CODES


def test_quotation_marks_of_plain_text_are_not_of_the_letter() -> None:
    doc = document(Paragraph((Run("A quotation that goes over two lines."),)))
    data = b"> A quotation that\n> goes over two lines.\n"
    assert verify.artifact(Artifact("x.txt", "txt", data), doc) == []


def test_inline_lists_are_found() -> None:
    block = replace(signatories(entry("A Body", "Kenya"), entry("B Body", "Nepal")), layout=Layout.INLINE)
    doc = document(block)
    assert verify.artifact(Artifact("x.txt", "txt", b"A Body, Kenya; B\nBody, Nepal"), doc) == []
    assert as_txt(doc)


def test_an_office_may_stand_before_or_after_the_country() -> None:
    doc = document(signatories(entry("Ann Other", "Kenya", "Professor")))
    for data in (b"Ann Other, Kenya\nProfessor", b"Ann Other, Professor\tKenya"):
        assert verify.artifact(Artifact("x.txt", "txt", data), doc) == []


def test_a_country_may_stand_on_the_next_page_but_not_beside_another_name() -> None:
    doc = document(signatories(entry("First Body", "Kenya"), entry("Second Body", "Nepal")))
    reading = Reading(
        "First Body,\nThe foot of this page\fThe head of the next\nKenya\nSecond Body, Nepal", squeezed=True
    )
    assert missing(reading, doc, "x.pdf") == []
    reading = Reading("First Body,\nFoot\fHead\nSecond Body, Nepal\nThird Body, Kenya", squeezed=True)
    assert [finding.code for finding in missing(reading, doc, "x.pdf")] == ["verify-country-missing"]
