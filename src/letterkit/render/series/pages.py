"""The pages of a laid-out document, to be painted again with other words in a few of their lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

from letterkit.render.paged.archival import OPTIONS
from letterkit.render.paged.faces import is_korean
from letterkit.render.paged.marking import is_leftward
from letterkit.render.series import lines
from letterkit.render.series.objects import File
from letterkit.render.series.painting import Brush, Content, Glyphs, Operators, Piece, glyphs, merged, where
from letterkit.render.series.typefaces import Typefaces, Used, Written

Edit = tuple[int, int, int, Operators]
"""Page, where operators begin and end in its content, and what comes in their place."""

Stretch = tuple[Glyphs, Glyphs | None]
"""The glyphs of a stretch of content; where it is new, also those of what stood there."""


OPTIONS_VERSION = "1.7"
"""Of PDF/A-3 (ISO 19005-3, 6.1.2)."""


class UnsureError(Exception):
    """It cannot be known that the short way gives what the full way would."""


class Pages:
    """What is kept of a laid-out document to paint it again."""

    def __init__(self, laid_out: Any, pdf: Any, count: int) -> None:
        self._laid_out = laid_out  # holds the fonts that Pango uses
        if laid_out.font_config.letterkit_lists.long:
            raise UnsureError  # they are painted without text boxes
        del pdf.objects[count:]
        pages = [page._page_box for page in laid_out.pages]
        self._pages = [pdf.objects[int(reference.split()[0])] for reference in pdf.page_references]
        self._numbers = [int(page["Contents"].split()[0]) for page in self._pages]
        self._streams = [pdf.objects[number] for number in self._numbers]
        self._file = File(pdf, OPTIONS_VERSION)
        self._brush = Brush(laid_out.fonts)
        self._prepare(pages)
        self._dresses: dict[Any, tuple[Any, ...]] = {}
        self._places: dict[Any, tuple[int, int]] = {}
        self._contents = [Content(stream.stream) for stream in self._streams]
        self._stretches: dict[tuple[int, int, int], Glyphs] = {}
        self._all = [glyphs(stream.stream) for stream in self._streams]
        last = int(pdf.objects[int(self._pages[0]["Resources"].split()[0])]["Font"].split()[0])
        options = {**OPTIONS, "pdf_version": OPTIONS_VERSION}
        self._typefaces = Typefaces(laid_out.fonts, self._brush.fonts, options, last)

    def _prepare(self, pages: list[Any]) -> None:
        self._paragraphs: dict[tuple[lines.Texts, ...], list[tuple[int, Any]]] = {}
        self._heads: list[tuple[int, Any]] = []
        for number, page in enumerate(pages):
            for one in lines.all_boxes(page):
                if isinstance(one, boxes.TextBox):
                    self._note(one)
                elif one.is_floated():
                    raise UnsureError
            for texts, found in lines.paragraphs(page):
                self._paragraphs.setdefault(texts, []).append((number, found))
            self._heads += [(number, line) for line in lines.heads(page)]
        if not self._brush.is_content:
            raise UnsureError

    def _note(self, box: Any) -> None:
        if is_leftward(box.text):
            raise UnsureError
        if box.text.strip() and box.style["visibility"] == "visible":
            self._brush.draw(box)

    def paragraph(self, before: Any, after: Any, expected: int, rank: int) -> Iterator[Edit]:
        """What changes where the lines of a paragraph become others; it is the one of number `rank` of `expected` that
        read the same."""
        found = self._paragraphs.get(before, [])
        if len(found) != expected or len(before) != len(after):
            raise UnsureError
        page, there = found[rank]
        for line, old, new in zip(there, before, after, strict=True):
            if old != new:
                yield from self._line(page, line, new)

    def head(self, before: str, after: str) -> Iterator[Edit]:
        """What changes where pages have a text at their head. Heads that are set alike are set once."""
        made: dict[Any, Operators] = {}
        for page, line in self._heads:
            if [leaf.text for leaf in lines.leaves(line.box)] != [before]:
                continue
            place = self._place(page, lines.leaves(line.box)[0])
            key = line.right, *self._dress(page, line, place)
            if key not in made:
                ((_, _, _, made[key]),) = self._line(page, line, (after,))
            yield (page, *place, made[key])

    def _dress(self, page: int, line: lines.Line, place: tuple[int, int]) -> tuple[Any, ...]:
        """All that decides how the one text of a line is set and drawn: its style, and how it is drawn now."""
        if line.box not in self._dresses:
            style = lines.leaves(line.box)[0].style
            drawn = tuple(self._streams[page].stream[slice(*place)])
            self._dresses[line.box] = (*(repr(style[name]) for name in lines.DECISIVE), drawn)
        return self._dresses[line.box]

    def _line(self, page: int, line: lines.Line, texts: lines.Texts) -> Iterator[Edit]:
        old = lines.leaves(line.box)
        if any(is_korean(a) != is_korean(b.text) for a, b in zip(texts, old, strict=False)):
            raise UnsureError
        made = lines.set_again(line, texts)
        if made is None:
            raise UnsureError
        for before, after in zip(old, made, strict=True):
            if before.text.strip():
                yield (page, *self._place(page, before), self._brush.draw(after))

    def _place(self, page: int, box: Any) -> tuple[int, int]:
        """Where the operators of a text box begin and end in the content of its page. Raises UnsureError."""
        if box not in self._places:
            stretch = self._brush.draw(box)
            places = list(where(self._streams[page].stream, stretch))
            if len(places) != 1:
                raise UnsureError
            self._places[box] = places[0], places[0] + len(stretch)
        return self._places[box]

    def file(self, edits: list[Edit], identifier: bytes) -> bytes:
        """The file with other contents of pages. Raises UnsureError where its fonts would be other ones."""
        changed: dict[int, bytes] = {}
        stretches: list[Stretch] = []
        for page, stream in enumerate(self._streams):
            own = sorted((edit[1:] for edit in edits if edit[0] == page), key=lambda edit: edit[0])
            if own:
                stretches += self._used(page, own)
                changed[self._numbers[page]] = self._contents[page].edited(own, stream.extra)
            else:
                stretches.append((self._all[page], None))
        self._make_sure(stretches)
        streams, others = self._fonts(_used(merged(used for used, _ in stretches)))
        return self._file.write({**changed, **streams}, others, identifier)

    def _used(self, page: int, edits: list[Piece]) -> list[Stretch]:
        """The glyphs that the content of a page uses after edits in their order, stretch by stretch."""
        used: list[Stretch] = []
        at = 0
        for start, end, new in edits:
            used += [(self._glyphs(page, at, start), None), (glyphs(new), self._glyphs(page, start, end))]
            at = end
        used.append((self._glyphs(page, at, len(self._streams[page].stream)), None))
        return used

    def _glyphs(self, page: int, start: int, end: int) -> Glyphs:
        """Those of a stretch of a page as it was."""
        if (page, start, end) not in self._stretches:
            self._stretches[page, start, end] = glyphs(self._streams[page].stream[start:end])
        return self._stretches[page, start, end]

    def _make_sure(self, stretches: list[Stretch]) -> None:
        """Raises UnsureError where what a glyph stands for may be another than before: the file tells what it stood for
        where it was shown first."""
        if not self._brush.is_content:
            raise UnsureError
        for name, glyph in self._brush.ambiguous():
            for used, before in stretches:
                if any(glyph in one.by_font.get(name, ()) for one in (used, before) if one):
                    if before is not None:
                        raise UnsureError
                    break

    def _fonts(self, used: Used) -> tuple[Written, Written]:
        """The objects of fonts with these glyphs, streams and others."""
        if tuple(name for name, _ in used) != self._typefaces.names():
            raise UnsureError
        return self._typefaces.objects(used)


def _used(by_font: dict[str, dict[int, None]]) -> Used:
    return tuple((name, tuple(found)) for name, found in by_font.items())
