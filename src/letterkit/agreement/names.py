"""Names of persons and bodies that are known beforehand, looked for in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from letterkit.languages import get, primary
from letterkit.model.frozen import frozen

_WORD = re.compile(r"[^\W\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]+")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_JOINED = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_LATIN = re.compile(r"[A-Za-z]")
_FEW = 16
"""Words that are looked for in a text one after another, before its words are looked up among them."""
_PERSON = re.compile(r"([\uac00-\ud7a3]{3,4})(?= )")


@frozen
class Name:
    """One who is known: `key` is what findings call them, `forms` how they are written, by BCP 47 tag ("" for the form
    that is used wherever no other is given). Of a `person` in Hangul the office behind the name is left out."""

    key: str
    forms: Mapping[str, tuple[str, ...]]
    person: bool = False


@dataclass(frozen=True)
class Names:
    """All who are known. Forms are looked for as they are written, capitals included."""

    known: tuple[Name, ...] = ()

    @cached_property
    def _by_language(self) -> dict[str, _Index]:
        return {}

    def index(self, lang: str) -> _Index:
        """What is looked for in texts of a language."""
        code = primary(lang)
        if code not in self._by_language:
            self._by_language[code] = _Index(self.known, code)
        return self._by_language[code]


class _Index:
    """The forms of one language by their first word. `own` are the keys that have a form for the language itself, or
    one in its script: only these can be missed."""

    def __init__(self, known: Iterable[Name], code: str) -> None:
        self._first: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        self._joined: list[tuple[str, str]] = []
        own = set()
        for name in known:
            for form, native in _forms(name, code):
                if native:
                    own.add(name.key)
                if _JOINED.search(form):
                    self._joined.append((form, name.key))
                elif first := _WORD.search(form):
                    self._first[first.group()].append((form, name.key))
        self.own = frozenset(own)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and key of each name, the longest where several begin at one place."""
        for form, key in self._joined:
            at = text.find(form)
            if at >= 0:
                yield at, at + len(form), key
        if len(self._first) < _FEW and not any(first in text for first in self._first):
            return
        for match in _WORD.finditer(text):
            fitting = [
                (form, key)
                for form, key in self._first.get(match.group(), ())
                if text.startswith(form, match.start()) and not _goes_on(text, match.start() + len(form))
            ]
            if fitting:
                form, key = max(fitting, key=lambda one: len(one[0]))
                yield match.start(), match.start() + len(form), key


def _forms(name: Name, code: str) -> Iterator[tuple[str, bool]]:
    """The forms that a text of a language may have, and whether each is one of that language."""
    script = get(code).script
    for lang, forms in name.forms.items():
        mine = bool(lang) and primary(lang) == code
        for form in forms:
            whole = form.strip()
            person = _PERSON.match(whole) if name.person else None
            written = person[1] if person else whole
            if len(written) > 1 and (mine or not lang or script != "Latn"):
                yield written, mine or (not lang and script == "Latn" and _LATIN.search(written) is not None)


def _goes_on(text: str, end: int) -> bool:
    """Whether a word goes on behind a form; a Korean particle behind a Latin name is none of it."""
    return end < len(text) and text[end].isalnum() and not _HANGUL.match(text[end])
