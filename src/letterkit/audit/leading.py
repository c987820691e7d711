"""Where the links of a press release lead, held against its letter.

Of a link behind a word for the letter: all in one release lead to one page, and to that where the letter says that it
is published. Of any other: what stands behind the same words in both leads to the same. A sentence about an earlier
letter is left alone, and so are two forms of one page (.html, .pdf).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from letterkit.agreement import links
from letterkit.audit.targets import Target
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.reading import Reading
from letterkit.spelling.telling import places

_WORDS, _WIDE = 2, 5
"""Words, and characters of a script without spaces, from which two links with the same words mean the same."""
_MOST = 12
_ENDING = re.compile(r"(?:/index)?\.([a-z]{3,5})$", re.IGNORECASE)
_PAGES = ("html", "htm", "php", "aspx", "shtml", "xhtml")
_HINT = "open both, and write the one that is right"


def compared(release: Sequence[Target], letter: Sequence[Target], original: Reading) -> Iterator[Finding]:
    """What the links of a text about a letter say otherwise than the letter, and than each other."""
    own = _published(original, letter)
    named = [one for one in release if one.letter]
    found = [*(_against(named, own) if own else _among(named)), *_same_words(release, letter)]
    yield from found[:_MOST]


def between(releases: Sequence[Sequence[Target]]) -> Iterator[Finding]:
    """Texts about one letter, as a release and its translation: their links to it may not differ by a digit. Where each
    language has a letter of its own, their addresses differ in other ways."""
    first: Target | None = None
    for found in releases:
        one = next((target for target in found if target.letter), None)
        if first and one and links.differ_in_digits(one.value, first.value):
            yield _finding(one, first, Severity.WARNING)
        first = first or one


def _published(original: Reading, letter: Sequence[Target]) -> Target | None:
    """Where the letter is published: what its page says, else what the letter says of itself."""
    value = links.level(original.address)
    if value:
        place = original.blocks[0].place if original.blocks else Place(original.path)
        return Target(original.address, original.address, value, Place(place.path))
    return next((one for one in letter if one.letter and one.own), None)


def _among(named: Sequence[Target]) -> Iterator[Finding]:
    """Links behind one word for the letter, each held against the first; each address once."""
    seen: dict[str, Target] = {}
    told: set[str] = set()
    for one in named:
        first = next((known for word, known in seen.items() if _one_word(word, one.letter)), None)
        if first is None:
            seen[one.letter] = one
        elif one.lang == first.lang and one.value not in told and _differ(one, first):
            told.add(one.value)
            yield _finding(one, first, _severity(one, first))


def _one_word(one: str, other: str) -> bool:
    """Whether two words mean one letter: "letter" and "open letter" do, "letter" and "statement" may be two texts."""
    return one in other or other in one


def _against(named: Sequence[Target], own: Target) -> Iterator[Finding]:
    """Links to the letter that are mistyped, each address once; else the first, where none leads to where the letter is
    published: another site may have it, too."""
    wrong = {one.value: one for one in reversed(named) if links.differ_in_digits(one.value, own.value)}
    if not wrong and named and all(_differ(one, own) for one in named):
        wrong = {named[0].value: named[0]}
    for one in reversed(wrong.values()):
        near = links.host(one.value) == links.host(own.value)
        said = f"{one.told}, but the letter ({own.place}) is published at {own.address}"
        yield Finding("link-differs", Severity.WARNING if near else Severity.NOTE, said, one.place, _HINT)


def _same_words(release: Sequence[Target], letter: Sequence[Target]) -> Iterator[Finding]:
    """Links behind the same words in both texts, of which neither text has the other's address anywhere."""
    ours, theirs = _by_words(release), _by_words(letter)
    known = ({one.value for one in release}, {one.value for one in letter})
    for words, one in ours.items():
        other = theirs.get(words)
        if one and other and _differ(one, other) and one.value not in known[1] and other.value not in known[0]:
            yield _finding(one, other, _severity(one, other))


def _by_words(found: Sequence[Target]) -> Mapping[str, Target | None]:
    """The links by words that say enough; None for words that lead to several pages."""
    made: defaultdict[str, list[Target]] = defaultdict(list)
    for one in found:
        words = one.words.casefold()
        telling = len(words.split()) >= _WORDS or (not words.isascii() and len(words) >= _WIDE)
        if telling and not one.letter and "/" not in words and not one.value.startswith("mailto:"):
            made[words].append(one)
    return {words: ones[0] if len({one.value for one in ones}) == 1 else None for words, ones in made.items()}


def _differ(one: Target, other: Target) -> bool:
    """Whether two links lead to two pages, and not to two forms of one (.html, .pdf)."""
    if one.value == other.value:
        return False
    (stem, form), (other_stem, other_form) = _parted(one.value), _parted(other.value)
    return stem != other_stem and form == other_form


def _parted(value: str) -> tuple[str, str]:
    """An address without its ending, and the ending where it is that of another form than a page of the web."""
    found = _ENDING.search(value) if "/" in value else None
    form = found[1].lower() if found else ""
    return (value[: found.start()] if found else value), "" if form in _PAGES else form


def _severity(one: Target, other: Target) -> Severity:
    """A warning where one of two was mistyped, it seems; else there may be two pages."""
    return Severity.WARNING if links.differ_in_digits(one.value, other.value) else Severity.NOTE


def _finding(one: Target, other: Target, severity: Severity) -> Finding:
    said = f"{one.told}, but {other.told} ({places([other.place], one.place)})"
    return Finding("link-differs", severity, said, one.place, _HINT)
