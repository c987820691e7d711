"""The known name that a misspelled one was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(written: str, known: Iterable[str], *, likeness: float = 0.7) -> str:
    """The known name most like `written`, or "" where none is; `likeness` is difflib's ratio, 0 to 1."""
    from difflib import get_close_matches  # 5 ms that only a mistake costs

    by_folded = {name.casefold(): name for name in known}
    found = get_close_matches(written.casefold()[:80], by_folded, n=1, cutoff=likeness)
    return by_folded[found[0]] if found else ""


def did_you_mean(written: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known name, else all of them."""
    names = sorted(known)
    if near := nearest(written, names, likeness=0.5):
        return f"did you mean {near}?"
    return f"known are: {', '.join(names)}" if names else ""
