"""All checks and what most letters need of them, made ready: for a process that waits for a letter to check."""

from __future__ import annotations

import rapidfuzz  # noqa: F401 - what looks for names that are nearly the same imports it when there are two

from letterkit.check.catalogue import modules
from letterkit.claims.grammar import grammar
from letterkit.lists.looks import official

CHECKS = modules()
USUAL = grammar("en"), official("")
"""Most letters have an English version; the grammar of another language is compiled when it is met."""
