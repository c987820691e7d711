"""Where seals are kept, `frozen/ID/` in the project: seal.json is the one that counts, seal-1.json and so on those
before it, the oldest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from letterkit.deliver.atomic import write_whole
from letterkit.errors import InputError
from letterkit.freezing import form
from letterkit.freezing.seal import Seal
from letterkit.model.finding import Finding, Place, Severity

FOLDER = "frozen"
_NAME = "seal.json"
_LIMIT = 64 * 1024 * 1024


def path_of(root: Path, letter: str) -> Path:
    """The file of the seal that counts, whether it is there or not."""
    return root / FOLDER / letter / _NAME


def read(root: Path, letter: str) -> tuple[Seal, ...]:
    """The seals of a letter, the newest first; none where it was never frozen.

    Raises InputError where one was changed or cannot be read: nothing can be compared with it then.
    """
    newest = path_of(root, letter)
    if not newest.exists():
        return ()
    seals = [_opened(path, letter) for path in (newest, *reversed(list(_earlier(newest))))]
    for (path, seal), (_, before) in pairwise(seals):
        if seal.previous != form.root(before):
            raise _damaged(path, "it does not follow on the seal before it")
    if seals[-1][1].previous:
        raise _damaged(seals[-1][0], "the seal before it is missing")
    return tuple(seal for _, seal in seals)


def write(path: Path, seal: Seal, seals: Sequence[Seal]) -> None:
    """Write the seal that counts from now on; the one before it, if there is one, is kept first. Raises OSError.

    A run that is killed between the two leaves the newest twice, which `read` takes for one.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if seals:
        write_whole(path.with_name(f"seal-{len(seals)}.json"), path.read_bytes())
    write_whole(path, form.written(seal))


def _earlier(newest: Path) -> Iterator[Path]:
    """Those before the newest. One that is the newest to the byte is left of an interrupted run, and is none."""
    number = 1
    while (path := newest.with_name(f"seal-{number}.json")).exists():
        if path.read_bytes() != newest.read_bytes():
            yield path
        number += 1


def _opened(path: Path, letter: str) -> tuple[Path, Seal]:
    with path.open("rb") as file:
        data = file.read(_LIMIT + 1)
    try:
        seal = form.opened(data)
    except ValueError as error:
        raise _damaged(path, str(error)) from error
    if seal.letter != letter:
        raise _damaged(path, f"it is of the letter {seal.letter}")
    return path, seal


def _damaged(path: Path, what: str) -> InputError:
    from letterkit.load.files import shown

    hint = f"Take it from where the project is kept (git checkout -- {shown(path)}), or from a backup."
    message = f"the seal cannot be used: {what}"
    return InputError([Finding("seal-damaged", Severity.ERROR, message, Place(shown(path)), hint)])
