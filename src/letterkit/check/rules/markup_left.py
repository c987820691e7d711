"""Markup is left in the text.

Asterisks that do not pair, braces that Jinja did not take, a link with a space in the middle or an HTML tag stand in
the letter as they were typed.

What to do: correct the markup. A character that is meant as itself is written with a backslash: `\\*`. CommonMark does
not end bold between a quotation mark and a Korean particle (`**"말"**은`): put the quotation marks outside.

Good:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations, and **all** of them sign.

Bad:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations, and ** all** of them sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from letterkit.check.comparison import quoted
from letterkit.check.subject import Subject
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.WARNING
_MARKUP = re.compile(
    r"\*\*|~~|\{\{|\}\}|\{%|%\}|(?<=\w)\]\(|```|:::|^#{1,6} "
    r"|</?(?:a|b|i|u|p|br|em|strong|span|div|sup|sub)\b[^<>]{0,80}>"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Look for markup in what was typed; bound values and code stand as they are."""
    for passage in subject.passages:
        for piece in passage.typed_pieces:
            if match := _MARKUP.search(piece.run.text):
                start = piece.start + match.start()
                yield Finding(
                    "markup-left",
                    SEVERITY,
                    f"{quoted(match.group().strip())} stands in the text as it was typed",
                    subject.place_of(passage, start, piece.start + match.end()),
                    "correct the markup, or write a backslash before a character that is meant as itself",
                )
