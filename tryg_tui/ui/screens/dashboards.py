"""The dashboards by themselves, outside a meeting; nothing can be recorded here."""

from msgspec.structs import replace

from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.core.model.strategy import View
from tryg_tui.locale import _, long_date
from tryg_tui.session.workspace import Desk
from tryg_tui.ui.commands.availability import Situation
from tryg_tui.ui.screens.meeting import MeetingScreen
from tryg_tui.words import vocabulary

DASHBOARDS: tuple[View, ...] = ("safety-index", "initiatives", "communication", "measurement")
"""The views that say something without a meeting."""


class OverviewScreen(MeetingScreen):
    """Safety index, initiatives, communication and measurement on a day."""

    def __init__(self, desk: Desk, at: Meeting | None = None) -> None:
        """Show them as they stand today, or as they stood at a meeting."""
        items = tuple(
            AgendaItem(id=view, title=vocabulary.view(view), kind="information", view=view)
            for view in DASHBOARDS
        )
        day = at.date if at else desk.today
        # What an open meeting has settled already stands here as it does there.
        here = at or next((one for one in desk.meetings if one.state == "open"), None)
        self._frame = Meeting(
            id=here.id if here else "",
            title=_("Dashboards, {date}").format(date=long_date(day)),
            state="final",
            date=day,
            example=any(meeting.example for meeting in desk.meetings),
            items=items,
        )
        super().__init__(self._frame)

    @property
    def meeting(self) -> Meeting:
        """Not a meeting of the folder: the views in the place of an agenda."""
        return self._frame

    @property
    def writable(self) -> bool:
        """There is no meeting to write in."""
        return False

    def sit_down(self) -> None:
        """There is nobody to join."""

    @property
    def has_minutes(self) -> bool:
        """A dashboard has no minutes."""
        return False

    @property
    def has_clock(self) -> bool:
        """Nothing is timed outside a meeting."""
        return False

    def situation(self) -> Situation:
        """There is no meeting: what is done at one is not done here."""
        said = _("Here is only to be seen; that is for a meeting.")
        return replace(super().situation(), state=None, refusal=said)

    def redraw(self) -> None:
        """Name the views and the day in the language spoken now."""
        items = tuple(replace(it, title=vocabulary.view(it.view)) for it in self.meeting.items)
        title = _("Dashboards, {date}").format(date=long_date(self.meeting.date))
        self._frame = replace(self.meeting, items=items, title=title)
        super().redraw()

    def banner_words(self) -> str:
        """There is nothing to say first."""
        return ""
