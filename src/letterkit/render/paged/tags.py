"""The structure tree of a PDF: what a screen reader reads, in which order and language (ISO 32000-1, 14.7).

Takes the place of WeasyPrint's own; each element is one node, with what PDF/UA-1 (ISO 14289-1) asks for.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pydyf
from weasyprint import pdf as weasyprint_pdf

from letterkit.render.paged.contents import Alike, Annotation, Content, Items, Rows
from letterkit.render.paged.lists.sheets import plan_of
from letterkit.render.paged.structure import Builder, Node, nodes, settled
from letterkit.render.paged.written import Entries, WrittenAlike, written

_POINTS = 0.75
"""Points in a pixel of CSS."""


def tag_as_one_document() -> None:
    """Make WeasyPrint write this structure tree; asking twice changes nothing."""
    weasyprint_pdf.add_tags = add_tags


def add_tags(pdf: Any, document: Any, _: Any, page_streams: Iterable[Any]) -> None:
    """WeasyPrint's add_tags: `page_streams` hold the marked boxes of each page."""
    lang = document.metadata.lang or ""
    builder = Builder(lang)
    for number, (page, stream) in enumerate(zip(document.pages, page_streams, strict=True)):
        if plan := plan_of(page._page_box):
            builder.add_plan(number, plan)
        else:
            builder.add_page(number, page._page_box, stream._tags)
    settled(builder.root)
    _Writer(pdf, document.pages).write(builder.root)
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})


class _Writer:
    """Writes the tree into a PDF, and the way back from content to structure (14.7.4.4)."""

    def __init__(self, pdf: Any, pages: list[Any]) -> None:
        self.pdf = pdf
        self.pages = pages
        self.page_references = pdf.page_references  # made anew at each call
        self.owners: list[dict[int, bytes]] = [{} for _ in pages]
        self.arrays: dict[int, bytes] = {}  # the owners on pages where they are made at once
        self.annotations: list[tuple[Any, bytes]] = []
        self.names: list[tuple[str, bytes]] = []

    def write(self, root: Node) -> None:
        tree = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        self.pdf.add_object(tree)
        tree["K"] = pydyf.Array([self._element(root, tree, "").reference])
        tree["ParentTree"] = self._parents().reference
        tree["ParentTreeNextKey"] = len(self.pages) + len(self.annotations)
        if self.names:
            tree["IDTree"] = self._name_tree().reference
        self.pdf.catalog["StructTreeRoot"] = tree.reference

    def _element(self, node: Node, parent: Any, lang: str) -> Any:
        element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.tag}", "P": parent.reference})
        self.pdf.add_object(element)
        if node.tag != "Document":
            element["Pg"] = self.page_references[node.page]
        if node.lang and node.lang != lang and node.tag != "Document":
            element["Lang"] = pydyf.String(node.lang)
        if node.text:
            element["ActualText"] = pydyf.String(node.text)
        self._describe(node, element)
        kids = pydyf.Array()
        for kid in node.kids:
            if isinstance(kid, Items | Rows | Alike):
                kids.append(self._written(kid, element))
            else:
                kids.append(self._kid(kid, node, element))
        element["K"] = kids
        return element

    def _written(self, entries: Entries, parent: Any) -> bytes:
        """The elements of plain entries, as `_element` would make them of nodes; their references."""
        page = self.page_references[entries.page].decode("ascii")
        made = written(entries, len(self.pdf.objects), parent.reference.decode("ascii"), page)
        self.pdf.objects.extend([made] * made.count)
        if isinstance(made, WrittenAlike):
            self.arrays[entries.page] = made.owners()
        else:
            self.owners[entries.page].update((number, b"%d 0 R" % owner) for number, owner in made.owners())
        return made.references()

    def _kid(self, kid: Node | Content | Annotation, node: Node, element: Any) -> Any:
        if isinstance(kid, Node):
            return self._element(kid, element, node.lang).reference
        page = self.page_references[kid.page]
        if isinstance(kid, Content):
            self.owners[kid.page][kid.number] = element.reference
            if kid.page == node.page:
                return kid.number
            return pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": kid.number})
        self.annotations.append((kid.dictionary, element.reference))
        return pydyf.Dictionary({"Type": "/OBJR", "Pg": page, "Obj": kid.dictionary.reference})

    def _describe(self, node: Node, element: Any) -> None:
        """What a type needs beside its content: alternative text, scope of a header, name of a note, kind of list."""
        if node.tag == "Figure":
            element["Alt"] = pydyf.String(node.element.get("alt"))
            element["A"] = pydyf.Dictionary({"O": "/Layout", "BBox": self._bounds(node)})
        elif node.tag in ("TH", "TD"):
            self._describe_cell(node, element)
        elif node.tag == "L":
            labelled = any(kid.tag == "Lbl" for kid in nodes(node))
            kind = ("Decimal" if node.element.tag == "ol" else "Disc") if labelled else "None"
            element["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": f"/{kind}"})
        elif node.tag == "Note":
            name = f"note-{len(self.names) + 1:06}"
            element["ID"] = pydyf.String(name)
            self.names.append((name, element.reference))

    def _describe_cell(self, node: Node, element: Any) -> None:
        facts = pydyf.Dictionary({"O": "/Table"})
        if node.tag == "TH":
            facts["Scope"] = "/Row" if node.element.get("scope") == "row" else "/Column"
        if node.box.colspan != 1:
            facts["ColSpan"] = node.box.colspan
        if node.box.rowspan != 1:
            facts["RowSpan"] = node.box.rowspan
        if len(facts) > 1:
            element["A"] = facts

    def _bounds(self, node: Node) -> Any:
        """The rectangle of a picture in points from the lower left corner of its page (14.8.5.4.3)."""
        box = node.box
        left, top = box.content_box_x(), box.content_box_y()
        height = self.pages[node.page].height
        edges = (left, height - top - box.height, left + box.width, height - top)
        return pydyf.Array([round(edge * _POINTS, 3) for edge in edges])

    def _parents(self) -> Any:
        numbers = pydyf.Array()
        for page, owners in enumerate(self.owners):
            last = max(owners, default=-1)
            whole = self.arrays.get(page) or pydyf.Array([owners.get(number, "null") for number in range(last + 1)])
            numbers.extend((page, whole))
        for key, (annotation, owner) in enumerate(self.annotations, len(self.pages)):
            annotation["StructParent"] = key
            numbers.extend((key, owner))
        tree = pydyf.Dictionary({"Nums": numbers})
        self.pdf.add_object(tree)
        return tree

    def _name_tree(self) -> Any:
        """The elements with names, in their order (7.9.6)."""
        pairs = [item for name, reference in self.names for item in (pydyf.String(name), reference)]
        limits = pydyf.Array([pydyf.String(self.names[0][0]), pydyf.String(self.names[-1][0])])
        leaf = pydyf.Dictionary({"Names": pydyf.Array(pairs), "Limits": limits})
        self.pdf.add_object(leaf)
        tree = pydyf.Dictionary({"Kids": pydyf.Array([leaf.reference])})
        self.pdf.add_object(tree)
        return tree
