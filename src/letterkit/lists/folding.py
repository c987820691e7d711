"""One form of a line for looking words up in it."""

from __future__ import annotations

import re

_PLAIN = str.maketrans(
    {**dict.fromkeys("‘’ʼ`´＇", "'"), **dict(zip("（）［］：；／，", "()[]:;/,", strict=True)), "\u00a0": " "}
)
_DRESS = re.compile(r"^[\s*_#>●■▶○◆◇□•▪★☆※·・‣∙\-–—~\[\]【】<>《》〈〉「」]+|[\s*_\[\]【】<>《》〈〉「」]+$")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]{0,300}[)\]]")


def fold(text: str) -> str:
    """Small letters, plain quotes, brackets and colons; length is kept but for letters that have no small form."""
    return text.casefold().translate(_PLAIN) if not text.isascii() else text.lower().replace("`", "'")


def undressed(text: str) -> str:
    """A line without bullets, asterisks and brackets around it."""
    inner = _DRESS.sub("", text)
    return inner or text.strip()


def without_brackets(text: str) -> str:
    """A folded line without what stands in round or square brackets."""
    return _BRACKETS.sub("", text)
