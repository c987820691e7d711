"""PDF: the same markup as the web page, set on pages by WeasyPrint with the fonts that letterkit brings (tagged)."""

from __future__ import annotations

from collections.abc import Callable

from letterkit.model.letter import Document
from letterkit.model.template import Template

SUFFIX = ".pdf"
LATER = ("letterkit.render.paged.starting", "letterkit.render.paged.printing")
"""What is imported when it is used: WeasyPrint takes a second to import."""


def render(document: Document, template: Template) -> bytes:
    """The document as a tagged PDF. All times and the file's identifier come from the document, so that the same
    document always gives the same bytes. Raises InputError where the style sheet asks for an outside resource."""
    from letterkit.render.paged.printing import print_pages

    return print_pages(document, template)


def series(template: Template) -> Callable[[Document], bytes]:
    """Renders letters one after another as `render` does, each after one before it where that gives the same bytes."""
    from letterkit.render.series import Series
    from letterkit.render.series.paged import PagedModel

    return Series(lambda document: PagedModel(document, template)).render
