"""A link may not lead where it should.

A host without a dot, a user name before the host and an address that differs from the one shown are signs of a slip or
of a trick. An `http:` link, which anyone on the way can change, is only noted.

What to do: open the link, and write the address that the browser ends at.

Good:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations; see [the report](https://undocs.org/A/75/388).

Bad:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations; see [the report](https://undocs.org@elsewhere.net/A/75/388).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from letterkit.check.comparison import quoted
from letterkit.check.subject import Subject
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.WARNING
_SHOWN = re.compile(r"(?:https?://)?(?P<host>(?:[\w-]+\.)+[a-z]{2,})(?:[/?#]\S*)?")


def check(subject: Subject) -> Iterator[Finding]:
    """Look at every web address that is linked, once for each place."""
    for passage in subject.passages:
        for piece in passage.pieces:
            link = piece.run.link or ""
            if link.startswith(("http:", "https:")) and (problem := _problem(link, piece.run.text)):
                severity, message, hint = problem
                place = subject.place_of(passage, piece.start, piece.end)
                yield Finding("link-doubtful", severity, f"{quoted(link)}: {message}", place, hint)


def _problem(link: str, shown: str) -> tuple[Severity, str, str] | None:
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return SEVERITY, "the address is malformed", "copy it again from the browser"
    if _is_malformed(parts, host):
        return SEVERITY, "the address is malformed", "copy it again from the browser"
    if parts.username is not None:
        return SEVERITY, f"a user name stands before the host, which is {host}", "take out what stands before the @"
    text = _SHOWN.fullmatch(shown.strip())
    if text and _bare(text["host"]) != _bare(host):
        return SEVERITY, f"the text shows {text['host']}, but the link leads to {host}", "make them the same"
    if parts.scheme == "http":
        return Severity.NOTE, "the link is not encrypted", "try it with https:"
    return None


def _is_malformed(parts: SplitResult, host: str) -> bool:
    dotted = "." in host.strip(".") or ":" in host
    return not dotted or ".." in host or any(c in parts.netloc + parts.path for c in ' <>"{}|\\^`')


def _bare(host: str) -> str:
    return host.casefold().removeprefix("www.")
