"""Names enumerated within a sentence: "… , Fundar, GESOC, SocialTic y Transparencia Mexicana dieron por terminada …".

Such an enumeration is a list only if the text says so elsewhere: whoever asks compares its length with what is claimed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from letterkit.lists.folding import fold
from letterkit.lists.looks import CJK, person, small_share, words
from letterkit.lists.runs import parts
from letterkit.lists.spoken import spoken
from letterkit.lists.vocabulary import vocabulary
from letterkit.model.audit import Form, FoundList, ListEntry, ListKind
from letterkit.model.reading import BlockKind, TextBlock
from letterkit.model.roster import SignatoryKind

_LINK = re.compile(r"!?\[([^\[\]]{1,200})\]\([^()]{0,400}\)")
_FEWEST = 4
_LONGEST = 9
_KINDS = (BlockKind.PARAGRAPH, BlockKind.SUMMARY, BlockKind.LIST_ITEM, BlockKind.QUOTE)
_SENTENCE = re.compile(r"(?<=[a-zà-ÿ)\]][.!?])\s+(?=[A-ZÀ-Þ¿¡“\"])")


def enumerations(blocks: Sequence[TextBlock]) -> tuple[FoundList, ...]:
    """Enumerations of four names or more, of blocks in scripts that have capital letters."""
    found = []
    for index, block in enumerate(blocks):
        if block.kind in _KINDS and block.text.count(",") >= _FEWEST - 2 and not CJK.search(block.text):
            found += [_list(names, block, index) for names in _in_block(block.text)]
    return tuple(found)


def _list(names: Sequence[str], block: TextBlock, index: int) -> FoundList:
    members = tuple(ListEntry(name, SignatoryKind.GROUP, name, block.place) for name in names)
    return FoundList(
        "", ListKind.GROUPS, Form.SENTENCE, members, block.place, frozenset({index}), -1 - index, sure=False
    )


def _in_block(text: str) -> list[list[str]]:
    found = []
    for sentence in _SENTENCE.split(_LINK.sub(r"\1", text)):
        found += _in_sentence(sentence)
    return found


def _in_sentence(sentence: str) -> list[list[str]]:
    runs: list[list[str]] = []
    names: list[str] = []
    partial = False
    for piece in parts(sentence, ",;"):
        whole = _whole(piece)
        if whole:
            names += whole
            continue
        if names:
            names += _beginning(piece)
            runs += [names] if not partial else []
        names = _end(piece)
        partial = vocabulary().partial.search(fold(piece)) is not None
    runs += [names] if names and not partial else []
    return [run for run in runs if len(run) >= _FEWEST and not _other(run)]


def _name(text: str) -> bool:
    found = words(text)
    return 0 < len(found) <= _LONGEST and (text[:1].isupper() or text[:1].isdigit()) and small_share(found) <= 0.5


def _split(text: str) -> list[str]:
    return [part.strip() for part in _joint().split(text) if part.strip()]


@cache
def _joint() -> re.Pattern[str]:
    joins = "|".join(re.escape(word) for word in vocabulary().joins if not CJK.search(word))
    return re.compile(rf"(?:^|\s)(?:{joins})\s")


def _whole(piece: str) -> list[str]:
    """A piece that is a name, or "and" and a name."""
    parts_ = _split(piece)
    if len(parts_) == 1 and _name(parts_[0]):
        return parts_
    return [piece] if _name(piece) and len(parts_) > 1 and not piece.startswith(parts_[0][:1].lower()) else []


def _beginning(piece: str) -> list[str]:
    """The names that a piece begins with before the sentence goes on: "X y Y dieron por terminada"."""
    found = []
    for part in _split(piece):
        leading = re.match(
            r"(?:[^\W\d_a-zà-ÿ][\w.'’&-]*|\d\w*|(?:de|del|la|las|los|of|the|for|et|des|du|da|do|dos|der|für|und)(?=\s))(?:\s+(?:[^\W\d_a-zà-ÿ][\w.'’&-]*|\([^)]*\)|\d\w*|(?:de|del|la|las|los|of|the|for|des|du|da|do|dos|der|für)(?=\s+[^\W\d_a-zà-ÿ])))*",
            part,
        )
        if not leading or not _name(leading.group()):
            break
        found.append(leading.group())
        if leading.end() < len(part):
            break
    return found


def _end(piece: str) -> list[str]:
    """The name that a piece ends with, behind a colon: "by ten organizations: Amnesty"."""
    before, colon, last = piece.rpartition(":")
    return [last.strip()] if colon and before and _name(last.strip()) else []


def _other(names: Sequence[str]) -> bool:
    """Whether an enumeration is one of countries or of persons."""
    told = sum(spoken(name).status in ("ok", "ambiguous", "not_a_country") for name in names)
    people = sum(person(name) for name in names)
    return told * 2 > len(names) or people > 0.8 * len(names)
