"""compose: a project and its counts become letters, one for each language, gathered in documents. Touches nothing."""

from __future__ import annotations

from letterkit.compose.documents import compose

__all__ = ["compose"]
