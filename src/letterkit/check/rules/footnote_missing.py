"""A footnote has a mark but no text, or a text but no mark.

A mark without a text is printed as it was typed, `[^3]`. A text without a mark is not printed at all.

What to do: write the missing half, `[^3]` in the text and `[^3]: …` on a line of its own, or take the other away.

Good:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations.[^1]

    [^1]: Their names are below.

Bad:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations.[^1]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from letterkit.check.comparison import quoted
from letterkit.check.subject import Subject
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.project import Source

SEVERITY = Severity.ERROR
_MARK = re.compile(r"\[\^([^\]\s]{1,100})\]")
_TEXT = re.compile(r"^ {0,3}\[\^([^\]\s]{1,100})\]:", re.MULTILINE)


def check(subject: Subject) -> Iterator[Finding]:
    """Look for marks left in the text, and in the bodies for footnotes that no mark calls."""
    for passage in subject.passages:
        for piece in passage.typed_pieces:
            for match in _MARK.finditer(piece.run.text):
                place = subject.place_of(passage, piece.start + match.start(), piece.start + match.end())
                message = f"the footnote {quoted(match.group())} has no text"
                hint = f"write its text on a line of its own, {match.group()}: …, or take the mark out"
                yield Finding("footnote-missing", SEVERITY, message, place, hint)
    for source in subject.project.bodies.values():
        yield from _unmarked(source)


def _unmarked(source: Source) -> Iterator[Finding]:
    texts = list(_TEXT.finditer(source.text))
    starts = {match.start(1) for match in texts}
    marked = {match[1] for match in _MARK.finditer(source.text) if match.start(1) not in starts}
    for match in texts:
        if match[1] not in marked:
            place = Place(source.path, source.text.count("\n", 0, match.start(1)) + 1)
            message = f"the footnote {quoted(f'[^{match[1]}]')} has no mark in the text, so it is not printed"
            hint = f"write [^{match[1]}] where it belongs, or take the footnote out"
            yield Finding("footnote-missing", Severity.WARNING, message, place, hint)
