"""A press release links to its letter in two ways.

The address under `press.link` is where the letter can be read. A link behind the words "open letter" that leads
elsewhere is the old address, or the address of another letter.

What to do: leave the address to `press.link`, or write the same in the text.

Good:
    --- draft.yaml
    about: open
    press:
      city: Oslo
      headline: Coalition asks for a dam
      link: https://example.org/letters/12
    --- drafts/open.yaml
    id: open
    date: 2024-03-01
    --- drafts/open.en.md
    We write on behalf of {{ counts.groups }} groups.
    --- body.en.md
    In an [open letter](https://www.example.org/letters/12/), {{ about.counts.groups }} groups ask for a dam.
    --- body.ko.md (absent)

Bad:
    --- draft.yaml
    about: open
    press:
      city: Oslo
      headline: Coalition asks for a dam
      link: https://example.org/letters/12
    --- drafts/open.yaml
    id: open
    date: 2024-03-01
    --- drafts/open.en.md
    We write on behalf of {{ counts.groups }} groups.
    --- body.en.md
    In an [open letter](https://example.org/letters/21), {{ about.counts.groups }} groups ask for a dam.
    --- body.ko.md (absent)
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.agreement import links
from letterkit.agreement.speaking import names_letter
from letterkit.check.subject import Subject
from letterkit.model.finding import Finding, Place, Severity

SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Compare each link behind a word for the letter with the first, which is that of the draft where it has one."""
    press = subject.project.draft.press
    if press is None:
        return
    known = [(press.link, subject.project.place("press.link"))] if press.link else []
    for passage in subject.passages:
        for piece in passage.pieces:
            link = piece.run.link or ""
            if not link.startswith(("http:", "https:")) or not names_letter(piece.run.text, passage.lang):
                continue
            place = subject.place_of(passage, piece.start, piece.end)
            if known and links.level(link) != links.level(known[0][0]):
                yield _finding(link, place, known[0])
            known.append((link, place))


def _finding(link: str, place: Place, first: tuple[str, Place]) -> Finding:
    mistyped = links.differ_in_digits(links.level(link), links.level(first[0]))
    return Finding(
        "letter-link-differs",
        SEVERITY if mistyped else Severity.WARNING,
        f'"{link}" is "{first[0]}" at {first[1]}',
        place,
        "open both, and write the one that leads to the letter; leave the link to press.link where you can",
    )
