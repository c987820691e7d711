"""The readers: a finished file in, blocks of text with places out. Which format it was is not known beyond them.

One module of `readers/formats` is one format, found by listing them. Each has

- `NAME`: what a person calls it; `SUFFIXES`: the endings of its files;
- `recognises(source) -> int`: by content, 0 for another kind of file, 1 possible, 2 likely, 3 certain;
- `readings(source) -> tuple[Reading, ...]`: the text, then what is attached to it. Raises InputError.

Limits: files of 50 MB, texts of 2 MB, Word files that unpack to 200 MB with a text of 10 MB, PDFs of 500 pages. The
worst of such files takes some seconds and some hundred megabytes.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

from letterkit.model.reading import Reading
from letterkit.readers import formats as _formats
from letterkit.readers.faults import CODES, refuse
from letterkit.readers.source import Source, checked, load, refuse_kind

__all__ = ["CODES", "formats", "read", "read_all"]


@cache
def formats() -> tuple[str, ...]:
    """The names of the formats, in alphabetical order; none of them is imported for this."""
    return tuple(sorted(module.name for module in iter_modules(_formats.__path__)))


def read(source: str | Path | bytes, name: str = "") -> Reading:
    """A finished file as blocks; of an e-mail its own text, without attachments.

    `source` is a path, or the bytes of a file; `name` is what findings call it ("<stdin>"), by default the path
    relative to the current directory. Raises InputError with one finding for a file that is missing, too large,
    encrypted, damaged, without text, of a kind that is not read, or not of the kind that its name says.
    """
    return read_all(source, name)[0]


def read_all(source: str | Path | bytes, name: str = "") -> tuple[Reading, ...]:
    """The same with what is attached: an e-mail's text first, then each attachment that can be read, as its own."""
    loaded = Source(name or "<bytes>", source) if isinstance(source, bytes) else load(Path(source), name)
    checked(loaded)
    readings: tuple[Reading, ...] = _format_of(loaded).readings(loaded)
    if not any(reading.blocks for reading in readings):
        refuse("file-without-text", loaded.place, "there is no text in it", "name the file that holds the letter")
    return readings


def _format_of(source: Source) -> ModuleType:
    """The module that reads a file: the one its name says, if the content is of that kind; else by content alone."""
    modules = {name: import_module(f"{_formats.__name__}.{name}") for name in formats()}
    scores = {name: module.recognises(source) for name, module in modules.items()}
    best = max(scores, key=lambda name: scores[name])
    named = next((name for name, module in modules.items() if source.suffix in module.SUFFIXES), "")
    if named and scores[named]:
        return modules[named]
    if not scores[best]:
        refuse_kind(source)
    if named:
        refuse(
            "file-type",
            source.place,
            f"its name ends in {source.suffix}, but it is {modules[best].NAME}",
            f"give it the ending {modules[best].SUFFIXES[0]}, or name the right file",
        )
    return modules[best]
