"""Korean names in Latin letters: one key for the romanisations that people use side by side.

Revised Romanisation (2000), McCune-Reischauer without its marks, and what families write: Kang Kyung-wha and Gang
Gyeong-hwa, Lee Yang-hee and Yi Yanghui. The key is coarse; it is asked only for names that have a Korean family name.
"""

from __future__ import annotations

import re

_FAMILIES = {
    "kim": "kim gim", "lee": "lee yi rhee ri ree i", "pak": "park pak bak", "choe": "choi choe", "jeong": "jeong jung "
    "chung cheong joung", "kang": "kang gang", "jo": "jo cho joh", "yun": "yoon yun youn", "jang": "jang chang",
    "im": "lim im rim", "han": "han", "o": "oh", "seo": "seo suh", "sin": "shin sin", "kwon": "kwon gwon kweon",
    "hwang": "hwang whang", "an": "ahn an", "song": "song", "yu": "yoo yu ryu you", "hong": "hong", "jeon": "jeon jun "
    "chun chon", "ko": "ko go koh", "mun": "moon mun", "son": "son sohn", "pae": "bae pae", "paek": "baek paek paik",
    "heo": "heo hur huh", "no": "noh roh no", "nam": "nam", "sim": "shim sim", "ha": "ha", "ju": "joo ju chu",
    "ku": "koo ku gu goo", "cha": "cha", "u": "woo wu", "min": "min", "na": "na ra", "chi": "ji chi jee", "eom": "eom "
    "um uhm", "seong": "sung seong", "seok": "seok suk", "pyeon": "byun byeon pyon", "hyeon": "hyun hyeon",
}  # fmt: skip
_FAMILY = {written: key for key, names in _FAMILIES.items() for written in names.split()}
_VOWELS = re.compile(r"[aeiouwy]+")
_SOUNDS = (
    ("young", "yeong"), ("kyung", "kyeong"), ("kyoung", "kyeong"), ("jung", "jeong"), ("sung", "seong"),
    ("hyun", "hyeon"),
    ("myung", "myeong"), ("byung", "byeong"), ("yong", "yeong"), ("wha", "hwa"), ("whan", "hwan"), ("wh", "hw"),
    ("joung", "jeong"), ("oo", "u"), ("ou", "u"), ("ee", "i"), ("eui", "ui"), ("hui", "hi"), ("eo", "o"), ("eu", "u"),
    ("ae", "e"), ("ph", "p"), ("sh", "s"), ("ch", "j"), ("c", "k"), ("g", "k"), ("d", "t"), ("b", "p"), ("r", "l"),
)  # fmt: skip


def key(words: tuple[str, ...]) -> str:
    """One key for all romanisations of a name, given as bare words (`letterkit.similar.forms`), in whatever order;
    "" where neither the first nor the last word is a Korean family name, or the given name has one letter only."""
    if not 2 <= len(words) <= 3 or not all(word.isascii() and word.isalpha() for word in words):
        return ""
    for family, given in ((words[0], words[1:]), (words[-1], words[:-1])):
        joined = "".join(given)
        syllables = len(_VOWELS.findall(joined))
        if family in _FAMILY and 1 <= syllables <= 3 and len(joined) > 2:
            return f"{_FAMILY[family]} {sounds(joined)}"
    return ""


def sounds(word: str) -> str:
    """A given name as it sounds, as far as its romanisations leave it in doubt."""
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    return word
