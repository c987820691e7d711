"""Headers: what any name and subject becomes is ASCII in short lines, and two parsers that did not write it read it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.utils import getaddresses

import fast_mail_parser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit import mailboxes
from letterkit.render.mail.headers import addresses, encoded_words, unstructured

People = list[tuple[str, str]]

WORDS = [
    *(
        "Joint",
        "letter",
        "공동서한:",
        "평화적",
        "집회의",
        "권리를",
        "(2026)",
        "—",
        "Śląsk",
        '"q"',
        "a,b",
        "x;y",
        "<z>",
        "to",
    ),
    *(
        "인권연대,",
        "한국여성단체연합",
        "🙂",
        "👩‍👩‍👧",
        "@",
        "re:",
        "=?x?=",
        "=?utf-8?B?aGk=?=",
        "جمعية",
        "back\\slash",
        "a@b.c",
        "",
    ),
    *(
        "e\u0301",
        "1969.",
        "KAL",
        "'",
        "(",
        ")",
        "[x]",
        ":;",
        "\xa0",
        "　",
        "ﬁ",
        "𠮷野家",
        "%22",
        "=20",
        "?=",
        "Ｆｕｌｌ",
    ),
    *("Antidisestablishmentarianism-" * 4, "가" * 90),
]
ADDRESSES = [
    "a@b.example.org",
    "z@예시.한국",
    "first.last+tag@c.example.org",
    "o'neill@xn--lys-6na.no",
    "x" * 64 + "@d.org",
]
TAKEN = {"z@예시.한국": "z@xn--vv4b11d.xn--3e0b707e"}
NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=200).filter(lambda text: not mailboxes.unsafe(text))


def random_text(source: random.Random) -> str:
    return " ".join(source.choice(WORDS) for _ in range(source.randint(1, 12)))


def cases(number: int) -> Iterator[tuple[str, People, People]]:
    source = random.Random(20200221)  # noqa: S311 - the same cases in each run
    for _ in range(number):
        to = [
            (random_text(source).strip() if source.random() < 0.8 else "", source.choice(ADDRESSES)) for _ in range(3)
        ]
        yield random_text(source), to, to[:1]


def written(subject: str, to: People, cc: People) -> bytes:
    return (addresses("To", to) + addresses("Cc", cc) + unstructured("Subject", subject)).encode("ascii") + b"\r\n"


def expected(people: People) -> People:
    return [(name, TAKEN.get(address, address)) for name, address in people]


def by_python(data: bytes) -> tuple[str, People, People]:
    message = message_from_bytes(data, policy=policy.default)
    raw = message_from_bytes(data, policy=policy.compat32)
    to, cc = ([(decoded(name), address) for name, address in getaddresses([raw[field]])] for field in ("To", "Cc"))
    return str(message["Subject"]), to, cc


def decoded(name: str) -> str:
    return str(make_header(decode_header(name)))


def by_rust(data: bytes) -> tuple[str, People, People]:
    message = fast_mail_parser.parse_email(data)
    to, cc = ([(one.display_name or "", one.address) for one in people] for people in (message.to, message.cc))
    return message.subject, to, cc


def test_nobody_and_no_blank_is_lost_in_20_000_random_cases() -> None:
    lost = []
    for subject, to, cc in cases(20_000):
        data = written(subject, to, cc)
        wanted = (subject, expected(to), expected(cc))
        lost += [(read.__name__, wanted) for read in (by_python, by_rust) if read(data) != wanted]
    assert lost == []


def test_lines_are_short_and_encoded_words_are_whole() -> None:
    for subject, to, cc in cases(2_000):
        for line in written(subject, to, cc).decode("ascii").split("\r\n"):
            assert len(line) <= 78 or "x" * 64 in line
            assert not line or line.strip(), "a line of blanks alone ends a header for some programs"
            for word in re.findall(r"=\?utf-8\?B\?[^?]*\?=", line):
                assert len(word) <= 75
                assert len(line) <= 76


@given(NAMES)
def test_any_text_reads_back(text: str) -> None:
    data = written(f"x{text}x", [(f"x{text}x", "a@b.org"), ("Z", "z@c.org")], [("", "y@c.org")])
    assert by_python(data)[:2] == (f"x{text}x", [(f"x{text}x", "a@b.org"), ("Z", "z@c.org")])


@given(st.text(min_size=1, max_size=300).filter(lambda text: not mailboxes.unsafe(text)))
def test_no_encoded_word_parts_a_character(text: str) -> None:
    for word in encoded_words(text, 67):
        header = message_from_bytes(f"Subject: {word}\r\n\r\n".encode(), policy=policy.default)["Subject"]
        assert str(header) in text


UNSAFE = ["\r\n", "\n", "\r", "\0", "\x0b", "\x1f", "\x7f", "\x85", "\u2028", "\u202e", "\u2066", "\u200f", "\ud800"]
NO_ADDRESSES = [
    *("", "a", "@b.org", "a@", "a@b@c.org", "a b@c.org", "a@b..org", "<a@b.org>", "a@-b.org", "한@b.org"),
    *("a@b.org, c@d.org", "a@b.org>", "a@[127.0.0.1]", "a@b.org\\r\\nBcc: x@y.org"),
]


@pytest.mark.parametrize("character", UNSAFE)
def test_what_may_not_be_in_a_header_is_refused(character: str) -> None:
    text = f"Re: a{character}Bcc: x@example.org"
    with pytest.raises(ValueError, match="character"):
        unstructured("Subject", text)
    for person in ((text, "a@b.org"), ("A", f"a@b.org{character}Bcc: x@example.org"), ("A", f"a{character}@b.org")):
        with pytest.raises(ValueError, match="character"):
            addresses("To", [person])


@pytest.mark.parametrize("address", NO_ADDRESSES)
def test_an_address_that_cannot_be_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        addresses("To", [("A", address)])


def test_a_header_that_names_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="nobody"):
        addresses("To", [])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a@b.org", ("", "a@b.org")),
        (" Lantern Network <a@b.org> ", ("Lantern Network", "a@b.org")),
        ('"Doe, \\"Jo\\"" <a@b.org>', ('Doe, "Jo"', "a@b.org")),
        ("<a@b.org>", ("", "a@b.org")),
        ("인권연대 <a@예시.한국>", ("인권연대", "a@예시.한국")),
    ],
)
def test_a_sender_is_written_with_or_without_a_name(text: str, parts: tuple[str, str]) -> None:
    assert mailboxes.split(text) == parts
