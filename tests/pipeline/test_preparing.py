"""What the processes import that are begun ahead: there a module that cannot be imported would only cost time."""

from __future__ import annotations

import subprocess
import sys

import pytest

from letterkit.pipeline import preparing, press


@pytest.mark.parametrize(
    "name", [*preparing.COMPOSING, *preparing.CHECKING, *press.modules_of("pdf"), *press.modules_of("eml")]
)
def test_what_is_imported_ahead_is_there(name: str) -> None:
    subprocess.run([sys.executable, "-c", f"import {name}"], check=True)


@pytest.mark.parametrize("name", ["pdf", "fax"])
def test_what_takes_long_to_import_is_imported_ahead(name: str) -> None:
    done = f"import sys; from letterkit import isolation; isolation.Ahead({press.modules_of(name)!r}).prepare()"
    wanted = "print('weasyprint' in sys.modules, 'pypdfium2' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", f"{done}; {wanted}"], check=True, capture_output=True, text=True)
    assert said.stdout.split() == ["True", "True" if name == "pdf" else "False"]
