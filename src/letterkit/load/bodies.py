"""The texts of a letter, ID.LANG.md beside the draft, and the pictures that they and the letterhead show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from letterkit.load.draft import DraftFile
from letterkit.load.files import MB, Folder, shown
from letterkit.load.picture import LIMIT as PICTURE_LIMIT
from letterkit.load.picture import read_picture
from letterkit.model.finding import Place
from letterkit.model.letter import Picture
from letterkit.model.project import Source

LIMIT = 2 * MB
ENDINGS = (".png", ".jpg", ".jpeg", ".svg")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]\n]{0,500})\]\(\s*(?:<(?P<quoted>[^>\n]{1,500})>|(?P<plain>[^\s()<>]{1,500}))")


def read_bodies(folder: Folder, path: Path, file: DraftFile) -> dict[str, Source]:
    """The text of each language that has one; a language without is left to the checks, unless the draft names it."""
    bodies = {}
    for lang in file.draft.languages:
        at = file.place(f"body.{lang}")
        if named := file.draft.body.get(lang):
            found = folder.find(named, at)
        else:
            beside = path.with_name(f"{file.draft.id}.{lang}.md")
            found = folder.confined(beside, at) if beside.exists() else None
        if found and (text := folder.read_text(found, at, limit=LIMIT)) is not None:
            bodies[lang] = Source(shown(found), text)
    return bodies


def read_pictures(folder: Folder, file: DraftFile, bodies: dict[str, Source]) -> dict[str, Picture]:
    """Each picture by the path that names it; the letterhead's with the width and words that the draft gives."""
    pictures: dict[str, Picture] = {}
    for written, at, alt, width in (*_in_letterhead(file), *_in_bodies(bodies)):
        if written in pictures or not (found := folder.find(written, at)):
            continue
        if not found.name.lower().endswith(ENDINGS):
            folder.faults.add("picture-invalid", at, f"{written} is not a PNG, JPEG or SVG file", "convert the picture")
        elif (data := folder.read(found, at, limit=PICTURE_LIMIT)) is not None:
            picture = read_picture(data, written, folder.faults, at, alt=alt, width_mm=width)
            if picture:
                pictures[written] = picture
    return pictures


def _in_letterhead(file: DraftFile) -> Iterator[tuple[str, Place, str, float | None]]:
    sender = file.draft.sender
    for name, image in (("logo", sender.logo), ("signature", sender.signature)) if sender else ():
        if image:
            yield image.file, file.place(f"from.{name}.file"), image.alt, image.width


def _in_bodies(bodies: dict[str, Source]) -> Iterator[tuple[str, Place, str, float | None]]:
    for body in bodies.values():
        for match in _IMAGE.finditer(body.text):
            written = unquote(match["quoted"] or match["plain"])
            if written.lower().endswith(ENDINGS) and "://" not in written:
                yield written, _place(body, match.start()), match["alt"], None


def _place(body: Source, offset: int) -> Place:
    line = body.text.count("\n", 0, offset) + 1
    return Place(body.path, line, offset - body.text.rfind("\n", 0, offset))
