"""Which language a block of text is in: by its script, then by the words that every sentence of a language has.

No model and no table beyond the language files (`grammar.detection`): a letter has few languages, long paragraphs, and
headings and names that say nothing, which take the language of what stands around them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from letterkit.languages import available, get, primary

_SCRIPTS = {
    "Hang": re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]"),
    "Kana": re.compile("[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d]"),
    "Hani": re.compile("[\u3400-\u9fff]"),
    "Arab": re.compile("[\u0620-\u06d3\ufb50-\ufeff]"),
    "Cyrl": re.compile("[\u0400-\u04ff]"),
    "Latn": re.compile("[A-Za-z\u00c0-\u024f]"),
}
_DENSE = {"Hang": 3, "Kana": 3, "Hani": 4}
"""How many Latin letters say as much as one of these."""
_WORD = re.compile(r"[^\W\d_]+(?:'(?=\w))?")
_SAMPLE = 4_000
_KEPT = 2_048
"""Samples whose language is kept: each step of an audit asks it of the same blocks."""
_LEAST = 2
"""So many words of a language are evidence, where no other has as many."""
_CLEAR = 1.25


def of(text: str, hint: str = "") -> str:
    """The code of the language of a text; `hint` (BCP 47), where the text says too little, else "".

    "NGOs" and names say nothing. A text of two languages has that of its larger part.
    """
    return _sure(text, hint) or _known(hint)


def of_blocks(blocks: Sequence[str], hint: str = "") -> tuple[str, ...]:
    """The language of each block. One that says too little has that of the nearest block before it in the same script,
    else of the nearest after it, else of any block before or after it, else that of `hint`, else ""."""
    sure = [_sure(block, hint) for block in blocks]
    scripts = [_script(block) for block in blocks]
    before = _nearest(sure, scripts)
    after = _nearest(sure[::-1], scripts[::-1])[::-1]
    common = Counter(code for code in sure if code).most_common(1)
    rest = _known(hint) or (common[0][0] if common else "")
    found = []
    for own, (same, other), (same_after, other_after) in zip(sure, before, after, strict=True):
        found.append(own or same or same_after or other or other_after or rest)
    return tuple(found)


def _nearest(sure: Sequence[str], scripts: Sequence[str]) -> list[tuple[str, str]]:
    """For each block the last language before it in its script, and in any."""
    last: dict[str, str] = {}
    found = []
    for code, script in zip(sure, scripts, strict=True):
        found.append((last.get(script, ""), last.get("", "")))
        if code:
            last[script] = last[""] = code
    return found


def _known(hint: str) -> str:
    try:
        return primary(hint) if hint else ""
    except KeyError:
        return ""


def _script(text: str) -> str:
    """The script of most of a text; Kana tells Japanese, however much of it is Chinese characters."""
    sample = text[:_SAMPLE]
    if sample.isascii():
        return "Latn" if _SCRIPTS["Latn"].search(sample) else ""
    counts = {name: len(letters.findall(sample)) for name, letters in _SCRIPTS.items()}
    if counts["Kana"] * 12 > counts["Hani"]:
        counts["Kana"], counts["Hani"] = counts["Kana"] + counts["Hani"], 0
    weighed = {name: count * _DENSE.get(name, 1) for name, count in counts.items()}
    best = max(weighed, key=lambda name: weighed[name])
    return best if weighed[best] else ""


def _sure(text: str, hint: str) -> str:
    return _of_sample(text[:_SAMPLE], hint)


@lru_cache(maxsize=_KEPT)
def _of_sample(text: str, hint: str) -> str:
    script = _script(text)
    candidates = _written(script)
    if len(candidates) == 1:
        return candidates[0]
    if script == "Hani":
        return _chinese(text, hint)
    return _by_words(text, candidates)


def _by_words(text: str, candidates: tuple[str, ...]) -> str:
    lowered = text.lower()
    words = _WORD.findall(lowered.replace("’", "'"))
    known = _words_of(candidates)
    times = Counter(code for word in words for code in known.get(word, ()))
    scores = Counter({code: times[code] * 2 + sum(map(lowered.count, _detection(code)[1])) for code in candidates})
    ranked = scores.most_common(2)
    if not ranked or ranked[0][1] < 2 * _LEAST or times[ranked[0][0]] < _LEAST:
        return ""
    if len(words) > 40 and ranked[0][1] < len(words) / 5:
        return ""
    return ranked[0][0] if len(ranked) < 2 or ranked[0][1] >= _CLEAR * ranked[1][1] else ""


@cache
def _words_of(codes: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """The words of some languages, each with those that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for code in codes:
        for word in _detection(code)[0]:
            found[word] = (*found.get(word, ()), code)
    return found


def _chinese(text: str, hint: str) -> str:
    """Simplified or traditional, by the letters that only one has; where there are none the hint, if it is Chinese."""
    letters = Counter(text)
    codes = [code for code in available() if get(code).script in ("Hans", "Hant")]
    scores = {code: sum(letters[letter] for letter in _detection(code)[1]) for code in codes}
    best = max(codes, key=lambda code: scores[code], default="")
    tie = len({scores[code] for code in codes}) < len(codes)
    return (_known(hint) if _known(hint) in codes else "") if tie else best


@cache
def _written(script: str) -> tuple[str, ...]:
    """The languages that are written in a script."""
    names = {"Hang": ("Kore",), "Kana": ("Jpan",), "Hani": ("Hans", "Hant")}.get(script, (script,))
    return tuple(code for code in available() if get(code).script in names)


@cache
def _detection(code: str) -> tuple[frozenset[str], str]:
    table: Any = get(code).grammar["detection"]
    return frozenset(table["words"]), table["letters"]
