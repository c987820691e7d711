"""Texts as they are compared: by path, and each in its languages."""

from __future__ import annotations

from collections.abc import Sequence

from letterkit.audit import wording
from letterkit.model.audit import DocumentAudit
from letterkit.model.signature import Audited, Signature


class Halves:
    """Audited texts, and the parts of each that are of one language, worked out once where they are asked for."""

    def __init__(self, texts: Sequence[Audited]) -> None:
        self.texts = texts
        self.by_path = {text.reading.path: text for text in texts}
        self._found: dict[str, tuple[wording.Text, ...]] = {}

    def __getitem__(self, path: str) -> tuple[wording.Text, ...]:
        if path not in self._found:
            self._found[path] = wording.texts(self.by_path[path])
        return self._found[path]

    def signature(self, path: str) -> Signature:
        """What the text of a path is known by."""
        return self.by_path[path].signature

    def made(self, path: str) -> DocumentAudit:
        """What was found in the text of a path."""
        return self.by_path[path].made
