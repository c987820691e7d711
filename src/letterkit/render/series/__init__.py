"""Many letters that differ in a few words: what they share is made once, the words are put in.

Each file is the same to the byte as one made the full way. Where that cannot be known beforehand (another number of
lines, another font, a word in the middle of the text) the full way is taken.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from letterkit.model.letter import Document

REMEMBERED = 8
"""Letters of different shapes (lines of the address, languages) that later ones are made after."""


class Model(Protocol):
    """A letter that was made the full way and after which others can be made."""

    data: bytes

    def varied(self, document: Document) -> bytes | None:
        """The file of another document, as the full way would make it; None where that is not sure."""


M = TypeVar("M", bound=Model)


class Series(Generic[M]):
    """Renders letters one after another, each after one of those before it where it can be."""

    def __init__(self, model: Callable[[Document], M]) -> None:
        self._model = model
        self._models: deque[M] = deque(maxlen=REMEMBERED)
        self.full = 0
        """Letters that were made the full way."""

    def render(self, document: Document) -> bytes:
        """The file of a document. Raises what the full way raises."""
        for number, model in enumerate(self._models):
            if (data := model.varied(document)) is not None:
                del self._models[number]
                self._models.appendleft(model)  # the next letter is most likely of the same shape
                return data
        self.full += 1
        made = self._model(document)
        self._models.appendleft(made)
        return made.data
