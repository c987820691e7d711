"""The structure tree of a PDF: what a screen reader reads, in which order and language (ISO 32000-1, 14.7).

Takes the place of WeasyPrint's own; each element is one node, with what PDF/UA-1 (ISO 14289-1) asks for.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, count
from typing import Any

import pydyf
from weasyprint import pdf as weasyprint_pdf

from letterkit.render.paged.lists.sheets import plan_of
from letterkit.render.paged.structure import Annotation, Builder, Content, Items, Node, Rows, nodes, settled

_POINTS = 0.75
"""Points in a pixel of CSS."""


class Written(pydyf.Object, ABC):  # type: ignore[misc]
    """The elements of many plain entries on a page in place of an object for each. A file that holds them is to be
    written by lists/writing.py."""

    def __init__(self, first: int, parent: str, page: str) -> None:
        super().__init__()
        self.first, self.parent, self.page = first, parent, page

    @abstractmethod
    def sizes(self) -> Iterator[int]:
        """How many objects each entry is."""

    @abstractmethod
    def texts(self) -> Iterator[str]:
        """The text of each object, in the order of their numbers."""

    @abstractmethod
    def owners(self) -> Iterator[tuple[int, int]]:
        """The numbers of contents, in their order, with the objects that own them."""

    def starts(self) -> Iterator[int]:
        """The number of each entry's first object, and the first one after all."""
        return accumulate(self.sizes(), initial=self.first)

    def _paragraphs(self, parent: int, numbers: Sequence[int]) -> Iterator[str]:
        return (f"<</Type/StructElem/S/P/P {parent} 0 R/Pg {self.page}/K {each}>>" for each in numbers)


class WrittenItems(Written):
    """Items of a list: item, body, and a paragraph for each content of it but the first."""

    def __init__(self, items: Items, first: int, parent: str, page: str) -> None:
        super().__init__(first, parent, page)
        self.items = items

    def sizes(self) -> Iterator[int]:
        """How many objects each item is."""
        return (len(numbers) + 1 for numbers in self.items.numbers)

    def texts(self) -> Iterator[str]:
        """The text of each object, in the order of their numbers."""
        head = f"<</Type/StructElem/S/LI/P {self.parent}/Pg {self.page}/K "
        for at, (first, *others) in zip(self.starts(), self.items.numbers, strict=False):
            yield f"{head}{at + 1} 0 R>>"
            yield f"<</Type/StructElem/S/LBody/P {at} 0 R/Pg {self.page}/K{_kids(first, at + 2, len(others))}>>"
            if others:
                yield from self._paragraphs(at + 1, others)

    def owners(self) -> Iterator[tuple[int, int]]:
        """The numbers of contents, in their order, with the objects that own them."""
        for at, numbers in zip(self.starts(), self.items.numbers, strict=False):
            yield from enumerate_from(numbers, at + 1)


class WrittenRows(Written):
    """Rows of a table: row, and for each cell itself and a paragraph for each content of it but the first."""

    def __init__(self, rows: Rows, first: int, parent: str, page: str) -> None:
        super().__init__(first, parent, page)
        self.rows = rows

    def sizes(self) -> Iterator[int]:
        """How many objects each row is."""
        return (1 + sum(max(1, len(numbers)) for numbers in row) for row in self.rows.numbers)

    def texts(self) -> Iterator[str]:
        """The text of each object, in the order of their numbers."""
        for start, row in zip(self.starts(), self.rows.numbers, strict=False):
            at, cells, below = start + 1, [], []
            for numbers in row:
                cells.append(f"{at} 0 R")
                first, others = (numbers[0], numbers[1:]) if numbers else ("", [])
                below.append(
                    f"<</Type/StructElem/S/TD/P {start} 0 R/Pg {self.page}/K{_kids(first, at + 1, len(others))}>>"
                )
                below += self._paragraphs(at, others)
                at += max(1, len(numbers))
            yield f"<</Type/StructElem/S/TR/P {self.parent}/Pg {self.page}/K[{' '.join(cells)}]>>"
            yield from below

    def owners(self) -> Iterator[tuple[int, int]]:
        """The numbers of contents, in their order, with the objects that own them."""
        for start, row in zip(self.starts(), self.rows.numbers, strict=False):
            at = start + 1
            for numbers in row:
                yield from enumerate_from(numbers, at)
                at += max(1, len(numbers))


def enumerate_from(numbers: Sequence[int], at: int) -> Iterator[tuple[int, int]]:
    """Contents with the objects that own them, of which the first has the number `at`."""
    return zip(numbers, count(at), strict=False)


def _kids(first: int | str, below: int, paragraphs: int) -> str:
    """What is in an element: a content, and paragraphs whose objects follow."""
    return (
        f"[{first}{''.join(f' {below + number} 0 R' for number in range(paragraphs))}]" if paragraphs else f"[{first}]"
    )


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
            if isinstance(kid, Items | Rows):
                kids.extend(self._written(kid, element))
            else:
                kids.append(self._kid(kid, node, element))
        element["K"] = kids
        return element

    def _written(self, entries: Items | Rows, parent: Any) -> Iterator[bytes]:
        """The elements of plain entries, as `_element` would make them of nodes."""
        page = self.page_references[entries.page].decode("ascii")
        first, above = len(self.pdf.objects), parent.reference.decode("ascii")
        made: Written
        if isinstance(entries, Items):
            made = WrittenItems(entries, first, above, page)
        else:
            made = WrittenRows(entries, first, above, page)
        *starts, end = made.starts()
        self.pdf.objects.extend([made] * (end - first))
        self.owners[entries.page].update((number, b"%d 0 R" % owner) for number, owner in made.owners())
        return (b"%d 0 R" % start for start in starts)

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
            numbers.extend((page, pydyf.Array([owners.get(number, "null") for number in range(last + 1)])))
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
