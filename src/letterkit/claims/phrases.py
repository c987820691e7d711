"""Sets of phrases that are looked up at a place, in time that does not depend on how many there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

_OPENERS = "([{<\"'"
_CONTEXT = 48


class Token(NamedTuple):
    """What stands between two spaces, without opening signs."""

    text: str
    start: int


def before(text: str, end: int) -> list[Token]:
    """The last tokens before a place, in order."""
    begin = max(0, end - _CONTEXT)
    found, position = [], end
    for word in reversed(text[begin:end].split()):
        position = text.rfind(word, begin, position)
        token = word.lstrip(_OPENERS)
        if token:
            found.append(Token(token, position + len(word) - len(token)))
    found.reverse()
    return found


class Endings:
    """Phrases that may end a run of tokens, each with a label."""

    def __init__(self, labelled: Mapping[str, Iterable[str]]) -> None:
        self._by_last: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for label, phrases in labelled.items():
            for phrase in phrases:
                words = tuple(phrase.split())
                self._by_last.setdefault(words[-1], []).append((words, label))
        for entries in self._by_last.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def match(self, tokens: Sequence[Token], count: int) -> tuple[str, int] | None:
        """The label of the longest phrase that the first `count` tokens end with, and how many tokens it has."""
        if not count:
            return None
        for words, label in self._by_last.get(tokens[count - 1].text, ()):
            length = len(words)
            if length <= count and all(tokens[count - length + i].text == word for i, word in enumerate(words)):
                return label, length
        return None


def either(phrases: Iterable[str], *, words: bool) -> re.Pattern[str]:
    """A pattern that finds any of the phrases, as whole words or as parts of words; for none it never matches. A star
    stands for the rest of a word (sign* for signé, signent)."""
    ordered = sorted(phrases, key=len, reverse=True)
    body = "|".join(re.escape(phrase).replace(r"\ ", r"\s{1,3}").replace(r"\*", r"\w{0,15}") for phrase in ordered)
    if not body:
        return re.compile(r"(?!)")
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)" if words else f"(?:{body})")
