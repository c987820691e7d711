"""The text states another number of countries than the list names.

A spreadsheet that counts distinct strings takes "U.S.A" and "U.S.A." for two countries. Here every cell is read as a
country first. Bodies that name none make the count a minimum; a number above it is not proven by the list.

What to do: bind the number, so that it follows the list: `{{ counts.countries }}`, in words
`{{ counts.countries | spell }}`.
If the text is right, the list is not: `letterkit count --explain` says what was counted.

Good:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations from {{ counts.countries }} countries.

Bad:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations from 14 different countries.
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.check.comparison import differing
from letterkit.check.subject import Subject
from letterkit.model.claim import Kind
from letterkit.model.finding import Finding, Severity

SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Hold every claim about countries against the list."""
    return differing(subject, Kind.COUNTRIES, "count-countries")
