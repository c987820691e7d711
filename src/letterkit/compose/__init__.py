"""compose: a project and its counts become letters, one for each language, gathered in documents, and the copies that
their recipients get. Touches nothing."""

from __future__ import annotations

from letterkit.compose.copies import copies
from letterkit.compose.documents import compose
from letterkit.compose.related import letter_of

__all__ = ["compose", "copies", "letter_of"]
