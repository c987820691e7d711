"""Where in the operators of a page each of its boxes was drawn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from letterkit.model.frozen import frozen


@frozen
class Mark:
    """A box that was drawn: its operators are those from `start` to before `end` of the stream, inside so many saved
    states; `is_content` unless it is an artifact."""

    box: Any
    start: int
    end: int
    depth: int
    is_content: bool


@contextmanager
def noted(stream: Any, box: Any, *, is_content: bool) -> Iterator[None]:
    """Note where a box is drawn, if anybody wants to know of this stream."""
    marks = getattr(stream, "letterkit_marks", None)
    if marks is None:
        yield
        return
    start, depth = len(stream.stream), len(stream._ctm_stack)
    yield
    marks.append(Mark(box, start, len(stream.stream), depth, is_content))
