"""Markdown as HTML that knows its lines, with what site generators add to Markdown taken out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from letterkit.readers.markup.walk import LINE, SOFT

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererProtocol
    from markdown_it.token import Token

_GENERATOR = re.compile(
    r"\{\{[<%].{0,2000}?[>%]\}\}|\{%-?.{0,2000}?-?%\}|\{\{.{0,500}?\}\}"  # Hugo's short codes, Liquid of Jekyll
    r"|\{:[^}\n]{0,200}\}|\{#[\w:.-]{1,200}\}"  # attributes of kramdown and Pandoc
    r"|^\[TOC\]\s*$|^:::+[^\n]*$|^\[\[_TOC_\]\]\s*$",
    re.S | re.M,
)
_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)(?=[\s>/])")
_BAD_TARGET = re.compile(r"(?<=\])\((?![^()\n]*[\"'])[^()\n\s]*\s[^()\n]{1,500}\)")
"""The target of a link that has spaces in it, which CommonMark takes for text."""
_LEFT = re.compile(r"(?<!\\)\*{2,4}|(?<![\w_])__(?=\S)|(?<=\S)__(?![\w_])")
_LONGEST = 200_000
"""Characters of one paragraph beyond which nobody wrote it: parsers of Markdown are slow on some such texts."""


def to_html(text: str, *, first_line: int = 1) -> str:
    """HTML of a Markdown text whose first line is `first_line` of its file. Raises ValueError for what no person wrote.

    CommonMark with tables, strike-through and footnotes; a line break is kept, for it may part two names. Indented text
    is a paragraph, not code.
    """
    text = _BAD_TARGET.sub(_in_brackets, _GENERATOR.sub(_blank, text))
    if max(map(len, re.split(r"\n\s*\n", text)), default=0) > _LONGEST:
        raise ValueError("one paragraph is longer than 200,000 characters")
    tokens = _parser().parse(text)
    for token in tokens:
        _note_lines(token, first_line)
    return str(_parser().renderer.render(tokens, _parser().options, {}))


def _in_brackets(match: re.Match[str]) -> str:
    """The target of a link as one that may have spaces in it."""
    return f"(<{re.sub('[<>]', '', match[0][1:-1])}>)"


def _blank(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 20})
    parser.enable(["table", "strikethrough"]).disable(["code"]).use(footnote_plugin)
    # Every address is read as it stands, "javascript:" too: nothing is opened or shown in a browser.
    parser.validateLink = _any  # type: ignore[assignment, method-assign]
    parser.normalizeLink = _as_it_stands  # type: ignore[assignment, method-assign]
    for kind in ("softbreak", "hardbreak"):
        parser.add_render_rule(kind, _break)
    parser.add_render_rule("text", _text)
    for kind in ("footnote_ref", "footnote_anchor", "image"):
        parser.add_render_rule(kind, _nothing)
    return parser


def _note_lines(token: Token, first_line: int) -> None:
    if token.map is None:
        return
    line = token.map[0] + first_line
    if token.type == "html_block":
        lines = token.content.split("\n")
        token.content = "\n".join(
            _TAG.sub(lambda m, at=line + offset: f'<{m[1]} {LINE}="{at}"', text)  # type: ignore[misc]
            for offset, text in enumerate(lines)
        )
    elif token.nesting == 1 or token.type in ("fence", "code_block", "hr"):
        token.attrSet(LINE, str(line))
    if token.type == "ordered_list_open" and token.attrGet("start") is not None:
        token.attrSet("start", str(token.attrGet("start")))
    for child in token.children or ():
        child.meta = {"line": line}
        if child.type in ("softbreak", "hardbreak"):
            line += 1
            child.meta = {"line": line}


def _break(_: RendererProtocol, tokens: Sequence[Token], index: int, *rest: Any) -> str:  # noqa: ARG001
    line = tokens[index].meta.get("line")
    soft = f" {SOFT}" if tokens[index].type == "softbreak" else ""
    return f'<br {LINE}="{line}"{soft}>' if line else f"<br{soft}>"


def _text(_: RendererProtocol, tokens: Sequence[Token], index: int, *rest: Any) -> str:  # noqa: ARG001
    """Text, without the asterisks that CommonMark leaves where East Asian letters touch them."""
    from markdown_it.common.utils import escapeHtml

    return escapeHtml(_LEFT.sub("", tokens[index].content))


def _any(_: str) -> bool:
    return True


def _as_it_stands(address: str) -> str:
    return address


def _nothing(*rest: Any) -> str:  # noqa: ARG001
    return ""
