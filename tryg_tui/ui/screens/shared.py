"""The meeting on the screen everybody looks at: it follows whoever takes the minutes."""

from collections.abc import Iterable
from functools import cached_property, partial
from typing import Any

from msgspec.structs import replace
from textual.screen import Screen
from textual.widget import Widget

from tryg_tui.core.meetings.planning import OVER, of_body, under_way
from tryg_tui.core.model.base import Id
from tryg_tui.core.model.meeting import Meeting
from tryg_tui.locale import _, clock
from tryg_tui.session.meeting.events import Event, Focused, Stepped, Typing
from tryg_tui.session.meeting.open_meeting import OpenMeeting
from tryg_tui.store.presence.live import Focus
from tryg_tui.ui.commands.availability import Situation
from tryg_tui.ui.dialogs.clock import ClockScreen
from tryg_tui.ui.dialogs.large import LargeScreen
from tryg_tui.ui.dialogs.modal import BlankScreen
from tryg_tui.ui.dialogs.since import SinceScreen
from tryg_tui.ui.meeting.agenda_screen import AgendaScreen
from tryg_tui.ui.meeting.focus import Pointer, row_of
from tryg_tui.ui.meeting.sentences import cancelled_words
from tryg_tui.ui.meeting.view import MeetingView
from tryg_tui.ui.navigation import SharedScreenOf, is_whole
from tryg_tui.ui.pages.context import Chosen
from tryg_tui.ui.pages.page import Page
from tryg_tui.ui.pages.row import NOTHING, RowRef
from tryg_tui.ui.wall.drawing import being_written, decided
from tryg_tui.ui.wall.in_hand import opened
from tryg_tui.ui.wall.pages import card, for_all
from tryg_tui.ui.wall.view import WallView
from tryg_tui.ui.wall.whole_screen import came_to_large, read_out


class WallPointer(Pointer):
    """What is looked at, opened as everybody is to see it."""

    def card(self, row: RowRef, *, line: bool) -> Screen[Any] | None:
        """All that everybody is told of a row, large; None where that is nothing more."""
        context, board = self._screen.context, self._screen.board
        assert isinstance(board, WallView)
        if line or opened(context(), row) is None:
            return None
        return LargeScreen(
            lambda *room: card(context(), row, *room),
            for_all="card",
            row=row,
            around=lambda: board.around,
        )

    def follow(self, focus: Focus) -> None:
        """Look at what somebody else looks at."""
        super().follow(focus)
        self.call_roll(focus)

    def call_roll(self, focus: Focus) -> None:
        """Where somebody is looked at in the roll call, look at those who are here of the same
        partner, as nobody else is named.
        """
        if focus.kind == "person":
            person = self._screen.context().folder.person(focus.id)
            partner = RowRef("partner", person.partner if person else "")
            self._screen.board.rows.highlight(partner)


class SharedScreen(AgendaScreen):
    """The meeting as it goes on, without anything that changes it."""

    SCOPE = "screen"

    CLOCK_SECONDS = 1.0  # The room reads the minutes that are left beside other clocks.

    def __init__(self, meeting: Meeting) -> None:
        """Show a meeting."""
        super().__init__()
        self._meeting_id, self._state = meeting.id, meeting.state
        self._known: Id | None = None
        """The meeting that goes on, as it was known when this was drawn last; None at first."""
        self.pointer: WallPointer = WallPointer(self)
        self._led: Screen[Any] | None = None
        self._led_by = Focus()
        """The window opened here as where the minutes are taken, and what was looked at there."""
        self._shown = NOTHING
        """The row highlighted when everything was drawn last; another one was gone to by keys."""

    @cached_property
    def session(self) -> OpenMeeting:
        """The meeting as it goes on."""
        self.workspace.look_at(self._meeting_id)
        return OpenMeeting(self.workspace, self._meeting_id, self._told, is_busy=self._is_busy)

    def _is_busy(self) -> bool:
        """Somebody who has opened a window here is not led away from it; a blank screen is."""
        over = self.app.screen
        return not (self.is_active or isinstance(over, BlankScreen) or over is self._led)

    def _told(self, event: Event) -> None:
        """Show what has become of the meeting."""
        if not is_whole(self):
            return
        match event:
            case Stepped():
                self.show_page()
            case Focused(focus=focus):
                self.draw_together()
                self.pointer.follow(focus)
                self._shown = self.row
            case Typing():
                self._show_writing()
            case _:
                self.draw_together()
                self.redraw()
        self._show_over()

    def on_mount(self) -> None:
        """Show what a meeting that is over came to."""
        self.call_after_refresh(self._show_over)

    def situation(self) -> Situation:
        """By what it is decided which commands there are now: how the meeting stands."""
        return replace(super().situation(), state=self.session.meeting.state)

    @property
    def _going_on(self) -> Id:
        """The meeting that goes on, where it is not this one: of its group, and once it is over of
        any that is looked at here.
        """
        own, folder = self.session.meeting, self.workspace.folder
        any_group = own.state in OVER and not self.workspace.body
        running = under_way(of_body(folder, "" if any_group else folder.body_of(own)))
        return running.id if running and own.state != "open" else ""

    def _go_along(self) -> None:
        """Show the meeting that has begun instead of this one."""
        if self._going_on:
            while self.app.screen is not self:
                self.app.pop_screen()
            self.visit(SharedScreenOf(self._going_on), instead=True)

    def redraw(self) -> None:
        """Draw everything anew, and what was decided last; or go along where another meeting has
        begun since.
        """
        known, self._known = self._known, self._going_on
        if self._known and known is not None and known != self._known:
            self.call_later(self._go_along)
            return
        if self._state != self.session.meeting.state:
            self._state = self.session.meeting.state
            self.app.clear_notifications()  # They were said of a meeting that had not begun.
        if self.agenda.item is not None:
            # What is in hand has the room that is left by what was decided.
            meeting, room = self.session.meeting, self.board.room
            folder, large = self.workspace.folder, self.board.is_roomy
            told = decided(folder, meeting, self.item, room, is_large=large)
            self.board.show_decided(told)
            self._show_writing()
        super().redraw()
        self.pointer.call_roll(self.session.focus)
        self._shown = self.row

    def _show_writing(self) -> None:
        """Show what is being written where the minutes are taken, as far as that is told here."""
        self.board.show_writing(being_written(self.session.typed_there, self.board.room))

    def body(self) -> Iterable[Widget]:
        """The meeting, large."""
        return (WallView(),)

    @property
    def board(self) -> WallView:
        """The widget that shows the meeting."""
        return self.query_one(WallView)

    @property
    def shows(self) -> Page:
        """The page of the item on screen, as everybody is shown it."""
        return for_all(super().shows, self.board)

    def choose(self, chosen: Chosen, *, anew: bool = False) -> None:
        """Show what is chosen here now, and where the minutes are taken."""
        super().choose(chosen, anew=anew)
        self.pointer.tell()

    def on_meeting_view_row_highlighted(self, event: MeetingView.RowHighlighted) -> None:
        """Go where keys went here, and have whoever takes the minutes follow."""
        if not event.line and self.row not in (self._shown, NOTHING):
            self._shown = self.row
            self.pointer.tell()

    def state_words(self) -> str:
        """What the room has to know about the meeting."""
        meeting = self.session.meeting
        match meeting.state:
            case "planned" if meeting.start and self.view != "agenda":
                return _("The meeting begins at {time}.").format(time=clock(meeting.start))
            case "draft" | "final":
                return _("The meeting is over.")
            case "cancelled":
                return cancelled_words(meeting)
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
        return any(one.role == "secretary" for one in self.session.presence.participants.others)

    def company_words(self) -> str:
        """Whether minutes are taken, for the first line; nothing where there are none to take."""
        match self.session.meeting.state:
            case "open":
                return _("minutes are taken") if self._taken else _("nobody takes minutes")
            case "planned" if self._taken:
                return _("the minute-taker is ready")
            case _:
                return ""

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

    @property
    def _over_there(self) -> Focus:
        """What lies over the meeting where the minutes are taken; after it, what it came to."""
        is_over = self.session.meeting.state in ("draft", "final")
        return Focus(window="closing") if is_over else self.session.focus

    def _show_over(self) -> None:
        """Be blank or not, and show the window that is open where the minutes are taken."""
        over, blank, focus = self.app.screen, self.session.presence.blank, self._over_there
        far, focus = focus.far, replace(focus, far=0, turn=0)
        if over is self._led and (blank or focus != self._led_by):
            over.dismiss()
            self._led = None
        if isinstance(over, BlankScreen) and not blank:
            over.dismiss(False)
        if isinstance(over, LargeScreen) and over.is_current:
            over.redraw()
        led = self._led
        if led is self.app.screen and isinstance(led, LargeScreen | SinceScreen):
            led.go_far(far)
        if self.app.screen is not self:
            return
        if blank:
            self.app.push_screen(BlankScreen(self.workspace), self._brought_back)
        elif focus != self._led_by or (focus.window and self._led is None):
            # What it is about may be read from the minutes only after it was opened there.
            self._led, self._led_by = self._window(focus), focus
            if self._led is not None:
                self.app.push_screen(self._led)

    def _window(self, focus: Focus) -> Screen[Any] | None:
        """The window that lies over the meeting where the minutes are taken, as it is here."""
        match focus.window:
            case "since":
                return SinceScreen(self.context())
            case "clock":
                return ClockScreen(self.session)
            case "closing":
                return LargeScreen(lambda *room: came_to_large(self.context(), *room))
            case "read-back":
                return self._read_back(focus.id)
            case "card":
                return self.pointer.card(row_of(focus), line=False)
            case _:
                return None

    def _read_back(self, citation: str) -> LargeScreen | None:
        """A line as it is read back; None where there is no such line for everybody."""
        found = self.context().entry(citation)
        if found is None:
            return None
        return LargeScreen(partial(read_out, self.workspace.folder, *found))

    def _brought_back(self, here: bool | None) -> None:
        """The blank screen is gone; `here` is not False when somebody at this screen wanted it."""
        if here is not False and self.session.presence.blank:
            self.session.toggle_blank()
