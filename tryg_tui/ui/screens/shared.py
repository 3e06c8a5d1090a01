"""The meeting on the screen everybody looks at: it follows whoever takes the minutes."""

from functools import cached_property

from msgspec.structs import replace

from tryg_tui.core.model.meeting import Meeting
from tryg_tui.locale import _, clock
from tryg_tui.session.meeting.events import Event, Stepped
from tryg_tui.session.meeting.open_meeting import OpenMeeting
from tryg_tui.ui.commands.availability import Situation
from tryg_tui.ui.dialogs.clock import ClockScreen
from tryg_tui.ui.dialogs.modal import BlankScreen
from tryg_tui.ui.meeting.agenda_screen import AgendaScreen


class SharedScreen(AgendaScreen):
    """The meeting as it goes on, without anything that changes it."""

    SCOPE = "screen"

    def __init__(self, meeting: Meeting) -> None:
        """Show a meeting."""
        super().__init__()
        self._meeting_id = meeting.id

    @cached_property
    def session(self) -> OpenMeeting:
        """The meeting as it goes on."""
        return OpenMeeting(self.desk, self._meeting_id, self._told, is_busy=self._is_busy)

    def _is_busy(self) -> bool:
        """Somebody who has opened a window here is not led away from it; a blank screen is."""
        return not self.is_active and not isinstance(self.app.screen, BlankScreen)

    def _told(self, event: Event) -> None:
        """Show what has become of the meeting."""
        if not self.is_mounted:
            return
        if isinstance(event, Stepped):
            self.show_page()
        else:
            self.draw_together()
            self.redraw()
        self._show_blank()

    def situation(self) -> Situation:
        """By what it is decided which commands there are now: how the meeting stands."""
        return replace(super().situation(), state=self.session.meeting.state)

    def redraw(self) -> None:
        """Draw everything anew, with the newest line of the minutes in sight."""
        super().redraw()
        if self.agenda.item is not None:
            for row in (self.agenda.minutes() or ())[-1:]:
                self.board.highlight_line(row.ref)

    def state_words(self) -> str:
        """What the room has to know about the meeting."""
        meeting = self.session.meeting
        match meeting.state:
            case "planned" if meeting.start:
                return _("The meeting begins at {time}.").format(time=clock(meeting.start))
            case "draft" | "final":
                return _("The meeting is over.")
            case "cancelled":
                return _("This meeting was cancelled.")
            case _:
                return self._clock_words()

    def _clock_words(self) -> str:
        """Where the clock goes on, if the screen was stepped on while nobody takes the minutes."""
        current = self.session.meeting.current
        number = self.session.meeting.number_of(current)
        if self._taken or not number or current == self.session.shown:
            return ""
        said = _("Nobody takes the minutes now: the clock goes on at item {n}.")
        return said.format(n=number)

    @property
    def _taken(self) -> bool:
        """Whether somebody takes the minutes that are followed here."""
        others = self.session.presence.participants.others
        return any(one.role == "secretary" for one in others)

    def company_words(self) -> str:
        """Whether minutes are taken, for the first line."""
        return _("minutes are taken") if self._taken else _("nobody takes minutes")

    def action_big_clock(self) -> None:
        """Show the item's time in large figures."""
        self.app.push_screen(ClockScreen(self.session))

    def action_blank(self) -> None:
        """Blank the screen, or bring it back."""
        self.toggle_blank()

    def toggle_blank(self) -> bool:
        """Blank the screen, or bring it back, and the other shared screens with it."""
        self.session.toggle_blank()
        return True

    def _show_blank(self) -> None:
        """Be blank or not, as is wanted now."""
        blank, wanted = isinstance(self.app.screen, BlankScreen), self.session.presence.blank
        if wanted and self.is_active:
            self.app.push_screen(BlankScreen(self.desk), self._brought_back)
        elif blank and not wanted:
            self.app.screen.dismiss(False)

    def _brought_back(self, here: bool | None) -> None:
        """The blank screen is gone; `here` is not False when somebody at this screen wanted it."""
        if here is not False and self.session.presence.blank:
            self.session.toggle_blank()
