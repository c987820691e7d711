"""Names in running text: capitalised words in a row, and Korean names before an office.

What is found only looks like a name. `certain` marks persons with an office before or behind them; for the others
something else must say that they are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from letterkit import countries
from letterkit.lists.folding import fold
from letterkit.lists.looks import bodylike, official, person
from letterkit.model.frozen import frozen
from letterkit.spelling.bodies import SMALL


@frozen
class Sighting:
    """What looks like a name, at `start` to `end` of a text. `title` is the office before or behind a person."""

    text: str
    start: int
    end: int
    person: bool
    certain: bool
    title: str = ""


@frozen
class _Word:
    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def loud(self) -> bool:
        """Set in capitals, as acronyms and headings are."""
        return len(self.text) > 1 and self.text.isupper()


_WORD = re.compile(r"&|(?:[A-Z]|Dr|Mr|Mrs|Ms|Prof|Rev|Gen|Hon|St)\.(?=\s)|[^\W\d_](?:[\w]|['’.\-](?=[^\W_]))*")
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_PARTICLES = frozenset(
    re.findall(r"\w+", "de del della der den di da das do dos du la le van von zu bin ibn bint al el ter")
)
_OPENERS = frozenset(
    re.findall(
        r"\w+",
        "a an the in on at by for from to of as and but or if when while since after before our your his her their its"
        " this that these those we i you he she it they dear also both under with what who why how re cc mr mrs ms dr"
        " prof rev hon sir dame lord lady el la los las le les il lo der die das den im am o os as en por para pour"
        " dans former do da dos das del de des du au aux no na nos nas al",
    )
)
"""Words that stand before a name, capitalised at the beginning of a sentence, and belong to none."""
_COURTESY = frozenset(("mr", "mrs", "ms", "dr", "prof", "rev", "hon", "sir", "dame", "lord", "lady"))
_DEMONYM = re.compile(r"(?:ese|ish|ian|ean|an|n|i)s?$")
_BEHIND = re.compile(r"\s*(?:\([^()]{1,40}\)\s*)?,?\s+(?P<title>[^,.;:()“”\"\n]{4,110})")
_QUICK = re.compile(r"\s*(?:,|\()")
_LONGEST_BODY = 14
_INNER = SMALL - {"a", "an", "at", "by", "from", "or", "with"}
"""Small words that stand within names; "at" and the like stand between two."""
_JOINING = _INNER | _PARTICLES | {"&"}
_FAMILY = (
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민나진지엄채원"
    "천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사부"
)
_OFFICES = (
    "대통령|국무총리|총리|장관|차관|의원|교수|변호사|대표|위원장|위원|사무총장|사무국장|국장|총장|특별보고관|보고관|회장|이사장|이사|의장|목사"
    "|신부|소장|기자|박사|대사|시장|지사|판사|검사|팀장|간사"
)
_HANGUL = re.compile(
    rf"(?<![\uac00-\ud7a3])(?P<name>[{_FAMILY}][\uac00-\ud7a3]{{2}})\s?(?P<title>(?:[\uac00-\ud7a3·]{{1,10}}"
    rf"[부처청원회국실당대소단관구시도사]\s)?(?:{_OFFICES}))(?![\uac00-\ud7a3]{{3}})"
)


def sightings(text: str) -> Iterator[Sighting]:
    """What looks like a person or a body in a text, in order; a stretch may be given as both."""
    for run in _runs(text):
        yield from _persons(text, run)
        yield from _bodies(text, run)
    for match in _HANGUL.finditer(text):
        title = " ".join(match["title"].split())
        yield Sighting(match["name"], match.start("name"), match.end("name"), person=True, certain=True, title=title)


def _runs(text: str) -> Iterator[list[_Word]]:
    """Rows of capitalised words with nothing but a space, or one or two small words, between them."""
    run: list[_Word] = []
    small: list[_Word] = []
    for match in _WORD.finditer(text):
        said = match[0]
        east_asian = not said.isascii() and _EAST_ASIAN.search(said) is not None
        if run and (east_asian or text[(small or run)[-1].end : match.start()] != " "):
            yield run
            run, small = [], []
        if east_asian or not (run or said[0].isupper()):
            continue
        ended = said[-1] == "s" and said[-2:-1] in ("'", "’")
        word = _Word(said[:-2] if ended else said, match.start(), match.end() - (2 if ended else 0))
        if word.capital:
            run, small = [*run, *small, word], []
        elif len(small) < 2 and word.text in _JOINING:
            small.append(word)
        else:
            yield run
            run, small = [], []
        if ended and run:
            yield run
            run, small = [], []
    if run:
        yield run


def _persons(text: str, run: Sequence[_Word]) -> Iterator[Sighting]:
    for part in _parts(run):
        offices = [at for at, word in enumerate(part) if official(word.text)]
        words = part[offices[-1] + 1 :] if offices else part
        courteous = False
        while words and (said := words[0].text.rstrip(".").casefold()) in _OPENERS:
            courteous |= said in _COURTESY
            words = words[1:]
        if not 2 <= len(words) <= 4:
            continue
        start, end = words[0].start, words[-1].end
        name = text[start:end]
        if not person(name) or _place(words) or any(word.loud for word in words):
            continue
        before = text[part[0].start : start].strip().removeprefix("Dear ") if offices else ""
        title = before or _title_behind(text, end)
        yield Sighting(name, start, end, person=True, certain=bool(title or courteous), title=title)


def _parts(run: Sequence[_Word]) -> Iterator[list[_Word]]:
    """A run parted where a small word stands that names of persons do not have."""
    part: list[_Word] = []
    for word in run:
        if word.capital or word.text in _PARTICLES:
            part.append(word)
        else:
            yield part
            part = []
    yield part


def _place(words: Sequence[_Word]) -> bool:
    """Whether the words are a country or a people ("South Korea", "North Koreans")."""
    text = " ".join(word.text for word in words)
    stem = _DEMONYM.sub("", text)
    forms = (
        text,
        text.removesuffix("n"),
        text.removesuffix("ns"),
        stem,
        stem + "e",
        stem + "y",
        stem + "ia",
        stem + "a",
    )
    return any(countries.read(form, suggest=False).status in ("ok", "not_a_country", "ambiguous") for form in forms)


def _title_behind(text: str, end: int) -> str:
    """The office behind a name, as far as the next sign; "" where none stands there."""
    if not _QUICK.match(text, end):
        return ""
    match = _BEHIND.match(text, end)
    if match is None:
        return ""
    words = match["title"].split()[:14]
    first = next((at for at, word in enumerate(words) if official(word)), None)
    return " ".join(words) if first is not None and first <= 5 and official(fold(match["title"])) else ""


def _bodies(text: str, run: Sequence[_Word]) -> Iterator[Sighting]:
    """The whole of a run without what opens its sentence, and what stands before and behind each "and" in it."""
    told: set[tuple[int, int]] = set()
    for words in (run, *_halves(run), *_offices(run), *_opened(text, run)):
        if any(_opens_body(words, at) for at in range(1, len(words) - 2)):
            continue  # somebody of one body and somebody of another
        kept = list(words)
        while kept and kept[0].text.casefold() in _OPENERS:
            kept = kept[1:]
        while kept and not kept[-1].capital:
            kept = kept[:-1]
        if len(kept) < 2 or len(kept) > _LONGEST_BODY or _place(kept):
            continue
        start, end = kept[0].start, kept[-1].end
        if (start, end) in told:
            continue
        told.add((start, end))
        name = text[start:end]
        yield Sighting(name, start, end, person=False, certain=len(kept) > 2 and bodylike(name))


def _halves(run: Sequence[_Word]) -> Iterator[Sequence[_Word]]:
    for at, word in enumerate(run):
        if word.text in ("and", "&", "y", "et", "und", "e"):
            yield run[:at]
            yield run[at + 1 :]


def _offices(run: Sequence[_Word]) -> Iterator[Sequence[_Word]]:
    """What an office is of: "House of Lords" in "Member of the House of Lords"."""
    for at in range(len(run) - 2):
        if _opens_body(run, at):
            rest = run[at + 2 :]
            yield rest if rest[0].capital else rest[1:]


def _opens_body(run: Sequence[_Word], at: int) -> bool:
    """Whether a word is an office, and what it is of follows."""
    return run[at + 1].text in SMALL and not run[at + 1].capital and official(run[at].text)


def _opened(text: str, run: Sequence[_Word]) -> Iterator[Sequence[_Word]]:
    """What stands behind the first word of a sentence, which has a capital whatever it is ("Ask the Open Circle")."""
    before = text[: run[0].start].rstrip()[-1:]
    if len(run) > 2 and before in ("", ".", "!", "?", ":", "“", '"'):
        rest = run[1:]
        while rest and not rest[0].capital:
            rest = rest[1:]
        yield rest
