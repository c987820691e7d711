"""Where the links of finished files lead: a release against its letter, versions against each other, and nowhere."""

from __future__ import annotations

import pytest

from letterkit import audit, readers
from letterkit.model.audit import AuditReport, Tie
from letterkit.model.finding import Finding, Severity

from .test_together import KOREAN, LETTER, PRESS, letter, of, ties

HERE = "https://lantern.net/letters/12"
PAGE = f'<html><head><link rel="canonical" href="{HERE}"></head><body><pre>{{}}</pre></body></html>'


def report(**texts: str) -> AuditReport:
    """An audit of texts by their names, HTML where they begin with a tag, else Markdown."""
    files = {f"{name}.{'html' if text.startswith('<') else 'md'}": text for name, text in texts.items()}
    return audit.audit(reading for name, text in files.items() for reading in readers.read_all(text.encode(), name))


def release(more: str) -> str:
    return PRESS.format(others=3, minister="Kari Nordmann").replace(", former", ", ") + f"\n{more}\n"


def told(original: str, more: str, code: str = "link-differs") -> list[Finding]:
    made = report(letter=original, press=release(more))
    assert any(tie == Tie.ABOUT for *_, tie in ties(made))
    return of(made, code)


def page() -> str:
    return PAGE.format(letter())


def with_link(words: str, address: str) -> str:
    return letter(text=LETTER.replace(words, f"[{words}]({address})"))


@pytest.mark.parametrize(
    "link",
    [
        f"Read the [open letter]({HERE}).",
        "Read the [open letter](http://www.lantern.net/en/letters/12/?utm_source=mail).",
        "The full letter is available at https://LANTERN.net/letters/12.",
        "Read the letter [here](https://lantern.net/letters/12.html).",
        "In an earlier letter of December 2022 (https://lantern.net/letters/9) they had asked, too.",
        "Their [joint statement](https://lantern.net/news/13) is of today, too.\n\n[open letter](" + HERE + ")",
        "See [the river](https://lantern.net/letters/13).",
        "[letter](https://lantern.net/letters/12) and its [letter](https://lantern.net/files/12.pdf)",
        "[open letter](#annex)",
    ],
)
def test_a_release_that_leads_to_its_letter_is_left_alone(link: str) -> None:
    assert not told(page(), link)


def test_a_link_to_another_number_is_a_warning_with_both_places() -> None:
    (finding,) = told(page(), "Read the [open letter](https://lantern.net/letters/21).")
    assert (finding.severity, str(finding.place)) == (Severity.WARNING, "press.md:9")
    assert finding.message == (
        '"open letter" leads to https://lantern.net/letters/21, but the letter (letter.html) is published at ' + HERE
    )


def test_a_link_to_another_page_of_the_site_is_a_warning_and_to_another_site_a_note() -> None:
    (near,) = told(page(), "Read the [open letter](https://lantern.net/news).")
    (far,) = told(page(), "Read the letter: https://elsewhere.net/lantern")
    assert (near.severity, far.severity) == (Severity.WARNING, Severity.NOTE)
    assert "the letter is at https://elsewhere.net/lantern" in far.message


def test_a_letter_that_says_itself_where_it_is_published() -> None:
    own = letter(text=LETTER.replace("\nSincerely", f"\nThis letter is published at {HERE}.\n\nSincerely"))
    (finding,) = told(own, "Read the [open letter](https://lantern.net/letters/21).")
    assert "the letter (letter.md:10) is published at" in finding.message
    assert not told(own, f"Read the [open letter]({HERE}).")


def test_two_links_to_the_letter_in_one_release() -> None:
    links = "Read the [open letter](https://a.net/letters/12).\n\nThe letter is at https://a.net/letters/{}."
    (finding,) = told(letter(), links.format(21))
    assert finding.message == (
        'the letter is at https://a.net/letters/21, but "open letter" leads to https://a.net/letters/12 (line 9)'
    )
    assert not told(letter(), links.format(12))


def test_links_behind_the_same_words() -> None:
    original = with_link("the archive of the port", "https://undocs.org/en/A/75/388")
    link = "They speak of [the archive of the port](https://undocs.org/{})."
    (finding,) = told(original, link.format("A/75/389"))
    assert (finding.severity, "letter.md:6" in finding.message) == (Severity.WARNING, True)
    assert not told(original, link.format("ko/A/75/388"))
    assert not told(original, "[closed](https://undocs.org/A/75/389)")


def test_a_release_and_its_translation_lead_to_one_letter() -> None:
    texts = [release(f"Read the [open letter](https://a.net/letters/{number}).") for number in (12, 21)]
    made = report(letter=letter(), press=texts[0], presse=texts[1].replace("Open the harbour", "The harbour"))
    (finding,) = of(made, "link-differs")
    assert finding.place.path == "presse.md"


def test_translations_that_lead_to_different_pages() -> None:
    korean = letter(text=KOREAN, day=2).replace("항구 문서에", "[항구 문서]({})에")
    english = with_link("the harbour files", "https://undocs.org/en/A/75/388")

    def said(address: str) -> list[Finding]:
        made = report(en=english, ko=korean.replace("{}", address))
        assert ties(made) == {("en.md", "ko.md", Tie.TRANSLATION)}
        return of(made, "texts-differ")

    (mistyped,) = said("https://undocs.org/ko/A/75/389")
    assert (mistyped.severity, str(mistyped.place)) == (Severity.WARNING, "ko.md:5")
    assert "en.md:5" in mistyped.message
    (other,) = said("https://undocs.org/reports")
    assert (other.severity, "en.md:5" in other.message) == (Severity.NOTE, True)
    assert not said("http://www.undocs.org/ko/A/75/388/")


def test_a_link_that_one_language_lacks_is_told_where_the_other_has_links() -> None:
    english = with_link("the harbour files", "https://a.net/1").replace("the council", "[the council](https://b.net)")
    plain = letter(text=KOREAN, day=2)
    linked = plain.replace("항구 문서에", "[항구 문서](https://a.net/1)에")
    (finding,) = of(report(en=english, ko=linked), "texts-differ")
    assert '"https://b.net" is not in the same paragraph of the other text (ko.md:8)' in finding.message
    assert not of(report(en=english, ko=plain), "texts-differ")


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("#", "leads nowhere (#)"),
        ("javascript:void(0)", "leads nowhere (javascript:void(0))"),
        ("https://example.org/letter", "leads to an example address (example.org)"),
        ("file:///C:/letter.docx", "leads to a file of the computer that it was written on"),
    ],
)
def test_a_link_that_was_not_filled_in(address: str, problem: str) -> None:
    text = with_link("the harbour files", address).replace("opened to all", f"[opened]({address}) to all")
    (finding,) = of(report(letter=text), "link-placeholder")
    assert finding.message == f'the link on "the harbour files" {problem}, as does 1 more (line 8)'
    assert (finding.severity, str(finding.place)) == (Severity.WARNING, "letter.md:5")


def test_an_example_mailbox_is_told_once() -> None:
    text = letter().replace("\nSincerely", "\nWrite to press@example.org or <press@example.com>.\n\nSincerely")
    findings = of(report(letter=text), "link-placeholder")
    assert sorted(one.message for one in findings) == [
        '"press@example.org" is an example address',
        'the link on "press@example.com" leads to an example address (example.com)',
    ]


@pytest.mark.parametrize(
    "part", ['<p><a href="#">Share</a></p>', '<nav><a href="#">Menu</a> of it</nav>', "<a href='#n1'>1</a>"]
)
def test_the_buttons_of_a_page_are_no_links_of_the_letter(part: str) -> None:
    assert not of(report(letter=page().replace("</body>", f"{part}</body>")), "link-placeholder")
