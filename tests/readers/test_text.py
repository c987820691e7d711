"""Plain text: what was wrapped is joined, what its author ended stays apart, marks of lists and pages are no text."""

from __future__ import annotations

import pytest

from letterkit import readers
from letterkit.errors import InputError
from letterkit.model.reading import BlockKind, TextBlock

PROSE = """\
We write to you on behalf of the many people who have asked us to say
what they cannot say themselves, and we would be grateful for an answer
before the end of the month, since the matter is one that will not wait
for the next session.
"""
NAMES = ["Human Asia", "Southern African Centre for the Constructive Resolution of Disputes, Zambia", "CIVICUS"]


def read(text: str, name: str = "letter.txt") -> tuple[TextBlock, ...]:
    return readers.read(text.encode(), name).blocks


def texts(text: str) -> list[str]:
    return [block.text for block in read(text)]


def test_a_wrapped_paragraph_is_one_block() -> None:
    (block,) = read(PROSE)
    assert block.text == " ".join(PROSE.split("\n")).strip()
    assert block.place.line == 1


def test_an_address_that_is_wider_than_the_text_does_not_part_its_paragraph() -> None:
    lines = (
        "저희는 이 서한을 보내며 지난 사월에 위원회가 다시 밝힌 바와 같이",
        "제한은 짧아야 한다고 생각하고 그 이유를 규약",
        f"<https://example.org/{'a' * 90}>의",
        "조문에서 찾습니다.",
    )
    (block,) = read("\n".join(lines))
    assert block.text.endswith("조문에서 찾습니다.")


def test_names_below_each_other_stay_apart_in_a_text_that_is_wrapped() -> None:
    names = [*NAMES, "Kanagawa Association for The Rescue of Japanese Kidnapped by North Korea", "No Fence", "Lumen"]
    assert texts(f"{PROSE}\n" + "\n".join(names))[1:] == names


def test_a_name_that_is_turned_over_and_set_in_is_one_entry() -> None:
    entry = "Investigation Commission on Missing Japanese Probably Related to North\n    Korea"
    text = f"{PROSE}\nHuman Asia\n{entry}\nLumen\n"
    assert texts(text)[1:] == [
        "Human Asia",
        "Investigation Commission on Missing Japanese Probably Related to North Korea",
        "Lumen",
    ]


def test_lines_that_are_set_in_under_a_name_stay_apart() -> None:
    blocks = read("Ann Lee\n  Director of the Institute\nBo Kim\n  Chair\n")
    assert [(block.text, block.indent) for block in blocks] == [
        ("Ann Lee", 0),
        ("Director of the Institute", 1),
        ("Bo Kim", 0),
        ("Chair", 1),
    ]


@pytest.mark.parametrize(
    ("first", "second", "elsewhere", "joined"),
    [
        ("non-", "governmental", "", "non-governmental"),
        ("govern-", "mental", "", "governmental"),
        ("co-", "sponsors", "the co-sponsors", "co-sponsors"),
        ("follow-", "up", "a follow-up", "follow-up"),
        ("anti-", "dote", "an antidote", "antidote"),
        ("North-", "South", "", "North-South"),
    ],
)
def test_hyphens_at_the_ends_of_lines_are_undone(first: str, second: str, elsewhere: str, joined: str) -> None:
    text = f"Here is a line that is wrapped at about seventy columns, and the {first}\n{second} word is broken, as it "
    text += f"were, at the end of that line. {elsewhere}\n".replace("broken, as it ", "broken, as it\n")
    assert joined in texts(f"{PROSE}\n{text}")[1]


def test_a_sentence_that_a_page_cut_is_whole_again_and_page_numbers_are_gone() -> None:
    start = (
        "We urge the government to clarify what it is doing, and to support, as it did in all of the years before, the"
    )
    assert texts(f"{start}\n\nresolution that is now before the Council.\n") == [
        f"{start} resolution that is now before the Council."
    ]
    assert texts(f"{start} resolution.\n\n- 1 -\n\nMore.\n\n- 2 -\n\nEnd.\n") == [
        f"{start} resolution.",
        "More.",
        "End.",
    ]


@pytest.mark.parametrize(
    "name", ["LOAD e.V.", "FIfF", "A. Philip Randolph Institute", "1969. KAL", "5.18 Foundation", "*Groups"]
)
def test_names_that_begin_like_marks_are_names(name: str) -> None:
    assert name in texts(f"Groups\n\nnetzwerk\n{name}\nkleindatenverein\n")


def test_marks_of_lists_are_no_text() -> None:
    blocks = read("- One\n- Two\n\n1) Three\n2) Four\n\n● 주최단체 : 가, 나\n")
    assert [(block.marker, block.text) for block in blocks] == [
        ("-", "One"),
        ("-", "Two"),
        ("1)", "Three"),
        ("2)", "Four"),
        ("●", "주최단체 : 가, 나"),
    ]
    assert blocks[0].group == blocks[1].group != blocks[2].group


def test_gaps_part_columns() -> None:
    rows = read("Human Asia          South Korea\nHanVoice            Canada\nFIDH\nDaily NK            South Korea\n")
    assert [row.cells for row in rows] == [
        ("Human Asia", "South Korea"),
        ("HanVoice", "Canada"),
        ("FIDH", ""),
        ("Daily NK", "South Korea"),
    ]


def test_a_rule_with_gaps_shows_the_columns() -> None:
    text = "Name              Country\n----------------  -----------\nHuman Asia        South Korea\nCentro para la\n"
    rows = [block.cells for block in read(text + "    Apertura      Argentina\nFIDH\n") if block.cells]
    assert rows == [("Human Asia", "South Korea"), ("Centro para la Apertura", "Argentina"), ("FIDH", "")]


def test_an_underlined_line_is_a_heading() -> None:
    blocks = read("Groups\n------\n\nHuman Asia\n\n==========\n\nCredits\n")
    assert [(block.kind, block.parted) for block in blocks] == [
        (BlockKind.HEADING, False),
        (BlockKind.PARAGRAPH, False),
        (BlockKind.PARAGRAPH, True),
    ]


def test_notes_come_last() -> None:
    blocks = read("We are 7.\n\n[1] See above.\n[2] And below.\n\nEnd.\n")
    assert [(block.text, block.marker) for block in blocks[2:]] == [("See above.", "1"), ("And below.", "2")]


KOREAN = "우리는 16개국의 47개 단체와 7명의 개인을 대표하여 이 서한을 드립니다. " * 3
JAPANESE = "私たちは十二カ国の三十四団体として、この声明を発表します。" * 3
SIMPLIFIED = "我们是来自十二个国家的三十四个团体，在这里发表我们的声明，要求政府作出回应。" * 3
TRADITIONAL = "我們是來自十二個國家的三十四個團體，在這裡發表我們的聲明，要求政府作出回應。" * 3
RUSSIAN = "Мы, сорок семь организаций из шестнадцати стран, обращаемся к вам с этим письмом. " * 3
FRENCH = "Nous, cinquante-trois organisations signataires, vous écrivons à l’occasion de la révision. " * 3


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (KOREAN, "cp949"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (SIMPLIFIED, "gb18030"),
        (TRADITIONAL, "big5"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (FRENCH, "cp1252"),
        *((KOREAN + FRENCH, encoding) for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")),
    ],
)
def test_encodings_are_detected(text: str, encoding: str) -> None:
    (block,) = readers.read(text.encode(encoding), "letter.txt").blocks
    assert block.text == text.strip()


def test_what_may_be_two_texts_is_refused_with_its_line() -> None:
    with pytest.raises(InputError) as caught:
        readers.read(b"Dear Sir,\n\xff\x81\x8d\n", "letter.txt")
    (finding,) = caught.value.findings
    assert (finding.code, finding.place.line) == ("file-encoding", 2)


def test_a_text_that_was_cut_within_a_character_is_read() -> None:
    assert readers.read(KOREAN.encode()[:-2], "letter.txt").blocks[0].text.startswith("우리는")
