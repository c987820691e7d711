"""Pages that a list fills from the first line to the last: WeasyPrint lays out one of them, the others are like it,
with other entries and their own number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from weasyprint import document, layout
from weasyprint.formatting_structure import boxes
from weasyprint.layout.background import layout_backgrounds

from letterkit.model.frozen import frozen
from letterkit.render.paged.lists.choice import LongList
from letterkit.render.paged.lists.glyphs import NotPlainError
from letterkit.render.paged.lists.margins import Margins
from letterkit.render.paged.lists.sheets import Model, Plan, sheet


@frozen
class Run:
    """Pages like the one before them: of each its plan, or what makes the list's box on it. `resume` is the first entry
    after them."""

    element: Any
    pages: tuple[Plan | Callable[[], Any], ...]
    resume: int


@dataclass(slots=True)
class Lists:
    """The long lists of a document that is laid out, by element, and the runs after pages, by page and element;
    `set_short` are the elements of lists of which the entries, not the patterns, were laid out."""

    long: dict[Any, LongList] = field(default_factory=dict)
    runs: dict[tuple[int, Any], Run] = field(default_factory=dict)
    set_short: set[Any] = field(default_factory=set)

    def after(self, page: int, context: Any) -> Run | None:
        """The run that follows a page as WeasyPrint counts; None for none."""
        for (number, _), run in self.runs.items():
            if number == page and innermost(context.page_maker[page][0]) == run.resume:
                return run
        return None

    def before(self, page: int, context: Any) -> int:
        """Pages in runs before a page as WeasyPrint counts."""
        pages = {number for number, _ in self.runs if number < page}
        found = (self.after(number, context) for number in pages)
        return sum(len(run.pages) for run in found if run)


def lists_of(context: Any) -> Lists:
    """The long lists of what is being laid out; none unless they were noted."""
    known = getattr(context.font_config, "letterkit_lists", None)
    return known if isinstance(known, Lists) else Lists()


def note_run(context: Any, element: Any, pages: Sequence[Plan | Callable[[], Any]], resume: int) -> None:
    """Note the pages that follow the one being laid out, in place of those noted before."""
    lists, key = lists_of(context), (context.current_page, element)
    lists.runs.pop(key, None)
    if pages:
        lists.runs[key] = Run(element, tuple(pages), resume)


def may_run(context: Any) -> bool:
    """Whether pages like the one being laid out may follow it: nothing of it would be repeated that should not."""
    return not (context.current_page_footnotes or context.reported_footnotes)


def resumed(resume_at: Any, end: int) -> Any:
    """A path on which WeasyPrint goes on, with another last index."""
    ((index, more),) = resume_at.items()
    return {index: resumed(more, end)} if more else {end: None}


def refuse(context: Any, box: Any) -> None:
    """Raise NotPlainError where a box that the short way cannot set is that of a long list."""
    if box.element in lists_of(context).long:
        raise NotPlainError("no plain columns")


def insert_runs() -> None:
    """Make WeasyPrint insert the pages of runs and count them; asking twice changes nothing."""
    document.layout_document = _layout_document
    layout.make_margin_boxes = _make_margin_boxes


_original_layout = document.layout_document
_original_margins = layout.make_margin_boxes


def _layout_document(html: Any, root_box: Any, context: Any, *rest: Any) -> Iterator[Any]:
    """WeasyPrint's layout_document."""
    lists = lists_of(context)
    for number, page in enumerate(_original_layout(html, root_box, context, *rest), 1):
        run = lists.after(number, context) if lists.runs else None
        if run is None:
            yield page
        else:
            yield from _with_run(page, run, context, number)
    if lists.long.keys() - lists.set_short:
        raise NotPlainError("a list that is not in columns")


def _make_margin_boxes(context: Any, page: Any, state: Any) -> Iterator[Any]:
    """WeasyPrint's make_margin_boxes."""
    return _margins(context, page, state, context.current_page, 0)


def _margins(context: Any, page: Any, state: Any, number: int, ahead: int) -> Iterator[Any]:
    lists = lists_of(context)
    if lists.runs:
        counted = lists.before(number, context) + ahead
        total = len(context.page_maker) - 1 + lists.before(len(context.page_maker), context)
        values = {**state[1], "page": [state[1]["page"][-1] + counted], "pages": [total]}
        state = (state[0], values, *state[2:])
    yield from _original_margins(context, page, state)


def _with_run(page: Any, run: Run, context: Any, number: int) -> Iterator[Any]:
    """A page and the run after it."""
    state = context.page_maker[number][3]
    context.current_page = number

    def margin_boxes(ahead: int) -> list[Any]:
        return list(_margins(context, page, state, number, ahead))

    body = [child for child in page.children if not isinstance(child, boxes.MarginBox)]
    own = [child for child in page.children if isinstance(child, boxes.MarginBox)]
    printed = state[1]["page"][-1] + lists_of(context).before(number, context)
    margins = Margins(own, printed, len(run.pages), margin_boxes)
    model = Model(margins)
    if any(isinstance(each, Plan) for each in run.pages):
        page.letterkit_model = model
    yield page
    for ahead, each in enumerate(run.pages, 1):
        if isinstance(each, Plan):
            yield sheet(page, model, each, printed + ahead)
            continue
        made, box = page.copy(), each()
        made.letterkit_model = None
        made.children = (*(_replaced(child, run.element, box) for child in body), *margins.boxes(ahead))
        layout_backgrounds(made, context.get_image_from_uri)
        yield made


def _replaced(box: Any, element: Any, other: Any) -> Any:
    """A copy of a box with `other` for the box of an element in it."""
    if box.element is element and not getattr(box, "is_column", False):
        return other
    if not box.children:
        return box
    return box.copy_with_children([_replaced(child, element, other) for child in box.children])


def innermost(resume_at: Any) -> int | None:
    """The last index of a path on which WeasyPrint goes on with the next page."""
    found = None
    while resume_at:
        found, resume_at = next(iter(resume_at.items()))
    return found
