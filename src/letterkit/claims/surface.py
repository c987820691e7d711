"""A text as the claim grammar reads it: small letters, plain quotes and spaces, composed letters; places kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’ʼ`´＇", "'"),
        **dict.fromkeys("“”„«»＂「」『』", '"'),
        **dict.fromkeys("‐‑–﹣－", "-"),
        **dict.fromkeys("*\\_|\u00a0\u2002\u2003\u3000\t\r", " "),
        **dict(zip("（）［］，：；／＋～．", "()[],:;/+~.", strict=True)),
    }
)
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_CLUSTER = re.compile(
    rf"[\u1100-\u115f][\u1160-\u11a7]*[\u11a8-\u11ff]*|[{_UNSEEN}]|.[\u0300-\u036f]{{0,9}}", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Surface:
    """`folded` is what is read; `offsets` says where each of its letters begins in `text` (None: at the same place)."""

    text: str
    folded: str
    offsets: Sequence[int] | None

    def place(self, offset: int) -> int:
        """The offset in the text of an offset in `folded`."""
        return offset if self.offsets is None else self.offsets[offset]


def surface(text: str) -> Surface:
    """Folds a text. It keeps its length unless it has decomposed letters or invisible signs, as PDFs do."""
    if unicodedata.is_normalized("NFC", text) and not any(sign in text for sign in _UNSEEN):
        return Surface(text, _fold(text), None)
    letters: list[str] = []
    offsets: list[int] = []
    for match in _CLUSTER.finditer(text):
        cluster = "" if match.group() in _UNSEEN else unicodedata.normalize("NFC", match.group())
        letters.append(cluster)
        offsets.extend([match.start()] * len(cluster))
    return Surface(text, _fold("".join(letters)), [*offsets, len(text)])


def _fold(text: str) -> str:
    small = text.lower()
    if len(small) != len(text):  # İ becomes two letters
        small = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return small.translate(_PLAIN)
