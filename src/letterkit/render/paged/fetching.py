"""What a style sheet may load: the fonts of the package and data: URLs. No file, no network."""

from __future__ import annotations

from typing import Any

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from letterkit.render.paged.faces import SCHEME, font
from letterkit.render.paged.pictures import in_plain_colours
from letterkit.render.paged.woff2 import unpack

BASE = "https://template.invalid/"
"""Stands for the template's folder, so that a relative address is seen and refused, not passed over (RFC 2606)."""


class StrictFetcher(URLFetcher):  # type: ignore[misc]
    """Serves fonts of the package and data: URLs; anything else ends the rendering with FatalURLFetchingError."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("data",), allow_redirects=False)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        """The resource behind a URL."""
        if url.startswith(SCHEME):
            try:
                return URLFetcherResponse(url, unpack(font(url.removeprefix(SCHEME))))
            except KeyError:
                raise FatalURLFetchingError(url) from None
        if url[:5].lower() != "data:":
            raise FatalURLFetchingError(url.removeprefix(BASE))
        response = super().fetch(url, headers)
        return _in_plain_colours(url, response) if url[:11].lower() == "data:image/" else response


def _in_plain_colours(url: str, response: Any) -> Any:
    data, headers = response.read(), response.headers
    changed = in_plain_colours(data)
    return URLFetcherResponse(url, changed or data, {"Content-Type": "image/png"} if changed else headers)
