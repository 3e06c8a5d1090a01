"""The screens: which one shows each place, and how all show the folder as it is now.

A screen is loaded when somebody goes there, so that the first one comes soon.
"""

import asyncio
from collections.abc import Awaitable, Mapping

from msgspec.structs import replace
from textual.screen import Screen

from tryg_tui.core.annual.form_draft import last_year
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.session.workspace import Workspace
from tryg_tui.store.folder.load import FolderMissing, FolderReading, read_folder
from tryg_tui.ui import navigation
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.shutdown import Ending


def first_start() -> Screen[object]:
    """The screen that is shown where there is no folder yet."""
    from tryg_tui.ui.screens.welcome import WelcomeScreen

    return WelcomeScreen()


def screen_at(place: navigation.Place, workspace: Workspace) -> Screen[object]:
    """The screen that shows a place of the folder."""
    match place:
        case navigation.FrontPage():
            from tryg_tui.ui.screens.home import HomeScreen

            return HomeScreen()
        case navigation.SharedScreenOf(id):
            from tryg_tui.ui.screens.shared import SharedScreen

            return SharedScreen(workspace.meeting(id))
        case navigation.AtMeeting(id):
            return _held(workspace.meeting(id))
        case navigation.MinutesOf(id, line, item):
            from tryg_tui.ui.screens.minutes import MinutesScreen

            return MinutesScreen(id, line=line, item=item)
        case navigation.Dashboards(id):
            from tryg_tui.ui.screens.dashboards import DashboardScreen

            return DashboardScreen(workspace, workspace.meeting(id) if id else None)
        case navigation.LookingBack():
            from tryg_tui.ui.screens.review import ArchiveScreen

            return ArchiveScreen()
        case navigation.Search():
            from tryg_tui.ui.screens.search import SearchScreen

            return SearchScreen()
        case navigation.NewRecord() | navigation.NewRound():
            return _new(place, workspace)
        case navigation.PlanOf() | navigation.PartOf() | navigation.CorrectionOf():
            from tryg_tui.ui.screens.meeting_plan import form_of

            return form_of(place)
        case navigation.Registers(name):
            from tryg_tui.ui.screens.registers import RegistersScreen

            return RegistersScreen(name)
        case navigation.StatusReport(year):
            from tryg_tui.ui.screens.annual_report import ReportScreen

            last = year or last_year(workspace.folder, workspace.today)
            return ReportScreen(last or workspace.today.year - 1)


def _held(meeting: Meeting) -> Screen[object]:
    """The screen on which a meeting is held, or answers in writing are noted."""
    if meeting.written:
        from tryg_tui.ui.screens.round import RoundScreen

        return RoundScreen(meeting.id)
    from tryg_tui.ui.screens.meeting import MeetingScreen

    return MeetingScreen(meeting)


def _new(place: navigation.NewRecord | navigation.NewRound, workspace: Workspace) -> Screen[object]:
    """The form of something new."""
    if isinstance(place, navigation.NewRound):
        from tryg_tui.ui.screens.round import begun

        return begun(workspace, place.body)
    from tryg_tui.ui.screens.meeting_plan import new_record

    return new_record(workspace, place)


class Renewing(Ending):
    """An app whose screens show the folder as it has been read last."""

    async def files_changed(self, paths: frozenset[str]) -> None:
        """Show the files of the folder as they are now."""
        workspace, saver = self.workspace, self.saver
        if workspace is None or saver is None:
            return
        # What is written here is on disk a moment before it is known here what was written.
        if not await asyncio.to_thread(workspace.is_news, paths - saver.under_way):
            return
        known = workspace.versions()
        try:
            reading = await asyncio.to_thread(read_folder, workspace.root)
        except (FolderMissing, OSError):
            return  # A share may be away for a while; what was read from it is still shown.
        self.take_in(reading, known)

    def take_in(self, reading: FolderReading, known: Mapping[Id, str]) -> None:
        """Show the folder as it has been read; what is open here stays as it stands here, and so
        does what was written since the reading began, when the versions `known` were there.
        """
        workspace, saver = self.workspace, self.saver
        assert workspace is not None
        assert saver is not None
        screens = [screen for screen in self.screen_stack if isinstance(screen, TrygScreen)]
        hosted = {screen.meeting_shown for screen in screens}
        read = {screen.minutes_shown for screen in screens}
        unsaved = {meeting.id for meeting in saver.waiting}
        written = {id for id, sha256 in workspace.versions().items() if known.get(id) != sha256}
        kept = hosted | unsaved | written
        workspace.take_over(reading, keep=kept, shown=read)
        saver.heard(kept)
        self.show_anew()

    def go(self, place: navigation.Place, *, instead: bool = False) -> Awaitable[object]:
        """Go to a place, over the screen that is shown or in its stead."""
        if isinstance(place, navigation.NewRecord) and self.workspace:
            place = replace(place, body=self._body_here(self.workspace))
        screen = screen_at(place, self.workspace) if self.workspace else first_start()
        below = self.screen
        if instead:
            return self.switch_screen(screen)
        return self.push_screen(screen, lambda _done: redraw(below))

    def _body_here(self, workspace: Workspace) -> Id:
        """The group whose meeting is shown, or none."""
        shown = [one.meeting_shown for one in self.screen_stack if isinstance(one, TrygScreen)]
        held = [workspace.meeting(id) for id in shown if id and workspace.holds(id)]
        return workspace.folder.body_of(held[-1]) if held else ""

    def show_anew(self) -> None:
        """Draw all screens anew."""
        for screen in self.screen_stack:
            redraw(screen)


def redraw(screen: Screen[object]) -> None:
    """Draw a screen anew, in the language spoken now."""
    draw = getattr(screen, "redraw", None)
    if draw is not None and navigation.is_whole(screen):
        draw()
