"""Marks and the lines between neighbouring years, margins of error, years left out, sparklines."""

from collections.abc import Sequence
from math import gcd

import msgspec

from tryg_tui.core.model.initiative import Number
from tryg_tui.core.plot.axis import Axis
from tryg_tui.core.plot.canvas import Canvas, Glyphs, Role, Signs, cut_to, dot_bit, dot_sign
from tryg_tui.core.plot.model import LARGEST, Plot, Point, ends, mark_of, point_at

LEVELS: dict[Glyphs, str] = {"braille": "▁▂▃▄▅▆▇█", "blocks": "▁▂▃▄▅▆▇█", "ascii": "_.-~^"}
"""The signs from low to high."""

GAP = " "
"""What stands for a missing value."""


def sparkline(
    values: Sequence[Number | None],
    width: int,
    glyphs: Glyphs = "braille",
    bounds: tuple[Number, Number] | None = None,
) -> str:
    """The last values that fit into a width, one sign each, a gap as a space.

    The lowest value, or lower bound, is the lowest sign; it says nothing about how far from zero
    that is, so the figures must stand beside it. Equal values are all in the middle.
    """
    shown = values[-width:] if width > 0 else ()
    known = [value for value in shown if value is not None and abs(value) <= LARGEST]
    if not known:
        return GAP * len(shown)
    signs = LEVELS[glyphs]
    low, high = bounds or (min(known), max(known))

    def sign(value: Number | None) -> str:
        if value is None or not abs(value) <= LARGEST:
            return GAP
        part = (value - low) / (high - low) if high > low else 0.5
        return signs[min(len(signs) - 1, max(0, int(part * len(signs))))]

    return "".join(sign(value) for value in shown)


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """Where on a canvas what is drawn."""

    left: int
    """The first column of the plot."""
    width: int
    """Its columns."""
    height: int
    """Its lines; the line of slots is below it."""
    slots: range
    """The slots shown."""
    axis: Axis
    signs: Signs
    days: Sequence[int] = ()
    """The days of the slots, where they are as far apart as these are."""

    def column(self, slot: int) -> int:
        """The column of a slot: in the middle of its share of the width, or in proportion to time
        between the middles of the first share and the last.
        """
        number, count = slot - self.slots.start, len(self.slots)
        shares = float(number)
        if self.days and self.days[-1] > self.days[0]:
            passed = self.days[number] - self.days[0]
            shares = passed * (count - 1) / (self.days[-1] - self.days[0])
        place = (shares + 0.5) * self.width / count
        return self.left + min(self.width - 1, int(place))

    def line(self, value: float) -> int:
        """The line of a value."""
        return self.level(value) // self.signs.down

    def level(self, value: float) -> int:
        """The height of a value in dots from the top."""
        return self.axis.level(value, self.height * self.signs.down)


class Placed(msgspec.Struct, frozen=True):
    """A point that has got a cell for its mark."""

    series: int
    slot: int
    point: Point
    x: int
    y: int
    top: int
    """The first line that it takes with its margin of error."""
    bottom: int
    """The last line that it takes."""


def role_of(plot: Plot, series: int, *slots: int) -> Role:
    """The role of a series' cells at some slots."""
    return "later" if any(plot.slots[slot].later for slot in slots) else mark_of(plot, series)


def draw_lines(plot: Plot, frame: Frame, canvas: Canvas) -> None:
    """Join the points of neighbouring slots; where a slot between has no value, nothing is drawn.

    A cell in which lines meet is the first one's.
    """
    cells: dict[tuple[int, int], int] = {}
    roles: dict[tuple[int, int], Role] = {}
    for number, series in enumerate(plot.series):
        for slot in frame.slots[1:]:
            before, after = point_at(series, slot - 1), point_at(series, slot)
            if before is None or after is None or after.apart:
                continue
            role = role_of(plot, number, slot - 1, slot)
            for across, down in _stretch(frame, slot, before, after):
                signs = frame.signs
                cell = across // signs.across, down // signs.down
                bit = dot_bit(signs, across % signs.across, down % signs.down)
                cells[cell] = cells.get(cell, 0) | bit
                roles.setdefault(cell, role)
    for (x, y), bits in cells.items():
        canvas.put(x, y, dot_sign(frame.signs, bits), roles[x, y], "line")


def _stretch(frame: Frame, slot: int, before: Point, after: Point) -> list[tuple[int, int]]:
    """The dots from the point of the slot before to that of a slot."""
    middle = frame.signs.across // 2
    first = frame.column(slot - 1) * frame.signs.across + middle
    last = frame.column(slot) * frame.signs.across + middle
    begin, end = frame.level(before.value), frame.level(after.value)
    steps = max(abs(last - first), abs(end - begin), 1)
    return [
        (
            first + round((last - first) * step / steps),
            begin + round((end - begin) * step / steps),
        )
        for step in range(steps + 1)
    ]


def draw_marks(plot: Plot, frame: Frame, canvas: Canvas) -> list[Placed]:
    """Put a mark at each point, with its margin of error where it has one.

    Where two marks fall on the same cell, the later one moves aside inside its slot; one that finds
    no room is left out.
    """
    placed = []
    share = frame.width // len(frame.slots)
    aside = range(-((share - 1) // 2), share // 2 + 1)
    offsets = sorted(aside, key=lambda offset: (abs(offset), -offset))
    for number, series in enumerate(plot.series):
        for slot in frame.slots:
            point = point_at(series, slot)
            if point is None:
                continue
            y = frame.line(point.value)
            columns = (frame.column(slot) + offset for offset in offsets)
            x = next((x for x in columns if canvas.kind(x, y) in {"", "line", "whisker"}), None)
            if x is not None:
                placed.append(_mark(plot, frame, canvas, number, slot, point, x, y))
    return placed


def _mark(
    plot: Plot, frame: Frame, canvas: Canvas, number: int, slot: int, point: Point, x: int, y: int
) -> Placed:
    """Draw one mark with its margin."""
    signs = frame.signs
    role = role_of(plot, number, slot)
    margin = ends(point)
    top, bottom = (frame.line(margin[1]), frame.line(margin[0])) if margin else (y, y)
    for line in range(top, bottom + 1):
        sign = signs.cap_high if line == top else signs.cap_low if line == bottom else signs.whisker
        if line != y and canvas.kind(x, line) != "mark":
            canvas.put(x, line, sign, role, "whisker")
    marks = signs.later if plot.slots[slot].later else signs.marks
    canvas.put(x, y, marks[mark_of(plot, number)], role, "mark")
    return Placed(number, slot, point, x, y, top, bottom)


def draw_slots(plot: Plot, frame: Frame, canvas: Canvas) -> None:
    """Write the slots below the plot: the first, the last and the one looked at, and as many others
    at even distances as there is room for; one that is not written has a mark.
    """
    for slot in in_turn(plot, frame):
        text = _written(plot, frame, slot)
        room = frame.left + frame.width - len(text)
        x = min(max(frame.column(slot) - len(text) // 2, frame.left), room)
        if _is_free(frame, canvas, x - 1, len(text) + 2):
            canvas.put(x, frame.height, text, _role(plot, slot), "text")
    for slot in frame.slots:
        if _is_free(frame, canvas, frame.column(slot), 1):
            canvas.put(
                frame.column(slot), frame.height, frame.signs.slot, _role(plot, slot), "text"
            )


def _written(plot: Plot, frame: Frame, slot: int) -> str:
    """A slot as it stands below the plot, with the sign for a break before it."""
    one = plot.slots[slot]
    return cut_to(f"{frame.signs.broken if one.broken else ''}{one.label}", frame.width)


def in_turn(plot: Plot, frame: Frame) -> list[int]:
    """The slots to be written, the most important first: the one looked at, the ends, and those at
    the smallest even distance that has room, one that meets all three where there is such a one.
    """
    first, last = frame.slots[0], frame.slots[-1]
    cursor = plot.cursor if plot.cursor is not None and plot.cursor in frame.slots else last
    fixed = [cursor, last, first]
    widest = max(len(_written(plot, frame, slot)) for slot in frame.slots)
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
