"""Pictures in colours that a PDF for archives may hold (ISO 19005-3, 6.2.4.3): red, green, blue or grey, 8 bits each.

WeasyPrint 70 would write CMYK as it is, and grey of 16 bits as if it were of 8.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

_KEPT = ("1", "L", "LA", "P", "RGB", "RGBA")
"""Modes of Pillow that WeasyPrint writes right."""


def in_plain_colours(data: bytes) -> bytes | None:
    """A picture of other colours as PNG; None where it can stay as it is, or is none that Pillow reads."""
    from PIL import Image

    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
            if picture.mode in _KEPT:
                return None
            file = BytesIO()
            _converted(picture).save(file, format="PNG")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None  # WeasyPrint says what it cannot read
    return file.getvalue()


def _converted(picture: Any) -> Any:
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    return _by_profile(picture) or picture.convert("RGB")


def _by_profile(picture: Any) -> Any | None:
    """The picture in sRGB by the profile that it brings; None where it brings none that can be used."""
    from PIL import ImageCms

    profile = picture.info.get("icc_profile")
    if not profile:
        return None
    try:
        return ImageCms.profileToProfile(picture, BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        return None
