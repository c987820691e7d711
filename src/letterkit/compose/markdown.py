"""Markdown (CommonMark, with tables, strike-through, footnotes and `::: role` containers) to the blocks of a Letter."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

from letterkit.compose.binder import LINE_BASE, PLANE_SIZE, Binder
from letterkit.compose.bound import BoundBlocks
from letterkit.compose.inlines import InlineReader
from letterkit.compose.nesting import DEEPEST, too_deep
from letterkit.compose.paragraphs import Paragraphs
from letterkit.errors import InputError
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.letter import (
    Align,
    Block,
    Blocks,
    Heading,
    ListBlock,
    Paragraph,
    Quote,
    Role,
    Rule,
    Run,
    Table,
)

_ALIGN = {"text-align:center": Align.CENTER, "text-align:right": Align.END}


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin)
    parser.use(container_plugin, name="role", validate=lambda _params, _markup: True)
    # Addresses may hold placeholders; they are checked and encoded once the values are in (inlines.py).
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


@dataclass(frozen=True, slots=True)
class _Parsed:
    """An expanded text: the source line of each of its lines, what is nested too deeply in it, else its tree. `read`
    are the paragraphs that it came to last."""

    lines: Sequence[int]
    deep: Token | None
    nodes: list[SyntaxTreeNode]
    read: Paragraphs


@lru_cache(maxsize=8)
def _parsed(text: str) -> _Parsed:
    """Nobody changes a tree; it is remembered, since the texts of many letters are the same until values take the
    places of their signs."""
    lines, clean = _without_marks(text)
    aside: dict[str, Any] = {}
    tokens = _parser().parse(clean, aside)
    deep = too_deep(tokens)
    nodes = [] if deep else SyntaxTreeNode(tokens).children
    return _Parsed(lines, deep, nodes, Paragraphs(alone=not aside.get("references")))


def _without_marks(text: str) -> tuple[Sequence[int], str]:
    lines: list[int] = []
    out: list[str] = []
    for line in text.split("\n"):
        number = next((ord(c) - LINE_BASE for c in reversed(line) if _is_mark(c)), None)
        lines.append(number if number is not None else (lines[-1] + 1 if lines else 1))
        out.append("".join(c for c in line if not _is_mark(c)))
    return lines, "\n".join(out)


@dataclass(slots=True)
class MarkdownReader:
    """Reads one expanded text. `notes` fills with the footnotes in the order of their marks, behind those that it
    begins with; `inline` resolves what stands inside a block."""

    path: str
    binder: Binder
    inline: InlineReader
    notes: list[Blocks] = field(default_factory=list)
    _lines: Sequence[int] = ()
    _read: Paragraphs = field(default_factory=Paragraphs)

    def read(self, text: str) -> Blocks:
        """The blocks of a text that `environment.expand` gave. Raises InputError for an unknown role and for a block
        value that does not stand alone."""
        parsed = _parsed(text)
        self._lines, self._read = parsed.lines, parsed.read
        if parsed.deep:
            hint = "take some of its levels of lists, quotations or emphasis out"
            raise self._error(parsed.deep, "is nested too deeply", hint)
        return self._blocks(parsed.nodes, Role.BODY)

    def _place(self, node: SyntaxTreeNode | Token) -> Place:
        line = node.map[0] if node.map else 0
        return Place(self.path, self._lines[min(line, len(self._lines) - 1)])

    def _blocks(self, nodes: list[SyntaxTreeNode], role: Role) -> Blocks:
        out: list[Block] = []
        for node in nodes:
            out += self._block(node, role)
        return tuple(out)

    def _block(self, node: SyntaxTreeNode, role: Role) -> Blocks:
        readers: dict[str, Callable[[SyntaxTreeNode, Role], Blocks]] = {
            "paragraph": self._paragraph,
            "heading": self._heading,
            "bullet_list": self._list,
            "ordered_list": self._list,
            "blockquote": self._quote,
            "table": self._table,
            "hr": lambda node, role: (Rule(role, self._place(node)),),
            "fence": self._code,
            "code_block": self._code,
            "container_role": self._container,
            "footnote_block": self._footnotes,
        }
        reader = readers.get(node.type)
        if reader is None:
            raise self._error(node, f"{node.type} is not supported in a letter")
        return reader(node, role)

    def _paragraph(self, node: SyntaxTreeNode, role: Role) -> Blocks:
        content = node.children[0].content if node.children else ""
        values = self.binder.values_in(content)
        if any(isinstance(value, BoundBlocks) for value in values):
            return self._bound_blocks(node, content.strip(), role)
        place = self._place(node)

        def read() -> Blocks:
            inlines = self.inline.read(node.children, place)
            return (Paragraph(inlines, role, place),) if inlines else ()

        inline = self.inline
        rest = (role, place, inline.note_offset, inline.pictures)
        return self._read.once((node, inline.lang), values, rest, read)

    def _bound_blocks(self, node: SyntaxTreeNode, content: str, role: Role) -> Blocks:
        if len(content) != 1:
            raise self._error(node, "a value made of whole paragraphs must stand alone in its paragraph")
        value: BoundBlocks = self.binder.value(content)
        return tuple(
            replace(b, role=role) if b.role is Role.BODY and role is not Role.BODY else b for b in value.blocks
        )

    def _heading(self, node: SyntaxTreeNode, role: Role) -> Blocks:
        inlines = self.inline.read(node.children, self._place(node))
        return (Heading(min(4, int(node.tag[1])), inlines, role, self._place(node)),) if inlines else ()

    def _list(self, node: SyntaxTreeNode, role: Role) -> Blocks:
        items = tuple(self._blocks(item.children, Role.BODY) for item in node.children)
        start = int(node.attrGet("start") or 1)
        return (ListBlock(node.type == "ordered_list", tuple(i for i in items if i), start, role, self._place(node)),)

    def _quote(self, node: SyntaxTreeNode, role: Role) -> Blocks:
        return (Quote(self._blocks(node.children, Role.BODY), role, self._place(node)),)

    def _table(self, node: SyntaxTreeNode, role: Role) -> Blocks:
        rows = [row.children for part in node.children for row in part.children]
        aligns = tuple(_ALIGN.get(str(cell.attrGet("style") or ""), Align.START) for cell in rows[0])
        cells = [tuple(self.inline.read(cell.children, self._place(node)) for cell in row) for row in rows]
        return (Table(cells[0], tuple(cells[1:]), aligns, role, self._place(node)),)

    def _code(self, node: SyntaxTreeNode, role: Role) -> Blocks:
        text = self.binder.as_text(node.content).rstrip("\n")
        return (Paragraph((Run(text, code=True),), role, self._place(node)),)

    def _container(self, node: SyntaxTreeNode, _role: Role) -> Blocks:
        name = node.info.strip()
        try:
            role = Role(name)
        except ValueError:
            known = [str(r) for r in Role]
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0]}?" if near else "known roles: " + ", ".join(known)
            raise self._error(node, f"unknown role {name!r}", hint) from None
        return self._blocks(node.children, role)

    def _footnotes(self, node: SyntaxTreeNode, _role: Role) -> Blocks:
        for note in node.children:
            self.notes.append(self._blocks([c for c in note.children if c.type != "footnote_anchor"], Role.BODY))
        return ()

    def _error(self, node: SyntaxTreeNode | Token, message: str, hint: str = "see docs/templates.md") -> InputError:
        return InputError([Finding("template-invalid", Severity.ERROR, message, self._place(node), hint)])


def _is_mark(character: str) -> bool:
    return LINE_BASE <= ord(character) <= LINE_BASE + PLANE_SIZE
