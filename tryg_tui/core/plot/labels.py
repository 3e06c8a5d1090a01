"""The texts of a chart: values at their points, names at the ends of lines, slots and ticks."""

import textwrap
from collections.abc import Container, Iterable, Iterator, Sequence

from tryg_tui.core.plot.canvas import (
    ELLIPSIS,
    Canvas,
    cut_cells,
    cut_to,
    one_cell_each,
    whole_signs,
)
from tryg_tui.core.plot.lines import Frame, Placed, role_of
from tryg_tui.core.plot.model import Plot, last_slot, mark_of, point_at

MOST_LINES = 3
"""A name at the end of a line is at most this many lines long."""

BESIDE = 2
"""The lines over and under a value beside its mark that have no marks of others."""

MARK = 2
"""The cells a mark and the space after it take before a name."""


def draw_values(
    plot: Plot, frame: Frame, canvas: Canvas, placed: Sequence[Placed]
) -> set[tuple[int, int]]:
    """Write the value at each point where there is room; the series and slots that got theirs.

    The newest of each series come first, then those of the slot looked at.
    """
    newest = {(n, last_slot(series, frame.slots)) for n, series in enumerate(plot.series)}

    def turn(one: Placed) -> tuple[bool, bool, int, int]:
        return (one.series, one.slot) not in newest, one.slot != plot.cursor, one.series, -one.slot

    written = set()
    for one in sorted(placed, key=turn):
        text = cut_to(one.point.text, frame.width)
        if not text:
            continue
        places = _places(plot, frame, one, len(text))
        for over_lines in (False, True):
            free = [p for p in places if _free(frame, canvas, one, p, text, over_lines)]
            if free:
                x, y = free[0]
                canvas.put(x, y, text, role_of(plot, one.series, one.slot), "text")
                _clear(frame, canvas, (x - 1, x + len(text)), y)
                written.add((one.series, one.slot))
                break
    return written


def _clear(frame: Frame, canvas: Canvas, columns: Iterable[int], y: int) -> None:
    """Leave nothing right beside a value, so that no line runs into its digits."""
    for x in columns:
        if x in range(frame.left, frame.left + frame.width) and canvas.kind(x, y) in {"", "line"}:
            canvas.put(x, y, " ", "", "text")


def _places(plot: Plot, frame: Frame, one: Placed, width: int) -> list[tuple[int, int]]:
    """Where a value may be written, the best place first: on the side the line leaves free."""
    series = plot.series[one.series]
    beside = [point_at(series, slot) for slot in (one.slot - 1, one.slot + 1) if slot >= 0]
    values = [point.value for point in beside if point is not None]
    rising = sum(value > one.point.value for value in values) * 2 > len(values)
    x = min(max(one.x - width // 2, frame.left), frame.left + frame.width - width)
    above, below = (x, one.top - 1), (x, one.bottom + 1)
    right, left = (one.x + MARK, one.y), (one.x - width - 1, one.y)
    return [below, above, right, left] if rising else [above, below, right, left]


def _free(
    frame: Frame, canvas: Canvas, one: Placed, place: tuple[int, int], text: str, over_lines: bool
) -> bool:
    """Whether a text has room, with a free cell at either end, away from what belongs to others."""
    x, y = place
    if x < frame.left or x + len(text) > frame.left + frame.width or not 0 <= y < frame.height:
        return False
    kinds = {canvas.kind(column, y) for column in range(x, x + len(text))}
    if not kinds <= ({"", "line"} if over_lines else {""}):
        return False
    sides = {max(x - 1, frame.left), min(x + len(text), frame.left + frame.width - 1)}
    if any(canvas.kind(side, y) == "text" for side in sides):
        return False
    # A value beside its mark stands over or under other years, whose marks must be further off.
    apart = BESIDE if y == one.y else 1
    lines = range(y - apart, y + apart + 1)
    around = [(column, line) for column in range(x, x + len(text)) for line in lines]
    around += [(x - gap, y) for gap in (1, MARK)]
    around += [(x + len(text) - 1 + gap, y) for gap in (1, MARK)]
    return not any(canvas.kind(*cell) == "mark" and cell != (one.x, one.y) for cell in around)


def name_lines(labels: Iterable[str], width: int) -> list[list[str]]:
    """The names of the series, each in at most three lines of a width without the mark."""
    room = max(1, width - MARK)
    names = []
    for label in labels:
        lines = _wrapped(one_cell_each(label), room)
        if len(lines) > MOST_LINES:
            lines = [*lines[: MOST_LINES - 1], " ".join(lines[MOST_LINES - 1 :])]
        names.append([cut_cells(line, room) for line in lines])
    return names


def _cut_words(shown: str, width: int) -> str:
    """A text with as many characters as cells in a width, without its last words; what would
    leave no word at all is cut.
    """
    if len(shown) <= width:
        return shown
    whole = shown[: max(0, width - 1)].rpartition(" ")[0]
    told = any(sign.isalpha() for sign in whole)
    return f"{whole} {ELLIPSIS}" if told else cut_cells(shown, width)


def _wrapped(shown: str, room: int) -> list[str]:
    """A text with as many characters as cells in lines of a width; only a long word is broken."""
    lines = textwrap.wrap(shown, room, break_on_hyphens=False, break_long_words=False) or [""]
    return [piece for line in lines for piece in _pieces(line, room)]


def _pieces(line: str, room: int) -> Iterator[str]:
    """A line in pieces that fit into a width, no wide sign broken where one has room."""
    while len(line) > room:
        at = whole_signs(line, room) or room
        yield line[:at]
        line = line[at:]
    yield line


def draw_names(
    plot: Plot, frame: Frame, canvas: Canvas, written: Container[tuple[int, int]]
) -> None:
    """Write the name of each series at the height of its last point, with its mark before it.

    A last value that found no room at its point stands before the name.
    """
    left = frame.left + frame.width + 1
    if canvas.width - left <= MARK:
        return
    labels = (_label(plot, frame, number, written) for number in range(len(plot.series)))
    names = name_lines(labels, canvas.width - left)
    wanted = []
    for number, series in enumerate(plot.series):
        slot = last_slot(series, frame.slots)
        point = point_at(series, slot) if slot is not None else None
        if point is not None:
            wanted.append((frame.line(point.value), number))
    wanted.sort()
    if sum(len(names[number]) for _line, number in wanted) > frame.height:
        names = [[_cut_words(" ".join(lines), canvas.width - left - MARK)] for lines in names]
    blocks = [(line, number, names[number]) for line, number in wanted][: frame.height]
    heights = [len(lines) for _line, _number, lines in blocks]
    for (_line, number, lines), line in zip(
        blocks, _apart([b[0] for b in blocks], heights, frame.height), strict=True
    ):
        mark = mark_of(plot, number)
        canvas.put(left, line, frame.signs.marks[mark], mark, "mark")
        for offset, text in enumerate(lines):
            canvas.put(left + MARK, line + offset, text, mark, "text")


def _label(plot: Plot, frame: Frame, number: int, written: Container[tuple[int, int]]) -> str:
    """The name of a series, after its newest value where that stands nowhere else."""
    series = plot.series[number]
    slot = last_slot(series, frame.slots)
    point = point_at(series, slot) if slot is not None else None
    if slot is None or point is None or not point.text or (number, slot) in written:
        return series.label
    return f"{point.text} {series.label}"


def _apart(wanted: Sequence[int], heights: Sequence[int], height: int) -> list[int]:
    """Lines for blocks of these heights, near those wanted, in their order and one below another.

    Together the blocks must not be higher than `height`.
    """
    lines: list[int] = []
    free = 0
    for line, tall in zip(wanted, heights, strict=True):
        lines.append(max(line, free))
        free = lines[-1] + tall
    limit = height
    for index in reversed(range(len(lines))):
        lines[index] = min(lines[index], limit - heights[index])
        limit = lines[index]
    return lines
