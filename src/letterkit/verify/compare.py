"""Look for everything that a document says in the text that was read back from a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.letter import Document, Inlines, Run, plain
from letterkit.verify.expected import NAME, Expected, expected, variants
from letterkit.verify.lists import without_lists
from letterkit.verify.reading import Reading, Spans, letters, prepared
from letterkit.verify.sequence import GAP, PAGE_GAP, in_order

_CONTEXT = 12
"""Letters on either side by which the place of a number is known again."""


def missing(reading: Reading, document: Document, name: str) -> list[Finding]:
    """A finding for each text of the document that is not in the reading of the file `name`, in order of print.

    Each text claims its place, so that a name that must be there twice is. Long lists are looked for by stretches;
    where anything is missing then, all of it is looked for again, one by one.
    """
    rest = without_lists(reading.source, document)
    if rest is not None:
        left = Reading(rest.text, squeezed=reading.squeezed)
        if not _missing(left, tuple(expected(document, rest.of)), name):
            return []
    return _missing(reading, tuple(expected(document)), name)


def _missing(reading: Reading, wanted: Sequence[Expected], name: str) -> list[Finding]:
    done = in_order(reading, wanted)
    findings = _thorough(reading, wanted, name, done)
    if findings and done:  # a place may have been claimed that belongs to another text
        reading.release()
        findings = _thorough(reading, wanted, name, set())
    return findings


def _thorough(reading: Reading, wanted: Sequence[Expected], name: str, done: set[int]) -> list[Finding]:
    """Look anywhere for each text that is not done, longer ones first, so that no shorter one takes their place."""
    found: dict[int, list[Finding]] = {}
    left = [number for number in range(len(wanted)) if number not in done]
    for number in sorted(left, key=lambda number: -wanted[number].weight):
        if not _claimed(reading, wanted[number].pieces):
            found[number] = list(_explained(reading, wanted[number], name))
    return [finding for number in sorted(found) for finding in found[number]]


def _claimed(reading: Reading, pieces: Sequence[tuple[str, Inlines]]) -> bool:
    """Whether the texts are there one after another; they are claimed then."""
    spans = _together(reading, pieces)
    if spans is not None:
        reading.claim(spans)
    return spans is not None


def _together(reading: Reading, pieces: Sequence[tuple[str, Inlines]]) -> Spans | None:
    """The stretches of all pieces, close together, else with the end of a page between two of them."""
    spans = _sequence(reading, pieces, far=False)
    return _sequence(reading, pieces, far=True) if spans is None else spans


def _sequence(
    reading: Reading, pieces: Sequence[tuple[str, Inlines]], after: int | None = None, *, far: bool
) -> Spans | None:
    """The stretches of all pieces; None where they do not follow each other.

    The first piece is a name; whether its country or its office comes next is for the layout to say.
    """
    if not pieces:
        return ()
    for index in range(len(pieces) if after is not None else 1):
        others = [*pieces[:index], *pieces[index + 1 :]]
        for spans in _candidates(reading, pieces[index][1], after, far=far):
            rest = _sequence(reading, others, spans[-1][1] if spans else after or 0, far=far)
            if rest is not None:
                return spans + rest
    return None


def _candidates(reading: Reading, inlines: Inlines, after: int | None, *, far: bool) -> Iterator[Spans]:
    """Where a piece stands; behind another piece the nearest place first."""
    for text in dict.fromkeys(map(prepared, variants(inlines, capitals=reading.squeezed))):
        if not letters(text):
            yield ()
        elif after is None:
            yield from reading.find(text)
        else:
            yield from reading.find(text, after=after, within=GAP)
            if far and reading.ends_page(after, PAGE_GAP):  # the foot of the page stands between them, too
                beyond = sorted(reading.find(text, after=after, within=PAGE_GAP))
                yield from (spans for spans in beyond if reading.continues(after, spans[0][0]))


def _explained(reading: Reading, item: Expected, name: str) -> Iterator[Finding]:
    """What of an expected text is missing: its pieces one by one, the numbers in them before the words."""
    if len(item.pieces) > 1:
        yield from _explained_signatory(reading, item.pieces, name)
        return
    ((kind, inlines),) = item.pieces
    numbers = list(_missing_numbers(reading, inlines))
    for run in numbers:
        yield _finding(
            name, "number", f"the number {_quoted(run.text)} is missing from the {item.label}", _source((run,))
        )
    names = [run for run in _bound(inlines) if "name" in _ref(run) and not any(reading.find(prepared(run.text)))]
    for run in names:
        yield _finding(name, NAME, f"{_quoted(run.text)} is missing from the {item.label}", _source((run,)))
    if not numbers and not names:
        yield _finding(name, kind, _broken_off(reading, item.label, plain(inlines)), _source(inlines))


def _explained_signatory(reading: Reading, pieces: Sequence[tuple[str, Inlines]], name: str) -> Iterator[Finding]:
    """Which of name, country and offices is missing; that of another signatory does not stand for it."""
    first, *others = pieces
    beside = [piece for piece in others if _together(reading, [first, piece]) is None]
    alone = _claimed(reading, [first])
    if not alone:
        yield _finding(name, first[0], f"{_quoted(plain(first[1]))} is missing", _source(first[1]))
        beside = [piece for piece in others if not any(_candidates(reading, piece[1], None, far=False))]
    elif not beside:
        yield _finding(name, NAME, f"what belongs to {_quoted(plain(first[1]))} does not stand together", "")
    for kind, inlines in beside:
        message = f"{_quoted(plain(inlines))} is missing beside {_quoted(plain(first[1]))}"
        yield _finding(name, kind, message, _source(inlines))


def _missing_numbers(reading: Reading, inlines: Inlines) -> Iterator[Run]:
    """The computed numbers of a paragraph that do not stand between the words that they belong to."""
    for index, inline in enumerate(inlines):
        if isinstance(inline, Run) and inline.origin and inline.origin.is_count:
            before = letters(prepared(plain(inlines[:index])))[-_CONTEXT:]
            after = letters(prepared(plain(inlines[index + 1 :])))[:_CONTEXT]
            if before + letters(prepared(inline.text)) + after not in reading.key:
                yield inline


def _bound(inlines: Inlines) -> Iterator[Run]:
    return (inline for inline in inlines if isinstance(inline, Run) and inline.origin)


def _ref(run: Run) -> str:
    return run.origin.ref if run.origin else ""


def _source(inlines: Inlines) -> str:
    return next((_ref(run) for run in _bound(inlines)), "")


def _broken_off(reading: Reading, label: str, text: str) -> str:
    beginning = reading.longest_beginning(prepared(text)).rstrip()
    if len(beginning) < _CONTEXT:
        return f"the {label} {_quoted(text)} is missing"
    return f"the {label} {_quoted(text)} is not whole: it breaks off after {_quoted(beginning, end=True)}"


def _quoted(text: str, *, end: bool = False) -> str:
    """A text in quotation marks, cut to what fits a line."""
    flat = " ".join(text.split())
    if len(flat) > 60:
        flat = f"…{flat[-57:]}" if end else f"{flat[:57]}…"
    return f'"{flat}"'


def _finding(name: str, kind: str, message: str, source: str) -> Finding:
    origin = f"It comes from {source}. " if source else ""
    hint = f"{origin}See whether the template's style hides it or its font lacks the letters; the file was not kept."
    return Finding(f"verify-{kind}-missing", Severity.ERROR, message, Place(name), hint)
