"""A list is read in the encoding that a spreadsheet saved it in, or refused; never read wrongly."""

from __future__ import annotations

import pytest

from letterkit.encodings import decode

HEAD = "Name,kind,country\n"
KOREAN = HEAD + "북한인권시민연합,group,대한민국\n전환기정의워킹그룹,group,한국\n김영환,individual,South Korea\n"
JAPANESE = HEAD + "北朝鮮難民救援基金,group,日本\n守る会（ノーフェンス）,group,Japan\n"
FRENCH = HEAD + "Société québécoise,group,Canada\nACAT – l’abolition,group,France\nÉlan,group,France\n"
SPANISH = HEAD + "Asociación “Año Nuevo”,group,España\nÁlvaro Muñoz,individual,Perú\n"
TEXTS = {"korean": KOREAN, "japanese": JAPANESE, "french": FRENCH, "spanish": SPANISH, "ascii": HEAD + "HRW,group,US\n"}
UNICODE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("encoding", UNICODE)
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_unicode_is_certain(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, "")


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (KOREAN, "cp949", "Korean"),
        (JAPANESE, "cp932", "Japanese"),
        (FRENCH, "cp1252", "Western"),
        (SPANISH, "cp1252", "Western"),
    ],
)
def test_an_encoding_of_one_country_is_worked_out_and_named(text: str, encoding: str, name: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert decoded[0] == text
    assert name in decoded[1]


@pytest.mark.parametrize("word", ["Société", "Coalition für Köln", "São Tomé", "Ärzte", "l’Est"])
def test_one_accented_word_is_enough_or_refused(word: str) -> None:
    text = f"{HEAD}{word},group,x\n"
    decoded = decode(text.encode("cp1252"))
    assert decoded is None or decoded[0] == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Мемориал,group,Россия", "cp1251"),
        ("香港中国维权律师关注组,group,中国", "gb18030"),
        ("香港支聯會,group,香港", "big5"),
        ("Łódź i Żółć,group,Polska", "cp1250"),
        ("Ελληνική Ένωση,group,Ελλάδα", "cp1253"),
    ],
)
def test_what_cannot_be_told_is_not_guessed(text: str, encoding: str) -> None:
    assert decode((HEAD + text + "\n").encode(encoding)) is None


def test_what_is_a_text_in_two_encodings_is_not_guessed() -> None:
    data = b"name,kind\n\x93A\x96A,group\n"
    assert "“A–A" in data.decode("cp1252")
    assert len(data.decode("cp932")) == len(data) - 2, "two kanji"
    assert decode(data) is None


@pytest.mark.parametrize(
    "data", [b"\xff\xfen\0a", b"n\0a\0m\0e\0x", b"\xef\xbb\xbf\xff", b"name\n\xff\xff\x81", b"\xff\xfe\x00\xd8"]
)
def test_broken_bytes_are_not_text(data: bytes) -> None:
    assert decode(data) is None
