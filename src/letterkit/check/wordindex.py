"""Where names and cells of a long list may stand in a letter, without looking for each of them from beginning to end.

A phrase stands somewhere only if each of its words does. Of most phrases of a list at least one word stands nowhere;
the others are looked for where the rarest of their words is.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from itertools import chain

from letterkit.check import lines, printed, remembered
from letterkit.check.lines import folded, words
from letterkit.check.passage import Passage
from letterkit.check.subject import Subject

_HEAD = 6
"""Characters of a phrase that are looked up before its words are."""


def anywhere(subject: Subject, phrases: Collection[str]) -> Mapping[str, Sequence[Passage]]:
    """The phrases that may stand in the letter as whole words, in whatever case, each with the passages that it may
    stand in, of long lists too."""
    found = {phrase: list(passages) for phrase, passages in holding(subject, phrases).items()}
    for listed in printed.lists(subject):
        for phrase, passages in listed.holding(phrases).items():
            found.setdefault(phrase, []).extend(passages)
    return found


def holding(subject: Subject, phrases: Iterable[str]) -> Mapping[str, Sequence[Passage]]:
    """The same without long lists, in the order of reading."""
    known: frozenset[str] = subject.once("words", _all_words)
    told = {phrase: said for phrase in _begun(subject, phrases) if known.issuperset(said := words(phrase))}
    if not told:
        return {}
    where: dict[str, list[Passage]] = {word: [] for said in told.values() for word in said}
    for passage in subject.passages:
        for word in where.keys() & set(words(passage.text)):
            where[word].append(passage)
    return {
        phrase: min((where[word] for word in said), key=len, default=list(subject.passages))
        for phrase, said in told.items()
    }


def _begun(subject: Subject, phrases: Iterable[str]) -> Iterable[str]:
    """Of many phrases those whose first characters stand in the letter, in whatever case."""
    several = phrases if isinstance(phrases, Collection) else list(phrases)
    if len(several) < lines.LONG:
        return several
    known: Container[str] = subject.once("heads", lambda _: heads(folded(_all_text(subject))))
    return [phrase for phrase in several if head(folded(phrase)) in known]


def heads(text: str) -> frozenset[str]:
    """All stretches of a text by which `head` tells what stands nowhere in it."""
    sizes = range(_HEAD + 1)
    return frozenset(chain.from_iterable((text[at : at + size] for at in range(len(text))) for size in sizes))


def head(phrase: str) -> str:
    """The beginning of a phrase; one that is not among the `heads` of a text is not in the text."""
    return phrase[:_HEAD]


def _all_text(subject: Subject) -> str:
    return "\n".join(passage.text for passage in subject.passages)


def _all_words(subject: Subject) -> frozenset[str]:
    return frozenset[str]().union(*(remembered.words(passage.text) for passage in subject.passages))
