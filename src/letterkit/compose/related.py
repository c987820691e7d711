"""The letter that a press release is about, composed so that the release can be held against its words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from letterkit import counting
from letterkit.compose.documents import compose
from letterkit.errors import InputError
from letterkit.model.letter import Document
from letterkit.model.project import Project
from letterkit.model.roster import Rows


def letter_of(project: Project, *, moment: datetime) -> tuple[Document, ...]:
    """The documents of the letter under `about`, without its lists of signatories; none where the draft is about no
    letter. What is wrong with that letter is told when it is checked itself, so one that cannot be composed is none."""
    related = project.related.get(project.draft.about)
    if related is None or related.project is None:
        return ()
    counts = counting.count(related.roster, related.draft.id, related.draft.counting)
    try:
        return compose(
            related.project, replace(counts, group_rows=Rows.of(()), individual_rows=Rows.of(())), moment=moment
        )
    except InputError:
        return ()
