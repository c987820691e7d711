"""A character would break the head of an e-mail, or hide what it says.

Controls and line separators end a line of the head, so that a name or a subject could add a recipient. Bidirectional
controls show a reader another order than is written. Neither belongs to a name; both come along when text is pasted.

What to do: delete the character, and type the name again if nothing is to be seen.

Good:
    --- draft.yaml
    to:
      - name: Kari Nordmann
        address: "1 Ministry Street\\nOslo"
        salutation: Dear Minister
        email: minister@government.no
    email:
      from: post@lantern.net

Bad:
    --- draft.yaml
    to:
      - name: "\\u200eKari Nordmann"
        address: "1 Ministry Street\\nOslo"
        salutation: Dear Minister
        email: minister@government.no
    email:
      from: post@lantern.net
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit import mailboxes
from letterkit.check.comparison import quoted
from letterkit.check.subject import Subject
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.project import Project
from letterkit.model.recipient import Copy

SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Finding]:
    """Look at all that goes into the heads of the e-mails: names, subjects, and names of the attached files."""
    for copy in subject.copies:
        for what, text, place in _texts(copy, subject.project):
            if character := mailboxes.unsafe(text):
                yield Finding(
                    "email-header-unsafe",
                    SEVERITY,
                    f"{what} {quoted(text)} holds the character {character}, which the head of an e-mail cannot hold",
                    place,
                    "delete it; it often comes along when text is pasted",
                )


def _texts(copy: Copy, project: Project) -> Iterator[tuple[str, str, Place]]:
    if copy.email is None:
        return
    for name, _ in (*copy.email.to, *copy.email.cc):
        yield "the name", name, copy.recipient.place
    yield "the sender's name", copy.email.sender[0], project.place("email.from")
    if copy.email.reply_to:
        yield "the name", copy.email.reply_to[0], project.place("email.reply_to")
    yield (
        "the subject",
        copy.email.subject,
        project.place("email.subject" if project.draft.email.subject else "subject"),
    )
    for number, one in enumerate(copy.message.attachments if copy.message else ()):
        yield "the file's name", one.name, project.place(f"attachments.{number}")
