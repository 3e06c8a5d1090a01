"""The agenda at the side: what is treated, where we are, and the time used of what was planned."""

import datetime as dt
from collections.abc import Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tryg_tui.core.meetings import timekeeping
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.locale import _, clock
from tryg_tui.ui.text import cell, lines, one_line, parts, plain
from tryg_tui.words.names import item_words

TIMES = 8
"""Width of the used and planned minutes, in cells."""

NUMBER = 5
"""Width of mark and number before a title, in cells."""


HERE = ("▶", "bold $primary")
"""The mark of the item on screen, and its style."""


class Rail(OptionList):
    """The items of the agenda; the current one is highlighted."""

    _shown: Sequence[Content] = ()
    """The items as they were drawn last."""

    @property
    def room(self) -> int:
        """The width of a line, in cells."""
        return max(12, self.content_size.width)

    def show(self, found: Sequence[tuple[Id, Content]], shown: Id) -> None:
        """Show the items by their ids, with the one on screen highlighted."""
        places = [id for id, _text in found]
        prompts = [parts(text) for _id, text in found]
        if self.option_count == len(prompts):
            for index, prompt in enumerate(prompts):
                if not prompt.is_same(self._shown[index]):
                    self.replace_option_prompt_at_index(index, prompt)
        else:
            self.clear_options()
            self.add_options(
                Option(prompt, id=id) for id, prompt in zip(places, prompts, strict=True)
            )
        self._shown = prompts
        if shown in places and self.highlighted != places.index(shown) and not self.has_focus:
            self.highlighted = places.index(shown)


def agenda_lines(
    meeting: Meeting, shown: Id, now: dt.datetime, width: int
) -> list[tuple[Id, Content]]:
    """The items of a meeting with their numbers from 1, and the time they take."""
    return [
        (item.id, item_line(meeting, item, number, shown, now, width))
        for number, item in enumerate(meeting.items, start=1)
    ]


def plain_lines(items: Sequence[AgendaItem], shown: Id, width: int) -> list[tuple[Id, Content]]:
    """Items that nobody treats, with their numbers from 1."""
    return [
        (item.id, _line(item, number, shown, HERE if item.id == shown else (" ", ""), width))
        for number, item in enumerate(items, start=1)
    ]


def item_line(
    meeting: Meeting, item: AgendaItem, number: int, shown: Id, now: dt.datetime, width: int
) -> Content:
    """Mark, number, short title, minutes used of minutes planned."""
    used = timekeeping.used_seconds(meeting, item, now) // 60
    over = timekeeping.overrun_seconds(meeting, item, now) > 0
    started = item.started is not None
    allowed = timekeeping.allowed_seconds(item) // 60
    times = f"{used if started else ''}/{allowed}" if allowed else f"{used or ''}"
    time = (f"{'!' if over else ''}{times}", "bold $risk" if over else "$muted")
    return _line(item, number, shown, _mark(meeting, item, shown), width, time)


def _line(
    item: AgendaItem,
    number: int,
    shown: Id,
    mark: tuple[str, str],
    width: int,
    time: tuple[str, str] = ("", "$muted"),
) -> Content:
    """Mark, number, short title, and the time at the end."""
    named = plain(one_line(item_words(item, short=True)), "bold" if item.id == shown else "")
    room = max(1, width - TIMES - 3)
    rows = named.wrap(room) or [named]
    ends = [cell("", 0)] * (len(rows) - 1) + [
        parts(" " * (room - rows[-1].cell_length), cell(time[0], TIMES - 2, time[1], right=True))
    ]
    begun = [parts((f"{mark[0]} ", mark[1]), f"{number:>2} "), *[plain(" " * NUMBER)] * len(rows)]
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
        text = _("Ends {time}").format(time=clock(end)) if end else ""
        return plain(text)
    rows = [plain(_("Ends about {time}").format(time=clock(projected)))]
    if delay := timekeeping.delay_minutes(meeting, now) or 0:
        said = _("{n} min after the plan") if delay > 0 else _("{n} min before the plan")
        rows.append(plain(said.format(n=abs(delay)), "bold $risk" if delay > 0 else "$good"))
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
