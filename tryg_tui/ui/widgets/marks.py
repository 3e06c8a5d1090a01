"""Bars, ticks and axes of time, drawn with signs: one shape of each for the whole program."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec
from textual.content import Content

from tryg_tui.core.meetings.planning import months_ahead
from tryg_tui.locale import SHORT_MONTHS, _, number
from tryg_tui.ui.text import Part, parts, plain

FULL, EMPTY = "▓", "░"
"""What is done of a bar, and what is not."""

PIECE = "▮"
"""Stands for one thing of several."""

TICK, LATE = "▌", "!"
"""Something open, and something overdue."""

MONTHS_SEEN = (6, 24)
"""The least and most months ahead on an axis of due dates."""

EIGHTHS = " ▁▂▃▄▅▆▇█"
"""What a column fills of a cell, from nothing to all of it."""

NINE = 9
"""The greatest number with a sign of its own."""

JANUARY, MIDSUMMER, QUARTERS = 1, (7,), (4, 10)
"""The months whose beginnings are written over an axis, the most important first."""

LATE_CELLS = 2
"""The cells of what is overdue and of the line for today, in front of an axis."""


def bar(part: int, whole: int, width: int, style: str = "$primary") -> list[Part]:
    """How much of a whole is done: something as soon as anything is, and full only where all is."""
    filled = part * width // whole if whole else 0
    filled = max(filled, min(1, part))
    return [(FULL * filled, style), (EMPTY * (width - filled), "$muted")]


def pieces(count: int, width: int) -> str:
    """A sign for each of several things, as many as there is room for."""
    return PIECE * min(count, max(1, width))


def column_lines(
    counts: Sequence[int], styles: Sequence[str], cells: int, high: int, most: int = 0
) -> list[Content]:
    """A column for each count, of so many cells and a free one, from nothing at its foot up to the
    greatest of them, or a count above it, in so many lines.
    """
    most = max((*counts, most, 1))
    full = len(EIGHTHS) - 1
    filled = [-(-count * high * full // most) for count in counts]
    rows = []
    for line in reversed(range(high)):
        signs = [EIGHTHS[min(full, max(0, one - line * full))] for one in filled]
        pieces = ((f"{sign * cells} ", style) for sign, style in zip(signs, styles, strict=True))
        rows.append(parts(*pieces))
    return rows


def ticks(open: int, late: int, width: int) -> Content:
    """A tick for each thing that is open, those that are overdue first; a number for the rest."""
    signs = LATE * late + TICK * (open - late)
    if open > width:
        room = width - len(f"+{open}")
        signs = f"{signs[:room]}+{open - room}"
    first = signs[:late] if open <= width else signs[: min(late, len(signs.partition("+")[0]))]
    return parts((first, "bold $critical"), signs[len(first) :], " " * (width - len(signs)))


class DueAxis(msgspec.Struct, frozen=True, kw_only=True):
    """An axis of due dates: what is overdue, a line for today, and so many months ahead."""

    today: dt.date
    months: int
    width: int
    """Its cells, with those in front of it."""

    @property
    def cells(self) -> int:
        """The cells for what is to come."""
        return self.width - LATE_CELLS

    def cell(self, day: dt.date) -> int:
        """The cell of a day to come; what is later than all of it is in the last one."""
        days = (months_ahead(self.today, self.months) - self.today).days
        return min(self.cells - 1, (day - self.today).days * self.cells // days)

    def marks(self, dues: Iterable[dt.date]) -> Content:
        """A dot where something is due, a number where several things are."""
        known = list(dues)
        late = sum(due < self.today for due in known)
        at = Counter(self.cell(due) for due in known if due >= self.today)
        signs = (
            ("●" if at[n] == 1 else counted(at[n])) if n in at else " " for n in range(self.cells)
        )
        overdue = LATE if late == 1 else counted(late) if late else " "
        return parts((overdue, "bold $critical"), ("│", "$muted"), ("".join(signs), "bold"))

    def head(self) -> Content:
        """The months over the axis, the years first; as many as have room."""
        now = _("now")
        room = [*now.ljust(self.width)]
        firsts = [months_ahead(self.today.replace(day=1), n) for n in range(1, self.months + 1)]
        labels = [(day, str(day.year)) for day in firsts if day.month == JANUARY]
        names = _(SHORT_MONTHS).split()
        for months in (MIDSUMMER, QUARTERS):
            labels += [(d, names[d.month - 1][:3].lower()) for d in firsts if d.month in months]
        for day, label in labels:
            place = LATE_CELLS + self.cell(day)
            around = room[place - 1 : place + len(label) + 1]
            if place + len(label) <= self.width and not "".join(around).strip():
                room[place : place + len(label)] = label
        return parts((now, "bold"), ("".join(room[len(now) :]), "$muted"))


def counted(n: int) -> str:
    """A number as one sign."""
    return str(n) if n <= NINE else "+"


class TimeAxis(msgspec.Struct, frozen=True, kw_only=True):
    """An axis of time from the year of a first day to a last one, on which today is marked."""

    first: dt.date
    last: dt.date
    today: dt.date
    width: int

    def cell(self, day: dt.date) -> int:
        """The cell of a day."""
        begin = self.first.replace(month=1, day=1)
        days = max(1, (self.last - begin).days)
        return max(0, min(self.width - 1, (day - begin).days * (self.width - 1) // days))

    def head(self) -> Content:
        """The years over the axis, as many as have room beside the word for today."""
        now, at = _("now"), self.cell(self.today)
        begin = max(0, min(at, self.width - len(now)))
        room = [" "] * self.width
        room[begin : begin + len(now)] = now
        for year in range(self.first.year, self.last.year + 1):
            place, label = self.cell(dt.date(year, 1, 1)), str(year)
            around = room[max(0, place - 1) : place + len(label) + 1]
            if place + len(label) <= self.width and not "".join(around).strip():
                room[place : place + len(label)] = label
        before, after = "".join(room[:begin]), "".join(room[begin + len(now) :])
        return parts((before, "$muted"), (now, "bold"), (after, "$muted"))

    def marks(self, marked: Iterable[tuple[dt.date, str, str]], line: str = " ") -> Content:
        """The sign of each marked day; a number where several of the same share a cell."""
        cells: dict[int, list[tuple[str, str]]] = {}
        for day, sign, style in marked:
            cells.setdefault(self.cell(day), []).append((sign, style))
        pieces = []
        for place in range(self.width):
            found = cells.get(place, [("│" if place == self.cell(self.today) else line, "$muted")])
            sign, style = found[-1]
            several = len(found) > 1 and len(set(found)) == 1
            pieces.append((counted(len(found)) if several else sign, style))
        return parts(*pieces)

    def line(self, marked: Iterable[tuple[dt.date, str, str]]) -> Content:
        """The same on a line of time."""
        return self.marks(marked, "─")


class Level(msgspec.Struct, frozen=True):
    """A value that has its place on an axis."""

    value: float
    sign: str
    words: str
    """What it is, with its figure."""


def _ends(levels: Sequence[Level]) -> tuple[float, float]:
    """Where an axis for some values begins and ends, so that it holds zero."""
    values = [one.value for one in levels]
    return min(0, *values), max(0, *values)


def level_cells(levels: Sequence[Level], width: int) -> list[int]:
    """The cell of each of some values on one axis that holds zero."""
    low, high = _ends(levels)
    return [
        round((one.value - low) / (high - low) * (width - 1)) if high > low else 0 for one in levels
    ]


def level_line(levels: Sequence[Level], width: int) -> Content:
    """Some values on one axis that holds zero, each as its sign; the last one wins a cell."""
    line = ["├", *"─" * (width - 2), "┤"]
    for one, place in zip(levels, level_cells(levels, width), strict=True):
        line[place] = one.sign
    return parts(("".join(line), "bold"))


def level_lines(levels: Sequence[Level], width: int) -> list[Content]:
    """An axis with its ends, and below it what stands there, each under its sign or after it."""
    low, high = (number(end) for end in _ends(levels))
    room = width - len(low) - len(high) - 2
    named: list[list[str]] = []
    for place, one in sorted(
        zip(level_cells(levels, room), levels, strict=True), key=lambda pair: pair[0]
    ):
        said = f"{one.sign} {one.words}"
        at = max(0, min(len(low) + 1 + place, width - len(said)))
        row = next((row for row in named if len(row) <= at), None)
        if row is None:
            named.append(row := [])
        row += [*" " * (at - len(row)), *said, " "]
    axis = parts((f"{low} ", "$muted"), level_line(levels, room), (f" {high}", "$muted"))
    return [axis, *(plain("".join(row).rstrip()) for row in named)]


def due_axis(today: dt.date, dues: Iterable[dt.date], width: int) -> DueAxis:
    """The axis on which all of some due dates have their place, as far ahead as one looks."""
    least, most = MONTHS_SEEN
    last = max(dues, default=today)
    ahead = (last.year - today.year) * 12 + last.month - today.month + 1
    return DueAxis(today=today, months=min(most, max(least, ahead)), width=width)
