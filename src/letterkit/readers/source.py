"""The bytes of a finished file, and what they are: by their signature, never by the name alone."""

from __future__ import annotations

import os
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePath, PurePosixPath
from typing import NoReturn

from letterkit.model.finding import Place
from letterkit.readers.faults import refuse

LARGEST = 50 * 1024 * 1024
"""Bytes of a file of any kind; text formats have a limit of their own."""
_WHAT_IS_READ = "save it as .docx, .pdf, .html, .md, .txt or .eml"
_ZIPPED = (
    ("xl/workbook.xml", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint file"),
    ("Contents/header.hpf", "a Hangul file (HWPX)"),
    ("content.xml", "an OpenDocument file"),
    ("META-INF/container.xml", "an EPUB book"),
    ("Index/Document.iwa", "a Pages file"),
)
_SIGNATURES = (
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\0", "a picture (TIFF)"),
    (b"MM\0*", "a picture (TIFF)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"%!PS", "a PostScript file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3", "a database"),
    (b"bplist00", "a web archive"),
    (b"HWP Document File", "a Hangul file (HWP)"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class Source:
    """A file in memory: `name` as findings give it, `suffix` in lower case ("" where the name tells nothing)."""

    name: str
    data: bytes

    @property
    def place(self) -> Place:
        """The file as a whole."""
        return Place(self.name)

    @property
    def suffix(self) -> str:
        """The ending of the name, with its dot."""
        return PurePath(self.name).suffix.lower()


def load(path: Path, name: str = "") -> Source:
    """The file at a path, under its name relative to the current directory where it is below that. Raises InputError
    for what is missing, no plain file, or too large."""
    name = name or _shown(path)
    place = Place(name)
    try:
        if not path.exists():
            refuse("file-missing", place, f"there is no file {name}", "check the path")
        if not path.is_file():
            refuse("file-unreadable", place, f"{name} is not a file", "name a file")
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        refuse("file-unreadable", place, f"{name} cannot be read: {_reason(error)}")
    return Source(name, data)


def checked(source: Source) -> Source:
    """The same, if it is neither empty nor too large; else raises InputError."""
    if not source.data.strip(b"\0 \t\r\n\f"):
        refuse("file-without-text", source.place, "the file is empty", "name the file that holds the letter")
    if len(source.data) > LARGEST:
        refuse(
            "file-too-large", source.place, f"the file is larger than {LARGEST // 2**20} MB", "leave the pictures out"
        )
    return source


def signature(source: Source) -> str:
    """What the bytes are by their first ones: "pdf", "zip", "compound", "foreign", or "" for what may be a text."""
    data = source.data
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_OLE):
        return "compound"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    return "foreign" if any(data.startswith(start) for start, _ in _SIGNATURES) else ""


def refuse_kind(source: Source) -> NoReturn:
    """Raise InputError for a file that no format takes, naming what it is."""
    if signature(source) == "compound":
        _compound(source)
    if signature(source) == "zip":
        _zipped(source)
    for start, what in _SIGNATURES:
        if source.data.startswith(start):
            _not_read(source, what)
    _not_read(source, "of a kind unknown to letterkit")


def _compound(source: Source) -> NoReturn:
    """A compound file (MS-CFB) by the names of its streams, which are in UTF-16."""
    data = source.data
    if "EncryptedPackage".encode("utf-16-le") in data:
        refuse("file-encrypted", source.place, "it is protected by a password", "save it without one")
    if b"HWP Document File" in data or "HwpSummaryInformation".encode("utf-16-le") in data:
        _not_read(source, "a Hangul file (HWP)")
    if "__properties_version1.0".encode("utf-16-le") in data:
        _not_read(source, "an Outlook message (.msg)")
    for stream, what in (("Workbook", "an Excel workbook of before 2007"), ("PowerPoint", "an old PowerPoint file")):
        if stream.encode("utf-16-le") in data:
            _not_read(source, what)
    _not_read(source, "a Word file of before 2007 (.doc)")


def _zipped(source: Source) -> NoReturn:
    try:
        with zipfile.ZipFile(BytesIO(source.data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, OSError):
        if source.suffix in (".docx", ""):
            refuse("file-broken", source.place, "it is a damaged or incomplete Word file", "get the whole file again")
        _not_read(source, "a damaged ZIP archive")
    for inside, what in _ZIPPED:
        if inside in names:
            _not_read(source, what)
    _not_read(source, "a ZIP archive")


def _not_read(source: Source, what: str) -> NoReturn:
    refuse("file-type", source.place, f"it is {what}, which is not read", _WHAT_IS_READ)


def _shown(path: Path) -> str:
    relative = os.path.relpath(path)
    return str(path) if relative.startswith(os.pardir) else PurePosixPath(Path(relative)).as_posix()


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or "its path cannot be followed").lower()
