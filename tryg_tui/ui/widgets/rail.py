"""The agenda at the side: what is treated, where we are, and the time used of what was planned."""

import datetime as dt
from collections.abc import Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tryg_tui.core.closing import passed, treated
from tryg_tui.core.meeting import AgendaItem, Meeting
from tryg_tui.core.timekeeping import (
    allowed_seconds,
    delay_minutes,
    overrun_seconds,
    planned_end,
    projected_end,
    started_apart,
    time_lost,
    used_seconds,
)
from tryg_tui.locale import _, clock
from tryg_tui.ui.present import cell, lines, one_line, parts, plain

TIMES = 8
"""Width of the used and planned minutes, in cells."""

NUMBER = 5
"""Width of mark and number before a title, in cells."""


class Rail(OptionList):
    """The items of the agenda; the current one is highlighted."""

    _shown: Sequence[Content] = ()
    """The items as they were drawn last."""

    def show(self, meeting: Meeting, shown: str, now: dt.datetime) -> None:
        """Show the agenda with the item on screen highlighted."""
        width = max(12, self.content_size.width)
        prompts = [item_line(meeting, it, n, shown, now, width) for n, it in _numbered(meeting)]
        if self.option_count == len(prompts):
            for index, prompt in enumerate(prompts):
                if not prompt.is_same(self._shown[index]):
                    self.replace_option_prompt_at_index(index, prompt)
        else:
            self.clear_options()
            self.add_options(
                Option(prompt, id=item.id)
                for prompt, item in zip(prompts, meeting.items, strict=True)
            )
        self._shown = prompts
        places = [item.id for item in meeting.items]
        if shown in places and self.highlighted != places.index(shown) and not self.has_focus:
            self.highlighted = places.index(shown)


def _numbered(meeting: Meeting) -> list[tuple[int, AgendaItem]]:
    """The items with their numbers from 1."""
    return list(enumerate(meeting.items, start=1))


def item_line(
    meeting: Meeting, item: AgendaItem, number: int, shown: str, now: dt.datetime, width: int
) -> Content:
    """Mark, number, short title, minutes used of minutes planned."""
    used = used_seconds(meeting, item, now) // 60
    over = overrun_seconds(meeting, item, now) > 0
    started = item.started is not None
    allowed = allowed_seconds(item) // 60
    times = f"{used if started else ''}/{allowed}" if allowed else f"{used or ''}"
    mark, style = _mark(meeting, item, shown)
    named = plain(one_line(item.short or item.title), "bold" if item.id == shown else "")
    room = max(1, width - TIMES - 3)
    rows = named.wrap(room) or [named]
    ends = [cell("", 0)] * (len(rows) - 1) + [
        parts(
            " " * (room - rows[-1].cell_length),
            cell(
                f"{'!' if over else ''}{times}",
                TIMES - 2,
                "bold $risk" if over else "$muted",
                right=True,
            ),
        )
    ]
    begun = [parts((f"{mark} ", style), f"{number:>2} "), *[plain(" " * NUMBER)] * len(rows)]
    return lines(parts(*one) for one in zip(begun, rows, ends, strict=False))


def _mark(meeting: Meeting, item: AgendaItem, shown: str) -> tuple[str, str]:
    """The sign for where an item stands, and its style."""
    if item.id == shown:
        return ("▶", "bold $primary")
    if item.not_reached:
        return ("–", "$risk")
    if passed(meeting, item):
        return ("·", "$muted")
    if treated(meeting, item):
        return ("✓", "$good")
    return (" ", "")


def end_line(meeting: Meeting, now: dt.datetime) -> Content:
    """When the meeting ends, how far that is from the plan, and whose time an overrun takes."""
    projected = projected_end(meeting, now)
    if projected is None:
        end = planned_end(meeting)
        text = _("Ends {time}").format(time=clock(end)) if end else ""
        return plain(text)
    text = _("Ends about {time}").format(time=clock(projected))
    delay = delay_minutes(meeting, now) or 0
    late = _("({sign}{n} min)").format(sign="+" if delay > 0 else "−", n=abs(delay))
    lost = [
        _("{item} has lost {n} min").format(item=item.short or item.title, n=minutes)
        for item, minutes in time_lost(meeting, now)
    ]
    rows = [parts(text)]
    if begun := started_apart(meeting):
        rows.append(plain(_("started at {time}").format(time=clock(begun)), "$muted"))
    if delay:
        rows.append(parts((late, "bold $risk" if delay > 0 else "$good")))
    return lines([*rows, *(plain(words, "$risk") for words in lost)])
