"""The dashboards by themselves, outside a meeting; nothing can be recorded here."""

from functools import cached_property

from msgspec.structs import replace

from tryg_tui.core.model.base import Id
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.locale import _, long_date
from tryg_tui.session.workspace import Workspace
from tryg_tui.ui.commands.availability import Situation
from tryg_tui.ui.meeting.agenda import Dashboards
from tryg_tui.ui.meeting.agenda_screen import AgendaScreen


class DashboardScreen(AgendaScreen):
    """Safety index, initiatives, communication and measurement on a day."""

    SCOPE = "meeting"

    def __init__(self, workspace: Workspace, at: Meeting | None = None) -> None:
        """Show them as they stand today, or as they stood at a meeting."""
        super().__init__()
        self._workspace, self._at = workspace, at

    @cached_property
    def agenda(self) -> Dashboards:
        """The dashboards in the place of an agenda."""
        return Dashboards(self._workspace, self._at)

    @property
    def top_words(self) -> str:
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
        said = _("View only; do this in a meeting.")
        return replace(super().situation(), state=None, writable=False, refusal=said)
