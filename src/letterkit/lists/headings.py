"""Lines that stand above lists: what they say of the kind, the number and the country of what follows."""

from __future__ import annotations

import re
from enum import IntEnum

from letterkit.lists.folding import fold, undressed, without_brackets
from letterkit.lists.lines import Line
from letterkit.lists.looks import CJK, dated, prose
from letterkit.lists.runs import run
from letterkit.lists.spoken import spoken
from letterkit.lists.vocabulary import Vocabulary, vocabulary
from letterkit.model.frozen import frozen
from letterkit.model.reading import BlockKind

_COUNT = re.compile(r"\d{1,6}")
_SUBCOUNT = re.compile(
    r"(?P<label>[^\d:：()（）]{2,60}?)\s*(?:[-–—:：]\s*|[(（]\s*)(?P<number>\d{1,4})\s*"
    r"(?:[^\W\d_]{0,3}\s?[^\W\d_]{0,20})?\s*[)）]?\s*[:：]?"
)
_COLON = re.compile(r"[:：]\s*")
_WORD = re.compile(r"[^\W\d_][\w'’-]*|&")
_GENDERED = re.compile(r"(?<=[a-zà-ÿ])[:*_/](?=in(?:nen)?\b)")
"""The sign within German words for persons of any gender: "Unterzeichner:innen" is a heading without a colon."""
_OTHER_LETTERS = 3
"""Letters that an East Asian heading may have beside words of headings: a counter, a word for women."""
_LONGEST, _LONGEST_WITH_COLON, _LONGEST_CJK = 70, 220, 45
_OUTSIDE = (BlockKind.TITLE, BlockKind.SUMMARY, BlockKind.CAPTION, BlockKind.FOOTNOTE)


class Strength(IntEnum):
    """How surely a line is the heading of a list: a PART is one only within a list, a KIND only where a list may be
    ("Groups"), a SIGNING anywhere ("Signatories")."""

    PART = 1
    KIND = 2
    SIGNING = 3


@frozen
class Heading:
    """A heading. `number` is the count that it gives, `country` what it names as a country or region, `rest` what
    stands behind its colon and may be the list itself; `partial` where it says that not all are named, `pure` where it
    has no other words than headings have."""

    text: str
    strength: Strength
    groups: bool
    individuals: bool
    number: int | None = None
    country: str = ""
    rest: str = ""
    partial: bool = False
    pure: bool = True
    bare: bool = True
    """Whether an East Asian line has no letter beside words of headings."""


def heading(line: Line) -> Heading | None:
    """The heading that a line is, or None."""
    if line.kind in _OUTSIDE or line.row or line.inner or dated(line.text):
        return None
    text = _GENDERED.sub("", undressed(line.text))
    head, rest = _parted(text)
    core = without_brackets(fold(head)).strip(" .:,")
    if not core or prose(core):
        return None
    ended = head != text or text.endswith((":", "："))
    found = _signing(line, text, core, rest, ended=ended) or _kind(line, text, core, rest, ended=ended)
    return found or part(line)


def part(line: Line) -> Heading | None:
    """The heading of a part of a list, "Japan (12)", "Latin America": a country or region and no more."""
    text = undressed(line.text).rstrip(" :：")
    if len(text) > 60:
        return None
    stated = _SUBCOUNT.fullmatch(text)
    label = stated["label"].strip() if stated else text
    reading = spoken(label)
    if reading.status not in ("ok", "several", "not_a_country", "ambiguous"):
        return None
    number = int(stated["number"]) if stated else None
    return Heading(text, Strength.PART, False, False, number, label)


def counted_part(text: str) -> int | None:
    """The count in a line that is a label and its count, "several countries-2"."""
    found = _SUBCOUNT.fullmatch(undressed(text))
    return int(found["number"]) if found and len(text) < 40 else None


def _parted(text: str) -> tuple[str, str]:
    """A line before and after its first colon outside of brackets, if a run of names or nothing stands after it."""
    for match in _COLON.finditer(text):
        head, rest = text[: match.start()], text[match.end() :].strip()
        if head.count("(") + head.count("（") > head.count(")") + head.count("）"):
            continue
        if not rest or len(head) <= _LONGEST_WITH_COLON:
            return head, rest
    return text, ""


def _signing(line: Line, text: str, core: str, rest: str, *, ended: bool) -> Heading | None:
    known = vocabulary()
    if known.signing.search(core) is None or len(core) > _LONGEST_WITH_COLON:
        return None
    listed = _list_of_names(rest)
    if rest and not listed and not _descriptive(rest, known):
        return None
    if not (ended or line.heading or line.marked or _alone(line, core, known)):
        return None
    if CJK.search(core) and len(core) > _LONGEST_CJK and not (ended or line.heading):
        return None
    return _made(text, Strength.SIGNING, core, rest if listed else "", known)


def _kind(line: Line, text: str, core: str, rest: str, *, ended: bool) -> Heading | None:
    """A line of nothing but nouns of signatories: "Organizations (47)", "개인"."""
    known = vocabulary()
    if not (known.groups.search(core) or known.individuals.search(core)) or len(core) > _LONGEST:
        return None
    listed = _list_of_names(rest)
    if rest and not listed and not _descriptive(rest, known):
        return None
    if not _pure(core, known) and not (
        _named(core) and (ended or line.heading or line.marked or _bare_count(text, core))
    ):
        return None
    return _made(text, Strength.KIND, core, rest if listed else "", known)


def _made(text: str, strength: Strength, core: str, rest: str, known: Vocabulary) -> Heading:
    label = text[: text.find(rest)].strip() if rest else text
    label = label.rstrip(" *")
    number = _COUNT.search(core) or _COUNT.search(without_brackets(fold(label))) or _bracketed(label)
    groups, individuals = known.groups.search(core), known.individuals.search(core)
    partial = known.partial.search(core) is not None and number is None
    return Heading(
        text=label,
        strength=strength,
        groups=groups is not None,
        individuals=individuals is not None,
        number=int(number.group()) if number else None,
        rest=rest,
        partial=partial,
        pure=_pure(core, known),
        bare=not _beside(core, known),
    )


def _bracketed(label: str) -> re.Match[str] | None:
    """A count in brackets: "Organizations (47)", "공동주최 (총 82개 단체)"."""
    inner = re.search(r"[(（](?P<inner>[^()（）]{1,40})[)）]", label)
    return _COUNT.search(inner["inner"]) if inner and len(_COUNT.findall(inner["inner"])) == 1 else None


def _alone(line: Line, core: str, known: Vocabulary) -> bool:
    """Whether a line says nothing but that these sign: "Signed", "The signatories", 賛同団体一覧."""
    if len(core) > _LONGEST or (not line.text.rstrip().endswith((",", ":", "：")) and prose(line.text)):
        return False
    if CJK.search(core):
        return len(core) <= 24 and not re.search(r"[.。!?]", core) and _ends_so(core, known)
    return _pure(core, known)


def _ends_so(core: str, known: Vocabulary) -> bool:
    """Whether an East Asian line ends with a word of signing, of kind or of order, as headings do."""
    tail = core.rstrip(" )】]")
    for pattern in (known.signing, known.groups, known.individuals, known.orders):
        if any(len(tail) - match.end() <= 2 for match in pattern.finditer(tail)):
            return True
    return False


def _pure(core: str, known: Vocabulary) -> bool:
    if CJK.search(core):
        return _ends_so(core, known) and len(_beside(core, known)) <= _OTHER_LETTERS
    found = _WORD.findall(core)
    return 0 < len(found) <= 9 and all(
        word in known.pure or word.rstrip("s") in known.pure or _stem(word, known) for word in found
    )


def _beside(core: str, known: Vocabulary) -> str:
    """The letters of an East Asian line that are in no word of headings."""
    return re.sub(r"[\W\d_]", "", known.fragments.sub("", core))


def _stem(word: str, known: Vocabulary) -> bool:
    match = known.signing.match(word)
    return match is not None and match.end() == len(word)


def _named(core: str) -> bool:
    """Whether a line is short enough for a heading that has other words, too ("Organizations from Asia:")."""
    if CJK.search(core):
        return len(core) <= 30
    found = _WORD.findall(core)
    known = vocabulary()
    ends = [word for word in (found[0], found[-1]) if known.groups.fullmatch(word) or known.individuals.fullmatch(word)]
    return bool(ends) and len(found) <= 8


def _bare_count(text: str, core: str) -> bool:
    """Whether a line is little more than a count and a noun, and no sentence: 전국 286개 여성시민사회단체."""
    if _COUNT.search(core) is None or text.rstrip().endswith((".", "。", "!", "?")):
        return False
    return len(_WORD.findall(core)) <= 4 or CJK.search(core) is not None


def _list_of_names(rest: str) -> bool:
    return bool(rest) and run(rest, least=2) is not None


def _descriptive(rest: str, known: Vocabulary) -> bool:
    """Whether what stands behind the colon goes on with the heading: "List: 40 organizations across 10 countries"."""
    folded = without_brackets(fold(rest))
    if _COUNT.search(folded) is None:
        return False
    return len(folded) < 90 and (known.groups.search(folded) or known.individuals.search(folded)) is not None
