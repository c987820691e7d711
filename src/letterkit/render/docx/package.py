"""The file around the text: opening a template, leaving behind what is its author's, and bytes that never differ."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

from letterkit.errors import InputError
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.letter import Document
from letterkit.model.template import Template
from letterkit.render.docx.inlines import language
from letterkit.render.docx.splicing import Splices
from letterkit.render.docx.voice import Voice
from letterkit.render.docx.xml import clean, qn

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_KEPT_PARTS = {_OFFICE + n for n in ("styles", "settings", "numbering", "fontTable", "theme", "header", "footer")}
_FIRST = ("[Content_Types].xml", "_rels/.rels")
_STORY = "word/document.xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can name
_LONGEST_PROPERTY = 255  # python-docx refuses longer ones
_EDITOR = "letterkit"


def open_template(template: Template) -> Any:
    """python-docx's document of the template's reference.docx, with an empty body."""
    import docx

    try:
        document = docx.Document(BytesIO(template.reference_docx))
        _ = document.styles.element, document.settings.element
    except Exception as error:
        raise InputError([_unusable(template)]) from error
    return document


def strip(document: Any, used: set[str]) -> None:
    """Leaves out what the template's author left in it: comments, thumbnails, statistics, names of their files, and
    headers that no section uses (`used` are the ids of those in use)."""
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype not in (_OFFICE + "officeDocument", _CORE):
            del package.rels[key]
    for key, relation in list(document.part.rels.items()):
        furniture = relation.reltype in (_OFFICE + "header", _OFFICE + "footer")
        if relation.reltype not in _KEPT_PARTS or (furniture and key not in used):
            del document.part.rels[key]
    settings = document.settings.element
    for name in ("w:attachedTemplate", "w:rsids", "w:mailMerge", "w:documentProtection", "w:footnotePr", "w:endnotePr"):
        for child in settings.findall(qn(name)):
            settings.remove(child)
    document.part._settings_part.rels.clear()


def describe(document: Any, letter: Document) -> None:
    """The core properties (ISO/IEC 29500-2, 11), from the letter alone."""
    core = document.core_properties
    moment = letter.date
    texts = {"title": letter.title, "author": letter.author, "subject": letter.subject, "language": letter.lang}
    texts |= dict.fromkeys(("category", "comments", "content_status", "identifier", "keywords", "version"), "")
    for name, text in texts.items():
        setattr(core, name, clean(text)[:_LONGEST_PROPERTY])
    core.created = core.modified = core.last_printed = moment
    core.last_modified_by, core.revision = _EDITOR, 1
    element = core._element
    for child in list(element):
        if not child.text or child.tag.endswith("}lastPrinted"):
            element.remove(child)


def set_language(document: Any, letter: Document) -> None:
    """The languages that text has where no run says otherwise."""
    styles = document.styles.element
    props = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if props is None:
        return
    old = props.find(qn("w:lang"))
    made = language(Voice(letter.lang))
    for attribute, test in (("w:eastAsia", "east_asian"), ("w:bidi", "right_to_left")):
        other = next((v for part in letter.parts if getattr(v := Voice(part.lang), test)), None)
        before = old.get(qn(attribute)) if old is not None else None
        if made.get(qn(attribute)) is None and (tag := other.tag if other else before):
            made.set(qn(attribute), tag)
    if old is not None:
        props.replace(old, made)
    else:
        props.append(made)


def packed(package: Any, splices: Splices) -> bytes:
    """A package of python-docx as a file: parts in a fixed order, no time in it, the lists of signatories filled in."""
    parts = _parts(package)
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name in (*_FIRST, *sorted(set(parts) - set(_FIRST))):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
            made.writestr(info, splices.filled(parts[name]) if name == _STORY else parts[name])
    return target.getvalue()


class _Parts(dict[str, bytes]):
    """The parts of a file by their names: what python-docx writes to in place of a zip file of its own."""

    def write(self, name: Any, content: bytes | str) -> None:
        self[name.membername] = content.encode() if isinstance(content, str) else content


def _parts(package: Any) -> dict[str, bytes]:
    """The parts of a file, which python-docx would compress before they are filled and put in order."""
    from docx.opc import pkgwriter

    writer: Any = pkgwriter.PackageWriter
    parts = _Parts()
    for part in package.parts:
        part.before_marshal()
    writer._write_content_types_stream(parts, package.parts)
    writer._write_pkg_rels(parts, package.rels)
    writer._write_parts(parts, package.parts)
    return parts


def _unusable(template: Template) -> Finding:
    return Finding(
        code="template-unreadable",
        severity=Severity.ERROR,
        message=f"The Word dress of the template {template.name} is no Word document that can be used.",
        place=Place(f"{template.folder}/reference.docx"),
        hint="Save it in Word as .docx (not .dotx or .docm), or take the one of the template that it was copied from.",
    )
