"""Composing with what every letter needs of it, made ready: for a process that waits for a letter to compose."""

from __future__ import annotations

from letterkit import languages
from letterkit.compose.binder import Binder
from letterkit.compose.environment import expand
from letterkit.compose.inlines import InlineReader
from letterkit.compose.markdown import MarkdownReader
from letterkit.model.project import Source

_TEXT = Source("a letter", "# To *{{ 2 | spell }}*\n{% if true %}\n- one [of](https://example.org/)\n{% endif %}\n")


def _usual() -> object:
    """What a letter in English needs: grammars of Jinja2 and Markdown are compiled when they are first used."""
    binder = Binder()
    text = expand(_TEXT, {}, languages.get("en"), binder)
    return MarkdownReader(_TEXT.path, binder, InlineReader(binder, {}, "en")).read(text)


USUAL = _usual()
