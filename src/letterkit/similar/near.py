"""Pairs of names whose letters are almost the same, without comparing each with each in long lists."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from letterkit import countries
from letterkit.similar.forms import Form

NEAR = 88.0
# In Chinese, Japanese and Korean a syllable more or less is another town or another word.
NEAR_EAST_ASIAN = 94.0
_ALL_PAIRS_UP_TO = 1000
_RARE_WORDS = 3
_ENDS = 6
_WINDOW = 60
_DIRECTIONS = frozenset(
    {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "nord", "sud", "est", "ouest"}
)


def near(forms: Sequence[Form], *, all_pairs_up_to: int = _ALL_PAIRS_UP_TO) -> Iterator[tuple[int, int, float]]:
    """Indices of two names and their token-sort ratio (rapidfuzz, 0 to 100) where that is 88 or more.

    Up to 1,000 names each is compared with each. Above, only those that share one of their three rarest words, the
    initials of all their words, or six letters at either end of the sorted words, and in blocks of more than sixty only
    neighbours: time grows with the length of the list (30,000 names in about 4 s), and a pair with slips in its rare
    words, in a first letter and at both ends is missed. The tests demand 97 of 100 pairs that differ by one slip.
    """
    texts = [form.in_order for form in forms]
    seen: set[tuple[int, int]] = set()
    blocks = [range(len(forms))] if len(forms) <= all_pairs_up_to else _blocks(forms, texts)
    window = len(forms) if len(forms) <= all_pairs_up_to else _WINDOW
    for block in blocks:
        for first, second, score in _within(sorted(block, key=texts.__getitem__), texts, window):
            pair = (first, second) if first < second else (second, first)
            if pair not in seen and score >= _needed(forms[first], forms[second]):
                seen.add(pair)
                if not apart_on_purpose(forms[first], forms[second]):
                    yield (*pair, score)


def apart_on_purpose(first: Form, second: Form) -> bool:
    """Whether what differs is what tells two bodies apart: a number, a point of the compass, or a country."""
    left, right = Counter(first.words), Counter(second.words)
    only_left, only_right = list((left - right).elements()), list((right - left).elements())
    if _numbers(only_left) != _numbers(only_right):
        return True
    if _DIRECTIONS.intersection(only_left) and _DIRECTIONS.intersection(only_right):
        return True
    one, other = (countries.read(" ".join(words)).code for words in (only_left, only_right))
    return one is not None and other is not None and one != other


def _numbers(words: Iterable[str]) -> list[str]:
    return sorted(word for word in words if any(map(str.isdigit, word)))


def _needed(first: Form, second: Form) -> float:
    return NEAR_EAST_ASIAN if first.east_asian or second.east_asian else NEAR


def _within(block: Sequence[int], texts: Sequence[str], window: int) -> Iterator[tuple[int, int, float]]:
    """Near pairs of one block, each name compared with the `window` names behind it."""
    from rapidfuzz import fuzz, process  # loading it takes 30 ms, which a list without a second name need not pay

    for at, first in enumerate(block):
        behind = block[at + 1 : at + 1 + window]
        found = process.extract(
            texts[first], [texts[i] for i in behind], scorer=fuzz.ratio, score_cutoff=NEAR, limit=None
        )
        for _, score, where in found:
            yield first, behind[where], score


def _blocks(forms: Sequence[Form], texts: Sequence[str]) -> Iterator[list[int]]:
    """Groups of names that are worth comparing."""
    common = Counter(word for form in forms for word in set(form.words))
    blocks: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for index, form in enumerate(forms):
        shared = sorted((word for word in set(form.words) if common[word] > 1), key=lambda word: (common[word], word))
        for word in shared[:_RARE_WORDS]:
            blocks["word", word].append(index)
        blocks["initials", "".join(word[0] for word in sorted(form.words))].append(index)
        blocks["head", texts[index][:_ENDS]].append(index)
        blocks["tail", texts[index][-_ENDS:]].append(index)
    return (block for block in blocks.values() if len(block) > 1)


def star(bucket: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first of a bucket with each other one: all pairs of a few, without a flood where hundreds are the same."""
    if len(bucket) <= 3:
        yield from combinations(bucket, 2)
    else:
        yield from ((bucket[0], other) for other in bucket[1:])
