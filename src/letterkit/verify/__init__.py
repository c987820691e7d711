"""The verify stage: a finished file is read back by other code than wrote it, and everything is looked for in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec

from letterkit.model.artifact import Artifact
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.letter import Document
from letterkit.model.recipient import Copy
from letterkit.verify import after
from letterkit.verify.compare import missing
from letterkit.verify.envelope import misplaced
from letterkit.verify.reading import Reading

CODES = {
    "verify-name-missing": "A name that the letter prints could not be read back from the finished file.",
    "verify-country-missing": "A country that the letter prints could not be read back from the finished file.",
    "verify-number-missing": "A number computed from the list could not be read back from the finished file.",
    "verify-text-missing": "A paragraph, office, subject, date or greeting could not be read back whole from the file.",
    "verify-structure-missing": "The finished file lacks what readers aloud and archives need: tags, title, language.",
    "address-outside-window": "The address does not stand whole and alone where the envelope has its window.",
    "email-large": "An e-mail is so large that mail servers on the way may refuse it.",
    "verify-fax-dress": "A page of a fax has grey, colour or type too small for a fax machine.",
    "verify-fax-form": "The file of a fax is not built as fax programs want it (TIFF-F, RFC 3949).",
    "verify-fax-pages": "The pages of a fax are not those that were looked at, or not as many as its cover says.",
    "recipient-unreached": "A recipient gets no file of a format, since nothing says where to send it.",
    "verify-unreadable": "The finished file could not be read back at all.",
}
"""The findings of this stage, with what each means (`letterkit explain CODE`)."""


def artifact(artifact: Artifact, document: Document, *, many: bool = False) -> list[Finding]:
    """An error for each name, country, number and text of the document that the file's bytes do not give back. `many`
    tells that it is one of many letters that differ in a few words."""
    module = f"letterkit.verify.readers.{artifact.format}"
    if find_spec(module) is None:
        return [_unreadable(artifact, f"letterkit has no reader for the format {artifact.format}")]
    reader = import_module(module)
    faults = getattr(reader, "faults", _none)
    read = getattr(reader, "text_again", reader.text) if many else reader.text
    try:
        text = read(artifact.data)
        lacking = [_lacking(artifact, fault) for fault in faults(artifact.data, document.title or document.stem)]
    except ValueError as error:
        return [_unreadable(artifact, f"it cannot be read back: {error}")]
    if many and after.is_whole(artifact.format, document, text):
        return [*lacking, *misplaced(artifact, document)]
    found = missing(Reading(text, squeezed=reader.SQUEEZED), document, artifact.name)
    if many and not found:
        after.remember(artifact.format, document, text)
    return [*lacking, *found, *misplaced(artifact, document)]


def copy(artifact: Artifact, copy: Copy, enclosed: Mapping[str, Artifact]) -> list[Finding]:
    """What a file that was made for one copy does not give back of it, by the reader of its format.

    `enclosed` are the files that had to go inside it and the others of this copy and format, by name. Such a reader has
    `findings(artifact, copy, enclosed)`.
    """
    module = f"letterkit.verify.readers.{artifact.format}"
    if find_spec(module) is None:
        return [_unreadable(artifact, f"letterkit has no reader for the format {artifact.format}")]
    try:
        return list(import_module(module).findings(artifact, copy, enclosed))
    except ValueError as error:
        return [_unreadable(artifact, f"it cannot be read back: {error}")]


def unreached(copy: Copy, format: str) -> Finding:
    """A warning that one recipient gets nothing by this way; it names them, so that nobody is left out in silence."""
    hint = getattr(import_module(f"letterkit.verify.readers.{format}"), "REACHED_BY", "")
    message = f"{copy.recipient.name[:80]} gets no file in the format {format}: nothing says where to send it"
    return Finding("recipient-unreached", Severity.WARNING, message, copy.recipient.place, hint)


def unaddressed(format: str, place: Place) -> Finding:
    """A warning that a letter names nobody who could get a file of a format that is made for each recipient."""
    message = f"no file in the format {format} was made: the draft names nobody who would get one"
    return Finding("recipient-unreached", Severity.WARNING, message, place, "name them under to, cc or recipients")


def _none(_: bytes, __: str) -> Iterator[str]:
    """For formats whose structure is not looked at."""
    return iter(())


def _lacking(artifact: Artifact, fault: str) -> Finding:
    hint = "The file was not kept; if the template was changed last, try with the one it was copied from."
    return Finding("verify-structure-missing", Severity.ERROR, fault, Place(artifact.name), hint)


def _unreadable(artifact: Artifact, message: str) -> Finding:
    hint = "The file was not kept; if the template was changed last, try with the one it was copied from."
    return Finding("verify-unreadable", Severity.ERROR, message, Place(artifact.name), hint)
