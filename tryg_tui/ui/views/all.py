"""What the middle of the meeting screen shows for each kind of agenda item."""

from collections.abc import Callable

import msgspec
from textual.content import Content

from tryg_tui.core.strategy import View
from tryg_tui.ui.views import (
    actions,
    agenda,
    communication,
    initiatives,
    measurement,
    next_meeting,
    other,
    previous,
    safety_index,
    topics,
)
from tryg_tui.ui.views.page import Context, Page


class ItemView(msgspec.Struct, frozen=True):
    """How a view is drawn at a width, and the details of its rows."""

    page: Callable[[Context, int], Page]
    detail: Callable[[Context, str, int], Content]


VIEWS: dict[View, ItemView] = {
    "agenda": ItemView(agenda.page, agenda.detail),
    "previous-minutes": ItemView(previous.page, previous.detail),
    "actions": ItemView(actions.page, actions.detail),
    "safety-index": ItemView(safety_index.page, safety_index.detail),
    "initiatives": ItemView(initiatives.page, initiatives.detail),
    "communication": ItemView(communication.page, communication.detail),
    "measurement": ItemView(measurement.page, measurement.detail),
    "topics": ItemView(topics.page, topics.detail),
    "other": ItemView(other.page, other.detail),
    "next-meeting": ItemView(next_meeting.page, next_meeting.detail),
}
"""The view of each kind of agenda item."""
