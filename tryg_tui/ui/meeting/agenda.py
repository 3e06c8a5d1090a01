"""An agenda on the screen: that of a meeting that is open here, or what stands in its place."""

from collections.abc import Sequence
from typing import Protocol

from tryg_tui.core.model.base import Id
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.session.meeting.open_meeting import OpenMeeting
from tryg_tui.ui.pages.context import Context
from tryg_tui.ui.pages.previous_minutes import entry_row
from tryg_tui.ui.pages.row import Row, RowRef


class Agenda(Protocol):
    """The items a screen goes through, and what their pages are drawn from."""

    @property
    def meeting(self) -> Meeting | None:
        """The meeting whose agenda it is; None where it is no meeting's."""

    @property
    def items(self) -> tuple[AgendaItem, ...]:
        """The items."""

    @property
    def item(self) -> AgendaItem | None:
        """The item on screen; None where there is none at all."""

    def go(self, item: Id, *, stepped: bool = False) -> None:
        """Go to an item; `stepped` if by the key for the next one."""

    def context(self) -> Context:
        """What the page of the item is drawn from, but for what is chosen and the room there is."""

    def minutes(self) -> Sequence[Row] | None:
        """The minutes of the item; None where there are none to be had."""


class MeetingAgenda:
    """The agenda of a meeting that is open here."""

    def __init__(self, session: OpenMeeting) -> None:
        """Show a meeting."""
        self._session = session

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands now."""
        return self._session.meeting

    @property
    def items(self) -> tuple[AgendaItem, ...]:
        """The items."""
        return self.meeting.items

    @property
    def item(self) -> AgendaItem | None:
        """The item on screen; None where there is none at all."""
        return self._session.item

    def go(self, item: Id, *, stepped: bool = False) -> None:
        """Go to an item, and have the others follow."""
        self._session.go(item, stepped=stepped)

    def context(self) -> Context:
        """The meeting at the item on screen, with the folder as it stood then."""
        desk, meeting, item = self._session.desk, self.meeting, self.item
        assert item is not None
        return Context(
            folder=desk.folder,
            ledger=desk.ledger(meeting.id),
            held=meeting,
            item=item,
            previous=desk.previous(meeting),
            now=desk.now(),
            shared=desk.shared,
        )

    def minutes(self) -> Sequence[Row]:
        """The minutes of the item, the newest at the end."""
        ctx = self.context()
        return [
            Row(RowRef("entry", self.meeting.cite(entry)), entry_row(ctx, self.meeting, entry.n))
            for entry in self.meeting.entries_of(ctx.item.id)
        ]
