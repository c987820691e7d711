"""How single lines are read: headings, runs, countries, persons, dates, ends of lists."""

from __future__ import annotations

import pytest

from letterkit import languages
from letterkit.lists.finding import find
from letterkit.lists.headings import Strength, heading
from letterkit.lists.joined import candidates
from letterkit.lists.lines import lines_of
from letterkit.lists.looks import closes, dated, ends, namelike, person, prose
from letterkit.lists.places import read
from letterkit.lists.runs import run
from letterkit.lists.vocabulary import COLUMNS, FIELDS, vocabulary
from letterkit.model.audit import Form, ListKind

from .blocks import blocks


def strength(text: str) -> Strength | None:
    found = heading(lines_of(blocks(text))[0])
    return found.strength if found else None


@pytest.mark.parametrize(
    "text",
    [
        "Signatories", "Signed,", "The signatories,", "Signatories as of 5 January 2021:", "Endorsing organizations:",
        "Firman",
        "Organizaciones firmantes", "Assinam o documento:", "Les signataires :", "Premiers signataires",
        "Liste der Unterzeichnenden (alphabetisch sortiert):", "연명단체 (가나다순)", "공동주최 (82개 단체)",
        "賛同団体一覧",
        "聯署團體：", "联署团体（排名不分先后）：", "Firmatari:", "Ondertekenaars", "Подписали:", "الموقعون:",
        "This letter has been signed by the following organizations:",
    ],
)  # fmt: skip
def test_headings_of_those_who_sign(text: str) -> None:
    assert strength(text) is Strength.SIGNING


@pytest.mark.parametrize(
    "text", ["Groups", "Individuals", "Organizations (47)", "단체", "개인", "団体", "個人", "Personas:"]
)
def test_headings_of_a_kind(text: str) -> None:
    assert strength(text) is Strength.KIND


@pytest.mark.parametrize(
    "text",
    [
        "Human Rights Watch", "Doctors for Tides", "Reporters without Harbours",
        "We urge you to sign the treaty at once.",
        "The undersigned organizations believe that the files must be opened without any further delay of the kind.",
        "Our organizations recommend the following:", "도쿄민주여성연합", "May 5, 2021", "집회 장소: 보신각",
    ],
)  # fmt: skip
def test_what_is_no_heading(text: str) -> None:
    assert strength(text) is None


@pytest.mark.parametrize(
    ("text", "form", "names"),
    [
        ("A Net, B Trust, C Watch", Form.COMMAS, 3),
        ("A Net, B Trust and C Watch", Form.COMMAS, 3),
        ("A Net, Kenya; B Trust, Norway; C Watch", Form.SEMICOLONS, 3),
        ("등불회/열린강/항만감시/북쪽벌/바다회", Form.SLASHES, 5),
        ("燈火網絡、開放河流、海港監察", Form.ENUMERATION, 3),
        ("A Net (Oslo, Bergen), B Trust, C Watch", Form.COMMAS, 3),
        ("[서울] 등불회, 열린강 [부산] 바다회, 갈매기", Form.COMMAS, 4),
    ],
)
def test_runs(text: str, form: Form, names: int) -> None:
    found = run(text)
    assert found is not None
    assert (found.form, len(found.pieces)) == (form, names)


def test_a_sentence_is_no_run() -> None:
    assert run("The harbour files were closed by the ministry in the year of the flood.") is None


def test_a_branch_may_belong_to_the_name_before() -> None:
    names = run("Dockers' Union, Northern Branch, Lantern Network, Harbour Watch")
    assert names is not None
    assert [names.pieces[at] for at in candidates(names)] == []
    alone = run("등불네트워크, 항만노동조합연맹, 북부지부, 북쪽벌협회")
    assert alone is not None
    assert [alone.pieces[at] for at in candidates(alone)] == ["북부지부"]


@pytest.mark.parametrize(
    ("text", "status", "code"),
    [
        ("Toronto, Canada", "ok", "CA"),
        ("Cypress, CA, USA", "ok", "US"),
        ("Richmond, VA", "unknown", None),
        ("Overseas - US, Japan, Europe", "several", None),
        ("Global", "not_a_country", None),
        ("Atlanta, Georgia", "ambiguous", None),
    ],
)
def test_countries_behind_cities(text: str, status: str, code: str | None) -> None:
    reading = read(text)
    assert (reading.status, reading.code) == (status, code)


@pytest.mark.parametrize(
    "text", ["Ana Weld", "Sylvie Bukhari-de Pontual", "Dr. Jonas Ferk", "Luc de Rome", "김하늘", "山田花子"]
)
def test_persons(text: str) -> None:
    assert person(text)


@pytest.mark.parametrize(
    "text", ["Lantern Network", "Executive Director", "HHK Catacombs Inc", "Article 19", "A – B", "여성회관연합"]
)
def test_what_is_no_person(text: str) -> None:
    assert not person(text)


@pytest.mark.parametrize(
    "text", ["May 5, 2021", "5 May 2021", "2020 년 12 월 15 일", "São Paulo, 8 de junho de 2019", "May 2021"]
)
def test_dates(text: str) -> None:
    assert dated(text)


@pytest.mark.parametrize("text", ["Agenda 2030", "Article 19", "1969 KAL Families", "Vision 2020"])
def test_names_with_years_are_no_dates(text: str) -> None:
    assert not dated(text)


@pytest.mark.parametrize(
    "text",
    ["*Editado por Ana Weld", "Edição: Ana Weld", "Photo: Ana Weld", "For more information: x", "【お問い合わせ】"],
)
def test_what_ends_a_list(text: str) -> None:
    assert ends(text)


@pytest.mark.parametrize("text", ["Source International", "Links Institute", "About Face Network", "Share Foundation"])
def test_names_that_begin_like_an_end(text: str) -> None:
    assert not ends(text)


@pytest.mark.parametrize("text", ["Sincerely,", "Mit freundlichen Grüßen", "Atentamente,", "敬具", "감사합니다."])
def test_ends_of_letters(text: str) -> None:
    assert closes(text)


def test_sentences_are_told_from_names() -> None:
    assert prose("The files must be opened at once, and the dredging must stop.")
    assert prose("항만 문서를 즉각 공개할 것을 촉구합니다.")
    assert not prose("Forum InformatikerInnen für Frieden und gesellschaftliche Verantwortung (FIfF) e. V.")
    assert namelike("Informer n'est pas un délit")


def test_a_comma_in_a_name_is_settled_by_the_count_that_closes_the_run() -> None:
    text = "주최단체: 등불네트워크, 항만노동조합연맹, 북부지부, 북쪽벌협회, 바다회 (총 4개 단체)"
    (found,) = find(blocks(text))
    assert len(found.entries) == 4
    assert found.doubts
    assert "항만노동조합연맹, 북부지부" in found.doubts[0]


def test_without_such_a_count_it_is_an_ambiguity() -> None:
    (found,) = find(blocks("주최단체: 등불네트워크, 항만노동조합연맹, 북부지부, 북쪽벌협회, 바다회"))
    assert len(found.entries) == 5
    assert 4 in found.others


def test_a_list_has_its_place_and_its_blocks() -> None:
    (found,) = find(blocks("Signatories:\n\n- Lantern Network\n- Open Rivers Trust\n- Harbour Watch"))
    assert (found.place.line, found.form, found.kind) == (1, Form.BULLETS, ListKind.GROUPS)
    assert found.blocks == frozenset({1, 2, 3})
    assert [entry.place.line for entry in found.entries] == [3, 4, 5]


def test_each_language_has_its_words() -> None:
    from letterkit.lists import vocabulary as module

    files = {path.stem for path in module._FOLDER.glob("*.toml")}
    assert {code.partition("-")[0] for code in languages.available()} <= files
    assert len(files) >= 8


@pytest.mark.parametrize("code", ["en", "ko", "fr", "de", "es", "pt", "ja", "zh", "it", "nl", "ru", "ar"])
def test_each_file_of_words_has_all_fields(code: str) -> None:
    import tomllib

    from letterkit.lists import vocabulary as module

    table = tomllib.loads((module._FOLDER / f"{code}.toml").read_text("utf-8"))
    assert set(table) == set(FIELDS)
    assert set(table["columns"]) == set(COLUMNS)
    assert vocabulary().columns["country"]
