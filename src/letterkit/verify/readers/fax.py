"""Read a fax back: its pages by libtiff and point by point, its directories byte by byte, its text by PDFium."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from itertools import zip_longest
from typing import Any

from letterkit import telephone
from letterkit.facsimile.cover import cover_letter
from letterkit.facsimile.printed import addresses, printed
from letterkit.facsimile.raster import rasterize, same
from letterkit.facsimile.sheet import SHEETS
from letterkit.model.artifact import Artifact
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.recipient import Copy, FaxCover
from letterkit.verify import fax_dress, tiff_form
from letterkit.verify.compare import missing
from letterkit.verify.readers import pdf
from letterkit.verify.reading import Reading, letters, prepared

REACHED_BY = "give them a fax number with + and the country code, or reach them another way"


def findings(artifact: Artifact, copy: Copy, enclosed: Mapping[str, Artifact]) -> list[Finding]:
    """What a file of a fax does not give back of the copy; `enclosed` holds the other files of the same fax.

    Raises ValueError for bytes that cannot be read at all.
    """
    match artifact.name.removeprefix(f"{copy.stem}.fax."):
        case "tif":
            return [*_undialled(copy), *_sent(artifact, copy, enclosed)]
        case "pdf":
            return list(_pages(artifact, copy))
        case "png":
            return list(_preview(artifact, enclosed.get(f"{copy.stem}.fax.tif")))
    raise ValueError("it is no file of a fax")


def _undialled(copy: Copy) -> Iterator[Finding]:
    """Where the number cannot be dialled: in print it may stand so, but no fax goes there."""
    try:
        telephone.read(copy.recipient.fax, telephone.region_of(copy.recipient.address))
    except telephone.NumberError as error:
        message = f"no fax can go to {copy.recipient.name}: {error}"
        yield Finding("fax-impossible", Severity.ERROR, message, copy.recipient.place, error.hint)


def _sent(artifact: Artifact, copy: Copy, enclosed: Mapping[str, Artifact]) -> Iterator[Finding]:
    """The TIFF: its form, and its points compared with those of the PDF, which is printed anew for it."""
    sheet = SHEETS[copy.documents[0].paper]
    for fault in tiff_form.faults(artifact.data, sheet, copy.coding, artifact.pages):
        yield _finding(artifact, "verify-fax-form", f"no TIFF-F (RFC 3949): {fault}")
    looked_at = enclosed.get(f"{copy.stem}.fax.pdf")
    if looked_at is None:
        raise ValueError("there is no PDF to compare it with")
    pairs = zip_longest(_decoded(artifact.data), rasterize(looked_at.data, sheet))
    for number, (here, there) in enumerate(pairs, 1):
        if here is None or there is None or not same(here, there):
            message = f"page {number} is not the one in {looked_at.name}, point by point"
            yield _finding(artifact, "verify-fax-pages", message)


def _decoded(data: bytes) -> Iterator[Any]:
    """The pages of a TIFF, as libtiff decodes them."""
    from PIL import Image, ImageSequence

    try:
        with Image.open(BytesIO(data), formats=("TIFF",)) as file:
            yield from (page.convert("1") for page in ImageSequence.Iterator(file))
    except (OSError, SyntaxError, KeyError, Image.DecompressionBombError) as error:
        raise ValueError(str(error)) from error


def _pages(artifact: Artifact, copy: Copy) -> Iterator[Finding]:
    """The PDF: every text of cover and letter, the address of each link, the number of pages, and its dress."""
    document, text = printed(copy.documents), pdf.text(artifact.data)
    reading = Reading(text, squeezed=pdf.SQUEEZED)
    if copy.cover:
        document = replace(document, parts=(cover_letter(copy.cover, artifact.pages), *document.parts))
        yield from _told(artifact, copy.cover, text)
    yield from missing(reading, document, artifact.name)
    links = (address for one in copy.documents for part in one.parts for address in addresses(part))
    for address in dict.fromkeys(links):
        if letters(prepared(address)) not in reading.key:
            yield _finding(artifact, "verify-text-missing", f'the address of a link, "{address}", is missing')
    if (pages := text.count("\f") + 1) != artifact.pages:
        yield _finding(artifact, "verify-fax-pages", f"it has {pages} pages and not {artifact.pages}")
    for fault in fax_dress.faults(artifact.data):
        yield _finding(artifact, "verify-fax-dress", f"not fit for a fax: {fault}")
    for fault in pdf.faults(artifact.data, document.title or document.stem):
        yield _finding(artifact, "verify-structure-missing", fault)


def _told(artifact: Artifact, cover: FaxCover, text: str) -> Iterator[Finding]:
    """Whether the cover page says how many pages the fax has: its label and the number, one after the other."""
    label = re.escape(letters(prepared(cover.pages_label)))
    if not re.search(rf"{label}{artifact.pages}(?!\d)", letters(prepared(text))):
        message = f"the cover page does not say that there are {artifact.pages} pages"
        yield _finding(artifact, "verify-fax-pages", message)


def _preview(artifact: Artifact, sent: Artifact | None) -> Iterator[Finding]:
    """The picture: whether it can be looked at, and is as dark as what is sent."""
    from PIL import Image

    try:
        with Image.open(BytesIO(artifact.data), formats=("PNG",)) as picture:
            greys = picture.convert("L")
    except (OSError, SyntaxError, ValueError) as error:
        raise ValueError(str(error)) from error
    if sent is None:
        raise ValueError("there is no TIFF to compare it with")
    dark = sum(count for grey, count in enumerate(greys.histogram()) if grey < 64)
    ink = sum(page.histogram()[0] for page in _decoded(sent.data))
    if not 0.1 * ink <= dark * 4 <= ink * 2:
        yield _finding(artifact, "verify-fax-pages", f"it does not show what {sent.name} holds")


def _finding(artifact: Artifact, code: str, message: str) -> Finding:
    hint = "The file was not kept; if the template was changed last, try with the one it was copied from."
    return Finding(code, Severity.ERROR, message, Place(artifact.name), hint)
