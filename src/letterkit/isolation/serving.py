"""The child that `spawned` starts: the job comes from the parent, who made it, and messages go back to it."""

from __future__ import annotations

import os
import pickle
import sys

from letterkit.isolation.child import perform


def serve() -> None:
    """Do the job on standard input. What else is printed meanwhile goes to standard error."""
    function, arguments, limits, scratch = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by our own parent
    out = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    perform(function, arguments, limits, out, scratch)
