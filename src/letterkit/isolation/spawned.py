"""A process of its own by starting Python anew, where there is no fork(2) (Windows) or it cannot be trusted (macOS).

The job goes to its standard input, messages come from its standard output.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable
from typing import Any

from letterkit.isolation.limits import GRACE, Limits
from letterkit.isolation.messages import Ending

STARTING = 8.0
"""Seconds that Python may take to start and to import what the job needs, on a machine that is busy."""


def run(function: Callable[..., Any], arguments: tuple[Any, ...], limits: Limits, scratch: str) -> Ending:
    """Run the function in a new Python, and gather what it says until it ends or its time is up."""
    import subprocess

    # The parent's module path, so that the child finds the same letterkit, and only once Python itself has started.
    script = f"import sys; sys.path[:] = {sys.path!r}; from letterkit.isolation.serving import serve; serve()"
    command = [sys.executable, "-c", script]
    job = pickle.dumps((function, arguments, limits, scratch), protocol=5)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            said, _ = process.communicate(job, timeout=limits.clock + GRACE + STARTING)
        except subprocess.TimeoutExpired as error:
            process.kill()
            return Ending(error.output or b"", timed_out=True)
        except BaseException:  # also where the user interrupts
            process.kill()
            process.wait()  # of an interrupt Popen itself does not
            raise
    return Ending(said, code=process.returncode)
