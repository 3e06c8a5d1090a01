"""The slots below a chart: labelled evenly as far as there is room, each with a mark at least."""

from math import gcd

from tryg_tui.core.plot.canvas import Canvas, Role, cut_to
from tryg_tui.core.plot.lines import Frame
from tryg_tui.core.plot.model import Plot


def draw_slots(plot: Plot, frame: Frame, canvas: Canvas) -> None:
    """Write the slots below the plot: the first, the last and the one looked at, and as many others
    at even distances as there is room for; one that is not written has a mark.
    """
    for slot in in_turn(plot, frame):
        text = cut_to(plot.slots[slot].label, frame.width)
        room = frame.left + frame.width - len(text)
        x = min(max(frame.column(slot) - len(text) // 2, frame.left), room)
        if _is_free(frame, canvas, x - 1, len(text) + 2):
            canvas.put(x, frame.height, text, _role(plot, slot), "text")
    for slot in frame.slots:
        if _is_free(frame, canvas, frame.column(slot), 1):
            canvas.put(
                frame.column(slot), frame.height, frame.signs.slot, _role(plot, slot), "text"
            )


def in_turn(plot: Plot, frame: Frame) -> list[int]:
    """The slots to be written, the most important first: the one looked at, the ends, and those at
    the smallest even distance that has room, one that meets all three where there is such a one.
    """
    first, last = frame.slots[0], frame.slots[-1]
    cursor = plot.cursor if plot.cursor is not None and plot.cursor in frame.slots else last
    fixed = [cursor, last, first]
    widest = max(len(cut_to(plot.slots[slot].label, frame.width)) for slot in frame.slots)
    count = len(frame.slots)
    least = next((n for n in range(1, count) if n * frame.width // count > widest), count)
    common = gcd(cursor - first, last - first)
    steps = [n for n in range(least, count) if common % n == 0]
    # An even row through all three may leave so much out that one from the first is better.
    step = steps[0] if steps and steps[0] < least * 2 else least
    return list(dict.fromkeys([*fixed, *range(first, last + 1, step)]))


def _is_free(frame: Frame, canvas: Canvas, x: int, width: int) -> bool:
    """Whether nothing is written in some cells of the line of slots."""
    return not any(canvas.kind(column, frame.height) == "text" for column in range(x, x + width))


def _role(plot: Plot, slot: int) -> Role:
    """The role of a label."""
    if slot == plot.cursor:
        return "cursor-label"
    return "later" if plot.slots[slot].later else "axis"
