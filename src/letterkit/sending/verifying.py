"""What is to be sent is read back once more, just before it goes: each file, and each that is inside an e-mail.

The manifest proves that the files are those that were rendered; this proves that they say what the draft says, whoever
wrote the manifest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path

from letterkit import isolation
from letterkit.model.artifact import Artifact
from letterkit.model.counts import Counts
from letterkit.model.finding import Finding, in_order
from letterkit.model.letter import Document
from letterkit.model.project import Project
from letterkit.model.recipient import Copy, Recipient
from letterkit.model.sending import Channel, Enclosure, Shipment
from letterkit.pipeline import Prepared, steps
from letterkit.pipeline.press import limits_of
from letterkit.pipeline.workers import Workers, processors
from letterkit.sending.gate import Package

_AT_ONCE = 10


def verified(
    prepared: Prepared, shipments: Sequence[Shipment], packages: Sequence[Package], folder: Path
) -> list[Finding]:
    """What the files of these shipments do not give back of the letters. Raises InputError, and OSError.

    Of a fax all of its files are read: its pages are held against those that can be read as text.
    """
    rows = {row.key: row for row in prepared.project.recipients}
    faxes = {package.recipient.key: package.files.get("fax", ()) for package in packages}
    files: dict[str, dict[Enclosure, None]] = {}
    for shipment in shipments:
        theirs = files.setdefault(shipment.key, {})
        theirs.update(dict.fromkeys(shipment.files))
        if shipment.channel is Channel.FAX:
            theirs.update(dict.fromkeys(faxes[shipment.key]))
    bare = replace(prepared.project, recipients=())
    wanted = [(rows.get(key), key, list(theirs)) for key, theirs in files.items()]
    chunks = [wanted[at : at + _AT_ONCE] for at in range(0, len(wanted), _AT_ONCE)]
    workers = Workers(processors(), limits_of(bare, letters=1 + min(_AT_ONCE, len(wanted))), bare.place(""))
    pieces = [(chunk, str(folder)) for chunk in chunks]
    each = workers.each(_read_back, (bare, prepared.counts), pieces)
    return in_order([finding for found in each for finding in found])


def _read_back(
    project: Project, counts: Counts, wanted: Sequence[tuple[Recipient | None, str, Sequence[Enclosure]]], folder: str
) -> list[Finding]:
    """What the files of some recipients lack. The letter that a draft addresses itself is composed once."""
    findings: list[Finding] = []
    shared: tuple[tuple[Document, ...], tuple[Copy, ...]] | None = None
    for row, key, files in wanted:
        isolation.doing(f"reading the files for {key} back")
        if row is not None:
            documents, copies, _ = steps.composed(project.addressed_to(row), counts, cc=False)
        else:
            shared = shared or _letter(project, counts)
            documents, copies = shared
        copy = next(copy for copy in copies if copy.recipient.key == key)
        artifacts = [_artifact(Path(folder), file) for file in files]
        findings += [finding for one in artifacts for finding in _lacking(one, documents, copy, artifacts)]
    return findings


def _letter(project: Project, counts: Counts) -> tuple[tuple[Document, ...], tuple[Copy, ...]]:
    documents, copies, _ = steps.composed(project, counts)
    return documents, copies


def _artifact(folder: Path, file: Enclosure) -> Artifact:
    form = "fax" if ".fax." in file.name else file.name.rpartition(".")[2]
    return Artifact(file.name, form, (folder / file.name).read_bytes(), pages=file.pages)


def _lacking(
    one: Artifact, documents: Iterable[Document], copy: Copy, others: Sequence[Artifact]
) -> list[Finding]:  # fmt: skip
    from letterkit import render, verify

    by_stem = {document.stem: document for document in documents}
    if not render.is_for_copies(one.format):
        document = by_stem.get(one.name.rpartition(".")[0])
        return verify.artifact(one, document) if document else []
    inside = _enclosed(one, copy)
    found = verify.copy(one, copy, {file.name: file for file in (*others, *inside) if file is not one})
    for file in inside:
        if document := by_stem.get(file.name.rpartition(".")[0]):
            found += verify.artifact(file, document)
    return found


def _enclosed(one: Artifact, copy: Copy) -> list[Artifact]:
    """The files of the letter in an e-mail, which come before those that go with it, by their own names again."""
    if one.format != "eml":
        return []
    suffixes = dict.fromkeys(copy.attach)
    names = [f"{document.stem}.{suffix}" for suffix in suffixes for document in copy.documents]
    parts = message_from_bytes(one.data, policy=policy.default).iter_attachments()
    return [_part(name, part.get_payload(decode=True)) for name, part in zip(names, parts, strict=False)]


def _part(name: str, data: object) -> Artifact:
    return Artifact(name, name.rpartition(".")[2], data if isinstance(data, bytes) else b"")
