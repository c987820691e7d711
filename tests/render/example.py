"""A made-up letter with every kind of block, in English and Korean, for the tests of the renderers."""

from __future__ import annotations

import base64
from datetime import UTC, datetime

from letterkit.model.letter import (
    Align,
    Block,
    Blocks,
    Document,
    Entry,
    EntryGroup,
    Heading,
    Inline,
    Inlines,
    Layout,
    Letter,
    LineBreak,
    ListBlock,
    NoteMark,
    Origin,
    Paragraph,
    Picture,
    Quote,
    Role,
    Rule,
    Run,
    SignatoryList,
    Table,
)
from letterkit.model.template import Template

HOSTILE = (
    "HHK_Catacombs",
    "*Groups*",
    "1969. KAL",
    "<b>&amp;</b>",
    "{{ 7*7 }}",
    '=HYPERLINK("x")',
    "</style><script>alert(1)</script>",
    "# No heading",
    "back\\slash & 'quotes'",
)

PLACES = (
    ("Seoul", "South Korea"), ("Busan", "South Korea"), ("Tokyo", "Japan"), ("Bangkok", "Thailand"),
    ("Geneva", "Switzerland"),
    ("Prague", "Czechia"), ("Buenos Aires", "Argentina"), ("Ottawa", "Canada"), ("Nairobi", "Kenya"), ("", ""),
)  # fmt: skip
SUBJECTS = (
    "Association for the Families of the Abducted",
    "Centre for Human Rights",
    "Citizens’ Alliance",
    "Committee for Missing Persons and the Reunion of Separated Families of the Northern Provinces",
    "Lawyers for Open Courts",
    "Observatory",
    "Students for Łódź, Škoda and Ήπειρος",
)

GROUPS = tuple(sorted((f"{place} {subject}".strip(), country) for place, country in PLACES for subject in SUBJECTS))
INDIVIDUALS = (
    ("Ada Example", ("Professor of International Law, University of Nowhere",)),
    ("Kim Ga-na", ("Former ambassador for human rights", "Chair, Example Foundation")),
    ("Roberta Sample-Möller", ()),
    ("Tomáš Vzor", ("Member of a commission of inquiry (2013–2014)",)),
)

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def text(value: str, *, role: Role = Role.BODY) -> Paragraph:
    """A paragraph of plain text; every line of it is a line."""
    return Paragraph(lines(value), role)


def lines(value: str) -> Inlines:
    """Plain text, with a break of the line at each newline."""
    found: list[Inline] = []
    for number, line in enumerate(value.split("\n")):
        found += [LineBreak()] * bool(number) + [Run(line)]
    return tuple(found)


def groups(layout: Layout = Layout.COLUMNS, *, columns: int = 2) -> SignatoryList:
    """The seventy groups."""
    entries = [
        (country, Entry((Run(name, origin=Origin("list.csv:1:name")),), (Run(country),) if country else ()))
        for name, country in GROUPS
    ]
    if layout is Layout.BY_COUNTRY:
        found = sorted({country for country, _ in entries})
        parts = tuple(
            EntryGroup(
                (Run(country or "No country"),),
                tuple(Entry(entry.name) for place, entry in entries if place == country),
            )
            for country in found
        )
    else:
        parts = (EntryGroup((), tuple(entry for _, entry in entries)),)
    return SignatoryList("groups", layout, parts, columns, name_label="Organization", country_label="Country")


def individuals(*, titles_inline: bool = True, columns: int = 1) -> SignatoryList:
    """Four individuals, with none to two lines of office."""
    entries = tuple(Entry((Run(name),), titles=tuple((Run(line),) for line in titles)) for name, titles in INDIVIDUALS)
    return SignatoryList("individuals", Layout.COLUMNS, (EntryGroup((), entries),), columns, titles_inline)


def hostile_list() -> SignatoryList:
    """Names that look like the markup of one format or another."""
    entries = tuple(Entry((Run(name, origin=Origin("list.csv:2:name")),), (Run(name),)) for name in HOSTILE)
    return SignatoryList("groups", Layout.COLUMNS, (EntryGroup((), entries),))


SENTENCES = (
    "We write to you about the safety of people who cross the northern border, and about what your government can do "
    "for them before the session of the Council in March.",
    "Families have waited for decades to learn where their relatives are, and many of those who remember the first "
    "disappearances are no longer alive to testify to what happened.",
    "A resolution without the support of the neighbouring states will be heard in the capitals of the region as a sign "
    "that nobody intends to follow up on it.",
    "The commission that was set up ten years ago collected several hundred testimonies, and its archive has not been "
    "used in any court so far.",
    "We therefore ask you to state in public that the returned will be protected, and to name an office which answers "
    "for that promise.",
)
KOREAN_SENTENCES = (
    "우리는 국경을 넘는 사람들의 안전에 관하여, 그리고 3월 이사회 회기 전에 "
    "귀 정부가 할 수 있는 일에 관하여 이 편지를 드립니다.",
    "가족들은 수십 년 동안 혈육의 소식을 기다려 왔으며, 처음 사라진 "
    "사람들을 기억하는 이들 가운데 많은 분이 이미 세상을 떠났습니다.",
    "이웃 나라들의 지지가 없는 결의안은 아무도 그 이행을 바라지 않는다는 신호로 받아들여질 것입니다.",
    "10년 전에 설치된 위원회는 수백 건의 증언을 모았지만, 그 기록은 지금까지 어느 법정에서도 쓰이지 않았습니다.",
)  # fmt: skip


def _prose(sentences: tuple[str, ...], paragraphs: int) -> Blocks:
    count = len(sentences)
    return tuple(
        text(" ".join(sentences[(number + offset) % count] for offset in range(3))) for number in range(paragraphs)
    )


def body() -> Blocks:
    """Every kind of block and run of a body, with two footnotes."""
    rich: Inlines = (
        Run("We write for "),
        Run("70", origin=Origin("counts.groups")),
        Run(" groups, "),
        Run("bold", bold=True),
        Run(", "),
        Run("italic", italic=True),
        Run(", "),
        Run("both", bold=True, italic=True),
        Run(", "),
        Run("struck", strike=True),
        Run(", "),
        Run("code_1", code=True),
        Run(", a "),
        Run("link to the resolution", link="https://example.org/res?a=1&b=2"),
        Run(" and a note."),
        NoteMark(1),
        Run(" The name in Korean is "),
        Run("보기 단체", lang="ko"),
        Run("."),
    )
    table = Table(
        header=((Run("Year"),), (Run("Cases"),), (Run("Remark"),)),
        rows=(((Run("2018"),), (Run("1,204"),), (Run("first count"),)), ((Run("2019"),), (Run("97"),), (Run("half"),))),
        aligns=(Align.START, Align.END, Align.CENTER),
    )
    requests = ListBlock(
        True,
        (
            (text("sponsor the resolution in March;"),),
            (text("receive the families;"), ListBlock(False, ((text("in Seoul, or"),), (text("in Geneva;"),)))),
            (text("publish the findings in full."),),
        ),
        start=2,
    )
    return (
        Paragraph(rich),
        *_prose(SENTENCES, 3),
        Heading(2, (Run("What we ask for"),)),
        text("We ask you to"),
        requests,
        Quote((text("Nobody told us where they were taken."),)),
        Rule(),
        Paragraph((Run("The numbers that are known:"), NoteMark(2))),
        table,
        *_prose(SENTENCES, 4),
    )


def english(*lists: Block) -> Letter:
    """The English letter with the lists that are given, else with groups in two columns and individuals."""
    chosen = lists or (groups(), Heading(2, (Run("Individuals"),), Role.LIST_HEADING), individuals())
    blocks: Blocks = (
        Paragraph((Run("Coalition for Example Rights", bold=True),), Role.LETTERHEAD),
        text("12 Example Street, Geneva 1201\ncoalition@example.org · +41 22 555 01 00", role=Role.LETTERHEAD),
        text("This is a reconstruction for testing and not the text that was sent.", role=Role.NOTICE),
        text("February 21, 2020", role=Role.DATE),
        text("Jane Doe\nPresident of the Republic\n1 Palace Road, Seoul 03048\nRepublic of Korea", role=Role.ADDRESS),
        text("Fax: +82 2 555 0100\nE-mail: president@example.org", role=Role.ADDRESS),
        text("CC: Minister John Roe\nMinistry of Foreign Affairs\n60 Ministry Road, Seoul", role=Role.COPIES),
        Heading(1, (Run("Re: The safety of people who cross the northern border"),), Role.SUBJECT),
        text("Dear President Doe,", role=Role.SALUTATION),
        *body(),
        text("Sincerely,", role=Role.CLOSING),
        Heading(2, (Run("Groups"),), Role.LIST_HEADING),
        *chosen,
        text("Enclosures: resolution.pdf", role=Role.ENCLOSURES),
    )
    notes = ((text("A/HRC/25/63, paragraph 80."),), (text("Figures of the office in Seoul."), text("Unrevised.")))
    return Letter("example", "en", "The safety of people who cross", blocks, notes, "President Jane Doe")


def korean() -> Letter:
    """The Korean letter."""
    entries = tuple(Entry((Run(f"{name} 인권 단체"),)) for name in ("가람", "나래", "다솜", "라온", "마루", "바다"))
    blocks: Blocks = (
        Paragraph((Run("보기 권리 연대", bold=True),), Role.LETTERHEAD),
        text("이 글은 시험을 위해 다시 쓴 것으로, 실제로 보낸 글이 아닙니다.", role=Role.NOTICE),
        text("2020년 2월 21일", role=Role.DATE),
        text("제인 도\n대통령\n서울특별시 종로구 궁전로 1, 03048", role=Role.ADDRESS),
        text("제목: 북쪽 국경을 넘는 사람들의 안전", role=Role.SUBJECT),
        text("제인 도 대통령 귀하", role=Role.SALUTATION),
        *_prose(KOREAN_SENTENCES, 6),
        text("감사합니다.", role=Role.CLOSING),
        Heading(2, (Run("단체"),), Role.LIST_HEADING),
        SignatoryList("groups", Layout.COLUMNS, (EntryGroup((), entries),), 2),
    )
    return Letter("example", "ko", "국경을 넘는 사람들의 안전", blocks, (), "제인 도 대통령")


def press() -> Letter:
    """A press release."""
    blocks: Blocks = (
        Paragraph((Run("Coalition for Example Rights", bold=True),), Role.LETTERHEAD),
        text("coalition@example.org", role=Role.LETTERHEAD),
        text("This is a reconstruction for testing and not the text that was sent.", role=Role.NOTICE),
        text("For immediate release", role=Role.RELEASE),
        Heading(1, (Run("Seventy groups ask the President to protect those who cross"),), Role.HEADLINE),
        Heading(2, (Run("Letter precedes the March session of the Council"),), Role.HEADLINE),
        text("(Seoul, February 21, 2020)", role=Role.DATELINE),
        *_prose(SENTENCES, 3),
        Quote((text("“The families cannot wait for another session,” said Ada Example, chair of the coalition."),)),
        *_prose(SENTENCES, 2),
        text("###", role=Role.CLOSING),
        Heading(2, (Run("For more information, please contact:"),), Role.CONTACT),
        text("In Seoul, for the coalition (English, Korean): +82 2 555 0100; seoul@example.org", role=Role.CONTACT),
        text("In Geneva, for the coalition (French): +41 22 555 01 00; geneva@example.org", role=Role.CONTACT),
    )
    return Letter("example-press", "en", "Seventy groups ask the President", blocks)


def personal() -> Letter:
    """A letter of one person to another, with a signature."""
    blocks: Blocks = (
        text("Ada Example\n12 Example Street, Geneva 1201\nada@example.org", role=Role.SENDER),
        text("February 21, 2020", role=Role.DATE),
        text("Jane Doe\nPresident of the Republic\n1 Palace Road, Seoul 03048\nRepublic of Korea", role=Role.ADDRESS),
        text("The safety of people who cross the northern border", role=Role.SUBJECT),
        text("Dear President Doe,", role=Role.SALUTATION),
        *_prose(SENTENCES, 2),
        text("Yours sincerely,", role=Role.CLOSING),
        Paragraph((Picture(PIXEL, "image/png", "Signature of Ada Example", "sig.png", 35),), Role.SIGNATURE),
        text("Ada Example\nProfessor of International Law", role=Role.SIGNATURE),
    )
    return Letter("example-personal", "en", "The safety of people who cross", blocks)


def document(*parts: Letter, paper: str = "A4") -> Document:
    """A document of the letters that are given, else of the English and the Korean one."""
    return Document(
        stem="example",
        title="The safety of people who cross",
        author="Coalition for Example Rights",
        subject="Open letter",
        date=datetime(2020, 2, 21, tzinfo=UTC),
        paper=paper,
        parts=parts or (english(), korean()),
    )


def template(css: str = "", *, name: str = "example") -> Template:
    """A template that is only a style sheet."""
    return Template(name=name, folder=f"templates/{name}", source="", css=css, reference_docx=b"")
