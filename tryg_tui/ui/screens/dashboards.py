"""The dashboards by themselves, outside a meeting; nothing can be recorded here."""

from functools import cached_property

from msgspec.structs import replace

from tryg_tui.core.model.base import Id
from tryg_tui.core.model.meeting import AgendaItem, Meeting
from tryg_tui.core.model.strategy import View
from tryg_tui.locale import _, long_date
from tryg_tui.session.workspace import Workspace
from tryg_tui.ui.commands.availability import Situation
from tryg_tui.ui.meeting.agenda_screen import AgendaScreen
from tryg_tui.ui.pages.context import Context
from tryg_tui.words import vocabulary

DASHBOARDS: tuple[View, ...] = ("safety-index", "initiatives", "communication", "measurement")
"""The views that say something without a meeting."""


class Dashboards:
    """The dashboards of a day, in the place of an agenda."""

    meeting = None
    """They are no meeting's."""

    def __init__(self, desk: Workspace, at: Meeting | None) -> None:
        """Show them as they stand today, or as they stood at a meeting."""
        self._desk = desk
        self.day = at.date if at else desk.today
        """The day they show."""
        # What an open meeting has settled already stands here as it does there.
        here = at or next((one for one in desk.meetings if one.state == "open"), None)
        self._at: Id = here.id if here else ""
        self._shown: Id = DASHBOARDS[0]

    @property
    def items(self) -> tuple[AgendaItem, ...]:
        """The dashboards, named in the language spoken now."""
        return tuple(
            AgendaItem(id=view, title=vocabulary.view(view), kind="information", view=view)
            for view in DASHBOARDS
        )

    @property
    def item(self) -> AgendaItem:
        """The dashboard on screen."""
        return next(item for item in self.items if item.id == self._shown)

    def go(self, item: Id, *, stepped: bool = False) -> None:
        """Go to a dashboard."""
        self._shown = item

    def context(self) -> Context:
        """The folder as it stood on the day."""
        desk, at = self._desk, self._at
        return Context(
            folder=desk.folder,
            ledger=desk.ledger(at),
            held=desk.meeting(at) if desk.holds(at) else None,
            item=self.item,
            previous=desk.before(self.day, at),
            now=desk.now(),
            shared=desk.shared,
            day=self.day,
        )

    def minutes(self) -> None:
        """There are none outside a meeting."""


class DashboardScreen(AgendaScreen):
    """Safety index, initiatives, communication and measurement on a day."""

    SCOPE = "meeting"

    def __init__(self, desk: Workspace, at: Meeting | None = None) -> None:
        """Show them as they stand today, or as they stood at a meeting."""
        super().__init__()
        self._desk, self._at = desk, at

    @cached_property
    def agenda(self) -> Dashboards:
        """The dashboards in the place of an agenda."""
        return Dashboards(self._desk, self._at)

    @property
    def heading(self) -> str:
        """The day they show."""
        return _("Dashboards, {date}").format(date=long_date(self.agenda.day))

    def on_saver_changed(self) -> None:
        """Show the state of saving."""
        self.redraw()

    def go(self, item: Id, *, stepped: bool = False) -> None:
        """Show another dashboard."""
        if item != self.item.id:
            super().go(item, stepped=stepped)
            self.show_page()

    def situation(self) -> Situation:
        """There is no meeting: what is done at one is not done here."""
        said = _("Here is only to be seen; that is for a meeting.")
        return replace(super().situation(), state=None, writable=False, refusal=said)
