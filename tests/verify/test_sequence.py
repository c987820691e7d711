"""The quick way finds what stands in order, and never makes the thorough way find less."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from letterkit.model.letter import Run
from letterkit.verify.expected import NAME, TEXT, Expected
from letterkit.verify.reading import Reading
from letterkit.verify.sequence import in_order


def text(words: str) -> Expected:
    return Expected("paragraph", ((TEXT, (Run(words),)),))


def signatory(name: str, country: str) -> Expected:
    return Expected("signatory", ((NAME, (Run(name),)), (TEXT, (Run(country),))))


def found(read: str, *wanted: Expected) -> set[int]:
    return in_order(Reading(read, squeezed=True), wanted)


def test_what_stands_in_order_is_found() -> None:
    assert found("Dear all,\n• Alpha, Kenya\n• Beta, Peru", text("Dear all,"), signatory("Alpha", "Kenya")) == {0, 1}


def test_a_country_of_another_does_not_count() -> None:
    assert found("Alpha, Peru\nBeta, Kenya", signatory("Alpha", "Kenya"), signatory("Beta", "Kenya")) == {1}


def test_one_that_is_missing_does_not_hide_the_next() -> None:
    assert found("Alpha\nGamma", text("Alpha"), text("Beta"), text("Gamma")) == {0, 2}


def test_a_name_twice_needs_two_places() -> None:
    assert found("Alpha", text("Alpha"), text("Alpha")) == {0}


def test_a_text_across_the_foot_of_a_page_is_left_to_the_thorough_way() -> None:
    read = "A long text that\nFoot 1\fHead\nends here\nNext of all texts"
    assert found(read, text("A long text that ends here"), text("Next of all texts")) == {1}


@given(st.lists(st.text("ab ,-\0", max_size=6), max_size=8))
def test_texts_printed_in_order_are_all_found(texts: list[str]) -> None:
    assert found("\n".join(texts), *map(text, texts)) == set(range(len(texts)))
