"""The structure of a document as a tree, from the boxes on its pages (ISO 32000-1, 14.7 and 14.8.4).

WeasyPrint 70 makes a tree for each page: a paragraph, a list or a table that goes on is two, and footnotes stand beside
the text. Here each element is one node however many pages it spans, and a footnote follows its mark.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from weasyprint.formatting_structure import boxes

from letterkit.render.paged.contents import Alike, Annotation, Content, Items, Rows
from letterkit.render.paged.lists.painted import Painted
from letterkit.render.paged.lists.sheets import Plan
from letterkit.render.paged.marking import is_artifact, is_leftward


@dataclass(eq=False, slots=True)
class Node:
    """A structure element: `tag` is a standard type, `element` the element of the markup, `box` its first box, `text`
    what it says, where its content does not."""

    tag: str
    element: Any = None
    box: Any = None
    page: int = 0
    lang: str = ""
    text: str = ""
    kids: list[Node | Content | Annotation | Items | Rows | Alike] = field(default_factory=list)

    def child(self, tag: str, **more: Any) -> Node:
        """A new last kid."""
        node = Node(tag, **more)
        self.kids.append(node)
        return node

    @property
    def holds_content(self) -> bool:
        """Whether text stands directly in it."""
        return any(isinstance(kid, Content) for kid in self.kids)


_BY_ELEMENT = {
    "a": "Link",
    "address": "Div",
    "article": "Art",
    "blockquote": "BlockQuote",
    "div": "Div",
    "header": "Div",
    "img": "Figure",
    "li": "LI",
    "ol": "L",
    "p": "P",
    "section": "Sect",
    "table": "Table",
    "tbody": "TBody",
    "td": "TD",
    "th": "TH",
    "thead": "THead",
    "tr": "TR",
    "ul": "L",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
}
"""Elements that are a structure of their own; text in others belongs to what is around them."""


class Builder:
    """Builds the tree page by page. `lang` is the document's language, which need not be repeated in it."""

    def __init__(self, lang: str) -> None:
        self.root = Node("Document", lang=lang)
        self._nodes: dict[tuple[int, str], Node] = {}
        self._levels: list[int] = []

    def add_page(self, page: int, page_box: Any, numbers: dict[Any, int]) -> None:
        """Add what is drawn on a page; `numbers` are the MCIDs of its boxes."""
        self._visit(page_box, self.root, page, numbers)
        for number in numbers.values():  # drawn, yet in no box's children: still read, at the end of the page
            self.root.child("Span", page=page).kids.append(Content(page, number))
        numbers.clear()

    def add_plan(self, page: int, plan: Plan) -> None:
        """Add what a page shows of a list, of which only the plan was made."""
        node = self._nodes[id(plan.parent), plan.parent.tag]
        if plan.is_alike:
            node.kids.append(Alike(page, plan.count, len(plan.cells), node.tag != "L"))
        elif node.tag == "L":
            node.kids.append(Items(page, [numbers for (numbers,) in plan.rows()]))
        else:
            node.kids.append(Rows(page, list(plan.rows())))

    def _visit(self, box: Any, parent: Node, page: int, numbers: dict[Any, int]) -> None:
        box = getattr(box, "_box", box)
        if is_artifact(box):
            return
        if isinstance(box, boxes.TextBox):
            if (number := numbers.pop(box, None)) is not None:
                if is_leftward(box.text):
                    parent = parent.child("Span", page=page, lang=parent.lang, text=box.text)
                parent.kids.append(Content(page, number))
            return
        if isinstance(box, Painted):
            _add_painted(parent, page, box, numbers)
            return
        node = self._node(box, parent, page)
        if annotation := getattr(box, "link_annotation", None):
            node.kids.append(Annotation(page, annotation))
        if (number := numbers.pop(box, None)) is not None:
            node.kids.append(Content(page, number))
        for child in box.children:
            self._visit(child, node, page, numbers)

    def _node(self, box: Any, parent: Node, page: int) -> Node:
        """The node that the content of a box belongs to: its element's, made when first met, or what is around it."""
        element, tag = box.element, box.element_tag
        if element is None or tag in ("html", "body"):
            return parent
        key = (id(element), tag)
        if key in self._nodes:
            return self._nodes[key]
        node = self._nodes[key] = self._make(box, element, tag, parent, page)
        return node

    def _make(self, box: Any, element: Any, tag: str, parent: Node, page: int) -> Node:
        name, _, pseudo = tag.partition("::")
        if pseudo:
            return self._make_generated(box, element, name, pseudo, parent, page)
        lang = element.get("lang") or parent.lang
        kind = self._kind(element, name, foreign=lang != parent.lang)
        if kind is None:
            return parent
        node = parent.child(kind, element=element, box=box, page=page, lang=lang)
        if kind == "LI":
            self._nodes[id(element), "item"] = node
            return node.child("LBody", page=page, lang=lang)
        return node

    def _kind(self, element: Any, name: str, *, foreign: bool) -> str | None:
        if name in ("h1", "h2", "h3", "h4", "h5", "h6"):
            return f"H{self._level(int(name[1]))}"
        if name == "sup" and element.get("class") == "note-mark":
            return "Reference"
        return _BY_ELEMENT.get(name) or ("Span" if foreign else None)

    def _make_generated(self, box: Any, element: Any, name: str, pseudo: str, parent: Node, page: int) -> Node:
        """Content that the style sheet made: markers of lists and notes, marks of notes, words before and after."""
        lang = parent.lang
        if pseudo == "footnote-call":
            call = parent.child("Reference", page=page, lang=lang)
            # The text of the note is met later, at the foot of this page or another; it is read here.
            self._nodes[id(element), name] = parent.child("Note", element=element, box=box, page=page, lang=lang)
            return call
        if pseudo == "footnote-marker":
            return parent.child("Lbl", page=page, lang=lang)
        if pseudo == "marker":
            item = self._nodes.get((id(element), "item"), parent)
            label = Node("Lbl", page=page, lang=lang)
            item.kids.insert(0, label)
            return label
        return parent

    def _level(self, level: int) -> int:
        """Levels without gaps (ISO 14289-1, 7.4.2): h1, h3, h3 are H1, H2, H2."""
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        return len(self._levels)


def _add_painted(parent: Node, page: int, box: Painted, numbers: dict[Any, int]) -> None:
    """Add plain entries: as items where they are several of a list, else as content of the one they are in."""
    found = box.numbers(numbers)
    if parent.tag == "L":
        parent.kids.append(Items(page, found))
        return
    for first, *others in found:
        parent.kids.append(Content(page, first))
        parent.kids += (Node("P", page=page, lang=parent.lang, kids=[Content(page, each)]) for each in others)


def settled(node: Node) -> bool:
    """Whether anything is in a node, having dropped the kids in which nothing is; blocks of text become paragraphs."""
    node.kids = [kid for kid in node.kids if not isinstance(kid, Node) or settled(kid)]
    if node.tag in ("Div", "Art", "Sect", "BlockQuote") and node.holds_content:
        _wrap(node)
    return bool(node.kids) or node.tag in ("TD", "TH")


def _wrap(node: Node) -> None:
    """Put text that stands directly in a grouping element into paragraphs."""
    if node.tag == "Div":
        node.tag = "P" if all(_is_inline(kid) for kid in node.kids) else "Div"
        if node.tag == "P":
            return
    kids: list[Node | Content | Annotation | Items | Rows | Alike] = []
    for kid in node.kids:
        if not _is_inline(kid):
            kids.append(kid)
        elif kids and isinstance(kids[-1], Node) and kids[-1].tag == "P" and kids[-1].element is None:
            kids[-1].kids.append(kid)
        else:
            kids.append(Node("P", page=node.page, lang=node.lang, kids=[kid]))
    node.kids = kids


def _is_inline(kid: Node | Content | Annotation | Items | Rows | Alike) -> bool:
    return not isinstance(kid, Node) or kid.tag in ("Span", "Link", "Reference", "Note", "Figure")


def nodes(node: Node) -> Iterator[Node]:
    """A node and all below it, in the order of reading."""
    yield node
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from nodes(kid)
