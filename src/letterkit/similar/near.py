"""Pairs of names whose letters are almost the same, without comparing each with each in long lists."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from letterkit import countries
from letterkit.countries.table import table
from letterkit.similar.forms import Form

NEAR = 88.0
# In Chinese, Japanese and Korean a syllable more or less is another town or another word.
NEAR_EAST_ASIAN = 94.0
_ALL_PAIRS_UP_TO = 1000
_RARE_WORDS = 3
_RARE = 60
"""In so many names at most a word is rare enough for all of them to be compared."""
_FEW, _WINDOW = 40, 12
"""In a block of more than so many names only so many neighbours are compared."""
_DIRECTIONS = frozenset(
    {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "nord", "sud", "est", "ouest"}
)


def near(forms: Sequence[Form], *, all_pairs_up_to: int = _ALL_PAIRS_UP_TO) -> Iterator[tuple[int, int, float]]:
    """Indices of two names and their token-sort ratio (rapidfuzz, 0 to 100) where that is 88 or more.

    Up to 1,000 names each is compared with each; of those behind it that are near a name the nearest forty are given: a
    list of names that are all alike shall not have as many pairs as its number squared. Above (`long` is for lists of
    more than 8,000), only those whose words are the same but for one, that are the same without spaces, that have the
    same initials, or that share one of their three rarest words; in blocks of more than forty only neighbours, sorted
    from the front and from the back. Time is in proportion to the length of the list, and few pairs are missed that
    comparing all would find: of 7,000 names in which 2,000 pairs differ by slips, none where it is one slip, 32 in a
    thousand where it is two (benchmarks/similar_recall.py 7000).
    """
    texts = [form.in_order for form in forms]
    seen: set[tuple[int, int]] = set()
    numbers = [tuple(_numbers(form.words)) for form in forms]
    blocks = _by_numbers(numbers) if len(forms) <= all_pairs_up_to else _blocks(forms, texts)
    for block, window in blocks:
        for first, second, score in _within(block, texts, window):
            pair = (first, second) if first < second else (second, first)
            if numbers[first] == numbers[second] and pair not in seen and score >= _needed(forms[first], forms[second]):
                seen.add(pair)
                if not apart_on_purpose(forms[first].words, forms[second].words):
                    yield (*pair, score)


def apart_on_purpose(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether what differs between the words of two names is what tells two bodies apart: a number, a point of the
    compass, or a country."""
    left, right = _only(first, second), _only(second, first)
    if _numbers(left) != _numbers(right):
        return True
    if _DIRECTIONS.intersection(left) and _DIRECTIONS.intersection(right):
        return True
    if not (left and right):
        return False
    shorter, longer = sorted((left, right), key=len)
    one = _country(shorter)
    return one is not None and (other := _country(longer)) is not None and one != other


def _only(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """The words that the other name has not, or not as often."""
    known = set(others)
    if len(known) == len(others) and len(set(words)) == len(words):
        return [word for word in words if word not in known]
    return list((Counter(words) - Counter(others)).elements())


def _country(words: Sequence[str]) -> str | None:
    """The country that words which are all that differs name."""
    if len(words) == 1 and words[0] not in table().spellings:  # most are no country, and reading one takes 6 µs
        return None
    return countries.read(" ".join(words), suggest=False).code


def _numbers(words: Sequence[str]) -> list[str]:
    if not words or "".join(words).isalpha():
        return []
    return sorted(word for word in words if any(map(str.isdigit, word)))


def _needed(first: Form, second: Form) -> float:
    return NEAR_EAST_ASIAN if first.east_asian or second.east_asian else NEAR


def _within(block: Sequence[int], texts: Sequence[str], window: int) -> Iterator[tuple[int, int, float]]:
    """Near pairs of one block, each name compared with the `window` names behind it."""
    from rapidfuzz import fuzz, process  # loading it takes 30 ms, which a list without a second name need not pay

    if len(block) == 2:  # most blocks of a long list are
        first, second = block
        if score := fuzz.ratio(texts[first], texts[second], score_cutoff=NEAR):
            yield first, second, score
        return
    choices = [texts[i] for i in block]
    for at, first in enumerate(block):
        behind = choices[at + 1 : at + 1 + window]
        found = process.extract(choices[at], behind, scorer=fuzz.ratio, score_cutoff=NEAR, limit=_FEW)
        yield from ((first, block[at + 1 + where], score) for _, score, where in found)


Block = tuple[Sequence[int], int]
"""Names, and with how many of those behind it each is compared."""


def _by_numbers(numbers: Sequence[tuple[str, ...]]) -> Iterator[Block]:
    """Names that have the same numbers, all with each other; those that have others are told apart by them."""
    alike: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, found in enumerate(numbers):
        alike[found].append(index)
    return ((block, len(block)) for block in alike.values() if len(block) > 1)


def _blocks(forms: Sequence[Form], texts: Sequence[str]) -> Iterator[Block]:
    """Groups of names that are worth comparing."""
    for block in chain(_alike_but_for_a_word(forms), _sharing_rare_words(forms)):
        if len(block) <= _FEW:
            yield block, len(block)
        else:
            # Of two names with one slip either what stands before it or what stands behind it is the same.
            yield sorted(block, key=texts.__getitem__), _WINDOW
            yield sorted(block, key=lambda i: texts[i][::-1]), _WINDOW


def _alike_but_for_a_word(forms: Sequence[Form]) -> Iterator[list[int]]:
    """Names that have all words in common but for one, all letters but for the spaces, or all initials."""
    first: dict[int, int] = {}
    more: defaultdict[int, list[int]] = defaultdict(list)
    for index, form in enumerate(forms):
        words = sorted(form.words)
        text = " ".join([*words, ""])  # each word with a space behind it
        keys, at = {hash(text), hash("".join(form.words)), hash((*[word[0] for word in words],))}, 0
        for word in words:
            end = at + len(word) + 1
            keys.add(hash(text[:at] + text[end:]))
            at = end
        for key in keys:  # a number in place of a text: most keys belong to one name, and shall take little room
            if first.setdefault(key, index) != index:
                more[key].append(index)
    return ([first[key], *others] for key, others in more.items())


def _sharing_rare_words(forms: Sequence[Form]) -> Iterator[list[int]]:
    """Names that have a word in common which few others have."""
    common = Counter(chain.from_iterable(form.words for form in forms))
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for index, form in enumerate(forms):
        rare = sorted((common[word], word) for word in set(form.words) if 1 < common[word] <= _RARE)
        for _, word in rare[:_RARE_WORDS]:
            blocks[word].append(index)
    return (block for block in blocks.values() if len(block) > 1)
