"""The screen of each place, loaded when somebody goes there, so that the first one comes soon."""

from textual.screen import Screen

from tryg_tui.core.annual.form_draft import last_year
from tryg_tui.session.workspace import Workspace
from tryg_tui.ui.navigation import (
    AtMeeting,
    Dashboards,
    LookingBack,
    MinutesOf,
    Place,
    Search,
    StatusReport,
)


def screen_at(place: Place, desk: Workspace) -> Screen[object]:
    """The screen that shows a place of the folder worked in."""
    match place:
        case AtMeeting(id):
            from tryg_tui.ui.screens.meeting import MeetingScreen

            return MeetingScreen(desk.meeting(id))
        case MinutesOf(id, line, item):
            from tryg_tui.ui.screens.minutes import MinutesScreen

            return MinutesScreen(id, line=line, item=item)
        case Dashboards(id):
            from tryg_tui.ui.screens.dashboards import DashboardScreen

            return DashboardScreen(desk, desk.meeting(id) if id else None)
        case LookingBack():
            from tryg_tui.ui.screens.review import ArchiveScreen

            return ArchiveScreen()
        case Search():
            from tryg_tui.ui.screens.search import SearchScreen

            return SearchScreen()
        case StatusReport(year):
            from tryg_tui.ui.screens.annual_report import ReportScreen

            last = year or last_year(desk.folder, desk.today)
            return ReportScreen(last or desk.today.year - 1)
