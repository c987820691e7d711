"""Several finished files at once: which belong together, what disagrees, and what does not."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from letterkit import audit, readers
from letterkit.cli import main
from letterkit.model.audit import AuditReport, Tie
from letterkit.model.finding import Finding, Severity

SHARED = Path(__file__).parents[2] / ".." / "shared" / "letters"
GROUPS = ("Lantern Network", "Harbour Organisation of Oslo", "Quiet Streets", "Open Rivers Trust (ORT)")
LETTER = """March 4, 2024

Dear Foreign Minister Kari Nordmann,

We are writing on behalf of 4 groups representing over 200 associations and 2 individuals about the harbour files.
On February 2 your ministry closed the archive of the port, which has 1,250 boxes of papers about the flood of 1987.

On January 9 the council of the city asked for the archive to be opened to all who live beside the river.

Sincerely,

Groups

{groups}

Individuals

Ana Weld, professor of law
Jonas Ferk, UN Special Rapporteur on rivers
"""
PRESS = """Open the harbour files

(Oslo, March 4, 2024) – The Lantern Network, joined by {others} other groups representing over 200 associations, and 2
individuals, wrote to Foreign Minister {minister} today about the harbour files. "We ask for all the papers," said Pavel
Strom, director of the Lantern Network.

Jonas Ferk, former UN Special Rapporteur on rivers, has signed it. So has the Open Rivers Trust.
"""
NEWS = """A letter of last year

25 organizations and six individuals signed a letter to Foreign Minister Kari Nordmann on Monday, among them Open Rivers
Trust and Jonas Ferk, UN Special Rapporteur on rivers.
"""
KOREAN = """2024년 3월 4일

카리 노르만 장관님께,

저희는 200개 이상의 협회를 대표하는 4개 단체와 2명의 개인을 대신하여 항구 문서에 관하여 이 서한을 드립니다.
2월 {day}일 귀 부처는 1987년의 홍수에 관한 문서 1,250상자가 있는 항구의 문서고를 닫았습니다.

1월 9일 시의회는 강가에 사는 모든 사람에게 문서고를 열어 줄 것을 요청하였습니다. 저희도 이를 함께 요청합니다.

감사합니다.

단체

{groups}

개인

Ana Weld
Jonas Ferk
"""


def letter(groups: tuple[str, ...] = GROUPS, text: str = LETTER, **values: object) -> str:
    return text.format(groups="\n".join(groups), **values)


def report(**files: str) -> AuditReport:
    return audit.audit(
        reading for name, text in files.items() for reading in readers.read_all(text.encode(), f"{name}.txt")
    )


def of(made: AuditReport, code: str) -> list[Finding]:
    return [finding for finding in made.findings if finding.code == code]


def ties(made: AuditReport) -> set[tuple[str, str, Tie]]:
    return {(one.first, one.second, one.tie) for one in made.related}


def test_a_press_release_is_held_against_its_letter() -> None:
    made = report(letter=letter(), press=PRESS.format(others=2, minister="Kari Nordman"))
    assert ties(made) == {("press.txt", "letter.txt", Tie.ABOUT)}
    assert made.related[0].differ == ("3 groups against 4",)
    assert "more than 200 bodies" in made.related[0].agree
    (finding,) = of(made, "documents-disagree")
    assert finding.severity is Severity.ERROR
    assert finding.place.path == "press.txt"
    assert '"2 other groups" (3 with the one who is named), but the letter says "4 groups" (letter.txt:5)' in (
        finding.message
    )
    (spelled,) = of(made, "name-spelled-differently")
    assert "Kari Nordman" in spelled.message
    (title,) = of(made, "title-changed")
    assert "former UN Special Rapporteur" in title.message


def test_a_press_release_that_agrees_is_left_alone() -> None:
    made = report(letter=letter(), press=PRESS.format(others=3, minister="Kari Nordmann").replace(", former", ", "))
    assert ties(made) == {("press.txt", "letter.txt", Tie.ABOUT)}
    assert not made.related[0].differ
    told = {finding.code for finding in made.findings}
    assert told == {"list-missing"}


def test_quotations_from_the_letter_are_held_against_it() -> None:
    said = "“On January 9 the council of the city asked for the archive to be {}ed to all who live "
    said += "beside the river,” it says."
    text = PRESS.format(others=3, minister="Kari Nordmann") + "\n" + said
    (finding,) = of(report(letter=letter(), press=text.format("clos")), "quotation-differs")
    assert finding.place.path == "press.txt"
    assert "archive to be opened" in finding.message
    assert not of(report(letter=letter(), press=text.format("open")), "quotation-differs")


def test_two_texts_that_speak_of_one_other_letter_agree_or_are_strangers() -> None:
    said = "\nLast December, 25 organizations and six individuals wrote to you about the same files.\n\nSincerely,"
    text = letter(text=LETTER.replace("\nSincerely,", said))
    made = report(letter=text, news=NEWS)
    (one,) = [one for one in made.related if one.tie.one_letter]
    assert (one.tie, one.agree) == (Tie.SAME_OTHER, ("25 groups", "6 individuals"))
    assert not of(made, "documents-disagree")
    strangers = report(letter=text, news=NEWS.replace("six individuals", "seven individuals"))
    assert Tie.SAME_OTHER not in {one.tie for one in strangers.related}


def test_two_states_of_a_letter_differ_in_a_name() -> None:
    later = letter((*GROUPS, "Bay Union")).replace("4 groups", "5 groups").replace("of Oslo", "of  Oslo")
    made = report(first=letter(), second=later)
    assert ties(made) == {("first.txt", "second.txt", Tie.EDITION)}
    (names,) = of(made, "list-versions-differ")
    assert names.place.path == "first.txt"
    assert '"Bay Union"' in names.message
    assert of(made, "documents-disagree")[0].severity is Severity.WARNING  # each is right about its own list


def test_a_translation_with_another_day() -> None:
    made = report(en=letter(), ko=letter(text=KOREAN, day=3))
    assert ties(made) == {("en.txt", "ko.txt", Tie.TRANSLATION)}
    (finding,) = of(made, "texts-differ")
    assert (finding.place.path, "February 2" in finding.message) == ("ko.txt", True)
    assert not of(report(en=letter(), ko=letter(text=KOREAN, day=2)), "texts-differ")


def test_one_file_in_two_languages_is_compared_with_itself() -> None:
    both = letter() + "\n" + letter(text=KOREAN, day=3)
    assert len(of(report(both=both), "texts-differ")) == 1


def test_countries_and_spellings_over_time() -> None:
    def dated(day: str, *groups: str) -> str:
        return letter(groups).replace("March 4", day).replace("1987", "1990").replace("of papers", f"on {day}")

    old = dated("May 2", "Lantern Network, Norway", "Quiet Streets, Kenya", "Harbour Organisation of Oslo, U.K.")
    new = dated("June 3", "Lantern Network, Finland", "quiet Streets, Kenya", "Harbour Organization of Oslo, UK")
    made = report(old=old, new=new)
    (moved,) = of(made, "country-changed")
    assert moved.place.path == "new.txt"
    assert '"Lantern Network" is of "Finland" here, of "Norway" (old.txt' in moved.message
    assert len(of(made, "name-spelled-differently")) == 2
    assert len(of(made, "country-spelled-differently")) == 1


def test_strangers_have_nothing_to_say_to_each_other() -> None:
    other = "We, 3 groups, ask for bread.\n\nSincerely,\n\nHarbour Organization of Oslo\nBakers of Bergen\nMill Union\n"
    made = report(letter=letter(), other=other)
    assert made.related == ()
    assert not of(made, "name-spelled-differently")


def test_the_json_has_what_belongs_together(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(letter(), "utf-8")
    (tmp_path / "press.txt").write_text(PRESS.format(others=2, minister="Kari Nordman"), "utf-8")
    files = [str(tmp_path / name) for name in ("letter.txt", "press.txt")]
    result = CliRunner().invoke(main, ["audit", *files, "--format", "json"], catch_exceptions=False)
    said = json.loads(result.stdout)
    assert set(said) == {"documents", "findings", "related", "spellings"}
    assert said["related"][0]["tie"] == "about"
    assert {one["text"] for one in said["spellings"][0]["spellings"]} == {"Kari Nordmann", "Kari Nordman"}
    text = CliRunner().invoke(main, ["audit", *files], catch_exceptions=False)
    assert (result.exit_code, text.exit_code) == (1, 1)
    assert "DIFFER: 3 groups against 4" in text.output


def test_the_real_letters() -> None:
    if not SHARED.is_dir():
        return  # as with the other tests over letters that a checkout need not have
    paths = sorted(SHARED.glob("00[0-4]_*.txt"))
    made = audit.audit(reading for path in paths for reading in readers.read_all(path))
    names = {path.name[:3]: str(path) for path in paths}
    about = next(one for one in made.related if one.tie is Tie.ABOUT)
    assert (about.first, about.second, about.differ) == (names["002"], names["000"], ("46 groups against 47",))
    other = next(one for one in made.related if one.tie is Tie.SAME_OTHER)
    assert ({other.first, other.second}, other.agree) == (
        {names["001"], names["003"]},
        ("67 groups", "10 individuals"),
    )
    told = " ".join(finding.message for finding in made.findings)
    for pair in (("Kang Kyung-hwa", "Kang Kyung-wha"), ("Tomas Ojea-Quintana", "Tomás Ojea-Quintana")):
        assert all(f'"{one}"' in told for one in pair)
    assert '"No chain" is of "USA" here, of "South Korea"' in told
    for alike in ('"No Fence"', '"Human Asia"', '"Human Rights in Asia"'):
        assert alike not in told
