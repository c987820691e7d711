"""The language of each part in the tags of a PDF (ISO 32000-1, 14.9.2), which WeasyPrint 70 gives only for the whole.

A screen reader that is told so speaks the Korean letter of a document in Korean, and a Korean name in an English one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint.pdf import tags


def tag_languages() -> None:
    """Make WeasyPrint write the attribute `lang` of elements; asking twice changes nothing."""
    if tags._build_box_tree is not _with_language:
        tags._build_box_tree = _with_language


_original = tags._build_box_tree


def _with_language(box: Any, *arguments: Any) -> Iterator[Any]:
    inner = getattr(box, "_box", box)
    element = getattr(inner, "element", None)
    outermost = getattr(inner, "element_tag", None) in ("html", "body")
    lang = None if element is None or outermost else element.get("lang")
    for tag in _original(box, *arguments):
        if lang:
            tag.setdefault("Lang", pydyf.String(lang))
        yield tag
