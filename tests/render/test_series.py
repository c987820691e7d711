"""Letters of a series have the bytes of letters made one by one, and nothing of one is in the file of another."""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letterkit import render
from letterkit.model.envelope import Envelope
from letterkit.model.letter import Blocks, Document, Heading, Letter, LineBreak, Origin, Paragraph, Role, Run
from letterkit.model.template import Template
from letterkit.render.series import Series
from letterkit.render.series.paged import PagedModel
from letterkit.render.series.word import WordModel

MODELS = {"pdf": PagedModel, "docx": WordModel}
FORMATS = pytest.mark.parametrize("format", ["docx", "pdf"])
TEMPLATES = Path(__file__).parents[2] / "templates"
ANA = ("Ana Ruiz", "1 Road", "NORWAY", "Excellency")
WORDS = ("We write on behalf of many groups.", "What we ask of you is little, and what it would change is much. ") * 30


@cache
def dress() -> Template:
    css, docx = (TEMPLATES / "joint-letter" / name for name in ("style.css", "reference.docx"))
    return Template("joint-letter", "templates/joint-letter", "", css.read_text("utf-8"), docx.read_bytes())


def value(text: str) -> Run:
    return Run(text, origin=Origin("recipients.csv:2:name"))


def blocks(words: tuple[str, ...], *, middle: str = "") -> Blocks:
    *lines, greeting = words
    address = [one for line in lines for one in (value(line), LineBreak())][:-1]
    text = [Paragraph((Run(" ".join(WORDS)),)) for _ in range(3)]
    if middle:
        text.insert(
            1, Paragraph((Run("We ask "), value(middle), Run(" to vote, and its neighbours to do the same. " * 5)))
        )
    return (
        Paragraph((Run("15 March 2026"),), Role.DATE),
        Paragraph(tuple(address), Role.ADDRESS),
        Paragraph((Run("Dear "), value(greeting), Run(",")), Role.SALUTATION),
        Heading(2, (Run("What we ask"),)),
        *text,
        Paragraph((Run("Copies go to "), value(lines[0])), Role.COPIES),
    )


def letter(
    words: tuple[str, ...], *, middle: str = "", envelope: Envelope = Envelope.NONE, lang: str = "en"
) -> Document:
    part = Letter("a", lang, "An open letter", blocks(words, middle=middle), (), words[0])
    return Document(
        stem=f"a.{abs(hash(words))}",
        title="An open letter",
        author="Us",
        subject="An open letter",
        date=datetime(2026, 3, 15, tzinfo=UTC),
        paper="A4",
        parts=(part,),
        envelope=envelope,
    )


@cache
def series(format: str, **more: object) -> Series:  # type: ignore[type-arg]
    """A series that has made one letter."""
    begun: Series = Series(lambda document: MODELS[format](document, dress()))  # type: ignore[type-arg]
    begun.render(letter(ANA, **more))  # type: ignore[arg-type]
    return begun


def full(document: Document, format: str) -> bytes:
    return render.render(document, dress(), (format,))[0].data


@FORMATS
@pytest.mark.parametrize(
    "words",
    [
        ("Bo Li", "22 Quay", "SWEDEN", "Sir"),
        ("Zoë Łącki", "7, rue de l’Été", "ÎLE-DE-FRANCE", "Madame"),
        ("AVATAR To. Wv", "ffi fl fi", "office", "fjord"),
    ],
)
def test_other_words_are_put_into_the_letter_that_was_made(format: str, words: tuple[str, ...]) -> None:
    begun = series(format)
    before = begun.full
    assert begun.render(letter(words)) == full(letter(words), format)
    assert begun.full == before


def bilingual(words: tuple[str, ...]) -> Document:
    """In English, then in Korean: the faces of both are in the file."""
    english, korean = letter(words), letter(words, middle="강", lang="ko")
    return replace(english, parts=(*english.parts, replace(korean.parts[0], id="b")))


ACCENTED = ("Zoë Ruiz", "7, rue de l’Été", "ÎLE", "Señora")


@FORMATS
def test_a_letter_that_the_korean_face_lacks_makes_no_line_higher(format: str) -> None:
    begun: Series = Series(lambda document: MODELS[format](document, dress()))  # type: ignore[type-arg]
    begun.render(bilingual(ANA))
    assert begun.render(bilingual(ACCENTED)) == full(bilingual(ACCENTED), format)
    assert begun.full == 1


def test_a_line_that_gets_higher_is_left_to_the_full_way() -> None:
    tall = replace(dress(), css=dress().css + "\narticle:lang(ko) .value { line-height: 16.5pt !important }")
    begun: Series = Series(lambda document: PagedModel(document, tall))  # type: ignore[type-arg]
    begun.render(bilingual(ANA))
    assert begun.render(bilingual(ACCENTED)) == render.render(bilingual(ACCENTED), tall, ("pdf",))[0].data
    assert begun.full == 2


@FORMATS
@pytest.mark.parametrize(
    "words",
    [
        ("강경화", "1 Road", "NORWAY", "Excellency"),
        ("Ana Ruiz", "1 Road", "Oslo", "NORWAY", "Excellency"),
        ("Ana Ruiz", "שדרות", "ISRAEL", "Excellency"),
        ("Ana  Ruiz", "1 Road\u00a0A", "NOR\u00adWAY", "Excel\u200blency"),
        ("Ana Ruiz " * 20, "1 Road", "NORWAY", "Excellency"),
        ("Ana Ruiz", "1 Road", "x\ty", "Excellency"),
        pytest.param(("Ana Ruiz", "ประเทศไทย", "é", "e\u0301"), marks=pytest.mark.heavy),  # a font of the machine
        ("<b>&amp;", "{{ 7*7 }}", "]]>", "(\\"),
    ],
)
def test_whatever_the_words_are_the_bytes_are_those_of_the_full_way(format: str, words: tuple[str, ...]) -> None:
    assert series(format).render(letter(words)) == full(letter(words), format)


@FORMATS
@pytest.mark.parametrize("more", [{"envelope": Envelope.US_10}, {"middle": "Chad"}, {"lang": "ko"}, {"lang": "ar"}])
def test_dress_and_language_make_no_difference(format: str, more: dict[str, object]) -> None:
    words = ("Bo Li", "2 Road", "SWEDEN", "Sir")
    if "middle" in more:
        made = [letter(words, middle=name) for name in ("Peru", "the Democratic People’s Republic of Korea")]
    else:
        made = [letter(words, **more)]  # type: ignore[arg-type]
    for one in made:
        assert series(format, **more).render(one) == full(one, format)


LINE = st.text(
    st.sampled_from("AbcdefgijkltTVWxyz 0123456789.,'’-–()&<>éłŠß한국가나 "), min_size=1, max_size=30
).filter(str.strip)


@FORMATS
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=st.tuples(LINE, LINE, LINE, LINE))
def test_any_words(format: str, words: tuple[str, ...]) -> None:
    assert series(format).render(letter(words)) == full(letter(words), format)


@FORMATS
def test_another_text_is_another_letter(format: str) -> None:
    other = letter(ANA)
    other = replace(other, parts=(replace(other.parts[0], blocks=other.parts[0].blocks[:-1]),))
    assert series(format).render(other) == full(other, format)


@FORMATS
def test_nothing_of_one_recipient_is_in_the_file_of_another(format: str) -> None:
    made = series(format).render(letter(("Bo Li", "22 Quay", "SWEDEN", "Sir")))
    assert b"SWEDEN" in contents(made, format)
    assert not re.search(b"Ana|Ruiz|NORWAY|Excellency", contents(made, format))


def contents(data: bytes, format: str) -> bytes:
    """All that is in a file, unpacked; of a PDF with the words of its pages."""
    if format == "docx":
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return b"\0".join(archive.read(name) for name in archive.namelist())
    from letterkit.verify.readers.pdf import text

    streams = [zlib.decompress(one) for one in re.findall(rb"stream\n(x.*?)\nendstream", data, re.DOTALL)]
    return b"\0".join((data, *streams, text(data).encode()))
