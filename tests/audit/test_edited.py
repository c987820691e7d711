"""What an audit marks as an editor would: the order of lists, offices in other words, a country left out, dates of a
release; and what it leaves alone."""

from __future__ import annotations

from letterkit import audit, readers
from letterkit.model.finding import Finding, Severity

LETTER = """March 4, 2024

Dear Minister Kari Nordmann,

We are writing on behalf of {number} groups and {people} about the harbour files. On February 2 your ministry closed
the archive of the port, which has 1,250 boxes of papers about the flood of 1987, and nobody has opened it since.

Sincerely,

Groups

{groups}

Individuals

{individuals}
"""
GROUPS = (
    "Alder Society, Norway",
    "Birch Network, Kenya",
    "Cedar Union, Japan",
    "Dogwood Trust, Chile",
    "Elm Alliance, Ghana",
    "Fir Association, Peru",
)
PEOPLE = ("Jonas Ferk, former UN Special Rapporteur on rivers", "Ana Weld, professor of law")
PRESS = """Open the harbour files

(Oslo, March {day}, 2024) – The Alder Society, joined by 5 other groups and 2 individuals, told Minister Kari Nordmann
{when} in an open letter that it wants the harbour files. On February 2 the ministry closed the archive.
"""


def letter(*groups: str, people: tuple[str, ...] = PEOPLE, date: str = "March 4, 2024") -> str:
    text = LETTER.format(
        number=len(groups), people="2 individuals", groups="\n".join(groups), individuals="\n".join(people)
    )
    return text.replace("March 4, 2024", date)


def found(code: str, **files: str) -> list[Finding]:
    texts = [one for name, text in files.items() for one in readers.read_all(text.encode(), f"{name}.txt")]
    return [finding for finding in audit.audit(texts).findings if finding.code == code]


def test_a_name_out_of_the_order_of_its_list() -> None:
    (one,) = found("list-order", a=letter(*GROUPS[:2], "The Yew Club, Fiji", *GROUPS[2:]))
    assert 'alphabetical but for "The Yew Club"' in one.message
    assert one.severity is Severity.NOTE


def test_lists_whose_order_is_another() -> None:
    assert not found("list-order", a=letter("The Yew Club, Fiji", *GROUPS))  # who began it stands first
    assert not found("list-order", a=letter(*GROUPS[::-1]))
    assert not found("list-order", a=letter(*GROUPS[:4], "The Dry Dock, Fiji", *GROUPS[4:]))  # filed under Dry
    assert not found("list-order", a=letter(*GROUPS[:2], "Birchoak, Fiji", "Birch-Wood, Fiji", *GROUPS[2:]))


def test_offices_in_other_words_and_titles_of_courtesy() -> None:
    other = ("Jonas Ferk, former UN Special Rapporteur on rivers & poet", "Dr. Ana Weld, professor of law")
    files = {"a": letter(*GROUPS), "b": letter(*GROUPS, people=other, date="May 6, 2024")}
    (one,) = found("title-worded-differently", **files)
    assert '"Jonas Ferk" is "former UN Special Rapporteur on rivers' in one.message
    (one,) = found("name-with-courtesy", **files)
    assert '"Dr. Ana Weld" (line' in one.message
    same = ("Jonas Ferk, Former UN Special Rapporteur on Rivers", "Ana Weld, professor of law")
    assert not found("title-worded-differently", a=files["a"], b=letter(*GROUPS, people=same, date="May 6, 2024"))


def test_a_country_that_one_list_leaves_out() -> None:
    without = letter("Alder Society", *GROUPS[1:], date="May 6, 2024")
    (one,) = found("country-left-out", a=letter(*GROUPS), b=without)
    assert one.message.startswith('"Alder Society" has no country here, but "Norway"')
    bare = letter(*(name.split(",")[0] for name in GROUPS), date="May 6, 2024")
    assert not found("country-left-out", a=letter(*GROUPS), b=bare)


def test_small_counts_of_one_sentence_in_digits_and_words() -> None:
    (one,) = found("style-mixed", a=letter(*GROUPS).replace("2 individuals", "two individuals"))
    assert '"6 groups" and "two individuals"' in one.message
    assert not found("style-mixed", a=letter(*GROUPS))


def test_a_release_that_gives_its_letter_another_date() -> None:
    told = found("texts-differ", a=letter(*GROUPS), b=PRESS.format(day=3, when="today"))
    assert [one.severity for one in told] == [Severity.WARNING]
    assert "in a text of 2024-03-03: the letter is dated 2024-03-04 (a.txt)" in told[0].message
    dated = PRESS.format(day=4, when="today").replace("open letter", "open letter of March 1, 2024,")
    (one,) = found("texts-differ", a=letter(*GROUPS), b=dated)
    assert one.message == '"March 1, 2024": the letter is dated 2024-03-04 (a.txt)'
    for day, when in ((4, "today"), (5, "on March 4")):
        assert not found("texts-differ", a=letter(*GROUPS), b=PRESS.format(day=day, when=when))
