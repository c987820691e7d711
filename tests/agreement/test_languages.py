"""One paragraph in nine languages: each agrees with the English one, and none does when a number in it is changed."""

import re

import pytest

from letterkit import agreement
from letterkit.agreement import Difference

ENGLISH = (
    "In 2019, at least 1,500 people (12.5 percent) lost $2.5 million, for the third time. We met on 3 March 2020, with "
    "16 others, under Article 19."
)
TRANSLATED = {
    "de": (
        "2019 verloren mindestens 1.500 Menschen (12,5 Prozent) 2,5 Millionen Dollar, zum 3. Mal. Wir trafen "
        "uns am 3. März 2020 mit 16 anderen nach Artikel 19."
    ),
    "fr": (
        "En 2019, au moins 1 500 personnes (12,5 %) ont perdu 2,5 millions de dollars, pour la troisième "
        "fois. Nous nous sommes réunis le 3 mars 2020 avec 16 autres, selon l’article 19."
    ),
    "es": (
        "En 2019, al menos 1.500 personas (12,5 %) perdieron 2,5 millones de dólares, por tercera vez. Nos "
        "reunimos el 3 de marzo de 2020 con otras 16, según el artículo 19."
    ),
    "it": (
        "Nel 2019 almeno 1.500 persone (12,5%) hanno perso 2,5 milioni di dollari, per la terza volta. Ci "
        "siamo riuniti il 3 marzo 2020 con altre 16, secondo l’articolo 19."
    ),
    "pt": (
        "Em 2019, pelo menos 1.500 pessoas (12,5%) perderam 2,5 milhões de dólares, pela terceira vez. "
        "Reunimo-nos em 3 de março de 2020 com outras 16, segundo o artigo 19."
    ),
    "nl": (
        "In 2019 verloren minstens 1.500 mensen (12,5 procent) 2,5 miljoen dollar, voor de derde keer. Wij "
        "kwamen op 3 maart 2020 bijeen met 16 anderen, volgens artikel 19."
    ),
    "ru": (
        "В 2019 году не менее 1 500 человек (12,5 %) потеряли 2,5 миллиона долларов, в третий раз. Мы "
        "встретились 3 марта 2020 года с 16 другими по статье 19."
    ),
    "ko": (
        "2019년 최소 1500명(12.5%)이 세 번째로 250만 달러를 잃었습니다. 저희는 2020년 3월 3일 다른 16명과 "
        "제19조에 따라 만났습니다."
    ),
    "ja": (
        "2019年、少なくとも1500人(12.5%)が三度目に250万ドルを失いました。2020年3月3日に他の16人と第19条に基づき会いました"
        "。"
    ),
    "zh-Hans": ("2019年,至少1500人(12.5%)第三次损失250万美元。我们于2020年3月3日与另外16人根据第19条会面。"),
}
_NUMBER = re.compile(r"\d+(?:[.,  ]\d+)*")


def compared(text: str, lang: str) -> list[Difference]:
    return list(agreement.differences([agreement.facts(ENGLISH, "en")], [agreement.facts(text, lang)]))


@pytest.mark.parametrize("lang", TRANSLATED)
def test_a_translation_agrees(lang: str) -> None:
    assert compared(TRANSLATED[lang], lang) == []


@pytest.mark.parametrize("lang", TRANSLATED)
def test_each_number_that_is_changed_contradicts(lang: str) -> None:
    text = TRANSLATED[lang]
    numbers = list(_NUMBER.finditer(text))
    assert len(numbers) >= 7
    for match in numbers:
        last = match.end() - 1
        changed = text[:last] + str((int(text[last]) + 1) % 10 or 2) + text[last + 1 :]
        assert any(difference.sure for difference in compared(changed, lang)), changed
