"""Fax: the TIFF-F that a fax machine is sent, a PDF of the same pages, and a picture of what will arrive."""

from __future__ import annotations

from collections.abc import Mapping

from letterkit.model.artifact import Artifact
from letterkit.model.recipient import Copy
from letterkit.model.template import Template

ENCLOSES: tuple[str, ...] = ()
LATER = ("letterkit.render.paged.starting", "letterkit.render.fax.pages", "letterkit.render.fax.tiff")
"""What is imported when it is used: WeasyPrint takes a second to import."""


def render_copy(copy: Copy, template: Template, enclosed: Mapping[str, Artifact]) -> tuple[Artifact, ...]:
    """STEM.fax.tif (RFC 3949), STEM.fax.pdf and STEM.fax.png for one recipient; none for one without a fax number.

    The same copy always gives the same bytes. Raises InputError where the style sheet asks for an outside resource.
    """
    del enclosed
    if not copy.recipient.fax.strip():
        return ()
    from letterkit.facsimile.sheet import SHEETS, WIDTH
    from letterkit.render.fax import line_time, pages, tiff
    from letterkit.render.fax.preview import preview

    fax = pages.make(copy, template)
    sent = tiff.write(fax.strips, WIDTH, SHEETS[copy.documents[0].paper].lines, copy.coding)
    files = (("tif", sent, line_time.told(fax.strips)), ("pdf", fax.pdf, ""), ("png", preview(sent), ""))
    return tuple(
        Artifact(
            name=f"{copy.stem}.fax.{suffix}",
            format="fax",
            data=data,
            recipient=copy.recipient.key,
            pages=len(fax.strips),
            note=note,
        )
        for suffix, data, note in files
    )
