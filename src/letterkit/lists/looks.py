"""What a line looks like: a name, a sentence, a person, an office, the end of a list."""

from __future__ import annotations

import re
from functools import lru_cache

from letterkit.lists.folding import fold, undressed
from letterkit.lists.vocabulary import vocabulary

_KEPT = 8192
"""Lines whose looks are kept: each step of reading a list asks the same of the same names."""
CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_SENTENCE_END = re.compile(r"[.!?:;。！？…][\"'”’)\]»]*$")
_ABBREVIATION = re.compile(
    r"(?:\b\w|\b(?:inc|ltd|co|corp|e\.? ?v|bros|jr|sr|st|assoc|org|ph\.? ?d|etc|a\.? ?c|pvt|dept|esq|hon|univ|llc|nat"
    r"|intl|\w\.\w))\.$",
    re.IGNORECASE,
)
_INNER_END = re.compile(r"[a-zà-ÿ]{4,}[.!?] +[A-ZÀ-Þ]")
_CJK_SENTENCE = re.compile(
    r"[。！？]|(?:니다|습니다|한다|했다|하라|된다|이다|있다|는다|세요|십시오|ます|です|ました|ません|である|せよ)[.!?]?[\"'”’)\]」]*$"
)
_DATE = re.compile(
    r"(?:[^\W\d_][\w .'-]{1,30},\s*)?(?:(?:le|den|am|on)\s+)?(?:"
    r"\d{4}\s?[년年.\-/]\s?\d{1,2}\s?[월月.\-/]\s?\d{1,2}\s?[일日]?\.?|"
    r"\d{1,2}(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+)?[^\W\d_]{3,12}\.?,?\s+(?:de\s+)?\d{4}|"
    r"[^\W\d_]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})\.?"
)
_ADDRESS = re.compile(r"https?://|www\.\w|[\w.+-]{1,64}@[\w-]{1,63}\.|\bt\.me/")
_CALL = re.compile(r"\+\d[\d ().-]{6,}|\(\d{2,4}\) ?\d{3}")
_PARTICLES = frozenset(
    [
        "de",
        "del",
        "della",
        "der",
        "den",
        "di",
        "da",
        "das",
        "do",
        "dos",
        "du",
        "la",
        "le",
        "van",
        "von",
        "zu",
        "zur",
        "bin",
        "ibn",
        "bint",
        "al",
        "el",
        "ten",
        "ter",
        "y",
        "e",
        "und",
        "af",
        "av",
        "ben",
        "abu",
    ]
)
_HONORIFIC = re.compile(
    r"^(?:dr|prof|professor|mr|mrs|ms|mx|rev|reverend|fr|sir|dame|lord|lady|baroness|hon|ambassador|senator|sra?|dra?|mme|mlle|herr|frau|bishop|judge)\b\.?\s+",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r",?\s*(?:ph\.?\s?d|m\.?d|esq|ll\.?[mbd]|lord|lady|baroness|obe|mbe|cbe|qc|kc|mp|jr|sr|m\.?a|dr)\.?(?=,|$)",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:associa\w+|asocia\w+|networks?|foundations?|fundaci\w+|fondation|stiftung|fundaç\w+|coali\w+|allian\w+|alianza|aliança|"
    r"committee|comit\w+|council|conseil|consejo|conselho|commission|comisi\w+|institut\w*|cent(?:er|re)s?|centro|federa\w+|fédéra\w+|"
    r"organi\w+|societ\w+|sociét\w+|sociedad\w*|unions?|campaign|initiative|iniciativa|consortium|forums?|fóruns?|foro|movement|mouvement|"
    r"movimi?ento|collecti\w+|colectivo|coletivo|verein\w*|verband\w*|bund|inc|ltd|ngo|trust|group|grupo|groupe|project|projekt|"
    r"university|université|universi\w+|church|watch|international|rights?|derechos|direitos|droits|justice|freedom|media|press|labs?|now|"
    r"asbl|gmbh|e\.?v|ligue|liga|league|réseau|red|rede|rete|syndicat|sindicat\w+|gewerkschaft|action|amnesty|greenpeace|club|"
    r"house|party|partido|college|school|library|services?|studies|research|solidarity|workers|women|youth|peace|democracy|digital)\b"
    r"|단체|협회|연합|재단|센터|네트워크|위원회|연구소|연구원|모임|연대$|회의|노조|노동조합|교회|지부|본부|시민|학회|포럼|운동|"
    r"協会|協會|协会|会$|會$|团$|團$|社$|組合|工会|工會|联盟|聯盟|同盟|基金|財団|财团|センター|ネット|ネットワーク|委員会|委員會|委员会|法人|機構|机构|"
    r"研究所|陣線|阵线|学会|學會|教会|教會|中心|组织|組織|团体|團體|連合|連盟|連絡|フォーラム|クラブ|グループ",
    re.IGNORECASE,
)


def words(text: str) -> list[str]:
    """The words of a text, numbers left out."""
    return _WORD.findall(text)


def small_share(found: list[str]) -> float:
    """Which part of the words begins with a small letter."""
    return sum(word[0].islower() for word in found) / len(found) if found else 0.0


def prose(text: str) -> bool:
    """Whether a line is a sentence rather than a name."""
    if CJK.search(text):
        plain = re.sub(r"[(（][^()（）]*[)）]", "", text)
        return len(text) > 12 and _CJK_SENTENCE.search(plain) is not None
    found = words(text)
    if len(found) > 45:
        return True
    ended = _SENTENCE_END.search(text) is not None and not _ABBREVIATION.search(text)
    small = small_share(found)
    if len(found) >= 8 and (ended or _INNER_END.search(text)) and small >= 0.45:
        return True
    return len(found) >= 4 and ended and small >= 0.6


def namelike(text: str) -> bool:
    """Whether a line can be a name: no sentence, not too long, begins as names do."""
    text = text.strip(" ,;")
    if not any(map(str.isalpha, text)) or prose(text) or len(text) > 260:
        return False
    if CJK.search(text):
        return True
    found = words(text)
    return bool(found) and not (len(found) > 5 and small_share(found) > 0.75)


def dated(text: str) -> bool:
    """Whether a line is a date, or a place and a date."""
    if len(text) >= 60:
        return False
    plain = undressed(text)
    month, _, year = plain.rpartition(" ")
    monthly = year.isdigit() and len(year) == 4 and fold(month).removesuffix(" de") in vocabulary().months
    return monthly or _DATE.fullmatch(plain) is not None


def addressed(text: str) -> bool:
    """Whether a line gives an address of the Internet, an e-mail address or a telephone number."""
    return _ADDRESS.search(text) is not None or _CALL.search(text) is not None


def closes(text: str) -> bool:
    """Whether a line is the end of a letter, after which those who sign stand: "Sincerely,"."""
    known = vocabulary()
    folded = fold(undressed(text)).rstrip(" ,.!。、")
    if folded in known.closings:
        return True
    if folded.startswith(known.closing_starts):
        return True
    return len(folded) < 60 and folded.partition(",")[0] in known.closings


def salutes(text: str) -> bool:
    """Whether a line greets: "Dear President,"."""
    folded = fold(undressed(text))
    return len(folded) < 100 and text.rstrip()[-1:] in ",:;!，：" and folded.startswith(vocabulary().salutations)


def ends(text: str) -> bool:
    """Whether a line belongs to what editors put below a list: credits, contacts, "Read more"."""
    return len(text) < 300 and vocabulary().ends.match(fold(undressed(text))) is not None


@lru_cache(_KEPT)
def bodylike(text: str) -> bool:
    """Whether a name has a word that names of bodies have."""
    return _BODY.search(text) is not None


def honored(text: str) -> bool:
    """Whether a name has an honorific or a degree, as persons do."""
    return _HONORIFIC.search(text) is not None or _DEGREE.search(text) is not None


@lru_cache(_KEPT)
def person(text: str) -> bool:
    """Whether a text can be the name of a person: two to five capitalised words, or a few letters of East Asia."""
    bare = _DEGREE.sub("", _HONORIFIC.sub("", text.strip(" ,.;"))).strip()
    if not bare or bodylike(bare) or any(map(str.isdigit, bare)) or official(bare):
        return False
    if CJK.search(bare):
        return 2 <= len(bare.replace(" ", "")) <= 5
    if re.search(r"[&/@:;|()\"–—]|\s-\s", bare):
        return False
    parts = bare.split()
    if not 2 <= len(parts) <= 6:
        return False
    capital = [part for part in parts if part[0].isupper() or not part[0].isascii()]
    small = [part for part in parts if part not in capital]
    loud = sum(part.isupper() and len(part) > 2 and "." not in part for part in parts)
    return all(part.lower().rstrip("'’") in _PARTICLES for part in small) and len(capital) >= 2 and loud < 2


@lru_cache(_KEPT)
def official(text: str) -> bool:
    """Whether a text is or begins with an office or a title: "Former Rapporteur", "directrice de"."""
    known, folded = vocabulary(), fold(text)
    return any(match is not None for match in (known.offices.search(folded), known.titles.search(folded)))
