"""A text as the claim grammar reads it: small letters, plain quotes and spaces, composed letters; places kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from letterkit.claims.seams import Seams
from letterkit.model.frozen import frozen

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’ʼ`´＇", "'"),
        **dict.fromkeys("“”„«»＂「」『』", '"'),
        **dict.fromkeys("‐‑–﹣－", "-"),
        **dict.fromkeys("*\\_|\u00a0\u2002\u2003\u3000\t\r", " "),
        **dict(zip("（）［］，：；／＋～．！？〔〕０１２３４５６７８９", "()[],:;/+~.!?()0123456789", strict=True)),
    }
)
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_CLUSTER = re.compile(
    rf"[\u1100-\u115f][\u1160-\u11a7]*[\u11a8-\u11ff]*|[{_UNSEEN}]|.[\u0300-\u036f]{{0,9}}", re.DOTALL
)


@frozen
class Surface:
    """`folded` is what is read; `offsets` says where each of its letters begins in `text` (None: at the same place)."""

    text: str
    folded: str
    offsets: Sequence[int] | None

    def place(self, offset: int) -> int:
        """The offset in the text of an offset in `folded`."""
        return offset if self.offsets is None else self.offsets[offset]


def surface(text: str, seams: Seams) -> Surface:
    """Folds a text and puts a space where words meet without one. It keeps its length unless it has such places,
    decomposed letters or invisible signs, as PDFs do."""
    folded, offsets = _composed(text)
    folded = seams.folded(folded)
    cuts = list(seams.cuts(folded))
    if not cuts:
        return Surface(text, folded, offsets)
    places = range(len(folded) + 1) if offsets is None else offsets
    pieces: list[str] = []
    spread: list[int] = []
    last = 0
    for cut in cuts:
        pieces.append(folded[last:cut])
        spread += places[last : cut + 1]
        last = cut
    return Surface(text, " ".join([*pieces, folded[last:]]), [*spread, *places[last:]])


def _composed(text: str) -> tuple[str, Sequence[int] | None]:
    if unicodedata.is_normalized("NFC", text) and not any(sign in text for sign in _UNSEEN):
        return _fold(text), None
    letters: list[str] = []
    offsets: list[int] = []
    for match in _CLUSTER.finditer(text):
        cluster = "" if match.group() in _UNSEEN else unicodedata.normalize("NFC", match.group())
        letters.append(cluster)
        offsets.extend([match.start()] * len(cluster))
    return _fold("".join(letters)), [*offsets, len(text)]


def _fold(text: str) -> str:
    small = text.lower()
    if len(small) != len(text):  # İ becomes two letters
        small = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return small.translate(_PLAIN)
