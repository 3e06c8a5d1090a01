"""Time beyond the plan: which items take it, and from whom."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from tryg_tui.core.meetings.progress import MINUTE
from tryg_tui.core.meetings.timekeeping import (
    allowed_seconds,
    planned_length,
    planned_seconds,
    remaining_seconds,
    used_seconds,
)
from tryg_tui.core.model.meeting import AgendaItem, Meeting

Shares = tuple[tuple[AgendaItem, int], ...]
"""Items with their minutes."""


class ExtraTime(msgspec.Struct, frozen=True):
    """Minutes beyond the plan; those taken and those they come from are as many."""

    takers: Shares
    """The items that take more than was planned, and how much."""
    spare: int
    """Minutes that finished items left over, or that the plan left free."""
    losers: Shares
    """The items to come that would have to give minutes for the meeting to end on time."""
    over: int
    """Minutes that nobody is left to give."""

    @property
    def minutes(self) -> int:
        """All the minutes beyond the plan."""
        return sum(minutes for _item, minutes in self.takers)


def extra_time(meeting: Meeting, now: dt.datetime) -> ExtraTime | None:
    """What an open meeting takes beyond its plan, given by the chair or overrun, and from whom.

    What was saved pays first, then the items to come give in the order in which they come, those
    left out before the current one last. None where nothing is taken; without a plan none is owed.
    """
    if meeting.state != "open":
        return None
    planned = [item for item in meeting.items if allowed_seconds(item)]
    more = {
        item.id: used_seconds(meeting, item, now)
        + remaining_seconds(meeting, item, now)
        - planned_seconds(item)
        for item in planned
    }
    takers = tuple((it, more[it.id] // MINUTE) for it in planned if more[it.id] >= MINUTE)
    left = sum(minutes for _item, minutes in takers)
    if not left:
        return None
    saved = -sum(seconds for seconds in more.values() if seconds < 0)
    spare = min(left, saved // MINUTE + _free_minutes(meeting))
    losers = _losers(meeting, [item for item in planned if not more[item.id]], left - spare, now)
    over = left - spare - sum(minutes for _item, minutes in losers)
    return ExtraTime(takers, spare, losers, over)


def _free_minutes(meeting: Meeting) -> int:
    """Minutes between the planned start and end that are planned for no item."""
    length = planned_length(meeting)
    if length is None:
        return 0
    planned = sum(item.minutes for item in meeting.items)
    return max(0, int(length.total_seconds()) // MINUTE - planned)


def _losers(
    meeting: Meeting, items: Sequence[AgendaItem], minutes: int, now: dt.datetime
) -> Shares:
    """The items to come that give some minutes, each at most what it may still take."""
    ids = [item.id for item in meeting.items]
    here = ids.index(meeting.current) if meeting.current in ids else 0
    in_turn = sorted(items, key=lambda item: (ids.index(item.id) - here) % len(ids))
    found = []
    for item in in_turn:
        share = min(minutes, remaining_seconds(meeting, item, now) // MINUTE)
        if share and item.id != meeting.current:
            found.append((item, share))
            minutes -= share
    return tuple(found)
