"""The compiled claim grammar of a language: the table `grammar` of its file, every field required."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from letterkit.claims.phrases import Endings, either
from letterkit.claims.seams import Seams
from letterkit.errors import InputError
from letterkit.languages import get, primary
from letterkit.languages.numerals import Numerals, numerals
from letterkit.model.claim import Kind, Precision
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.frozen import frozen

_NOUNS = ("groups", "individuals", "individuals_weak", "countries", "signatories", "others")
_PRECISIONS = ("more_than", "at_least", "nearly", "about", "at_most")
SHAPE: Mapping[str, tuple[str, ...]] = {
    "": (
        "spaced", "agglutinative", "compound", "noun_first", "letters", "elisions", "proclitics", "particles",
        "plural_marks", "links", "modifier_ends", "modifiers", "conjunctions", "attributive", "plural_ending",
        "uncounted", "stops", "chain", "nouns", "one", "counters", "approximators",
        "approximators_after", "others", "left", "right", "evidence", "earlier", "dates", "numbers",
        "detection", "duals",
        "examples",
    ),
    "nouns": _NOUNS,
    "one": _NOUNS,
    "counters": ("groups", "individuals", "countries", "any"),
    "approximators": _PRECISIONS,
    "approximators_after": _PRECISIONS,
    "others": ("before", "between"),
    "left": (
        "fillers", "sign", "scope", "represent", "collective", "partial", "label", "year", "country", "country_far",
    ),
    "right": ("refuse", "represented", "more"),
    "evidence": ("direct", "sentence", "story"),
    "earlier": ("time", "time_weak", "sign", "sign_strict", "now", "year_before"),
    "duals": ("groups", "individuals", "countries"),
    "detection": ("words", "letters"),
    "dates": ("glued", "months", "day_suffixes", "full", "partial"),
    "numbers": (
        "spaced", "engine", "group_separators", "decimal", "ten_adds", "vigesimal", "joiners", "small_scales",
        "big_scales", "unit_articles", "approximate", "refuse_before", "native_counters", "native_units",
        "native_tens", "native_alone", "sino_digits", "silent_one", "silent_one_inner", "zero_filler", "scale_gap",
        "before", "glued", "words",
    ),
}  # fmt: skip
"""The fields of each table of a grammar."""


@frozen
class Noun:
    """What a noun counts. `weak` ones are said of people in a story as well; `others` is the bare "45 others"."""

    kind: Kind
    weak: bool = False
    others: bool = False


@frozen
class Earlier:
    """The cues of another letter: time and writing together, in a strong and a weak form, and what speaks of now."""

    time: re.Pattern[str]
    time_weak: re.Pattern[str]
    sign: re.Pattern[str]
    sign_strict: re.Pattern[str]
    now: re.Pattern[str]
    year: re.Pattern[str]


class Grammar:
    """All that the reading of claims needs to know of a language."""

    def __init__(self, code: str, table: Mapping[str, Any], known: Numerals, seams: Seams) -> None:
        self.code = code
        self.seams = seams
        self.table = table
        self.numerals = known
        self.agglutinative: bool = table["agglutinative"]
        self.compound: bool = table["compound"]
        self.noun_first: bool = table["noun_first"]
        self.spaced: bool = table["spaced"]
        self.modifiers: int = table["modifiers"]
        self.plural_ending: str = table["plural_ending"]
        self.modifier_ends: tuple[str, ...] = tuple(table["modifier_ends"])
        self.particles = frozenset(table["particles"])
        self.links: tuple[str, ...] = tuple(table["links"])
        self.uncounted = frozenset(table["uncounted"])
        self.stops = frozenset(table["stops"])
        self.attributive = frozenset(table["attributive"])
        self.between = frozenset(table["others"]["between"])
        self.refuse: Mapping[str, tuple[str, ...]] = {k: tuple(v) for k, v in table["right"]["refuse"].items()}
        self.represented: tuple[str, ...] = tuple(table["right"]["represented"])
        self.more = tuple(table["right"]["more"])
        articles = set(table["numbers"]["unit_articles"])
        self.article_is_one = any(known.table["words"].get(article) == 1 for article in articles)
        self.duals = {word: _noun(label) for label, words in table["duals"].items() for word in words}
        self._contexts()
        self._patterns()
        self._nouns()

    def _contexts(self) -> None:
        left, numbers = self.table["left"], self.table["numbers"]
        self.approximators = Endings(self.table["approximators"])
        self.others_before = Endings({"others": self.table["others"]["before"]})
        self.fillers = Endings({"filler": left["fillers"]})
        names = ("sign", "scope", "represent", "partial", "label", "year", "country", "country_far")
        self.left = {name: Endings({name: left[name]}) for name in names}
        self.unsure_numbers = Endings({"unsure": numbers["refuse_before"]})
        self.collective = frozenset(left["collective"])
        idle = {word for phrase in (*left["fillers"], *left["sign"], *left["scope"]) for word in phrase.split()}
        self.chain = frozenset(self.table["chain"])
        approximators = {
            word for phrases in self.table["approximators"].values() for p in phrases for word in p.split()
        }
        self.idle = frozenset(idle | self.chain | approximators)

    def _patterns(self) -> None:
        table, whole = self.table, self.spaced and not self.agglutinative
        evidence, earlier = table["evidence"], table["earlier"]
        self.direct = either(evidence["direct"], words=whole)
        self.sentence = either([*evidence["direct"], *evidence["sentence"]], words=whole)
        self.story = either(evidence["story"], words=whole)
        cues = {
            name: either(earlier[name], words=False) for name in ("time", "time_weak", "sign", "sign_strict", "now")
        }
        before, after = _either(earlier["year_before"]), r"(?![\w-])" if whole else r"(?![\d-])"
        self.earlier = Earlier(**cues, year=re.compile(rf"(?<!\w)(?:{before})\s{{1,3}}(?:19|20)\d\d{after}"))
        self.counters = {counter: label for label, words in table["counters"].items() for counter in words}
        self.counter = re.compile(rf"\s{{0,3}}(?P<counter>{_either(self.counters)})")
        self.counter_starts = tuple(self.counters)
        self.after = {p: Precision(label) for label, words in table["approximators_after"].items() for p in words}
        self.hedge = re.compile(rf"\s{{0,3}}(?P<hedge>{_either(self.after)})")
        self.after_starts = tuple(self.after)
        self.hyphened = tuple(phrase for phrase in self.after if phrase.startswith("-"))
        conjunctions = table["conjunctions"]
        spoken = _either(word for word in conjunctions if word[0].isalpha())
        signs = _either(word for word in conjunctions if not word[0].isalpha())
        glued = r"\s{0,3}" if self.agglutinative else r"\s{1,3}"
        self.conjunction = re.compile(rf"(?:,?{glued}(?:{spoken})(?=\s)|\s?(?:{signs})|,(?=\s))\s{{0,3}}")

    def _nouns(self) -> None:
        self._plural: dict[str, Noun] = {}
        self._phrases: dict[str, list[tuple[str, Noun]]] = {}
        for label, words in self.table["nouns"].items():
            for word in words:
                self._plural[word] = _noun(label)
        self._single = {word: _noun(label) for label, words in self.table["one"].items() for word in words}
        for phrase in [word for word in self._plural if " " in word]:
            self._phrases.setdefault(phrase.split()[0], []).append((phrase, self._plural[phrase]))
        plural, particles = _either(self.table["plural_marks"]), _either(self.table["particles"])
        closing = rf"(?:{plural})?(?P<particle>{particles})?$"
        self._ending = re.compile(rf"(?P<noun>{_either(self._plural)}){closing}")
        self._single_ending = re.compile(rf"(?P<noun>{_either([*self._plural, *self._single])}){closing}")
        self._known: dict[tuple[str, bool], tuple[Noun, str, int] | None] = {}

    def phrase(self, text: str, start: int, first: str) -> tuple[Noun, int] | None:
        """A noun of several words ("members of the public") at a place, and where it ends."""
        for phrase, noun in self._phrases.get(first, ()):
            if text.startswith(phrase, start) and not text[start + len(phrase) : start + len(phrase) + 1].isalnum():
                return noun, start + len(phrase)
        return None

    def noun(self, word: str, *, single: bool) -> tuple[Noun, str, int] | None:
        """What a word counts, the noun in it and its length without particle; nouns in the singular for one alone."""
        known = self._plural.get(word) or (self._single.get(word) if single else None)
        if known or not self.compound or (word in self.stops and not self.agglutinative):
            return (known, word, len(word)) if known else None
        if (word, single) not in self._known:
            if len(self._known) > 20_000:
                self._known.clear()
            self._known[word, single] = self._compound(word, single=single)
        return self._known[word, single]

    def series(self, number: str, counter: str) -> bool:
        """Whether a number goes with a counter: of two series of numbers one digit of the learned one stands before few
        (이 개국), never before a noun or the others (이 단체 is "this group", 오명 is disgrace)."""
        numbers = self.table["numbers"]
        learned = len(number) == 1 and numbers["native_units"] and number in numbers["sino_digits"]
        return not learned or bool(counter and counter not in numbers["native_counters"])

    def _compound(self, word: str, *, single: bool) -> tuple[Noun, str, int] | None:
        match = (self._single_ending if single else self._ending).search(word)
        if match is None:
            return None
        end = match.start("particle") if match["particle"] else match.end()
        noun = self._plural.get(match["noun"]) or self._single[match["noun"]]
        return noun, match["noun"], end


def _noun(label: str) -> Noun:
    kind = {"individuals_weak": "individuals", "others": "signatories"}.get(label, label)
    return Noun(Kind(kind), weak=label == "individuals_weak", others=label == "others")


def _either(words: Iterable[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in ordered) or r"(?!)"


def problems(code: str, table: Mapping[str, Any]) -> list[Finding]:
    """What is missing or unknown in the grammar of a language."""
    found = []
    for name, wanted in SHAPE.items():
        part = table.get(name) if name else table
        keys = set(part) if isinstance(part, Mapping) else set()
        prefix = f"grammar.{name}." if name else "grammar."
        for word, odd in (("missing", set(wanted) - keys), ("unknown", keys - set(wanted))):
            for key in sorted(odd):
                place = Place(f"{code}.toml", field=prefix + key)
                message = f"{prefix}{key}: is {word}"
                hint = "Every language has exactly the fields of en.toml."
                found.append(Finding("language-file", Severity.ERROR, message, place, hint))
    return found


@cache
def grammar(code: str) -> Grammar:
    """The grammar of a language by its BCP 47 tag. Raises KeyError for an unknown one, InputError for a bad file."""
    return _compiled(primary(code))


@cache
def _compiled(code: str) -> Grammar:
    table: Mapping[str, Any] = get(code).grammar
    if found := problems(code, table):
        raise InputError(found)
    seams = Seams(table)
    return Grammar(code, seams.plain_table(table), numerals(code), seams)
