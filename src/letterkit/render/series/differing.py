"""In which paragraphs two letters of one kind differ, where nothing else does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from operator import attrgetter

from letterkit.model.letter import Block, Document, Letter, LineBreak, Paragraph, Run


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph of one letter and the one that stands in its place in another; both have runs and breaks of lines in
    the same order and dress."""

    letter: Letter
    before: Paragraph
    after: Paragraph

    @property
    def runs(self) -> Iterator[tuple[str, str]]:
        """The texts of the runs, before and after."""
        for before, after in zip(self.before.inlines, self.after.inlines, strict=True):
            if isinstance(before, Run) and isinstance(after, Run):
                yield before.text, after.text


def changes(before: Document, after: Document) -> list[Change] | None:
    """The paragraphs that differ; None where anything else does. File name and origins of values do not count."""
    if before is after:
        return []
    if len(before.parts) != len(after.parts) or replace(after, stem=before.stem, parts=before.parts) != before:
        return None
    found: list[Change] = []
    for one, other in zip(before.parts, after.parts, strict=True):
        if (one.id, one.lang, one.title, len(one.blocks)) != (other.id, other.lang, other.title, len(other.blocks)):
            return None
        if one.notes != other.notes:
            return None
        for old, new in zip(one.blocks, other.blocks, strict=True):
            if old == new or _same(old, new):
                continue
            if not (isinstance(old, Paragraph) and isinstance(new, Paragraph) and _alike(old, new)):
                return None
            found.append(Change(other, old, new))
    return found


def _same(old: Block, new: Block) -> bool:
    """Whether two paragraphs are the same but for where their values come from."""
    if not (isinstance(old, Paragraph) and isinstance(new, Paragraph)) or old.role is not new.role:
        return False
    if len(old.inlines) != len(new.inlines):
        return False
    return all(
        one.text == other.text and _dress(one) == _dress(other)
        if isinstance(one, Run) and isinstance(other, Run)
        else one == other
        for one, other in zip(old.inlines, new.inlines, strict=True)
    )


def _alike(old: Paragraph, new: Paragraph) -> bool:
    return (
        old.role is new.role
        and len(old.inlines) == len(new.inlines)
        and all(
            (isinstance(one, LineBreak) and isinstance(other, LineBreak))
            or (isinstance(one, Run) and isinstance(other, Run) and _dress(one) == _dress(other))
            for one, other in zip(old.inlines, new.inlines, strict=True)
        )
    )


def _dress(run: Run) -> tuple[object, ...]:
    """All of a run but its text; whether a value is bound shows in some formats, where it comes from in none."""
    return run.origin is None, *_rest(run)


_rest = attrgetter(*(one.name for one in fields(Run) if one.name not in ("text", "origin")))
