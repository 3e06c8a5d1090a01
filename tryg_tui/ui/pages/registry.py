"""What the middle of the meeting screen shows for each kind of agenda item."""

from collections.abc import Callable

import msgspec
from textual.content import Content

from tryg_tui.core.model.strategy import View
from tryg_tui.ui.pages import (
    actions,
    agenda,
    communication,
    initiatives,
    measurement,
    next_meeting,
    other,
    previous_minutes,
    safety_index,
    topics,
)
from tryg_tui.ui.pages.index.choices import why_not
from tryg_tui.ui.pages.page import Context, Page
from tryg_tui.ui.pages.row import RowRef
from tryg_tui.words.names import item_words


class ItemView(msgspec.Struct, frozen=True):
    """How a view is drawn at a width, and the details of its rows."""

    page: Callable[[Context, int], Page]
    detail: Callable[[Context, RowRef, int], Content]
    opened: Callable[[Context, RowRef, int], tuple[str, Content]] | None = None
    """The title and text of the window a row opens, where it is not named by the agenda item."""
    why_not: Callable[[Context, str, RowRef], str] = lambda _ctx, _command, _row: ""
    """Why a command of the view would do nothing with a row; empty where it does something."""


def followed(_ctx: Context, command: str, row: RowRef) -> str:
    """Why it cannot be said what became of a row."""
    return actions.why_not_follow(command, row)


VIEWS: dict[View, ItemView] = {
    "agenda": ItemView(agenda.page, agenda.detail),
    "previous-minutes": ItemView(previous_minutes.page, previous_minutes.detail),
    "actions": ItemView(actions.page, actions.detail, why_not=followed),
    "safety-index": ItemView(safety_index.page, safety_index.detail, safety_index.opened, why_not),
    "initiatives": ItemView(initiatives.page, initiatives.detail, initiatives.opened),
    "communication": ItemView(communication.page, communication.detail, why_not=followed),
    "measurement": ItemView(measurement.page, measurement.detail, measurement.opened),
    "topics": ItemView(topics.page, topics.detail, why_not=followed),
    "other": ItemView(other.page, other.detail),
    "next-meeting": ItemView(next_meeting.page, next_meeting.detail),
}
"""The view of each kind of agenda item."""


def opened(ctx: Context, row: RowRef, width: int) -> tuple[str, Content]:
    """The title and text of the window that a row opens; the text is empty where there is none."""
    view = VIEWS[ctx.item.view]
    if view.opened is not None:
        return view.opened(ctx, row, width)
    return item_words(ctx.item), view.detail(ctx, row, width)
