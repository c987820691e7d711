"""What can stand in the way of sending, each with a code that `letterkit explain` knows."""

from __future__ import annotations

from letterkit.model.finding import Finding, Place, Severity

CODES: dict[str, str] = {
    "ledger-unreadable": "The ledger of a letter's sending cannot be read, so that nothing is sent.",
    "send-addressee-changed": "The addresses in manifest.json are not those of the draft.",
    "send-input-changed": "A file that the letter was made of is not what it was when the letter was rendered.",
    "send-not-rendered": "What is to be sent was not rendered yet.",
    "send-only-sample": "A letter with sample: true goes into the outbox or to --test-to, and nowhere else.",
    "send-other-content": "Some were sent another text than the one that is to be sent now.",
    "send-recipient-unknown": "A recipient that is named is none of this letter's.",
    "send-way-unknown": "A way of sending is not known, or letterkit.toml does not say what it needs.",
}
"""What each code means, in one sentence."""


def finding(code: str, message: str, place: Place, hint: str = "") -> Finding:
    """An error of this table. Raises KeyError for a code that it lacks."""
    if code not in CODES:
        raise KeyError(code)
    return Finding(code, Severity.ERROR, message, place, hint)
