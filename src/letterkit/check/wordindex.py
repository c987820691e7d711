"""Where names and cells of a long list may stand in a letter, without looking for each of them from beginning to end.

A phrase stands somewhere only if each of its words does. Of most phrases of a list at least one word stands nowhere;
the others are looked for where the rarest of their words is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from letterkit.check.passage import Passage
from letterkit.check.subject import Subject

_WORD = re.compile(r"\w+")
_ONE_I = str.maketrans("İı", "ii")
"""Regular expressions that ignore case take them for i, case folding does not."""


def holding(subject: Subject, phrases: Iterable[str]) -> Mapping[str, Sequence[Passage]]:
    """The phrases that may stand in the letter as whole words, in whatever case, each with the passages that it may
    stand in, in the order of reading."""
    known: frozenset[str] = subject.once("words", _all_words)
    told = {phrase: words for phrase in phrases if known.issuperset(words := _words(phrase))}
    if not told:
        return {}
    where: dict[str, list[Passage]] = {word: [] for words in told.values() for word in words}
    for passage in subject.passages:
        for word in where.keys() & set(_words(passage.text)):
            where[word].append(passage)
    return {
        phrase: min((where[word] for word in words), key=len, default=list(subject.passages))
        for phrase, words in told.items()
    }


def _all_words(subject: Subject) -> frozenset[str]:
    return frozenset(_words("\n".join(passage.text for passage in subject.passages)))


def _words(text: str) -> list[str]:
    return _WORD.findall(folded(text))


def folded(text: str) -> str:
    """A text in which all that regular expressions take for one where they ignore case is one."""
    return text.lower() if text.isascii() else text.translate(_ONE_I).casefold()
