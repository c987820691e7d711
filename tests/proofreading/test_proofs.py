"""What an editor marks in one text, and what is no fault; each text is made up."""

from __future__ import annotations

import pytest

from letterkit.model.finding import Place, Severity
from letterkit.proofreading import CODES, Passage, hyphens, proofs


def passages(*texts: str, lang: str = "en", path: str = "a.txt") -> list[Passage]:
    return [Passage(text, lang, Place(path, line)) for line, text in enumerate(texts, 1)]


def told(*texts: str, lang: str = "en") -> list[str]:
    findings = list(proofs(passages(*texts, lang=lang), []))
    assert all(finding.severity is Severity.NOTE and finding.code in CODES for finding in findings)
    return [f"{finding.place.line} {finding.code} {finding.message}" for finding in findings]


def test_straight_and_curved_quotation_marks() -> None:
    (one,) = told("The city’s port and “its gates”", 'The city’s answer was "no".')
    assert one.startswith(
        "2 style-mixed quotation marks and apostrophes are straight 2 times (line 2) and curved 4 times"
    )
    assert not told('The city\'s answer was "no".', "A boat of 5'6\" and the Citizens' Alliance")


def test_telephone_numbers_parted_in_two_ways() -> None:
    (one,) = told("Tel.: +44 20 7946 0958", "Fax: +44-20-7946-0959")
    assert '2 ways: "+44 20 7946 0958", "+44-20-7946-0959" (line 2)' in one
    assert not told("Tel.: +44 20 7946 0958", "Fax: +1 202 555 0142", "In 2019-2020, 3.500 of them")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("They asked for for a pass.", '"for for" stands twice'),
        ("Between 2014 to 2017 it grew.", '"Between 2014 to 2017" begins with'),
        ("A 47-year old clerk came.", '"47-year old" has one'),
        ("The river came up. - Any boat was lost that day.", '"up. - Any" has a dash between two sentences'),
        ("The High Commissioner of Human Rights came.", 'calls itself "High Commissioner for Human Rights"'),
        ("The World Health Organisation came.", 'calls itself "World Health Organization"'),
    ],
)
def test_slips(text: str, shown: str) -> None:
    (one,) = told(text)
    assert shown in one


@pytest.mark.parametrize(
    "text",
    [
        "Between 2014 and 2017 the port grew, and from 2014 to 2017 the town.",
        "A 47-year-old clerk, who is 47 years old, came in on on-line orders.",
        "OSLO, March 4 - Any boat was lost that day.",
        "The High Commissioner for Human Rights and the high commissioner of human rights of Atlantis met.",
        "The Office of the United Nations High Commissioner for Human Rights, the Working Group on Arbitrary Detention",
        "The Human Rights Commissioner, the World Food and Health Program of Oslo",
    ],
)
def test_what_is_no_slip(text: str) -> None:
    assert not told(text)


def test_an_acronym_beside_its_name_is_explained() -> None:
    name = "The Open Rivers Trust asked for the files."
    assert told(name, "For the press: Ana Ruiz of ORT") == [
        '2 acronym-unexplained "ORT" is not explained where "Open Rivers Trust" is named (line 1)'
    ]
    assert not told(name.replace("Trust", "Trust (ORT)"), "For the press: Ana Ruiz of ORT")
    assert not told(name, "For the press: see example.org/ORT, or XYZ")


def test_the_united_nations_in_full_and_in_short() -> None:
    texts = ("The United Nations General Assembly met.", "The UN General Assembly voted.")
    (one,) = told(*texts)
    assert one.startswith('2 style-mixed "UN General Assembly" is "United Nations General Assembly" elsewhere (line 1)')
    assert not told(texts[0].replace("Nations", "Nations (UN)"), texts[1])
    assert not told(texts[0], "A UN envoy came.")


def test_an_office_before_a_name_in_two_ways() -> None:
    (one,) = told("Last week president Nordmann’s answer came.", "President Nordmann wrote, and President Weld did.")
    assert '"president Nordmann" is "President Nordmann" elsewhere (line 2)' in one
    assert not told("The president, Kari Nordmann, was president in 2019.", "President Nordmann wrote.")


def test_british_and_american_english() -> None:
    (one,) = told("They forced labour on them in the centre.", "Its behavior was bad.")
    assert '"behavior" is American spelling, "labour" (line 1) British' in one
    assert not told("Forced labour, a program, organizations and the Center for Labor.", "They analyze it.")


def test_words_in_two_ways() -> None:
    (one,) = told("The non-governmental organizations", "and 67 non-government organizations")
    assert one.startswith('2 word-in-two-ways "non-government organizations" is "non-governmental organizations"')
    (korean,) = told("인권 상황을 우려하고", "그 나라의 인권상황에 대하여", lang="ko")
    assert '"인권 상황" and "인권상황" (line 2)' in korean
    assert not told("인권 상황을 우려하고", "그 나라의 인권 상황에 대하여", lang="ko")


def test_korean_counters_with_and_without_a_space() -> None:
    spaced, joined = "16 개국의 3 명이 9 월에", "7월부터 9월까지 10월에 12명은"
    (one,) = told(spaced, joined, lang="ko")
    assert one.startswith('1 style-mixed "16 개국" and 2 more are written otherwise than "7월" (line 2) and 3 more')
    assert not told(joined, "3.8 세계여성의 날, 8 세계여성과 3 명", lang="ko")


def test_a_text_that_stands_twice() -> None:
    long = [f"{word} of this letter is long enough to be told from a line of its head or of its foot, and says so." * 2
            for word in ("The first", "The second", "The third")]  # fmt: skip
    (one,) = told(*long, *long)
    assert one.startswith("4 text-twice 3 of 6 paragraphs stand in this file twice, first (line 1)")
    assert not told(*long, long[0])


def test_words_with_and_without_a_hyphen_in_several_texts() -> None:
    both = [*passages("They may re-join it.", "To re-join is easy."), *passages("They rejoin it.", path="b.txt")]
    (one,) = hyphens(both)
    assert (one.place.path, one.message) == ("b.txt", '"rejoin" is written "re-join" (a.txt:1, 2)')
    assert not list(hyphens(passages("To re-sign is not to resign.", "Co-op", "coop", "long-term", "long term")))
