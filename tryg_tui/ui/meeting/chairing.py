"""Chairing the meeting: stepping through the agenda, its time, its start and its end."""

from msgspec.structs import replace

from tryg_tui.core.meetings.lifecycle import give_time, go_to, mark_not_reached
from tryg_tui.core.model.base import Id
from tryg_tui.locale import _
from tryg_tui.ui.dialogs.modal import ChooseScreen
from tryg_tui.ui.dialogs.since import SinceScreen
from tryg_tui.ui.meeting.together import Together
from tryg_tui.ui.pages.initiatives import filters
from tryg_tui.ui.widgets.rows import Rows


class Chairing(Together):
    """The commands of the chair."""

    def go_along(self, item: Id, *, stepped: bool = False) -> None:
        """Show an item, and take it up where the meeting is open."""
        if self.meeting.item(item) is None or item == self.shown:
            return
        self.shown = item
        # The year looked at in one chart says nothing in another.
        self.chosen = replace(self.chosen, slot="")
        self.draw_together()
        rows = self.query_one("#rows", Rows)
        rows.show(())
        if self.meeting.state == "open" and self.writable:
            self.take(go_to(self.meeting, item, self.desk.now(), stepped=stepped))
        else:
            self.redraw()
        rows.focus()

    def _step(self, step: int) -> None:
        """Show the item so many places further on."""
        ids = [item.id for item in self.meeting.items]
        place = ids.index(self.shown) + step if ids else -1
        if 0 <= place < len(ids):
            self.go(ids[place], stepped=step > 0)
        else:
            said = _("This is the last one.") if step > 0 else _("This is the first one.")
            self.notify(said, markup=False)

    def action_next_item(self) -> None:
        """Go to the next item; after the last one, offer to close the meeting."""
        at_end = bool(self.meeting.items) and self.shown == self.meeting.items[-1].id
        if at_end and self.meeting.state == "open" and self.writable:
            self.action_start_or_close()
        else:
            self._step(1)

    def action_previous_item(self) -> None:
        """Go to the previous item."""
        self._step(-1)

    def action_item_number(self, key: int) -> None:
        """Go to an item by its number; 0 is the tenth."""
        place = (key or 10) - 1
        if place < len(self.meeting.items):
            self.go(self.meeting.items[place].id)
        else:
            self.notify(_("There is no item {n}.").format(n=place + 1), markup=False)

    def action_filter(self) -> None:
        """Ask which initiatives to show."""
        ctx = self.context()
        self.app.push_screen(
            ChooseScreen(_("Which initiatives?"), [(v or "all", w) for v, w in filters(ctx)]),
            self._filtered,
        )

    def _filtered(self, answer: str | None) -> None:
        """Show the initiatives chosen."""
        if answer:
            self.filter = "" if answer == "all" else answer
            self.redraw()

    def action_since(self) -> None:
        """Show what has happened since the last meeting."""
        self.app.push_screen(SinceScreen(self.context()))

    def action_big_clock(self) -> None:
        """Show the item's time in large figures."""
        from tryg_tui.ui.dialogs.clock import ClockScreen

        self.app.push_screen(ClockScreen(self))

    def action_give_time(self) -> None:
        """Give the item five more minutes."""
        self.change(give_time(self.meeting, self.shown))

    def action_not_reached(self) -> None:
        """Mark the item as not reached, or take it back."""
        self.change(mark_not_reached(self.meeting, self.shown, not self.item.not_reached))

    def action_undo(self) -> None:
        """Take the last change of the minutes back."""
        self.file.undo()
        self._draw()

    def action_redo(self) -> None:
        """Make the change taken back once more."""
        self.file.redo()
        self._draw()

    def action_start_or_close(self) -> None:
        """Start the meeting, close it, or ask what is to become of its draft."""
        if self.meeting.state == "planned":
            self.start()
        elif self.meeting.state == "open":
            from tryg_tui.ui.screens.closing import ClosingScreen

            self.app.push_screen(ClosingScreen(self))
        else:
            from tryg_tui.ui.screens.minutes import MinutesScreen

            self.app.switch_screen(MinutesScreen(self.meeting.id))
