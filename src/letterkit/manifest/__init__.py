"""manifest.json, beside the files of each letter: what they were made of, and how to prove it again later."""

from __future__ import annotations

from letterkit.manifest.build import build
from letterkit.manifest.prove import CODES, Proof, prove

__all__ = ["CODES", "Proof", "build", "prove"]
