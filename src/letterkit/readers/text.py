"""The bytes of a text format as text: its encoding worked out, its size bounded, its line ends made one."""

from __future__ import annotations

import re

from letterkit.encodings.prose import decode_prose
from letterkit.model.finding import Place
from letterkit.readers.faults import refuse
from letterkit.readers.source import Source

LARGEST = 2 * 1024 * 1024
"""Bytes of a text file: a letter of 100 kB is a very long one."""
_LINE_ENDS = re.compile("\r\n?")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.01


def text_of(source: Source) -> str:
    """The text; raises InputError for what is too large, in no encoding that can be told, or no text at all."""
    if len(source.data) > LARGEST:
        refuse(
            "file-too-large",
            source.place,
            f"a text file of more than {LARGEST // 2**20} MB is no letter",
            "cut the letter out of it",
        )
    decoded = decode_prose(source.data, declared=True)
    if decoded is None:
        refuse("file-encoding", _first_odd(source), "it is in no encoding that can be told", "save it as UTF-8")
    text = _LINE_ENDS.sub("\n", decoded[0].removeprefix("\ufeff"))
    controls = len(_CONTROLS.findall(text[:100_000]))
    if controls > 3 and controls > _MOST_CONTROLS * min(len(text), 100_000):
        refuse("file-type", source.place, "it is not a text, whatever its name says", "name the letter itself")
    return text


def _first_odd(source: Source) -> Place:
    try:
        source.data.decode("utf-8")
    except UnicodeDecodeError as error:
        return Place(source.name, source.data.count(b"\n", 0, error.start) + 1)
    return source.place
