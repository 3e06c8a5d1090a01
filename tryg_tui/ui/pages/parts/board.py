"""The initiatives as a table of signs: a line for each, in columns that give way to one another."""

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache

import msgspec
from rich.cells import cell_len
from textual.content import Content, Span

from tryg_tui.locale import SHORT_MONTHS, _
from tryg_tui.ui.text import Part, cell, hanging, lines, parted, parts, plain
from tryg_tui.ui.widgets import marks
from tryg_tui.ui.widgets.columns import Cells

SIGNS = 4
"""The cells of the two signs a line begins with: whether it asks for attention, and its status."""

NARROW = 60
"""Below this width, in cells, a long title goes on in a second line, as little else is shown."""

TITLE = (22, 60)
"""The least and most cells of a title."""

READING = (15, 30)
"""The least and most cells of the latest reading."""

AXIS = (14, 40)
"""The least and most cells of the axis of due dates."""

TICKS = 6
"""The cells of the ticks."""

TODAY = 6
"""The cells of the status given today."""

PAST = (3, 8)
"""The least meetings of the past that are shown, where there are so many, and the most."""

SHORT, LONG = 3, 6
"""The cells of a meeting with its year, and with its month too."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """What is drawn of one initiative."""

    asks: bool
    """Whether it asks for attention."""
    sign: Part
    """Of its status now."""
    title: str
    past: tuple[Part, ...]
    """A sign for each meeting before, oldest first."""
    today: Part
    """A sign for what was said of it today."""
    open: int
    """How many of its actions are open."""
    late: int
    """How many of those are overdue."""
    dues: tuple[dt.date, ...]
    """When those with a date are due."""
    reading: tuple[Content, ...] = ()
    """The latest reading as it may be told, the longest first."""


class Columns(msgspec.Struct, frozen=True, kw_only=True):
    """How wide each column is; one of no width is left out."""

    title: int
    meetings: tuple[dt.date, ...]
    """The meetings before that are shown."""
    meeting: int
    """The width of each."""
    today: int
    ticks: int
    axis: marks.DueAxis | None
    reading: int
    folds: bool
    """Whether a title that is too long goes on in a second line."""


def columns(
    shown: Sequence[Line],
    meetings: Sequence[dt.date],
    day: dt.date,
    width: int,
    *,
    at: bool,
    folds: bool,
) -> Columns:
    """The columns of some lines: the most important first as far as they fit, the rest of the
    width to those that can use it; `at` where there is a meeting today, `folds` where there is
    room for a title that goes on in a second line.
    """
    least, most = TITLE
    dues = [due for line in shown for due in line.dues]
    wanted = {
        "today": TODAY if at else 0,
        "ticks": TICKS if any(line.open for line in shown) else 0,
        "past": SHORT * min(len(meetings), PAST[0] - (width < NARROW)),
        "axis": AXIS[0] if dues else 0,
        "reading": READING[0] if any(line.reading for line in shown) else 0,
    }
    room = Cells(width - SIGNS - least)
    cells = {name: room.all_of(needed) for name, needed in wanted.items()}
    longest = max((cell_len(line.title) for line in shown), default=0) + 1
    whole = max((line.reading[0].cell_length for line in shown if line.reading), default=0)
    count = min(len(meetings), PAST[1])
    title = least
    if width < NARROW:
        title += room.up_to(min(most, longest) - least)
    # The title has as much of what is left as more of the past.
    further = min(SHORT * count - cells["past"], room.left // 2)
    past = cells["past"] and cells["past"] + room.up_to(further // SHORT * SHORT)
    count, meeting = past // SHORT, SHORT
    if width >= NARROW and count * (LONG - SHORT) <= room.left // 2:
        room.left -= count * (LONG - SHORT)
        meeting = LONG
    title += room.up_to(min(most, longest) - title)
    reading = cells["reading"] and cells["reading"] + room.up_to(
        min(READING[1], whole) - READING[0]
    )
    axis = cells["axis"] and cells["axis"] + room.up_to(AXIS[1] - AXIS[0])
    return Columns(
        title=title,
        meetings=tuple(meetings[len(meetings) - count :]),
        meeting=meeting,
        today=cells["today"],
        ticks=cells["ticks"],
        axis=marks.due_axis(day, dues, axis - 1) if axis else None,
        reading=reading,
        folds=folds or width < NARROW,
    )


def head(of: Columns) -> Content:
    """What stands over the columns."""
    pieces = [cell("", SIGNS), cell(_("initiative"), of.title, "$muted")]
    pieces.append(plain(_years(of) if of.meeting == SHORT else _months(of), "$muted"))
    pieces += [cell(_("today"), of.today, "bold")] if of.today else []
    pieces += [cell(_("open"), of.ticks, "$muted")] if of.ticks else []
    pieces += [of.axis.head(), plain(" ")] if of.axis else []
    pieces += [cell(_("latest figure"), of.reading, "$muted")] if of.reading else []
    return parts(*pieces)


def _months(of: Columns) -> str:
    """Month and year over each meeting."""
    names = [name[:3].lower() for name in _(SHORT_MONTHS).split()]
    told = (f"{names[day.month - 1]}{day:%y}" for day in of.meetings)
    return "".join(f"{one:<{of.meeting}}" for one in told)


def _years(of: Columns) -> str:
    """Each year over its first meeting, as many as have room."""
    over = ""
    years = [day.year for day in of.meetings]
    for place, year in enumerate(years):
        room = len(years) * of.meeting - place * of.meeting
        if year not in years[:place] and len(over) <= place * of.meeting:
            said = str(year) if room > len(str(year)) else f"'{year % 100:02}"
            over = over.ljust(place * of.meeting) + f"{said} "
    return over.ljust(len(years) * of.meeting)[: len(years) * of.meeting]


def drawn(of: Columns, line: Line) -> Content:
    """The line of an initiative."""
    # Contents are taken for the same where only their colours differ.
    return _drawn(of, line, tuple(tuple(one.spans) for one in line.reading))


@lru_cache(maxsize=1_000)
def _drawn(of: Columns, line: Line, _colours: tuple[tuple[Span, ...], ...]) -> Content:
    """The same where none like it has been drawn lately: most lines stay as they were."""
    indent = 1 if of.meeting == LONG else 0
    pieces: list[Part | Content | str] = [
        ("! " if line.asks else "  ", "bold $critical"),
        (f"{line.sign[0]} ", line.sign[1]),
    ]
    room = of.title - 1
    title = plain(parted(line.title, room), "bold").wrap(room) if of.folds else []
    pieces.append(cell(title[0].plain if title else line.title, room, "bold"))
    pieces.append(" ")
    for sign, style in line.past[len(line.past) - len(of.meetings) :]:
        pieces.append(cell(" " * indent + sign, of.meeting, style))
    pieces += [cell(f" {line.today[0]}", of.today, line.today[1])] if of.today else []
    pieces += [marks.ticks(line.open, line.late, of.ticks - 1), " "] if of.ticks else []
    pieces += [of.axis.marks(line.dues), " "] if of.axis else []
    if of.reading and line.reading:
        fitting = (one for one in line.reading if one.cell_length <= of.reading)
        last = line.reading[-1]
        pieces.append(next(fitting, last.truncate(of.reading, ellipsis=True)))
    rest = Content(" ").join(title[1:])
    below = [hanging(rest, SIGNS, SIGNS + of.title)] if rest.plain else []
    return lines([parts(*pieces), *below])


def divided(words: str, width: int) -> Content:
    """A thin line with some words in it."""
    said = f"── {words} "
    return parts((said + "─" * max(0, width - cell_len(said)), "$muted"))
