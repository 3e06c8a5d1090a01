"""A chart drawn into cells: pure text, every value written at its point where there is room."""

from collections.abc import Callable

from tryg_tui.core.plot.axis import axis_for
from tryg_tui.core.plot.canvas import SIGNS, Canvas, Glyphs, Run, cut_to, one_cell_each
from tryg_tui.core.plot.labels import MARK, draw_names, draw_values
from tryg_tui.core.plot.letters import large_letters
from tryg_tui.core.plot.lines import Frame, draw_lines, draw_marks, draw_slots
from tryg_tui.core.plot.model import Plot, Series, all_values

TickText = Callable[[float, int], str]
"""How a tick's value is written with so many decimals."""

BeginText = Callable[[str], str]
"""What is said of an axis that begins with a tick above zero."""

TICKS = 8
"""Most cells the ticks and the unit take."""

NAMES_PART = 0.36
"""The part of the width that the names at the ends of lines may take."""

LEAST_NAME = 6
"""Names in fewer cells than this say nothing."""

LEAST_PLOT = 8
"""The fewest columns of the plot beside which names are written."""

LEAST_SLOT = 2
"""The fewest columns of a slot; the slots for which there is no room are left out."""

LEAST = (12, 3)
"""The columns and lines below which nothing is drawn."""


def plain_tick(value: float, decimals: int) -> str:
    """A tick's value with a decimal point."""
    return f"{value:.{decimals}f}"


def no_words(_tick: str) -> str:
    """Nothing is said of where the axis begins."""
    return ""


def draw(
    plot: Plot,
    width: int,
    height: int,
    glyphs: Glyphs = "braille",
    tick_text: TickText = plain_tick,
    begins: BeginText = no_words,
) -> tuple[tuple[Run, ...], ...]:
    """The chart as exactly `height` lines of exactly `width` cells."""
    canvas = Canvas(max(0, width), max(0, height))
    everything = range(len(plot.slots))
    if width < LEAST[0] or height < LEAST[1] or not all_values(plot, everything):
        _draw_alone(plot, canvas, glyphs)
        return canvas.lines()
    signs, lines = SIGNS[glyphs], height - 1
    axis = axis_for(all_values(plot, everything), lines, plot.bounds, plot.least_span)
    ticks = {tick: cut_to(tick_text(tick, axis.decimals), TICKS) for tick in axis.ticks()}
    unit = cut_to(plot.unit, TICKS)
    left = max(len(text) for text in (unit, *ticks.values())) + 1
    names = _names_width(plot, width, width - left - LEAST_PLOT)
    shown = shown_slots(plot, (width - left - names) // LEAST_SLOT)
    days = [day for slot in shown if (day := plot.slots[slot].day) is not None]
    frame = Frame(
        left=left,
        width=width - left - names,
        height=lines,
        slots=shown,
        days=days if len(days) == len(shown) else (),
        axis=axis,
        signs=signs,
    )
    _draw_axis(frame, canvas, ticks)
    cut_off = signs.more if frame.slots.start else ""
    canvas.put(0, lines, f"{unit}{cut_off}"[:left], "axis", "text")
    draw_lines(plot, frame, canvas)
    placed = draw_marks(plot, frame, canvas)
    written = draw_values(plot, frame, canvas, placed)
    draw_names(plot, frame, canvas, written)
    draw_slots(plot, frame, canvas)
    if axis.low > 0:
        _draw_cut(frame, canvas, begins(ticks[axis.low]))
    _draw_cursor(plot, frame, canvas)
    return canvas.lines()


def _draw_alone(plot: Plot, canvas: Canvas, glyphs: Glyphs) -> None:
    """The one value there is in large letters, or what is said where there is none."""
    wide, high = canvas.width - 1, canvas.height
    large = large_letters(plot.alone, wide, high, 2) if glyphs != "ascii" else ()
    text = cut_to(plot.alone or plot.nothing, canvas.width)
    rows = large or (text,)
    left = 1 if large else (canvas.width - len(text)) // 2
    for line, row in enumerate(rows, (high - len(rows)) // 2):
        canvas.put(left, line, row, 0 if plot.alone else "axis", "text")


def shown_slots(plot: Plot, most: int) -> range:
    """The slots there is room for: the last ones, or those up to the one looked at."""
    count = min(len(plot.slots), max(1, most))
    start = len(plot.slots) - count
    if plot.cursor is not None:
        start = min(start, max(0, plot.cursor))
    return range(start, start + count)


def _names_width(plot: Plot, width: int, most: int) -> int:
    """The cells for the names at the ends of lines, with a space, the mark and another space."""
    longest = max(_name_room(series) for series in plot.series)
    room = min(longest, int(width * NAMES_PART) - MARK - 1)
    return room + MARK + 1 if min(longest, LEAST_NAME) <= room < most - MARK else 1


def _name_room(series: Series) -> int:
    """The cells for a name whole, or for a value and as much of a name as says something."""
    name = len(one_cell_each(series.label))
    values = [len(one_cell_each(point.text)) + 1 for point in series.points if point and point.text]
    return max(name, min(name, LEAST_NAME) + max(values, default=0)) if name else 0


def _draw_axis(frame: Frame, canvas: Canvas, ticks: dict[float, str]) -> None:
    """The value axis with its ticks."""
    signs = frame.signs
    for line in range(frame.height):
        canvas.put(frame.left - 1, line, signs.axis, "axis", "text")
    for value, text in ticks.items():
        line = frame.line(value)
        canvas.put(frame.left - 1 - len(text), line, f"{text}{signs.tick}", "axis", "text")


def _draw_cut(frame: Frame, canvas: Canvas, words: str) -> None:
    """Say below the axis, and in the corner beside the slots, that it does not begin at zero."""
    if not canvas.kind(frame.left - 1, frame.height):
        canvas.put(frame.left - 1, frame.height, frame.signs.cut, "axis", "text")
    left = frame.left + frame.width + 1
    text = one_cell_each(words)
    if len(text) <= canvas.width - left:
        canvas.put(left, frame.height, text, "axis", "text")


def _draw_cursor(plot: Plot, frame: Frame, canvas: Canvas) -> None:
    """A line through the slot looked at, where nothing else is."""
    if plot.cursor is None or plot.cursor not in frame.slots:
        return
    column = frame.column(plot.cursor)
    for line in range(frame.height):
        if not canvas.kind(column, line):
            canvas.put(column, line, frame.signs.cursor, "cursor", "text")
