"""How a country cell is read: each status, the strings of real lists, and that nothing is guessed."""

from __future__ import annotations

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from letterkit import countries
from letterkit.countries.table import table

PIECES = (
    "US",
    "Korea",
    "Georgia",
    "Japan",
    "NA",
    "International",
    "(",
    ")",
    "/",
    ",",
    "and",
    "&",
    "-",
    "\u200b",
    "the",
)
LOCALES = ("en", "ko", "ja", "fr", "es", "de", "pt", "it", "nl", "ru", "zh", "zh_Hant", "ar")

# What stands behind the names in real lists, as written there, in the texts that the project is tested on.
IN_REAL_LISTS = {
    "AF": ["Afghanistan"],
    "AR": ["Argentina"],
    "AT": ["오스트리아"],
    "AU": ["Australia", "호주"],
    "BE": ["Belgium"],
    "BR": ["Brazil"],
    "CA": ["Canada", "캐나다"],
    "CH": ["스위스"],
    "CO": ["Colombia"],
    "DE": ["Germany", "독일"],
    "EC": ["Ecuador"],
    "ER": ["Eritrea"],
    "FI": ["Finland", "핀란드"],
    "GB": ["U.K.", "UK", "United Kingdom", "the United Kingdom", "영국"],
    "HN": ["Honduras"],
    "ID": ["Indonesia", "인도네시아"],
    "IE": ["Ireland", "아일랜드"],
    "IN": ["India"],
    "IS": ["Iceland"],
    "JP": ["Japan", "일본"],
    "KR": ["South Korea", "Republic of Korea", "한국"],
    "MM": ["Myanmar"],
    "MX": ["Mexico"],
    "NL": ["Netherlands"],
    "NO": ["Norway"],
    "NP": ["Nepal"],
    "NZ": ["New Zealand", "뉴질랜드"],
    "PA": ["Panamá"],
    "PH": ["Philippines", "필리핀"],
    "PK": ["Pakistan"],
    "PY": ["Paraguay"],
    "SL": ["Sierra Leone"],
    "TH": ["Thailand"],
    "TL": ["Timor Leste"],
    "TW": ["Taiwan"],
    "UG": ["Uganda"],
    "US": ["U.S.A", "U.S.A.", "USA", "U.S.", "United States", "the United States", "미국"],
    "VN": ["Vietnam"],
    "ZM": ["Zambia"],
    "ZW": ["Zimbabwe"],
}

PEOPLE_WRITE = {
    "US": ["United States of America", "us", "EE.UU.", "États-Unis", "アメリカ", "US of A", "ＵＳＡ"],
    "GB": ["England", "Scotland", "Wales", "Northern Ireland", "Great Britain", "Scotland, UK", "UK/England"],
    "KR": ["ROK", "대한민국", "Korea, Republic of", "Korea (South)", "대한 민국", "Corée du Sud", "Korea (ROK)", "KOR"],
    "KP": ["DPRK", "North Korea", "D.P.R.K.", "Democratic People’s Republic of Korea", "북한"],
    "TL": ["Timor-Leste", "East Timor"],
    "MM": ["Burma", "Myanmar (Burma)", "Burma (Myanmar)", "Myanmar/Burma"],
    "CD": ["DRC", "DR Congo", "Democratic Republic of Congo", "Congo (Kinshasa)", "Congo - Kinshasa", "Zaïre"],
    "CG": ["Republic of the Congo", "Congo-Brazzaville", "Congo (Republic)"],
    "TR": ["Türkiye", "TÜRKİYE", "Turkey", "Turkiye"],
    "PS": ["Palestine", "State of Palestine", "Gaza", "OPT", "Palestina"],
    "HK": ["Hong Kong", "Hong Kong, China", "香港", "홍콩", "Hongkong"],
    "TW": ["Taiwan", "Taiwan (ROC)", "Taiwan, Province of China", "臺灣"],
    "XK": ["Kosovo", "XK"],
    "CI": ["Côte d’Ivoire", "COTE D'IVOIRE", "Ivory Coast"],
    "GN": ["Guinea"],
    "GE": ["Georgien", "Грузия", "Georgië"],
    "PR": ["Puerto Rico", "Puerto Rico, USA", "Puerto Rico (USA)"],
    "BA": ["Bosnia & Herzegovina"],
    "ZA": ["Africa del Sud", "Южная Африка", "ZAF"],
    "JP": ["\u200bJapan\ufeff", "  japan ", "JAPAN."],
}


@pytest.mark.parametrize(
    ("code", "text"),
    [(code, text) for names in (IN_REAL_LISTS, PEOPLE_WRITE) for code, texts in names.items() for text in texts],
)
def test_one_country(code: str, text: str) -> None:
    reading = countries.read(text)
    assert (reading.status, reading.code, reading.written) == ("ok", code, text)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Congo", ("CD", "CG")),
        ("Kongo", ("CD", "CG")),
        ("콩고", ("CD", "CG")),
        ("Georgia", ("GE", "US")),
        ("Géorgie", ("GE", "US")),
        ("조지아", ("GE", "US")),
        ("Georgia, USA", ("GE", "US")),
        ("Korea", ("KP", "KR")),
        ("Corea", ("KP", "KR")),
        ("Corée", ("KP", "KR")),
        ("조선", ("KP", "KR")),
        ("Republic of China", ("CN", "TW")),
        ("Virgin Islands", ("VG", "VI")),
        ("CA", ("CA", "US")),
        ("SK", ("KR", "SK")),
        ("NA", ("NA",)),
    ],
)
def test_what_could_be_two_is_ambiguous(text: str, codes: tuple[str, ...]) -> None:
    reading = countries.read(text)
    assert (reading.status, reading.codes, reading.code) == ("ambiguous", codes, None)


@pytest.mark.parametrize(
    "text",
    [
        *("Global", "International", "Central America", "Asia", "Europe", "Overseas", "EU", "Africa", "Latin America"),
        *("worldwide", "N/A", "세계", "Tibet", "West Papua", "América", "Southeast Asia", "Asia-Pacific"),
        "Global / International",
    ],
)
def test_regions_and_unlisted_peoples_are_no_country(text: str) -> None:
    reading = countries.read(text)
    assert (reading.status, reading.codes) == ("not_a_country", ())


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("US, Japan", ("US", "JP")),
        ("Overseas - US, Japan, Europe", ("US", "JP")),
        ("Japan/Korea", ("JP", "KP", "KR")),
        ("South Korea and Japan", ("KR", "JP")),
        ("France et Allemagne", ("FR", "DE")),
        ("미국, 영국, 호주", ("US", "GB", "AU")),
        ("日本、韓国", ("JP", "KR")),
        ("Israel/Palestine", ("IL", "PS")),
        ("USA, Puerto Rico", ("US", "PR")),
    ],
)
def test_several_countries(text: str, codes: tuple[str, ...]) -> None:
    reading = countries.read(text)
    assert (reading.status, reading.codes, reading.code) == ("several", codes, None)


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("Phillipines", "Philippines"),
        ("Untied States", "United States"),
        ("Toronto, Canada", "Canada"),
        ("Washington DC, USA", "United States"),
        ("Japan, International", "Japan"),
        ("kr", "South Korea"),
        ("Sth Korea", "South Korea"),
        ("Atlanta, Georgia", ""),
        ("Seoul", ""),
        ("xy", ""),
    ],
)
def test_unknown_is_never_read_but_a_near_name_is_suggested(text: str, suggestion: str) -> None:
    reading = countries.read(text)
    assert (reading.status, reading.codes, reading.suggestion) == ("unknown", (), suggestion)


@pytest.mark.parametrize("text", ["", "  ", "\t\n", "\u00a0", "\u200b", "-", "—", "\x00", " " * 10_000])
def test_what_says_nothing_is_blank(text: str) -> None:
    assert countries.read(text).status == "blank"


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000,
        "," * 10_000,
        "US, " * 5_000,
        "(" * 10_000,
        "\u0301" * 10_000,
        "ﷺ" * 150,
        "a & " * 49,
        "\ud800",
        "{{7*7}}",
    ],
)
def test_hostile_text_is_unknown_and_quick(text: str) -> None:
    assert countries.read(text).status == "unknown"


@given(st.text(max_size=60) | st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_no_text_raises_and_the_status_fits_the_codes(text: str) -> None:
    reading = countries.read(text)
    assert reading.written == text
    assert reading.status in {"ok", "blank", "not_a_country", "ambiguous", "several", "unknown"}
    assert (len(reading.codes) == 1) == (reading.status == "ok") or reading.codes == ("NA",)
    assert reading.status in {"ambiguous", "several", "ok"} or not reading.codes
    assert all(code in table().english for code in reading.codes)


@pytest.mark.parametrize("locale", LOCALES)
def test_what_cldr_calls_a_country_reads_back_as_it_or_as_ambiguous(locale: str) -> None:
    wrong = []
    for code, name in Locale.parse(locale).territories.items():
        if code in table().english:
            for text in (name, name.upper(), f" {name}."):
                reading = countries.read(text)
                if not (reading.status in {"ok", "ambiguous"} and code in reading.codes):
                    wrong.append((code, text, reading))
    assert not wrong


@given(st.sampled_from(sorted(table().english)), st.sampled_from(LOCALES), st.integers(0, 60), st.integers(0, 60))
def test_a_spoilt_name_is_never_read_as_another_country(code: str, locale: str, left: int, right: int) -> None:
    """Two neighbouring letters swapped, anywhere: right, in doubt, or unknown, but not another country."""
    name = Locale.parse(locale).territories.get(code, "")
    at = left % max(1, len(name) - 1)
    spoilt = name[:at] + name[at : at + 2][::-1] + name[at + 2 :]
    reading = countries.read(spoilt)
    assert reading.status != "ok" or reading.code == code


def test_every_code_and_every_suggested_name_reads_back() -> None:
    for code, english in table().english.items():
        assert code in countries.read(code).codes
        reading = countries.read(english)
        assert code in reading.codes, (code, english, reading)
        assert reading.status == "ok" or code in {"GE"}


def test_a_code_and_a_spelling_that_look_alike_mean_the_same() -> None:
    for written, codes in table().codes.items():
        spelled = countries.read(written.lower())
        assert spelled.status != "ok" or spelled.code == codes, (written, codes, spelled)
