"""Runs as plain text."""

from __future__ import annotations

from letterkit.model.letter import Inlines, LineBreak, NoteMark, Picture, Run
from letterkit.render.text.measure import HARD, printable


def flat(content: Inlines) -> str:
    """The text of inlines. Behind a link stands its address in angle brackets (RFC 3986, appendix C) unless it is
    shown; a footnote's mark is its number in brackets, a picture its description."""
    text = ""
    for index, inline in enumerate(content):
        match inline:
            case Run():
                text += printable(inline.text) + _address(content, index, inline)
            case LineBreak():
                text = text.rstrip(" ") + HARD
            case NoteMark():
                text += f"[{inline.number}]"
            case Picture():
                text += f"[{printable(inline.alt)}]"
    return text


def _address(content: Inlines, index: int, run: Run) -> str:
    """The address behind the last run of a link."""
    following = content[index + 1] if index + 1 < len(content) else None
    if not run.link or (isinstance(following, Run) and following.link == run.link):
        return ""
    address = run.link.removeprefix("mailto:")
    return "" if address == run.text else f" <{printable(address)}>"
