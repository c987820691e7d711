"""A text prints a cell of the recipients file that is empty in a row.

`We ask {{ recipient.state }} to vote` becomes "We ask to vote" in the letter of a row without a state. Nobody reads all
of 193 letters before they go out.

What to do: fill in the cell, or say in the text what stands there without it:
`{% if recipient.state %}…{% else %}…{% endif %}`.

Good:
    --- draft.yaml
    recipients: recipients.csv
    --- recipients.csv
    name,address,salutation,state
    Kari Nordmann,"1 Ministry Street\\nOslo",Dear Minister,Norway
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations. We ask {{ recipient.state }} to vote.

Bad:
    --- draft.yaml
    recipients: recipients.csv
    --- recipients.csv
    name,address,salutation,state
    Kari Nordmann,"1 Ministry Street\\nOslo",Dear Minister,
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations. We ask {{ recipient.state }} to vote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from letterkit.check.subject import Subject
from letterkit.model.finding import Finding, Severity
from letterkit.model.recipient import Recipient

SEVERITY = Severity.ERROR
_PRINTED = re.compile(r"\{\{-?\s*recipient\.(?P<column>\w+)")
_ASKED = re.compile(r"\{%-?\s*(?:el)?if\b[^%]{0,200}\brecipient\.(?P<column>\w+)")


def check(subject: Subject) -> Iterator[Finding]:
    """Compare what the body prints of a row with what the row has, but for what it asks about."""
    recipient = subject.project.recipient
    if recipient is None:
        return
    for lang in subject.project.draft.languages:
        source = subject.project.bodies.get(lang)
        text = source.text if source else ""
        asked = {match["column"] for match in _ASKED.finditer(text)}
        for column in dict.fromkeys(match["column"] for match in _PRINTED.finditer(text)):
            if column not in asked and not _cell(recipient, column).strip():
                yield Finding(
                    "recipient-cell-empty",
                    SEVERITY,
                    f"column {column}: is empty, and the text in {lang} prints it",
                    replace(recipient.place, field=column),
                    f"fill it in, or ask in the text by {{% if recipient.{column} %}}",
                )


def _cell(recipient: Recipient, column: str) -> str:
    return recipient.values[column] if column in recipient.values else str(getattr(recipient, column, ""))
