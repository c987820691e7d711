"""The one exception that letterkit raises on purpose: an input that cannot be read or used."""

from __future__ import annotations

from collections.abc import Sequence

from letterkit.model.finding import Finding, in_order


class InputError(Exception):
    """Inputs that cannot be used (exit code 3), with all that is wrong with them."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = in_order(list(findings))
        super().__init__("; ".join(f"{f.place}: {f.message}" for f in self.findings))
