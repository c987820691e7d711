"""A template's reference.docx: a Word document that brings no program, asks for nothing outside, and is no bomb.

Looked at part by part (ISO/IEC 29500-2, Open Packaging Conventions) before any library opens it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

MOST_PARTS, MOST_BYTES, MOST_XML, DEEPEST = 500, 60_000_000, 20_000_000, 200
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = "[Content_Types].xml"
_EMBEDDED = re.compile(
    r"oleObject|/package$|control|vbaProject|aFChunk|subDocument|/frame$|activeX|attachedToolbars", re.I
)
_PROGRAMS = re.compile(r"macroEnabled|vbaProject|activeX|oleObject|ms-office\.vba", re.IGNORECASE)
_LINKS = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_FETCHING = re.compile(r"\b(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|DDEAUTO|DDE|LINK|IMPORT|DATABASE|RD)\b", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"\n]*"')
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

Problem = tuple[str, str]
_NO_DOCX: Problem = ("is not a Word document", "save it in Word as .docx")


class _FoundError(Exception):
    def __init__(self, message: str, hint: str) -> None:
        self.problem = message, hint


def docx_problem(data: bytes) -> Problem | None:
    """What is wrong with a reference.docx, and what to do; None where nothing is."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _refuse_package(package)
            types = _part(package, _TYPES)
            _refuse_types(types)
            for info in package.infolist():
                if info.filename.endswith(".rels"):
                    _read(_part(package, info.filename), info.filename, _relation)
                elif info.filename.endswith(".xml") and info.filename != _TYPES:
                    _refuse_fields(_part(package, info.filename), info.filename)
    except _FoundError as found:
        return found.problem
    except (zipfile.BadZipFile, KeyError, OSError, EOFError, ValueError, NotImplementedError, RuntimeError):
        return _NO_DOCX
    except Exception as error:  # zlib, lzma and bz2 each have errors of their own
        if type(error).__module__ in ("zlib", "_lzma", "lzma"):
            return _NO_DOCX
        raise
    return None


def _refuse_package(package: zipfile.ZipFile) -> None:
    infos = package.infolist()
    names = [info.filename.casefold() for info in infos]
    if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > MOST_BYTES:
        raise _FoundError("is far larger than a Word template needs to be once unpacked", "save it in Word anew")
    if len(set(names)) != len(names):
        raise _FoundError("has two parts of the same name", "save it in Word anew")
    for info in infos:
        parts = info.filename.split("/")
        if info.filename.startswith("/") or "\\" in info.filename or ".." in parts or ":" in info.filename:
            raise _FoundError(f"has a part that leads out of it, {info.filename[:80]!r}", "save it in Word anew")
        if info.flag_bits & 0x1:
            raise _FoundError("is protected by a password", "take the password off in Word")


def _part(package: zipfile.ZipFile, name: str) -> bytes:
    """A part unpacked, at most so far as XML of a template goes, whatever size the package claims for it."""
    with package.open(name) as stream:
        content = stream.read(MOST_XML + 1)
    if len(content) > MOST_XML:
        raise _FoundError(f"holds more than {MOST_XML // 1_000_000} MB in {name[:80]}", "save it in Word anew")
    return content


def _refuse_types(types: bytes) -> None:
    kinds: list[str] = []
    _read(types, _TYPES, lambda _name, attributes, _where: kinds.append(attributes.get("ContentType", "")))
    if any(_PROGRAMS.search(kind) for kind in kinds):
        raise _FoundError("holds macros or controls, which are programs", "save it in Word as .docx, without macros")
    if _MAIN not in kinds:
        raise _FoundError("is not a Word document that letterkit can use", "save it in Word as .docx (not .dotx)")


def _relation(name: str, attributes: dict[str, str], where: str) -> None:
    if not name.endswith("Relationship"):
        return
    kind, target = attributes.get("Type", ""), attributes.get("Target", "")
    is_link = kind.endswith("/hyperlink")
    if attributes.get("TargetMode", "").lower() == "external" and not (is_link and _LINKS.match(target)):
        what = f"refers to {target[:120]!r}, which is outside it ({where})"
        raise _FoundError(
            what, "embed the picture, or detach the template (Developer, Document Template), and save anew"
        )
    if _EMBEDDED.search(kind):
        raise _FoundError(f"embeds an object or another document ({where})", "take it out, or paste it as a picture")


def _refuse_fields(content: bytes, name: str) -> None:
    """The code of a field may be spread over several runs, so all code of a part is looked at together."""
    codes: list[str] = []
    in_code = False

    def start(tag: str, attributes: dict[str, str], _where: str) -> None:
        nonlocal in_code
        in_code = tag == f"{_WORD} instrText"
        if tag == f"{_WORD} fldChar":
            codes.append("\n")
        elif instruction := attributes.get(f"{_WORD} instr"):
            codes.append(f"\n{instruction}\n")

    def text(found: str) -> None:
        if in_code:
            codes.append(found)

    _read(content, name, start, text)
    if fetching := _FETCHING.search(_QUOTED.sub('""', "".join(codes))):
        what = f"has a field {fetching[1].upper()}, which would fetch something ({name})"
        raise _FoundError(what, "replace the field by its text or picture (in Word: Ctrl+Shift+F9)")


def _read(
    content: bytes,
    name: str,
    start: Callable[[str, dict[str, str], str], None],
    text: Callable[[str], None] | None = None,
) -> None:
    """Read XML without a document type, bounded in depth."""
    from xml.parsers.expat import ExpatError, ParserCreate

    depth = 0

    def begin(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise _FoundError(f"nests elements too deeply ({name})", "save it in Word anew")
        start(tag, attributes, name)

    def end(_tag: str) -> None:
        nonlocal depth
        depth -= 1

    def doctype(*_: Any) -> None:
        raise _FoundError(f"has a document type in {name}, which no program for letters writes", "save it in Word anew")

    parser = ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.StartDoctypeDeclHandler = doctype
    if text:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(content, True)
    except (ExpatError, LookupError) as error:
        raise _FoundError(f"has a part that cannot be read ({name[:80]})", "save it in Word anew") from error
