"""The meeting on the screen everybody looks at: it follows whoever takes the minutes."""

from typing import ClassVar

from tryg_tui.locale import _, clock
from tryg_tui.store.presence.live import Live
from tryg_tui.ui.commands.command import Scope, bindings
from tryg_tui.ui.commands.table import COMMANDS
from tryg_tui.ui.dialogs.blank import BlankScreen
from tryg_tui.ui.pages.row import RowRef
from tryg_tui.ui.screens.meeting import MeetingScreen
from tryg_tui.ui.widgets.rows import Rows


class SharedScreen(MeetingScreen, inherit_bindings=False):
    """The meeting without editor, private words, or anything that changes the minutes."""

    SCOPE: ClassVar[Scope] = "screen"
    BINDINGS = bindings(COMMANDS, "screen")

    role = "screen"

    @property
    def writable(self) -> bool:
        """Nothing is written from here."""
        return False

    @property
    def has_screens(self) -> bool:
        """It is one itself."""
        return True

    @property
    def writing(self) -> bool:
        """Somebody who has opened a window here is not led away from it; a blank screen is."""
        return not self.is_active and not isinstance(self.app.screen, BlankScreen)

    def redraw(self) -> None:
        """Draw everything anew, with the newest line of the minutes in sight."""
        super().redraw()
        entries = self.meeting.entries_of(self.shown)
        if entries:
            newest = RowRef("entry", self.meeting.cite(entries[-1]))
            self.query_one("#minutes", Rows).highlight(newest)

    def banner_words(self) -> str:
        """What the room has to know about the meeting."""
        match self.meeting.state:
            case "planned" if self.meeting.start:
                return _("The meeting begins at {time}.").format(time=clock(self.meeting.start))
            case "draft" | "final":
                return _("The meeting is over.")
            case "cancelled":
                return _("This meeting was cancelled.")
            case _:
                return self._clock_words()

    def _clock_words(self) -> str:
        """Where the clock goes on, if the screen was stepped on while nobody takes the minutes."""
        ids = [item.id for item in self.meeting.items]
        current = self.meeting.current
        if self._taken or current not in ids or current == self.shown:
            return ""
        said = _("Nobody takes the minutes now: the clock goes on at item {n}.")
        return said.format(n=ids.index(current) + 1)

    @property
    def _taken(self) -> bool:
        """Whether somebody takes the minutes that are followed here."""
        return any(one.role == "secretary" for one in self.company.others)

    def trouble_words(self) -> str:
        """Saving is not the room's business."""
        return ""

    def company_words(self) -> str:
        """Whether minutes are taken, for the first line."""
        return _("minutes are taken") if self._taken else _("nobody takes minutes")

    def follow(self, place: Live | None) -> None:
        """Go where somebody went, and be blank where somebody wants that."""
        super().follow(place)
        self._show_blank()

    def action_blank(self) -> None:
        """Blank the screen, or bring it back."""
        self.toggle_blank()

    def toggle_blank(self) -> None:
        """Blank the screen, or bring it back, and the other shared screens with it."""
        super().toggle_blank()
        self._show_blank()

    def _show_blank(self) -> None:
        """Be blank or not, as is wanted now."""
        blank = isinstance(self.app.screen, BlankScreen)
        if self.blank and self.is_active:
            self.app.push_screen(BlankScreen(self.desk), self._brought_back)
        elif blank and not self.blank:
            self.app.screen.dismiss(False)

    def _brought_back(self, here: bool | None) -> None:
        """The blank screen is gone; `here` is not False when somebody at this screen wanted it."""
        if here is not False:
            self.blank = False
            self.tell_place()
