"""HTML as parts: what a reader sees of it, with the line of each part in the file."""

from __future__ import annotations

from letterkit.readers.markup.walk import Page, page

__all__ = ["Page", "page"]
