"""The text of a letter that was saved in some encoding, of which its length and its language tell more than a list's.

Each encoding of one country in which the bytes are a text is judged by how much that text looks like the language that
it is for: by its commonest characters, and by letters that stand where that language puts them. The best has to be
good by itself and clearly better than the next; else it cannot be told.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

from letterkit.encodings import decode, likelihood

_SAMPLE = 60_000
_GOOD_ENOUGH, _AHEAD = 0.6, 0.1
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})|<\?xml[^>]{0,100}?encoding=[\"']([\w:.-]{2,40})", re.I
)
_SUPERSETS = {
    "iso-8859-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "iso-8859-9": "cp1254", "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949", "shift_jis": "cp932", "sjis": "cp932", "gb2312": "gb18030", "gbk": "gb18030",
}  # fmt: skip
_CYRILLIC = frozenset("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфі")
_CYRILLIC_COMMON = frozenset("оеаинтсрвл")
_ARABIC_COMMON = frozenset("اليمنوتربهعدسفكةق")
_CENTRAL = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮÝŽőűŐŰöüäÖÜÄß„”“’–—…•«»§©®°·\xa0")
_WESTERN = frozenset("áàâäãåæçéèêëíìîïñóòôöõøœúùûüßÁÀÂÄÃÅÆÇÉÈÊËÍÎÏÑÓÔÖÕØŒÚÛÜ¿¡ªº„“”‘’‚–—…•«»§©®™€£°·\xa0")
_AFTER_SMALL = re.compile("[a-z][\u00c0-\u024f]")
_SIMPLIFIED = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
)
_TRADITIONAL = frozenset(
    "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經"
)


def decode_prose(data: bytes, *, declared: bool = False) -> tuple[str, str] | None:
    """The text, and the name of its encoding where it had to be worked out ("" where it is certain); None where it
    cannot be told. `declared`: what an HTML page says of itself is believed where the bytes are a text in it.
    """
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data)
    if wide := _utf16(data):
        return _strictly(data, wide)
    if text := _strictly(data, "utf-8") or _cut_utf8(data):
        return text
    if declared and (match := _DECLARED.search(data[:4096])):
        name = (match[1] or match[2]).decode("ascii", "replace")
        if text := _strictly(data, _believed(name)):
            return text
    return _worked_out(data)


def _believed(name: str) -> str:
    """The encoding that browsers take for a label (WHATWG Encoding): its superset by Microsoft, where there is one."""
    return _SUPERSETS.get(name.lower(), name)


def _utf16(data: bytes) -> str:
    """UTF-16 without a mark: every other byte of Latin letters, spaces and line ends is zero."""
    head = data[:4000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if len(head) < 4 or max(even, odd) < len(head) // 40 + 1 or min(even, odd) * 20 > max(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _cut_utf8(data: bytes) -> tuple[str, str] | None:
    """UTF-8 whose last character was cut off."""
    if not any(byte >= 0x80 for byte in data[-3:]):
        return None
    for length in (1, 2, 3):
        if length <= len(data) and 0xC2 <= data[-length] <= 0xF4:
            rest = data[:-length]
            return _strictly(rest, "utf-8") if len(rest) > 50 else None
    return None


def _strictly(data: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        return data.decode(encoding), ""
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _worked_out(data: bytes) -> tuple[str, str] | None:
    if _BEYOND_ASCII.search(data.decode("latin-1")) is None or b"\0" in data:
        return None
    found: list[tuple[float, str, str]] = []
    for encoding, (name, judge) in _JUDGES.items():
        if decoded := _strictly(data, encoding):
            found.append((judge(decoded[0][:_SAMPLE]), name, decoded[0]))
    found.sort(key=lambda one: one[0], reverse=True)
    if not found or found[0][0] < _GOOD_ENOUGH:
        return None
    if len(found) > 1 and found[0][0] - found[1][0] < _AHEAD and found[0][2] != found[1][2]:
        return None
    return found[0][2], found[0][1]


def _share(text: str, good: frozenset[str], *, of: Callable[[str], bool] = lambda c: c > "\x7f") -> float:
    foreign = [char for char in text if of(char)]
    return sum(char in good for char in foreign) / len(foreign) if foreign else 0.0


def _russian(text: str) -> float:
    """Lower-case letters of Russian, in about the amounts in which it uses them."""
    foreign = [char for char in text if char > "\x7f"]
    lower = sum(char in _CYRILLIC for char in foreign) / max(1, len(foreign))
    common = sum(char in _CYRILLIC_COMMON for char in foreign) / max(1, len(foreign))
    return min(1.0, lower * 0.5 + common) if common > 0.4 else 0.0


def _arabic(text: str) -> float:
    return _share(text, _ARABIC_COMMON) if "ال" in text else 0.0


def _western(text: str) -> float:
    return _share(text, _WESTERN) * _in_case(text)


def _central(text: str) -> float:
    return _share(text, _CENTRAL) * _in_case(text)


def _in_case(text: str) -> float:
    """How many accented letters have the case that the letter before them asks for."""
    after_small = [match[0][1] for match in _AFTER_SMALL.finditer(text)]
    return sum(char.islower() for char in after_small) / len(after_small) if after_small else 1.0


def _chinese(common: frozenset[str]) -> Callable[[str], float]:
    """The hundred commonest characters are two fifths of any Chinese text; wrongly read, hardly one is."""

    def judge(text: str) -> float:
        share = _share(text, common, of=lambda c: "\u3400" <= c <= "\u9fff")
        kana = sum("\u3041" <= char <= "\u30ff" for char in text) / max(1, len(text))
        return min(1.0, share * 4) if kana < 0.02 else 0.0

    return judge


def _japanese(text: str) -> float:
    """Hiragana is a third of any Japanese text."""
    share = _share(text, frozenset(map(chr, range(0x3041, 0x3094))) | {"、", "。", "ー"})
    return min(1.0, share * 2.5)


_JUDGES: dict[str, tuple[str, Callable[[str], float]]] = {
    "cp949": ("Korean (CP949)", lambda text: likelihood(text, "cp949")),
    "cp932": ("Japanese (Shift-JIS)", _japanese),
    "euc_jp": ("Japanese (EUC-JP)", _japanese),
    "gb18030": ("Chinese (GB 18030)", _chinese(_SIMPLIFIED)),
    "big5hkscs": ("Chinese (Big5)", _chinese(_TRADITIONAL)),
    "cp1251": ("Cyrillic (Windows-1251)", _russian),
    "koi8_r": ("Cyrillic (KOI8-R)", _russian),
    "cp1256": ("Arabic (Windows-1256)", _arabic),
    "cp1250": ("Central European (Windows-1250)", _central),
    "cp1252": ("Western (Windows-1252)", _western),
}
