"""Addresses stand as the country of destination writes them, and no part is lost."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.postal import PARTS, address

ROOT = Path(__file__).parents[2]


def test_the_file_is_current() -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "make_address_forms.py"))["text"]()
    kept = (ROOT / "src" / "letterkit" / "postal" / "forms.json").read_text("utf-8")
    assert kept == made, "run scripts/make_address_forms.py"


@pytest.mark.parametrize(
    ("code", "parts", "lines"),
    [
        ("DE", "street=Hauptstraße 1;postcode=10117;city=Berlin", "Hauptstraße 1|10117 Berlin"),
        ("US", "street=1 Main St;postcode=10017;city=New York;region=NY", "1 Main St|New York, NY 10017"),
        ("GB", "street=1 High Street;postcode=SW1A 2AA;city=London", "1 High Street|London|SW1A 2AA"),
        ("KR", "street=청와대로 1;postcode=03048;city=종로구;region=서울특별시", "서울특별시 종로구|청와대로 1|03048"),
        ("KR", "street=1 Road;postcode=03048;city=Jongno-gu;region=Seoul", "1 Road|Jongno-gu|Seoul|03048"),
        ("JP", "street=1-1;city=Chiyoda;region=Tokyo;postcode=100-0001", "1-1, Chiyoda, Tokyo|100-0001"),
        ("JP", "region=東京都;street=千代田1", "東京都|千代田1"),
        ("", "street=1 Road|Floor 2;city=Somewhere", "1 Road|Floor 2|Somewhere"),
        ("US", "city=Springfield", "Springfield"),
        ("AE", "street=1 Road;postcode=123;region=Dubai", "1 Road|Dubai|123"),
        ("DE", "street=", ""),
    ],
)  # fmt: skip
def test_known_forms(code: str, parts: str, lines: str) -> None:
    given = dict(part.split("=") for part in parts.replace("|", "\n").split(";"))
    assert address(given, code) == lines.replace("|", "\n")


@given(
    st.sampled_from(["", "DE", "US", "KR", "JP", "HK", "AE", "XX"]),
    st.dictionaries(st.sampled_from(sorted(PARTS)), st.text("abc 가12,-\n%n$", min_size=1, max_size=8).map(str.strip)),
)
def test_no_part_is_lost(code: str, parts: dict[str, str]) -> None:
    made = address(parts, code)
    words = [word for part in parts.values() for word in part.replace(",", " ").replace("-", " ").split()]
    assert [word for word in words if word not in made] == []
