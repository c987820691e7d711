"""Runs as plain text, and the references at the end that they lead to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from letterkit.model.language import Words
from letterkit.model.letter import Inlines, LineBreak, NoteMark, Picture, Run
from letterkit.render.text.measure import HARD, printable

_SCHEME = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)


@dataclass
class Setting:
    """The words of the language, and the links of the letter in the order of their numbers from 1."""

    words: Words
    links: dict[str, int] = field(default_factory=dict)


def flat(content: Inlines, setting: Setting) -> str:
    """The text of inlines. A link that does not show its own address has its number behind it in brackets; a
    footnote's mark is its number with a caret, so that it cannot be read as part of a word or as a link."""
    text = ""
    for index, inline in enumerate(content):
        match inline:
            case Run():
                text += printable(inline.text)
                following = content[index + 1] if index + 1 < len(content) else None
                ends = not (isinstance(following, Run) and following.link == inline.link)
                if inline.link and ends and not _shows(text, inline.link):
                    text += f" [{setting.links.setdefault(inline.link, len(setting.links) + 1)}]"
            case LineBreak():
                text = text.rstrip(" ") + HARD
            case NoteMark():
                text += f"[^{inline.number}]"
            case Picture():
                text += f"[{printable(inline.alt)}]"
    return text


def joined(parts: list[Inlines], separator: str, setting: Setting) -> str:
    """The texts of all parts that have any, with the separator between them."""
    return separator.join(text for part in parts if (text := flat(part, setting)))


def _shows(text: str, link: str) -> bool:
    """Whether the text ends with the address itself, with or without its scheme."""
    bare = _SCHEME.sub("", link, count=1)
    return text.endswith((link, bare, bare.rstrip("/")))
