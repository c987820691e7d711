"""The check stage: what is wrong or doubtful in a letter, before a file is made of it.

`run(Subject(project, counts, documents))` gives findings; each check is one file in letterkit/check/rules.
"""

from __future__ import annotations

from letterkit.check.catalogue import CheckInfo, catalogue
from letterkit.check.running import found, found_in_list, run, settled
from letterkit.check.shares import Share
from letterkit.check.subject import Stated, Subject

__all__ = ["CheckInfo", "Share", "Stated", "Subject", "catalogue", "found", "found_in_list", "run", "settled"]
