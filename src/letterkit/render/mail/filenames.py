"""What a recipient finds the attached files called: after the letter, in its own language."""

from __future__ import annotations

import re
import unicodedata

from letterkit import filenames
from letterkit.model.recipient import Copy

_LONGEST = 60
"""Characters of a name without its ending; Windows shows about as many, and takes 255 with all folders above."""
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+')


def attachment_names(copy: Copy) -> dict[str, str]:
    """For each file that goes inside, by its own name, the one it is shown under, each once.

    They are in the order of the formats and then of the documents; a title that two have is told apart by its language.
    """
    titles = [title_as_name(document.title) for document in copy.documents]
    names: dict[str, str] = {}
    for suffix in dict.fromkeys(copy.attach):
        for document, title in zip(copy.documents, titles, strict=True):
            base = title or document.stem
            shown = f"{base} ({document.lang})" if titles.count(title) > 1 and title else base
            names[f"{document.stem}.{suffix}"] = f"{shown}.{suffix}"
    return names


def title_as_name(title: str) -> str:
    """A title as a file name that every system takes: in NFC, without signs that paths are made of, cut at a word.

    Empty where nothing is left of it, or Windows keeps the name for a device.
    """
    text = " ".join(_NOT_IN_NAMES.sub(" ", unicodedata.normalize("NFC", title)).split())
    if len(text) > _LONGEST:
        cut = text[: _LONGEST + 1].rpartition(" ")[0]
        text = cut if len(cut) > _LONGEST // 2 else text[:_LONGEST]
    text = text.strip(" .-,;")
    return "" if filenames.is_reserved(text) else text
