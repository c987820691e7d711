"""Where each bar and each word of a chart stands: one drawing for all forms of picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from letterkit.charts import Chart
from letterkit.charts.faces import width as measured

WIDTH = 960
_MARGIN = 40
_LABELS = 280
"""The widest that the names of countries may become; longer ones are broken."""
_BAR, _STEP, _LINE = 18, 27, 19
_LABEL_SIZE, _GAP = 15, 10

# Contrast with white (WCAG 2.2): 14.7, 6.2, 7.3 and 5.0 to 1.
INK, MUTED, BLUE, GRAY = "#222222", "#595f69", "#1f5a8a", "#6b7280"
PAPER = "#ffffff"


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle, in pixels from the upper left corner."""

    x: float
    y: float
    width: float
    height: float
    color: str


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text; `y` is that of its base line, `x` where it begins, or where it ends if `ends`."""

    x: float
    y: float
    text: str
    size: int
    color: str = INK
    bold: bool = False
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that is drawn, in order, on a sheet of WIDTH by `height`."""

    height: int
    rtl: bool
    items: tuple[Box | Text, ...]


def lay_out(chart: Chart) -> Drawing:
    """Place title, totals, a bar for each country and the source below each other; mirrored for a language that is
    written from right to left."""
    items: list[Box | Text] = []
    y = _MARGIN + 24.0
    lines = [*_lines(chart.title, 26, y, bold=True), *_lines(chart.letter, 16, 0), *_lines(chart.totals, 16, 0)]
    for line in lines:
        line = replace(line, y=y, color=INK if line.bold else MUTED)
        items.append(line)
        y += line.size + 11
    y += 8
    bars, y = _bars(chart, y)
    items += bars
    for line in _lines(chart.source, 13, y + 28):
        items.append(replace(line, color=MUTED))
        y = line.y
    placed = tuple(_mirrored(item) for item in items) if chart.rtl else tuple(items)
    return Drawing(round(y + _MARGIN - 8), chart.rtl, placed)


def _bars(chart: Chart, top: float) -> tuple[list[Box | Text], float]:
    names = {bar: broken(bar.label, _LABELS, _LABEL_SIZE) for bar in chart.bars}
    room = max(measured(line, _LABEL_SIZE) for lines in names.values() for line in lines)
    left = _MARGIN + min(room, _LABELS) + _GAP
    most = max(bar.value for bar in chart.bars)
    scale = (WIDTH - _MARGIN - left - measured(f"{most}", _LABEL_SIZE, bold=True) - _GAP) / most
    items: list[Box | Text] = []
    y = top
    for bar in chart.bars:
        if not bar.placed and len(chart.bars) > 1:
            y += 8
        lines = names[bar]
        high = max(_STEP, _LINE * len(lines) + _STEP - _LINE)
        middle = y + high / 2
        base = middle + 5 - _LINE * (len(lines) - 1) / 2
        for number, line in enumerate(lines):
            items.append(Text(left - _GAP, base + _LINE * number, line, _LABEL_SIZE, ends=True))
        color = BLUE if bar.placed else GRAY
        items.append(Box(left, middle - _BAR / 2, max(bar.value * scale, 1), _BAR, color))
        items.append(Text(left + bar.value * scale + 7, middle + 5, f"{bar.value}", _LABEL_SIZE, bold=True))
        y += high
    items.append(Box(left - 1, top - 4, 1, y - top + 8, MUTED))
    return items, y


def _lines(text: str, size: int, y: float, *, bold: bool = False) -> Iterator[Text]:
    """A text in lines as wide as the sheet; nothing for no text."""
    for number, line in enumerate(broken(text, WIDTH - 2 * _MARGIN, size, bold=bold) if text else ()):
        yield Text(_MARGIN, y + number * (size + 5), line, size, bold=bold)


def broken(text: str, room: float, size: int, *, bold: bool = False) -> list[str]:
    """The text in lines no wider than `room`, broken at spaces, or within a word that is too long alone."""
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if measured(joined, size, bold=bold) <= room:
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        for character in word:
            if lines[-1] and measured(lines[-1] + character, size, bold=bold) > room:
                lines.append("")
            lines[-1] += character
    return lines


def _mirrored(item: Box | Text) -> Box | Text:
    """The same seen from the right: a text that began on the left now begins on the right."""
    if isinstance(item, Box):
        return replace(item, x=WIDTH - item.x - item.width)
    return replace(item, x=WIDTH - item.x)
