"""What most Word files need, made ready: for a process that waits for a letter to write."""

from __future__ import annotations

import docx.document  # noqa: F401 - python-docx is imported where it is used

from letterkit import languages
from letterkit.render.docx import embedding
from letterkit.render.docx.voice import Voice

USUAL = languages.get("en"), Voice("en").tag
"""Most letters have an English version, in the fonts that letterkit brings."""
embedding.ready()
