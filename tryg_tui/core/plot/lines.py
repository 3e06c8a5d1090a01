"""Marks, the lines between neighbouring years, and margins of error on a canvas."""

import msgspec

from tryg_tui.core.plot.axis import Axis
from tryg_tui.core.plot.canvas import Canvas, Role, Signs, dot_bit, dot_sign
from tryg_tui.core.plot.model import Plot, Point, ends, mark_of, point_at


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

    def column(self, slot: int) -> int:
        """The column of a slot, in the middle of its share of the width."""
        place = (slot - self.slots.start + 0.5) * self.width / len(self.slots)
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
            if before is None or after is None:
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
