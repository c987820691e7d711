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
