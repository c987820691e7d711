"""How deep blocks and emphasis may be nested: deeper than any letter needs, and no deeper than Python can follow."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

DEEPEST = 20
"""Levels of blocks, of which a list takes two; markdown-it drops what is deeper (`maxNesting`), without a word."""

DEEPEST_INLINE = 40


def too_deep(tokens: Sequence[Token]) -> Token | None:
    """The first block that holds, or may have lost, something nested too deeply."""
    for token in tokens:
        if token.nesting == 1 and token.level >= DEEPEST - 1:
            return token
        if token.children and _depth(token.children) > DEEPEST_INLINE:
            return token
    return None


def _depth(tokens: Sequence[Token]) -> int:
    deepest = level = 0
    for token in tokens:
        level += token.nesting
        deepest = max(deepest, level)
        if token.children:  # the words of a picture
            deepest = max(deepest, level + _depth(token.children))
    return deepest
