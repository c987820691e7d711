"""Lines that flow down as paragraphs: which of them end because they are full, and where a space begins a new one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from letterkit.model.finding import Place
from letterkit.model.reading import BlockKind
from letterkit.readers import hyphens, wrapping
from letterkit.readers.linked import chained
from letterkit.readers.pages.geometry import Stretch
from letterkit.readers.parts import Line, Para

_SPACED, _PARTED = 1.09, 1.45
"""Distances of lines, in usual ones, from which a line is not the same paragraph's, and not the same group's."""
_PROSE = 0.6
_SPACE = 0.22
"""The width of a space in em."""
_ALL_PAGES = -1
_HANGING = 1.5
"""How much of an em a line may be from full where the next one is set in."""
_FARTHEST = 8
_LONG_RUN = 3
_SMALL_WORD = 4
_HEADING, _RARE, _LONGEST_HEADING = 1.12, 0.2, 250


class Leading:
    """How far apart the lines of each height of text usually are, and which height most of the text has."""

    def __init__(self, flows: Sequence[Sequence[Stretch]]) -> None:
        distances: dict[tuple[int, int], list[float]] = {}
        amounts: Counter[int] = Counter()
        for flow in flows:
            for line in flow:
                amounts[_size(line)] += len(line.text)
            for above, below in pairwise(flow):
                if _size(above) == _size(below) and above.page == below.page and above.y > below.y:
                    for page in (above.page, _ALL_PAGES):
                        distances.setdefault((_size(above), page), []).append(above.y - below.y)
        self._usual: Mapping[tuple[int, int], float] = {key: _usual(found) for key, found in distances.items()}
        self.body = amounts.most_common(1)[0][0] / 2 if amounts else 12.0
        self._amounts, self._whole = amounts, max(1, amounts.total())

    def is_rare(self, line: Stretch) -> bool:
        """Whether little of the text is as high as a line, as headings are."""
        return self._amounts[_size(line)] < _RARE * self._whole

    def ratio(self, above: Stretch, below: Stretch) -> float:
        """The distance of two lines in usual ones; 1 across the end of a page or a column."""
        if _is_turn(above, below):
            return 1.0
        size = _size(above)
        usual = self._usual.get((size, above.page)) or self._usual.get((size, _ALL_PAGES)) or above.height
        return (above.y - below.y) / max(usual, 0.8 * max(above.em, below.em))


def _usual(distances: list[float]) -> float:
    """The smallest distance that is no exception."""
    counted = Counter(round(distance * 4) for distance in distances)
    often = [distance for distance, count in counted.items() if count >= min(3, len(distances))]
    return min(often) / 4 if often else sorted(distances)[len(distances) // 5]


def _size(line: Stretch) -> int:
    return round(line.height * 2)


def paragraphs(flow: Sequence[Stretch], leading: Leading, words: frozenset[str], path: str) -> list[Para]:
    """The paragraphs of a flow, each with one line for every line that its author ended."""
    joins = _joins(flow, leading)
    result: list[Para] = []
    previous: Stretch | None = None
    for line, joined in zip(flow, [False, *joins], strict=True):
        place = Place(path, page=line.page + 1)
        if joined and previous is not None:
            current = result[-1].lines[-1]
            current.links = chained((current, line))
            current.text = _appended(current.text, line.text, words)
            current.strong, current.emphasis = current.strong and line.bold, current.emphasis and line.italic
        elif previous is not None and _is_same_group(previous, line, leading):
            result[-1].lines.append(_line(line, place))
        else:
            result.append(Para([_line(line, place)]))
            if line.height > _HEADING * leading.body and leading.is_rare(line):
                result[-1].kind = BlockKind.HEADING
                result[-1].level = 1 if line.height > 1.4 * leading.body else 2
        previous = line
    return [_unless_long(para) for para in result]


def _line(line: Stretch, place: Place) -> Line:
    return Line(line.text, place, line.bold, line.italic, _indent(line), line.links)


def _unless_long(para: Para) -> Para:
    """A heading as a paragraph where it is too long for one."""
    if para.kind is BlockKind.HEADING and sum(len(line.text) for line in para.lines) > _LONGEST_HEADING:
        para.kind, para.level = BlockKind.PARAGRAPH, 0
    return para


def _indent(line: Stretch) -> int:
    """How far a line is set in, in em; what is farther in is set in the middle or to the right."""
    steps = round((line.x0 - line.left) / line.em)
    return steps if 0 < steps <= _FARTHEST else 0


def _is_same_group(above: Stretch, below: Stretch, leading: Leading) -> bool:
    alike = abs(above.height - below.height) < 0.06 * above.height and above.bold == below.bold
    return alike and above.page == below.page and leading.ratio(above, below) < _PARTED


def _appended(text: str, following: str, words: frozenset[str]) -> str:
    if hyphens.broken(text):
        return hyphens.rejoin(text, following, words)
    return text + wrapping.joint(text, following) + following


def is_full(line: Stretch, following: Stretch, *, give: float = 0.0) -> bool:
    """Whether a line had no room for the first word of the next one."""
    first = following.words[0].width if not following.marker else 0.0
    if wrapping.is_unspaced(following.words[0].text):
        first = min(first, 1.5 * following.em)
    return line.x1 + _SPACE * line.em + first > line.right - give * line.em


def _joins(flow: Sequence[Stretch], leading: Leading) -> list[bool]:
    """For each line but the first, whether it goes on with the line above it."""
    full = [is_full(a, b) for a, b in pairwise(flow)]
    hanging = _hanging(flow, leading)
    joins = list(hanging)
    _join_runs(flow, _runs(flow, leading), full, joins)
    for index, (above, below) in enumerate(pairwise(flow)):
        if not _alike(above, below):
            continue
        if _is_turn(above, below):
            joins[index] = full[index] and _reads_on(above, below)
        elif _is_step(above, below) and below.x0 < above.x0 and leading.ratio(above, below) < _SPACED:
            # Set out again after a full line: only the first line of a paragraph is set in.
            first = index == 0 or not joins[index - 1]
            prose = _starts_low(below) or (index + 1 < len(full) and full[index + 1] and joins[index + 1])
            joins[index] = full[index] and first and prose and not below.marker
        elif index and hanging[index - 1] and _goes_on_hanging(above, below, leading):
            joins[index] = hanging[index] = True
        elif not full[index] and hyphens.broken(above.text) and _starts_low(below):
            joins[index] = True
    return joins


def _hanging(flow: Sequence[Stretch], leading: Leading) -> list[bool]:
    """Which lines are set in after a full one, as all but the first of an entry or an item are."""
    return [
        _is_step(above, below)
        and below.x0 > above.x0
        and not below.marker
        and not _is_turn(above, below)
        and _alike(above, below)
        and leading.ratio(above, below) < _SPACED
        and is_full(above, below, give=_HANGING)
        for above, below in pairwise(flow)
    ]


def _goes_on_hanging(above: Stretch, below: Stretch, leading: Leading) -> bool:
    """Whether a line stands below one that hangs, at the same edge, as the third line of an entry does."""
    tight = not _is_step(above, below) and leading.ratio(above, below) < _SPACED
    return tight and not below.marker and is_full(above, below, give=_HANGING)


def _join_runs(flow: Sequence[Stretch], runs: list[tuple[int, int]], full: list[bool], joins: list[bool]) -> None:
    """Join the full lines of runs that are prose; where entries hang, lines at their edge each begin one."""
    hanging = {_edge(flow[index]) for index, joined in enumerate(joins) if joined}
    shares = {(s, e): sum(full[s:e]) / (e - s) for s, e in runs if e > s}
    long = {(s, e): _reads_like_prose(flow[s : e + 1], shares[s, e]) for s, e in shares if e - s >= _LONG_RUN}
    prose = {_edge(flow[s]) for (s, e), reads_on in long.items() if reads_on and shares[s, e] >= _PROSE}
    for (start, end), share in shares.items():
        reads_on = long.get((start, end), share >= _PROSE)
        wrapped = reads_on and _edge(flow[start]) not in hanging - prose
        for index in range(start, end):
            joins[index] = full[index] and (wrapped or _starts_low(flow[index + 1]) or _is_open(flow[index]))


def _reads_like_prose(lines: Sequence[Stretch], share: float) -> bool:
    """Whether lines read on, which in scripts without small letters only the width can show."""
    reads_on = wrapping.reads_on([line.text for line in lines])
    return reads_on and (share >= _PROSE or any(map(_starts_low, lines)))


def _edge(line: Stretch) -> tuple[int, int]:
    return _size(line), round(line.x0)


def _is_turn(above: Stretch, below: Stretch) -> bool:
    """Whether a page or a column ends between two lines."""
    return above.page != below.page or above.y <= below.y


def _runs(flow: Sequence[Stretch], leading: Leading) -> list[tuple[int, int]]:
    """Runs of lines with one left edge, one size and no space between, as the first index and the last."""
    runs: list[tuple[int, int]] = []
    start = 0
    for index, (above, below) in enumerate(pairwise(flow)):
        same = not _is_step(above, below) and leading.ratio(above, below) < _SPACED and _alike(above, below)
        if not same or below.marker or _is_turn(above, below):
            runs.append((start, index))
            start = index + 1
    runs.append((start, len(flow) - 1))
    return runs


def _is_step(above: Stretch, below: Stretch) -> bool:
    left = above.words[0].x0 if above.marker else above.x0
    return abs(left - below.x0) > 0.25 * above.em and abs(above.x0 - below.x0) > 0.25 * above.em


def _alike(above: Stretch, below: Stretch) -> bool:
    return abs(above.height - below.height) < 0.12 * above.height


def _starts_low(line: Stretch) -> bool:
    return not line.marker and line.words[0].text[:1].islower()


def _is_open(line: Stretch) -> bool:
    """Whether a line ends where no entry does: with a comma, or with a small word such as "of" or "und"."""
    last = line.words[-1].text
    return last[-1] in ",&/(" or (last.islower() and last.isalpha() and len(last) <= _SMALL_WORD)


def _reads_on(above: Stretch, below: Stretch) -> bool:
    """Whether text goes on beyond the end of a page or column, by its letters, for nothing else shows it."""
    if below.marker or wrapping.ends(above.text):
        return False
    start = below.words[0].text[:1]
    return start.islower() or (start.lower() == start.upper() and start.isalpha())
