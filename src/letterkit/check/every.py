"""All checks and what most letters need of them, made ready: for a process that waits for a letter to check."""

from __future__ import annotations

import rapidfuzz  # noqa: F401 - what looks for names that are nearly the same imports it when there are two

from letterkit.agreement.reading import facts
from letterkit.check.catalogue import modules
from letterkit.lists.looks import official

CHECKS = modules()
_SENTENCE = "On behalf of 2 groups we wrote to you on 1 March 2020."
USUAL = facts(_SENTENCE, "en"), official(_SENTENCE)
"""Most letters have an English version; what another language needs is compiled when it is met."""
