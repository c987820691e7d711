"""The ways to write an address that leads out of a project, and what must not have come in by them."""

from __future__ import annotations

import zipfile
from pathlib import Path

from .projects import written
from .server import Watched

SECRET = "kept-from-everybody-7319"  # noqa: S105 - only the content of a file
FORMATS = ("pdf", "docx", "html", "txt")


def addresses(server: Watched, secret: Path) -> dict[str, str]:
    """The ways to write an address that leads out, by name."""
    return {
        "http": f"{server.address}/pixel.png",
        "redirect": f"{server.address}/redirect",
        "without scheme": f"//127.0.0.1:{server.port}/pixel.png",
        "capitals": f"HTTP://127.0.0.1:{server.port}/pixel.png",
        "file": secret.as_uri(),
        "file, short": f"file:{secret}",
        "absolute": str(secret),
        "relative": "../../../secret.txt",
    }


KINDS = ("http", "redirect", "without scheme", "capitals", "file", "file, short", "absolute", "relative")


def nothing_came_in(path: Path, server: Watched) -> None:
    assert server.requests == []
    for file in written(path):
        data = file.read_bytes() if file.is_file() else b""
        if file.suffix in (".docx",):
            with zipfile.ZipFile(file) as package:
                data = b"".join(package.read(name) for name in package.namelist())
        assert SECRET.encode() not in data
