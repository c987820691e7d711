"""Pictures in the text, with the alternative text that a screen reader speaks (DrawingML, ISO/IEC 29500-1, 20.4)."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from letterkit.errors import InputError
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.letter import Picture
from letterkit.render.docx import drawings
from letterkit.render.docx.xml import Element, element

if TYPE_CHECKING:
    from letterkit.render.docx.story import Story

_EMU_PER_MM = 36_000
_HIGHEST = 200 * _EMU_PER_MM
_DEFAULT_WIDTH = 40 * _EMU_PER_MM
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_PICTURE_URI = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def drawing(story: Story, picture: Picture) -> Element:
    """The picture in the line, as wide as the letter says (else its own width), within the text and the page."""
    try:
        fill, width, height = _svg(story, picture) if picture.mime == "image/svg+xml" else _bitmap(story, picture)
    except Exception as error:
        raise InputError([_unreadable(picture)]) from error
    wanted = round(picture.width_mm * _EMU_PER_MM) if picture.width_mm else width
    wanted = min(wanted, story.width, round(_HIGHEST * width / height))
    return _inline(story.shared.next_id(), picture, fill, wanted, max(1, round(wanted * height / width)))


def _bitmap(story: Story, picture: Picture) -> tuple[Element, int, int]:
    """The fill, and the natural width and height in EMU."""
    relation, image = story.part.get_or_add_image(BytesIO(picture.data))
    size: Any = image
    return element("a:blip", r_embed=relation), int(size.width) or 1, int(size.height) or 1


def _svg(story: Story, picture: Picture) -> tuple[Element, int, int]:
    """An SVG as Word 2016 and later hold it: an extension of a bitmap, which other programs show instead."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    ratio = drawings.ratio(picture.data)
    relation, _ = story.part.get_or_add_image(BytesIO(drawings.bitmap(picture.data)))
    number = story.shared.next_id()
    part = Part(PackURI(f"/word/media/drawing{number}.svg"), "image/svg+xml", picture.data)
    drawn = element("asvg:svgBlip", r_embed=story.part.relate_to(part, _IMAGE))
    extension = element("a:ext", drawn, uri=_SVG_EXTENSION)
    blip = element("a:blip", element("a:extLst", extension), r_embed=relation)
    return blip, _DEFAULT_WIDTH, round(_DEFAULT_WIDTH * ratio)


def _inline(number: int, picture: Picture, blip: Element, width: int, height: int) -> Element:
    names: dict[str, str | int] = {"id": number, "name": f"Picture {number}", "descr": picture.alt}
    shape = element(
        "pic:spPr",
        element("a:xfrm", element("a:off", x=0, y=0), element("a:ext", cx=width, cy=height)),
        element("a:prstGeom", element("a:avLst"), prst="rect"),
    )
    content = element(
        "pic:pic",
        element("pic:nvPicPr", element("pic:cNvPr", **names), element("pic:cNvPicPr")),
        element("pic:blipFill", blip, element("a:stretch", element("a:fillRect"))),
        shape,
    )
    graphic = element("a:graphic", element("a:graphicData", content, uri=_PICTURE_URI))
    lock = element("wp:cNvGraphicFramePr", element("a:graphicFrameLocks", noChangeAspect=1))
    extent, described = element("wp:extent", cx=width, cy=height), element("wp:docPr", **names)
    inline = element("wp:inline", extent, described, lock, graphic, distT=0, distB=0, distL=0, distR=0)
    return element("w:drawing", inline)


def _unreadable(picture: Picture) -> Finding:
    return Finding(
        code="picture-unreadable",
        severity=Severity.ERROR,
        message=f"The picture {picture.name} cannot be read as {picture.mime}.",
        place=Place(picture.name),
        hint="Save it again as PNG or JPEG.",
    )
