"""Addresses in one form: what RFC 3986 calls equivalent, what only says where a reader comes from, and what differs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.agreement.addresses import normal, placeholder
from letterkit.agreement.links import differ_in_digits, level

ONE = "https://example.net/letters/12"


@pytest.mark.parametrize(
    "other",
    [
        "http://example.net/letters/12",
        "HTTPS://www.EXAMPLE.net:443/letters/12/",
        "http://example.net:80/letters/./x/../12",
        "//example.net/letters/12",
        "www.example.net/letters/12",
        "example.net/letters/12",
        " https://example.net/%6Cetters//12?utm_source=mail&utm_campaign=b&fbclid=IwAR0 ",
        "https://example.net/letters/12#:~:text=we%20ask",
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.net%2Fletters%2F12&data=05%7C01",
        "https://www.google.com/url?sa=t&q=https://example.net/letters/12",
    ],
)
def test_these_lead_to_one_page(other: str) -> None:
    assert normal(other) == normal(ONE) == "example.net/letters/12"


@pytest.mark.parametrize(
    "other",
    [
        "https://example.net/letters/21",
        "https://example.net/Letters/12",
        "https://example.net:8080/letters/12",
        "https://example.net/letters/12?page=2",
        "https://example.net/letters/12#annex",
        "https://example.net@elsewhere.net/letters/12",
        "https://example.net/letters%2F12",
        "https://elsewhere.net/url?q=https://example.net/letters/12",
    ],
)
def test_these_lead_elsewhere(other: str) -> None:
    assert normal(other) not in ("", normal(ONE))


def test_a_host_and_a_path_are_in_their_own_letters() -> None:
    assert (
        normal("https://xn--9t4b11yi5a.com/%EC%84%9C%ED%95%9C")
        == normal("https://테스트.COM/서한")
        == "테스트.com/서한"
    )
    assert normal("https://a.net/%E0%A4%B9%E0%A4%BF") == normal("https://a.net/हि")


def test_letters_in_percent_encoding_are_no_digits_that_were_mistyped() -> None:
    one, other = level("https://a.net/%EC%84%B1"), level("https://a.net/%EC%85%B1")
    assert one != other
    assert not differ_in_digits(one, other)


@pytest.mark.parametrize(
    "nowhere",
    ["", "#", "#note-1", "/about", "letter.html", "javascript:alert(1)", "file:///C:/a.docx", "tel:+4712", "data:,x"],
)
def test_what_is_no_place_in_the_web_has_no_form(nowhere: str) -> None:
    assert normal(nowhere) == level(nowhere) == ""


def test_a_mailbox_is_one_whatever_is_written_into_the_mail() -> None:
    assert normal("mailto:Press@Example.net?subject=Letter") == "mailto:press@example.net"


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("#", "nowhere"),
        ("", "nowhere"),
        ("javascript:void(0)", "nowhere"),
        ("https://", "nowhere"),
        ("https://LINK", "nowhere"),
        ("[link to the letter]", "nowhere"),
        ("https://www.example.com/x", "example.com"),
        ("mailto:me@lantern.example", "example"),
        ("file:///C:/Users/me/letter.docx", "computer"),
        ("http://localhost:8000/letter", "computer"),
        ("https://example.net.elsewhere.org", ""),
        ("https://undocs.org/A/75/388", ""),
        ("#note-1", ""),
        ("/letters/12", ""),
        ("https://latest.org/test", ""),
    ],
)
def test_what_somebody_was_to_fill_in(address: str, problem: str) -> None:
    said = placeholder(address)
    assert (problem in said) if problem else not said


@given(st.text(max_size=60) | st.from_regex(r"https?://[a-z\[\]:@%./?#-]{0,40}", fullmatch=True))
def test_nothing_that_a_file_holds_raises(address: str) -> None:
    assert normal(normal(address)) is not None
    level(address)
    placeholder(address)


@pytest.mark.parametrize("piece", ["a.", "www.", "//", "%41", "../", "?q=", "#", "utm_x&", "[", "insert link "])
def test_long_addresses_are_read_in_one_pass(piece: str) -> None:
    address = "https://" + piece * (200_000 // len(piece))
    assert normal(address) is not None
    assert level(address) is not None
    assert placeholder(address) is not None
