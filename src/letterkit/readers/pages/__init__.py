"""Pages of a PDF as parts: words with places on the paper first, then lines, columns, tables and paragraphs."""

from __future__ import annotations

from letterkit.readers.pages.document import Pages, opened
from letterkit.readers.pages.layout import parts

__all__ = ["Pages", "opened", "parts"]
