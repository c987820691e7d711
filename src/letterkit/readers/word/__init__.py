"""Word files (ECMA-376 WordprocessingML, transitional and strict) as parts, by their XML alone."""

from __future__ import annotations

from letterkit.readers.word.package import Package, opened
from letterkit.readers.word.story import Story, read

__all__ = ["Package", "Story", "opened", "read"]
