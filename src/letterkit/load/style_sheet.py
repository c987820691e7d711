"""What a style sheet would load: all of it is refused but data: addresses and parts of the page itself.

A page that is printed or published asks nobody for anything, so that opening a letter tells no server who reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from letterkit.model.frozen import frozen

# Without any of these (a backslash may spell them in escapes) nothing can be loaded, and no parser is needed.
_SUSPICIOUS = re.compile(r"\\|url|@import|src|image", re.IGNORECASE)
_LOADING = re.compile(r"url|src|image|(-[a-z]+-)?image-set", re.IGNORECASE)
_HARMLESS = re.compile(r"\s*(?:data:|#)", re.IGNORECASE)


@frozen
class Reach:
    """Something outside that a style sheet asks for, with its line and column in the sheet."""

    line: int
    column: int
    what: str


def reaches(css: str) -> Iterator[Reach]:
    """Everything outside that a style sheet asks for, parsed as browsers do (CSS Syntax 3)."""
    if _SUSPICIOUS.search(css):
        from tinycss2 import parse_component_value_list

        yield from _found(parse_component_value_list(css))


def _found(tokens: list[Any]) -> Iterator[Reach]:
    """In depth without recursion: a hostile sheet may open as many brackets as it has characters."""
    waiting: list[tuple[Any, bool]] = [(token, False) for token in reversed(_without_namespaces(tokens))]
    while waiting:
        token, loading = waiting.pop()
        kind = token.type
        if kind == "at-keyword" and token.lower_value == "import":
            yield Reach(token.source_line, token.source_column, "@import")
        elif kind == "url" or (loading and kind == "string"):
            if not _HARMLESS.match(token.value):
                yield Reach(token.source_line, token.source_column, token.value[:120])
        elif kind == "function":
            inner = loading or bool(_LOADING.fullmatch(token.name))
            waiting += [(one, inner) for one in reversed(token.arguments)]
        else:
            waiting += [(one, loading) for one in reversed(getattr(token, "content", None) or ())]


def _without_namespaces(tokens: list[Any]) -> list[Any]:
    """@namespace names an address that nobody asks for."""
    kept, skipping = [], False
    for token in tokens:
        if token.type == "at-keyword" and token.lower_value == "namespace":
            skipping = True
        if not skipping:
            kept.append(token)
        elif token.type == "{} block" or (token.type == "literal" and token.value == ";"):
            skipping = False
    return kept
