"""The agenda at the side: what is treated, where we are, and the time used of what was planned."""

import asyncio
import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from tryg_tui.core.meetings import timekeeping
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.meeting import AgendaItem, Meeting, numbered
from tryg_tui.locale import _, clock
from tryg_tui.ui.navigation import program
from tryg_tui.ui.text import cell, lines, one_line, parts, plain, shortened, show_lines
from tryg_tui.ui.widgets.rows import Options
from tryg_tui.words.closing import in_time
from tryg_tui.words.names import item_words

TIME = 6
"""Width of the used and planned minutes, in cells."""

NUMBER = 2
"""Width of a number before a title, in cells; "7.a" goes on below the mark before it."""


OTHERS, LEAST_NOTE = 11, 3
"""The lines of the window for all but items and their note, and those a note has at least."""

HERE = ("▶", "bold $primary")
"""The mark of the item on screen, and its style."""


class RailLine(NamedTuple):
    """What the line of an item says."""

    item: Id
    """Its id."""
    mark: tuple[str, str]
    """The sign for where it stands, with its style."""
    number: str
    """Its number in the agenda."""
    title: str
    """Its short title."""
    time: tuple[str, str] = ("", "")
    """The minutes used of the minutes planned, with their style."""


class Rail(Options):
    """The items of the agenda; the current one is highlighted."""

    _drawn: tuple[Sequence[RailLine], int] = ((), 0)
    """The lines as they were drawn last, and their width in cells."""

    def show(self, said: Sequence[RailLine], shown: Id) -> None:
        """Show the items, with the one on screen highlighted."""
        width = max(12, self.content_size.width)
        before, self._drawn = self._drawn, (said, width)
        places = [line.item for line in said]
        if self.option_count != len(said):
            self.clear_options()
            # Options have no ids: an agenda written by hand may hold one item twice.
            self.add_options(Option(_text(line, width)) for line in said)
        elif before != self._drawn:
            for place, (line, old) in enumerate(zip(said, before[0], strict=True)):
                if line != old or width != before[1]:
                    self.replace_option_prompt_at_index(place, _text(line, width))
        if shown in places and self.highlighted != places.index(shown) and not self.has_focus:
            self.highlighted = places.index(shown)

    def item_at(self, place: int) -> Id:
        """The item that a line of the rail is about, by the line's place."""
        return self._drawn[0][place].item


class NoteBeside(Static):
    """What somebody noted for the item on screen, below the agenda; no other screen has that."""

    def on_mount(self) -> None:
        """Read the notes, as another program may have left them."""
        workspace = program(self.app).workspace
        if workspace is not None:
            self.run_worker(asyncio.to_thread(workspace.notes.load), exit_on_error=False)

    def show(self, meeting: Meeting, item: Id, width: int) -> None:
        """Show the note for an item of a meeting, as far as there is room below all items."""
        workspace = program(self.app).workspace
        note = workspace.notes.of(meeting.id, item).strip() if workspace is not None else ""
        if self.display != bool(note):
            self.display = bool(note)
        if note:
            room = max(LEAST_NOTE, self.screen.size.height - len(meeting.items) - OTHERS)
            text = shortened(plain(note), max(12, width), room)
            show_lines(
                self, lines([parts((_("Own note"), "bold $primary"), ("  N", "$muted")), text])
            )


def agenda_lines(meeting: Meeting, shown: Id, now: dt.datetime) -> list[RailLine]:
    """The items of a meeting, and the time they take."""
    return [
        RailLine(
            item.id, _mark(meeting, item, shown), number, _title(item), _time(meeting, item, now)
        )
        for number, item in meeting.numbered
    ]


def plain_lines(items: Sequence[AgendaItem], shown: Id) -> list[RailLine]:
    """Items that nobody treats."""
    return [
        RailLine(item.id, HERE if item.id == shown else (" ", ""), number, _title(item))
        for number, item in numbered(items)
    ]


def _title(item: AgendaItem) -> str:
    """The short title of an item."""
    return one_line(item_words(item, short=True))


def _time(meeting: Meeting, item: AgendaItem, now: dt.datetime) -> tuple[str, str]:
    """The minutes used of the minutes planned, with their style."""
    used = timekeeping.used_seconds(meeting, item, now) // 60
    over = timekeeping.overrun_seconds(meeting, item, now) > 0
    allowed = timekeeping.allowed_seconds(item) // 60
    times = f"{'' if item.started is None else used}/{allowed}" if allowed else f"{used or ''}"
    return f"{'!' if over else ''}{times}", "bold $risk" if over else "$muted"


def _text(line: RailLine, width: int) -> Content:
    """Mark, number, short title, and the time at the end."""
    gap = " " if len(line.number) <= NUMBER else ""
    number = parts(line.mark, gap, f"{line.number:>{NUMBER}} ")
    named = plain(line.title, "bold" if line.mark == HERE else "")
    room = max(1, width - number.cell_length - TIME)
    rows = named.wrap(room) or [named]
    ends = [cell("", 0)] * (len(rows) - 1) + [
        parts(
            " " * (room - rows[-1].cell_length),
            cell(line.time[0], TIME, line.time[1], right=True),
        )
    ]
    begun = [number, *[plain(" " * number.cell_length)] * len(rows)]
    return lines(parts(*one) for one in zip(begun, rows, ends, strict=False))


def _mark(meeting: Meeting, item: AgendaItem, shown: str) -> tuple[str, str]:
    """The sign for where an item stands, and its style."""
    if item.id == shown:
        return HERE
    if item.not_reached:
        return ("–", "$risk")
    if timekeeping.passed(meeting, item):
        return ("·", "$muted")
    if timekeeping.treated(meeting, item):
        return ("✓", "$good")
    return (" ", "")


def end_line(meeting: Meeting, now: dt.datetime) -> Content:
    """When the meeting ends, how far that is from the plan and why, and who takes whose time."""
    projected = timekeeping.projected_end(meeting, now)
    if projected is None:
        end = timekeeping.planned_end(meeting)
        rows = [plain(_("Ends {time}").format(time=clock(end)))] if end else []
        free = 0 if meeting.opened else timekeeping.free_minutes(meeting)
        if free < 0:
            said = _("{n} min more is planned than there is time for").format(n=-free)
            rows.append(plain(said, "bold $risk"))
        return lines(rows)
    rows = [plain(_("Ends about {time}").format(time=clock(projected)))]
    if delay := timekeeping.delay_minutes(meeting, now) or 0:
        rows.append(plain(in_time(delay), "bold $risk" if delay > 0 else "$good"))
    outside = timekeeping.outside_seconds(meeting, now) // timekeeping.MINUTE
    idle = _("break {n} min, counted in no item").format(n=outside) if outside else ""
    rows += [plain(words, "$muted") for words in (_begun_words(meeting), idle)]
    extra = timekeeping.extra_time(meeting, now)
    if extra is not None and _concerns(extra):
        rows.append(plain(extra_words(extra), "$risk"))
    return lines(row for row in rows if row.plain)


def _concerns(extra: timekeeping.ExtraTime) -> bool:
    """Whether more time is worth a word: somebody gives it, or the chair has just given it."""
    given = any(item.given for item, _minutes in extra.takers)
    return bool(extra.losers or extra.over or given)


def _begun_words(meeting: Meeting) -> str:
    """When the meeting began, where that was not as planned."""
    late = timekeeping.minutes_late(meeting)
    if meeting.opened is None or not late:
        return ""
    if timekeeping.started_apart(meeting) is not None:
        said = _("began at {time}; the plan counts from then")
    elif late > 0:
        said = _("began at {time} ({n} min late)")
    else:
        said = _("began at {time} ({n} min early)")
    return said.format(time=clock(meeting.opened), n=abs(late))


def extra_words(extra: timekeeping.ExtraTime) -> str:
    """Who takes more time than planned, and where it may come from; the minutes add up."""
    pieces = []
    if extra.spare:
        pieces.append(_("{n} min to spare").format(n=extra.spare))
    if extra.over:
        pieces.append(_("{n} min over time").format(n=extra.over))
    giving = ", ".join(
        _("{n} min from {item}").format(n=minutes, item=item_words(item, short=True))
        for item, minutes in extra.losers
    )
    if giving:
        # They have given nothing yet: the end reckoned above still has their whole time.
        pieces.append(_("to end on time, {pieces}").format(pieces=giving))
    names = ", ".join(item_words(item, short=True) for item, _minutes in extra.takers)
    said = _("{n} min more for {items}: {pieces}")
    return said.format(n=extra.minutes, items=names, pieces="; ".join(pieces))
