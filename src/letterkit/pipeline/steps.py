"""The steps as a process of its own does them: pure functions of what they are given, so that any process may do any of
them, in any order and more than once, with the same result to the byte."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from letterkit import isolation
from letterkit.errors import InputError
from letterkit.model.artifact import Artifact
from letterkit.model.counts import Counts
from letterkit.model.finding import Finding, Place
from letterkit.model.letter import Document
from letterkit.model.project import Project
from letterkit.model.recipient import Copy
from letterkit.model.template import Template
from letterkit.pipeline.values import moment

Rendered = tuple[tuple[Artifact, ...], list[Finding]]
Written = tuple[tuple[Document, ...], tuple[Copy, ...], tuple[Document, ...]]
"""The documents of a letter, who gets them, and the documents of the letter that it is about."""


def composed(
    project: Project, counts: Counts, cc: bool = True
) -> tuple[tuple[Document, ...], tuple[Copy, ...], list[Finding]]:
    """The documents of one letter, who gets them, and what the checks find."""
    letter = written(project, counts, cc)
    documents, copies, _ = letter
    return documents, copies, settled(project, held(project, counts, letter, "all"))


def written(project: Project, counts: Counts, cc: bool = True) -> Written:
    """The documents of one letter, and all that the checks hold against each other.

    What reading found is said of a letter that cannot be composed, too: a column by another name may be the reason.
    """
    from letterkit import compose

    try:
        documents, copies = _composed(project, counts, cc)
    except InputError as error:
        raise InputError([*project.findings, *error.findings]) from error
    return documents, copies, compose.letter_of(project, moment=moment(project))


def spoken(texts: Mapping[str, str], today: dt.date) -> list[tuple[int, int, int]]:
    """The dates that the versions of a text speak of (`agreement.spoken_in`)."""
    from letterkit import agreement

    return agreement.spoken_in(texts, today)


def held(project: Project, counts: Counts, letter: Written, share: str) -> list[Finding]:
    """What a share of the checks, by its name, finds in a letter that was composed, before it is `settled`."""
    from letterkit import check

    isolation.doing(f"checking the letter{_to(project)}")
    return check.found(check.Subject(project, counts, *letter), check.Share(share))


def ready_for_long_lists() -> None:
    """Import what looks for names that are nearly the same in a long list."""
    import letterkit.check.searching  # noqa: F401


Counted = tuple[Project, Counts]
"""A letter that was read and counted, as two processes are given it whose list is long (`isolation.Packed`)."""


def in_list(counted: Counted) -> list[Finding]:
    """What the checks of the list find, if the letter has it."""
    from letterkit import check

    isolation.doing("checking the list")
    gc.disable()  # looking for garbage among the objects of a long list finds none
    return check.found_in_list(*counted)


def written_of(counted: Counted) -> Written:
    """As `written`."""
    return written(*counted)


def others(counted: Counted, letter: Written | None) -> tuple[list[Finding], bool]:
    """What all checks but those of `in_list` find in a letter, which is composed here if it was not; and whether it has
    its list, without which what `in_list` found is nothing to it."""
    from letterkit import check

    gc.disable()
    project, counts = counted
    subject = check.Subject(project, counts, *(letter or written(project, counts)))
    isolation.doing(f"checking the letter{_to(project)}")
    return check.found(subject, check.Share.BUT_LIST), bool(subject.counted)


def settled(project: Project, findings: Sequence[Finding]) -> list[Finding]:
    """All that the checks found, with what the draft says of it."""
    from letterkit import check

    return check.settled(project, findings)


def checked(
    project: Project, counts: Counts, cc: bool = True
) -> tuple[tuple[Document, ...], tuple[Copy, ...], list[Finding]]:
    """As `composed`, of which only the findings are given: handing a long list back takes as long as composing it."""
    gc.disable()  # the process ends with the letter; looking for garbage among a list's millions of objects finds none
    *_, found = composed(project, counts, cc)
    return (), (), found


def _composed(
    project: Project, counts: Counts, cc: bool, *, around: bool = True
) -> tuple[tuple[Document, ...], tuple[Copy, ...]]:
    from letterkit import compose

    isolation.doing(f"composing the letter{_to(project)}")
    documents = compose.compose(project, counts, moment=moment(project))
    return documents, compose.copies(project, counts, documents, moment=moment(project), cc=cc, around=around)


def _to(project: Project) -> str:
    return f" to {project.recipient.name[:80]}" if project.recipient else ""


def rendered(documents: Sequence[Document], template: Template, name: str, *, many: bool = False) -> Rendered:
    """The documents in a format that all recipients share, each read back. `many` tells that others like them come
    before and after, after which they can be made: the bytes are the same."""
    from letterkit import render, verify

    artifacts: list[Artifact] = []
    findings: list[Finding] = []
    for document in documents:
        with _making(f"{document.stem}.{name}", template):
            made = render.render_next(document, template, name) if many else None
            artifacts += [made] if made else render.render(document, template, (name,))
        isolation.doing(f"reading {document.stem}.{name} back")
        findings += verify.artifact(artifacts[-1], document, many=many)
    return tuple(artifacts), findings


def rendered_copies(
    copies: Sequence[Copy], template: Template, name: str, enclosed: Mapping[str, Artifact]
) -> Rendered:
    """The copies in a format that is made for each, with the files that go inside, each read back."""
    from letterkit import render, verify

    artifacts: list[Artifact] = []
    findings: list[Finding] = []
    for copy in copies:
        with _making(f"{copy.stem}.{name}", template):
            made = render.render_copy(copy, template, name, enclosed)
        isolation.doing(f"reading {copy.stem}.{name} back")
        artifacts += made
        findings += [] if made else [verify.unreached(copy, name)]
        beside = {**enclosed, **{artifact.name: artifact for artifact in made}}
        findings += [finding for artifact in made for finding in verify.copy(artifact, copy, beside)]
    return tuple(artifacts), findings


def letter(
    project: Project, counts: Counts, formats: Sequence[str], cc: bool = True
) -> tuple[tuple[Artifact, ...], tuple[Copy, ...], list[Finding]]:
    """All files of one letter in the formats, who gets them, and what reading them back finds. What goes around the
    letter is left out of the copies where no format asks for it."""
    from letterkit import render

    documents, copies = _composed(project, counts, cc, around=any(map(render.is_for_copies, formats)))
    first, second = rounds(formats, copies)
    artifacts: dict[str, tuple[Artifact, ...]] = {}
    findings: list[Finding] = []
    for name in (*first, *second):
        enclosed = {artifact.name: artifact for one in first for artifact in artifacts.get(one, ())}
        many = project.recipient is not None
        artifacts[name], found = work(name, documents, copies, project.template, enclosed, many=many)
        findings += found
    made = in_order_of_print(artifacts, formats)
    if project.recipient:
        made = tuple(replace(one, recipient=one.recipient or project.recipient.key) for one in made)
    return made, copies, findings


def work(
    name: str,
    documents: Sequence[Document],
    copies: Sequence[Copy],
    template: Template,
    enclosed: Mapping[str, Artifact],
    *,
    many: bool = False,
) -> Rendered:
    """One format of one letter, shared or made for each copy; `many` as in `rendered`."""
    from letterkit import render

    if render.is_for_copies(name):
        return rendered_copies(copies, template, name, enclosed)
    return rendered(documents, template, name, many=many)


def letters(name: str, copies: Sequence[Copy]) -> int:
    """How many letters one letter is in a format: one that all share, or one for each copy."""
    from letterkit import render

    return 1 + len(copies) if render.is_for_copies(name) else 1


def unaddressed(formats: Sequence[str], place: Place) -> list[Finding]:
    """What is to be said of formats that are made for each recipient where a letter has none."""
    from letterkit import render, verify

    return [verify.unaddressed(name, place) for name in dict.fromkeys(formats) if render.is_for_copies(name)]


def rounds(formats: Sequence[str], copies: Sequence[Copy]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The formats in two rounds: those that need no other, with those that others enclose though nobody asked for
    them; then those that enclose files of the first. Raises KeyError for a format that is not known."""
    from letterkit import render

    needs = {name: render.encloses(name, copies) if render.is_for_copies(name) else () for name in formats}
    enclosed = [name for names in needs.values() for name in names]
    first = dict.fromkeys([*(name for name in formats if not needs[name]), *enclosed])
    return tuple(first), tuple(name for name in needs if needs[name])


def in_order_of_print(artifacts: Mapping[str, tuple[Artifact, ...]], formats: Sequence[str]) -> tuple[Artifact, ...]:
    """The files in the formats that were asked for: document by document, then those of each copy."""
    from letterkit import render

    asked = {name: artifacts[name] for name in dict.fromkeys(formats)}
    shared = zip(*(made for name, made in asked.items() if not render.is_for_copies(name)), strict=True)
    own = (made for name, made in asked.items() if render.is_for_copies(name))
    return (*(file for files in shared for file in files), *(file for made in own for file in made))


@contextmanager
def _making(what: str, template: Template) -> Iterator[None]:
    """Say what is being made; what a library raises about it becomes a finding where it is known."""
    isolation.doing(making := f"making {what}")
    try:
        yield
    except Exception as error:
        if finding := isolation.library_failed(error, making, Place(template.folder)):
            raise InputError([finding]) from error
        raise
