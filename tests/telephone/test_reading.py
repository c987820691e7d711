"""Numbers as they stand in letterheads and lists: read, or refused with what to write."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit import telephone

EXAMPLES = [
    number
    for region in sorted(phonenumbers.SUPPORTED_REGIONS)
    if (number := phonenumbers.example_number(region)) is not None
]
"""A number of each numbering plan."""


@pytest.mark.parametrize(
    ("field", "region", "dialled"),
    [
        ("+82 2-770-4721", "", ["+8227704721"]),
        ("+82 2 2100 5759/49", "", ["+82221005759", "+82221005749"]),
        ("+82 2 2100 5759 / 5749", "", ["+82221005759", "+82221005749"]),
        ("+82 2 2100 5759/49/51", "", ["+82221005759", "+82221005749", "+82221005751"]),
        ("+66-85-060-8406 (mobile)", "", ["+66850608406"]),
        ("+82.10.4508.8815", "", ["+821045088815"]),
        ("+447823329664", "", ["+447823329664"]),
        ("+44 (0)20 7946 0958", "", ["+442079460958"]),
        ("(+82) 2 2100 5759", "", ["+82221005759"]),
        ("+82-(0)2-2100-5759", "", ["+82221005759"]),
        ("\uff0b\uff18\uff12 2 2100 5759", "", ["+82221005759"]),
        ("0041 22 917 9008", "", ["+41229179008"]),
        ("0041 22 917 9008", "KR", ["+41229179008"]),
        ("001 41 22 917 9008", "KR", ["+41229179008"]),
        ("011 41 22 917 9008", "US", ["+41229179008"]),
        ("02-770-4721", "KR", ["+8227704721"]),
        ("Fax: +82 2-770-4721", "", ["+8227704721"]),
        ("+41 22 917 9008; +41 22 917 9022", "", ["+41229179008", "+41229179022"]),
        ("+41 22 917 9008 or +41 22 917 9022", "", ["+41229179008", "+41229179022"]),
        ("+41 22 917 9008, 0041 22 917 90 08", "", ["+41229179008"]),
    ],
)
def test_numbers_as_people_write_them(field: str, region: str, dialled: list[str]) -> None:
    found = telephone.read(field, region)
    assert [number.e164 for number in found] == dialled
    assert not any(number.problem for number in found)


@pytest.mark.parametrize(
    ("field", "region", "sure"),
    [
        ("+82 2 21", "", True),
        ("+82 2 770 4721 4721 4721", "", True),
        ("+999 123 456 789", "", True),
        ("see the web", "", True),
        ("770-4721", "KR", True),
        ("+82 2 770 4721~2", "", True),
        ("+82 2-770-4721-2", "", True),
        ("02-770-4721", "", False),
        ("82 2 770 4721", "", False),
        ("001 41 22 917 9008", "", True),
    ],
)
def test_what_cannot_be_dialled_is_refused(field: str, region: str, sure: bool) -> None:
    (number,) = telephone.numbers(field, region)
    assert (number.e164, number.sure) == ("", sure)
    with pytest.raises(telephone.NumberError, match=r'^".+" (is|has|may|lacks) ') as caught:
        telephone.read(field, region)
    assert "+82 2 2100 5759" in caught.value.hint


def test_an_extension_is_no_fax() -> None:
    with pytest.raises(telephone.NumberError, match="extension"):
        telephone.read("+82 2 770 4721 ext. 5")


@pytest.mark.parametrize("field", ["", " ", ",", "(mobile)"])
def test_an_empty_field_has_no_number(field: str) -> None:
    with pytest.raises(telephone.NumberError, match="no telephone number"):
        telephone.read(field)


def test_a_range_kept_for_fiction_is_doubtful_and_not_refused() -> None:
    (number,) = telephone.read("+1 555 123 4567")
    assert (number.problem != "", number.sure) == (True, False)


@pytest.mark.parametrize(
    ("address", "region"),
    [
        ("209 Sejong-daero\nSeoul\nRepublic of Korea", "KR"),
        ("Palais Wilson\nGenève\nSuisse", "CH"),
        ("Room 5", ""),
        ("", ""),
    ],
)
def test_the_country_of_an_address(address: str, region: str) -> None:
    assert telephone.region_of(address) == region


@given(
    number=st.sampled_from(EXAMPLES),
    form=st.sampled_from(("international", "zeros", "brackets", "dots", "bare")),
)
def test_every_plan_in_every_form_is_dialled_alike(number: phonenumbers.PhoneNumber, form: str) -> None:
    wanted = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    printed = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    code, _, rest = printed.partition(" ")
    field = {
        "international": printed,
        "zeros": f"00{printed[1:]}",
        "brackets": f"({code}) {rest}",
        "dots": ".".join(printed.split()),
        "bare": wanted,
    }[form]
    assert [found.e164 for found in telephone.read(field)] == [wanted]


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("+0123456789 -./()~,;extor")), max_size=60))
def test_no_text_is_read_as_anything_but_numbers(text: str) -> None:
    for number in telephone.numbers(text, "KR"):
        assert number.e164 == "" or (number.e164[0] == "+" and number.e164[1:].isascii() and number.e164[1:].isdigit())
        assert number.problem or number.e164
        assert not (number.sure and number.e164)
