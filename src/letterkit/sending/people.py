"""Who gets the letter, as the draft says now: by key, with address and numbers."""

from __future__ import annotations

from letterkit import filenames
from letterkit.model.draft import Addressee, in_language
from letterkit.model.project import Project
from letterkit.model.recipient import Part, Recipient


def people(project: Project) -> dict[str, Recipient]:
    """The addressees, those in CC and the rows of the recipients file, by their keys."""
    draft = project.draft
    keys = filenames.keys(draft)
    found = [_recipient(project, Part.TO, i, one, keys[f"to.{i}"]) for i, one in enumerate(draft.to)]
    found += [_recipient(project, Part.CC, i, one, keys[f"cc.{i}"]) for i, one in enumerate(draft.cc)]
    return {one.key: one for one in (*found, *project.recipients)}


def _recipient(project: Project, part: Part, index: int, one: Addressee, key: str) -> Recipient:
    lang = one.language or project.draft.languages[0]

    def text(values: dict[str, str]) -> str:
        return in_language(values, lang) or next(filter(None, values.values()), "")

    return Recipient(
        key, part, text(one.name), project.place(f"{part}.{index}"), text(one.title), text(one.address),
        text(one.salutation), one.fax, one.email, one.language,
    )  # fmt: skip
