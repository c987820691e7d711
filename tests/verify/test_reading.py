"""Finding and claiming stretches of a text that was read back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.verify.reading import Reading, letters, prepared


def has(text: str, wanted: str, *, squeezed: bool = True) -> bool:
    return any(Reading(text, squeezed=squeezed).find(prepared(wanted)))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("internation\u2010\nalization", "internationalization"),
        ("well-\nknown", "well-known"),
        ("well\ufffeknown", "well-known"),
        ("inter\ufffenational", "international"),
        ("S p a c e d", "Spaced"),
        ("인권단\n체연합회", "인권단체연합회"),
        ("o\ufb03ce", "office"),
        ("soft\u00adhyphen", "softhyphen"),
        ("no\u00a0break", "no break"),
        (unicodedata.normalize("NFD", "북한인권 É"), "북한인권 É"),
        ("begins on this page\n1. A note\nFoot\fHead\nand ends there", "begins on this page and ends there"),
        ("breaks at the well\ufffeFoot\fknown word", "breaks at the well-known word"),
        ("a list, A\nFoot of the page\fBody; more", "A Body"),
        ("A-B\nFoot\f- C, Kenya", "A-B - C"),
        ("begins\n begins\nFoot\fhere, ends\fbegins\nhere", "begins here, ends"),
    ],
)
def test_what_a_page_does_to_a_text_is_forgiven(text: str, wanted: str) -> None:
    assert has(text, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("wellknown", "well-known"),
        ("well-known", "wellknown"),
        ("Kenyan", "Kenya"),
        ("1970", "70"),
        ("70,000 is 700", "70,00"),
        ("begins on this page\nFoot\fHead\nand ends", "begins on this page and ends there"),
        ("begins on this page\ninterrupted\nand ends there", "begins on this page and ends there"),
        ("１９６９", "1969"),
    ],
)
def test_what_a_page_does_not_do_is_not_forgiven(text: str, wanted: str) -> None:
    assert not has(text, wanted)


def test_a_claimed_stretch_is_found_no_more() -> None:
    reading = Reading("Body and Body", squeezed=False)
    for _ in range(2):
        reading.claim(next(reading.find("Body")))
    assert not any(reading.find("Body"))


def test_the_longest_beginning_keeps_its_spaces() -> None:
    assert Reading("one two", squeezed=True).longest_beginning("one two three") == "one two "


@given(before=st.text(), wanted=st.text(min_size=1), after=st.text())
def test_a_text_on_its_own_line_is_found(before: str, wanted: str, after: str) -> None:
    text = f"{before}\n{wanted}\n{after}"
    key = letters(prepared(wanted))
    assert key in letters(prepared(text)) or not unicodedata.is_normalized("NFC", text)
    if key and unicodedata.is_normalized("NFC", text):
        assert has(text, wanted, squeezed=False)
