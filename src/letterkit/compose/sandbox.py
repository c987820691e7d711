"""Jinja2's sandbox, with what a letter has no use for taken out and with bounds on what an operator may make.

These bounds only give an early error with its line; that memory and time are limited at all is letterkit.isolation's.
"""

from __future__ import annotations

import re
from typing import Any

from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

MOST = 100_000
"""Characters of a text, items of a list, bits of a number that one operator may make."""

_WIDE = re.compile(r"%[^a-zA-Z%]*(?:\d{4}|\*)")
_UNUSED = ("lipsum",)


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of templates and bodies."""

    intercepted_binops = frozenset(("*", "**", "%"))

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        for name in _UNUSED:
            self.globals.pop(name, None)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """The result of an operator. Raises SecurityError for one that no letter needs."""
        if operator == "%" and isinstance(left, str) and _WIDE.search(left):
            raise SecurityError("a text is filled up to a width of thousands of characters")
        if operator in ("*", "**") and _result(operator, left, right) > MOST:
            raise SecurityError(f"{operator} makes something larger than {MOST:,} characters, items or bits")
        return super().call_binop(context, operator, left, right)


def _result(operator: str, left: Any, right: Any) -> int:
    """How large the result is at least; 0 for what cannot be large."""
    if isinstance(left, int) and isinstance(right, int):
        return left.bit_length() * max(right, 0) if operator == "**" else left.bit_length() + right.bit_length()
    for whole, times in ((left, right), (right, left)):
        if isinstance(whole, str | list | tuple | bytes) and isinstance(times, int):
            return len(whole) * max(times, 0)
    return 0
