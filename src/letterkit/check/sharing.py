"""Checks of the letters of one recipients file: what cannot differ between two of them is checked once.

Most of a letter is the same for all rows. What a check finds there is remembered where the check is known to look at
nothing else: at the list alone, or at each passage by itself. A check that is not named here runs for every letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import ModuleType

from letterkit.check import remembered
from letterkit.check.catalogue import code_of
from letterkit.check.subject import Subject
from letterkit.model.finding import Finding

OF_THE_LIST = frozenset(
    {"country-ambiguous", "country-missing", "country-several", "country-spelling", "country-unknown", "kind-doubtful"}
    | {"language-without-names", "signatory-nearly-twice", "signatory-twice"}
)
"""Checks that look at those who sign and the languages of the letter, and at nothing else of it."""

BY_PASSAGE = frozenset({"link-doubtful", "markup-left", "placeholder-left", "weekday-wrong"})
"""Checks whose findings in a passage depend on nothing but the passage and the project."""


def findings(module: ModuleType, subject: Subject) -> Iterable[Finding]:
    """What a check finds in a letter."""
    code = code_of(module)
    if subject.project.recipient is None or code not in OF_THE_LIST | BY_PASSAGE:
        found: Iterable[Finding] = module.check(subject)
        return found
    if code in BY_PASSAGE:
        return _by_passage(module, code, subject)
    key = code, subject.project.draft.languages, len(subject.counted)
    return remembered.once(subject.project, subject.counts, key, lambda: tuple(module.check(subject)))


def _by_passage(module: ModuleType, code: str, subject: Subject) -> Iterator[Finding]:
    for stretches in subject.stretches.values():
        for stretch in stretches:
            if code not in stretch.found:
                stretch.found[code] = tuple(module.check(subject.narrowed(stretch.texts)))
            yield from stretch.found[code]
