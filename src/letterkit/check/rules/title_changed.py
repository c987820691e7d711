"""A person's office in the text is not the one of the list or the address.

"Special Rapporteur" in the text and "Former Special Rapporteur" on the list: offices end, and old letters are copied.
Compared are persons whom the text names with an office, and who stand on the list or are written to.

What to do: find out which office is held on the date of the letter. An office that was held at that time only goes into
a column such as `title@ID` of the list.

Good:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations, and of Aino Lehtonen, professor of water law.

Bad:
    --- body.en.md
    We write on behalf of {{ counts.groups }} organizations, and of Aino Lehtonen, former professor of water law.
"""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.check.comparison import quoted
from letterkit.check.naming import names, written
from letterkit.check.subject import Subject
from letterkit.model.finding import Finding, Severity
from letterkit.model.spelling import Source
from letterkit.spelling import offices

SEVERITY = Severity.NOTE


def check(subject: Subject) -> Iterator[Finding]:
    """Compare offices in the text with those that are known; one that ended is told, another one too."""
    texts = written(subject)
    where = {id(one.mention): one for one in texts}
    for name in names(subject):
        known = [one for one in name.mentions if one.title and one.source is not Source.RUNNING]
        for mention in name.mentions:
            one = where.get(id(mention))
            if one is None or not mention.title or not known or not mention.person:
                continue
            changes = [offices.change(mate.title, mention.title) for mate in known]
            if all(changes) and (change := changes[0]):
                yield Finding(
                    "title-changed",
                    SEVERITY,
                    f"{quoted(mention.text)} is {quoted(change[2])} here, but {quoted(change[1])} in {known[0].place}",
                    subject.place_of(one.passage, one.start, one.end),
                    "find out which office is held on the date of the letter",
                )
