"""What is a claim and what is not, sentence by sentence: "value kind precision", a star for another letter."""

from __future__ import annotations

import pytest

from letterkit.claims import find

G, I, C, R, S = "groups", "individuals", "countries", "represented", "signatories"  # noqa: E741

ENGLISH = {
    "Over 100 civil society groups from more than 30 countries call for a ban.": [
        f"100 {G} more_than", f"30 {C} more_than"],
    "The undersigned 34 NGOs urge you to act.": [f"34 {G} exact"],
    "We, 120 organizations and 1,500 individuals from 41 countries, write to you.": [
        f"120 {G} exact", f"1500 {I} exact", f"41 {C} exact",
    ],
    "Signed by 12 academics and two former ministers.": [f"12 {I} exact"],
    "Joined by more than 40 other organisations, we call on the EU.": [f"40 {G} more_than"],
    "The institute joined 29 other organizations in this letter.": [f"29 {G} others"],
    "The institute and 101 other signatories released a letter.": [f"101 {S} others"],
    "A dozen NGOs signed the letter.": [f"12 {G} about"],
    "Half a dozen groups signed the letter.": [f"6 {G} about"],
    "More than two dozen organizations signed this letter.": [f"24 {G} more_than"],
    "Nearly 70 organizations have written to the president.": [f"70 {G} nearly"],
    "Some 60 organizations signed.": [f"60 {G} about"],
    "No fewer than 60 organizations signed, and up to 9 scholars.": [f"60 {G} at_least", f"9 {I} at_most"],
    "30 or more organizations signed.": [f"30 {G} at_least"],
    "250+ organizations and over 3,000 individuals have signed.": [f"250 {G} at_least", f"3000 {I} more_than"],
    "The letter was signed by 83 organizations and individuals.": [f"83 {S} exact"],
    "In the letter, 58 unions and legal scholars wrote as one.": [f"58 {S} exact"],
    "Co-signed by 55 organisations, collectives, and groups.": [f"55 {G} exact"],
    "31 press freedom, civil liberties and legal aid organizations across 9 countries issued it.": [
        f"31 {G} exact", f"9 {C} exact",
    ],
    "On behalf of 47 groups representing over 300 non-governmental bodies and 7 persons in 16 nations, we write.": [
        f"47 {G} exact", f"300 {R} more_than", f"7 {I} exact", f"16 {C} exact",
    ],
    "A coalition representing 300 organizations signed this.": [f"300 {R} exact"],
    "A global coalition from five nations demands answers.": [f"5 {C} exact"],
    "On behalf of one organization and two individuals, we write.": [f"1 {G} exact", f"2 {I} exact"],
    "The letter has 1,200 signatures.": [f"1200 {S} exact"],
    "560+ members of the public signed it.": [f"560 {I} at_least"],
    "On behalf of 1950 organizations, we write.": [f"1950 {G} exact"],
    "Groups (47)": [f"47 {G} exact"],
    "Individuals: 7": [f"7 {I} exact"],
    "47 Organizations": [f"47 {G} exact"],
    "Thirty-one groups and nine persons wrote to you last December.": [f"31 {G} exact*", f"9 {I} exact*"],
    "Last spring 31 groups, and beside them nine persons, wrote to you.": [f"31 {G} exact*", f"9 {I} exact*"],
    "In 2015, 40 organizations signed a petition.": [f"40 {G} exact*"],
    "The 2019 petition, signed by 27 groups, was ignored.": [f"27 {G} exact*"],
    "Last year, 67 organizations wrote to you; today 69 organizations write again.": [
        f"67 {G} exact*", f"69 {G} exact",
    ],
    "We write on behalf of 69 organizations about the vote of last December.": [f"69 {G} exact"],
}  # fmt: skip
KOREAN = {
    "저희는 12 개국의 200 개이상의 시민단체를 대표하는 31 개 단체와 9 명의 전문가를 대신하여 씁니다.": [
        f"12 {C} exact", f"200 {R} at_least", f"31 {G} exact", f"9 {I} exact",
    ],
    "저희 인권단체 47개와 개인 7명은 이 서한에 서명하였습니다.": [f"47 {G} exact", f"7 {I} exact"],
    "시민단체 50여 곳이 공동성명을 발표했다.": [f"50 {G} more_than"],
    "전 세계 100개가 넘는 단체가 성명에 참여했다.": [f"100 {G} more_than"],
    "거의 100개 단체가 서명했다.": [f"100 {G} nearly"],
    "약 300명이 서명했다.": [f"300 {I} about"],
    "최소 25개국의 80개 단체가 연명했다.": [f"25 {C} at_least", f"80 {G} exact"],
    "우리 모임 외 39개 단체가 함께 성명을 냈다.": [f"39 {G} others"],
    "스물여덟 개 단체와 네 명의 개인이 서명하였다.": [f"28 {G} exact", f"4 {I} exact"],
    "일곱 명의 개인과 칠십 개 단체를 대표하여 서한을 드립니다.": [f"7 {I} exact", f"70 {G} exact"],
    "83개 단체와 개인이 연명한 성명이다.": [f"83 {S} exact"],
    "14개국 31개 단체, 총 205명이 서명하였다.": [f"14 {C} exact", f"31 {G} exact", f"205 {I} exact"],
    "이 성명에 국내외 82단체가 함께 했습니다.": [f"82 {G} exact"],
    "연명단체 (총 82개)": [f"82 {G} exact"],
    "47개 단체 및 개인 7인 일동": [f"47 {G} exact", f"7 {I} exact"],
    "지난 12월 67개 단체와 10명의 개인이 대통령님께 서한을 보내 드렸습니다.": [f"67 {G} exact*", f"10 {I} exact*"],
    "지난 7월 15일 40개 단체가 성명을 발표하였습니다.": [f"40 {G} exact"],
    "지난 2019년 67개 단체가 청와대에 서한을 보낸 바 있다.": [f"67 {G} exact*"],
    "이 서한에 서명한 단체는 모두 70개, 개인은 7명입니다.": [f"70 {G} exact", f"7 {I} exact"],
    "지난해 67개 단체가 성명을 발표했다.": [f"67 {G} exact*"],
}  # fmt: skip
NOTHING_ENGLISH = [
    "Over 40 rights groups, 12 trade unions and 6 churches signed the appeal.",
    "In 2014, 30 countries voted for the resolution that we sent.",
    "Two countries at war signed nothing.",
    "The letter speaks of the two fishermen and of several experts.",
    "Two groups of fishermen were deported last month, the letter says.",
    "Article 19 organizations, The 88 Project and 5 demands were named in the letter.",
    "The letter names seven demands and twelve articles.",
    "Seven members of a delegation visited, we wrote.",
    "According to the statement, 12 organizations were banned.",
    "Police detained 47 activists who signed the petition.",
    "For three years civil society organizations have called on you.",
    "The 47-year-old man, the 74th session and resolution 46/17 are in our letter.",
    "A seven-member delegation signed.",
    "In 2020 organizations signed a letter.",
    "On December 15 organizations signed a letter.",
    "See https://example.org/40-groups-signed and call +82 2 770 4721 organizations.",
    "Dozens of organizations and hundreds of individuals signed.",
    "Several hundred organizations signed the letter.",
    "The signatories include 20 Korean groups.",
    "The letter urges these three governments to act.",
    "They represent two million people, and the letter says so.",
    "Two draft industry standards were open for comment, the letter said.",
]
NOTHING_KOREAN = [
    "단체는 3개 도시에서 성명을 발표했다.",
    "북한 어민 2명이 강제 송환되었다는 성명을 읽었다.",
    "두 나라가 전쟁 중이라고 성명은 밝혔다.",
    "우리는 이 단체의 성명을 지지하며 끝까지 싸울 것을 천명한다.",
    "성격차지수는 153개국 중 102위라고 성명은 밝혔다.",
    "시민 500명이 모여서 추모했다.",
    "수십 개 단체가 서명했다.",
    "수만 명의 개인이 서명했다.",
    "백래시공동대책위원회, 십대여성인권센터, 두레방이 서명했다.",
    "47세 남성과 결의안 46/17을 서한은 언급한다.",
    "그 나라에서는 3개월 동안 단체들이 서명하였다.",
    "제3국 단체가 성명에 서명했다.",
]


def _found(text: str, code: str) -> list[str]:
    return [f"{c.value} {c.kind} {c.precision}{'*' if c.about == 'other' else ''}" for c in find(text, code)]


@pytest.mark.parametrize("text", ENGLISH)
def test_english(text: str) -> None:
    assert _found(text, "en") == ENGLISH[text]


@pytest.mark.parametrize("text", KOREAN)
def test_korean(text: str) -> None:
    assert _found(text, "ko") == KOREAN[text]


@pytest.mark.parametrize("text", NOTHING_ENGLISH)
def test_no_claim_in_english(text: str) -> None:
    assert _found(text, "en") == []


@pytest.mark.parametrize("text", NOTHING_KOREAN)
def test_no_claim_in_korean(text: str) -> None:
    assert _found(text, "ko") == []
