"""What the program's screens have in common: first line, footer, commands that are there or not."""

from __future__ import annotations

from collections.abc import Awaitable, Iterable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.events import Resize
from textual.geometry import Size
from textual.messages import Layout
from textual.screen import Screen
from textual.scrollbar import ScrollBar
from textual.widget import Widget
from textual.widgets import OptionList

from tryg_tui.core.model.base import Id
from tryg_tui.core.model.strategy import View
from tryg_tui.locale import _, clock
from tryg_tui.session.file_kind import Saving
from tryg_tui.session.presence import PresenceThread
from tryg_tui.session.saver import Saver
from tryg_tui.session.workspace import Workspace
from tryg_tui.ui.commands.availability import Situation, answer, takes_key, typing
from tryg_tui.ui.commands.command import (
    Command,
    Fact,
    Scope,
    beside,
    bindings,
    in_footer,
    of_scope,
)
from tryg_tui.ui.commands.table import COMMANDS
from tryg_tui.ui.navigation import GoTo, Place, Registers, program
from tryg_tui.ui.pages.row import RowRef
from tryg_tui.ui.terminal import OnlyChanged, once
from tryg_tui.ui.widgets.bars import KeyLine, TopBar
from tryg_tui.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from tryg_tui.store.journal.recovery import KeptDraft

LEAST = (80, 24)
"""The columns and lines from which everything has room."""

TOGETHER = 0.003
"""Seconds in which all widgets have taken in a change."""


class TrygScreen(Screen[object]):
    """A screen between a first line and the line of its keys, whose commands are in the table."""

    SCOPE: ClassVar[Scope] = "everywhere"
    """Which commands of the table it has."""

    CLOCK_SECONDS: ClassVar[float] = 5.0
    """How often what shows the time is shown anew."""

    _due = False
    """Whether everything is about to be drawn anew."""

    def __init_subclass__(cls, **named: Any) -> None:
        """Bind the keys of its commands."""
        if "SCOPE" in vars(cls):
            cls.BINDINGS = [*bindings(COMMANDS, cls.SCOPE), *vars(cls).get("BINDINGS", ())]
        super().__init_subclass__(**named)

    def __init__(self) -> None:
        """Draw only what changes."""
        super().__init__()
        self._compositor = OnlyChanged()
        self._top: TopBar | None = None
        self._room: Size | None = None
        """The size it was told last."""

    @property
    def workspace(self) -> Workspace:
        """The folder worked in."""
        workspace = program(self.app).workspace
        assert workspace is not None
        return workspace

    @property
    def saver(self) -> Saver:
        """What saves the meetings."""
        saver = program(self.app).saver
        assert saver is not None
        return saver

    @property
    def presence(self) -> PresenceThread:
        """What looks after other programs."""
        presence = program(self.app).presence
        assert presence is not None
        return presence

    def visit(self, place: Place, *, instead: bool = False) -> None:
        """Go to a place, over this screen or in its stead."""
        program(self.app).go(place, instead=instead)

    @property
    def meeting_shown(self) -> Id:
        """The meeting that goes on here, or nothing."""
        return ""

    @property
    def minutes_shown(self) -> Id:
        """The meeting whose minutes are read here, or nothing."""
        return ""

    def go_on(self, kept: KeptDraft | None) -> None:
        """Go on where the last program ended, with what was being written, where anything was."""

    def toggle_blank(self) -> bool:
        """Blank the shared screens, or bring them back; whether there are any."""
        return False

    @property
    def view(self) -> View | None:
        """The item view on screen, where there is one."""
        return None

    def compose(self) -> ComposeResult:
        """What it has of its own, between the first line and the keys."""
        self._top = TopBar()
        yield self._top
        yield from self.body()
        yield KeyLine()

    def body(self) -> Iterable[Widget]:
        """What it has of its own."""
        return ()

    def on_mount(self) -> Awaitable[None] | None:
        """Keep the clock going."""
        self.set_interval(self.CLOCK_SECONDS, self.tick)
        self.redraw_soon()
        return None

    def on_resize(self, event: Resize) -> None:
        """Use the room there is now, where it is not what it was: a new screen is told twice."""
        if event.size != self._room:
            self._room = event.size
            self.use_room()

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """Arrange everything, once for a change."""
        with once(self._compositor):
            super()._refresh_layout(size, scroll)

    def on_layout(self, message: Layout) -> None:
        """Arrange nothing for a scroll bar that comes: what it belongs to has asked already."""
        if isinstance(message.widget, ScrollBar) and message.widget.display:
            message.stop().prevent_default()

    def use_room(self) -> None:
        """Draw everything anew for the room there is now."""
        self.redraw_soon()

    def on_rows_room_changed(self) -> None:
        """Make the rows of a list anew for the width it has now."""
        self.redraw_soon()

    def on_saver_changed(self) -> None:
        """Show the state of saving."""
        self.show_top()

    def redraw_soon(self) -> None:
        """Draw everything anew with the next frame, once for all that asks for it."""
        if not self._due:
            self._due = True
            self.call_after_refresh(self._redraw_due)

    def _redraw_due(self) -> None:
        """Draw everything anew, as was asked for."""
        self._due = False
        self.redraw()

    def redraw(self) -> None:
        """Draw everything anew, in the language spoken now."""

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the row that was chosen."""
        event.stop()
        if isinstance(event.option_list, Rows):
            self.open_row(event.option_list.ref(event.option_index))

    def on_go_to(self, event: GoTo) -> None:
        """Go where something on the screen leads to."""
        event.stop()
        self.visit(event.place)

    def open_row(self, row: RowRef) -> None:
        """Open what a row is about."""

    def facts(self) -> Iterator[Fact]:
        """What there is of what commands ask for; screens tell more."""
        if self.saver.saving.state == "not-saved":
            yield "unsaved"

    def situation(self) -> Situation:
        """By what it is decided which commands there are now."""
        return Situation(
            scope=self.SCOPE,
            view=self.view,
            writable=not self.workspace.read_only,
            shared=self.workspace.shared,
            facts=frozenset(self.facts()),
        )

    def commands(self) -> list[Command]:
        """The commands that can be used now, those of this screen first."""
        now = self.situation()
        known = (*of_scope(COMMANDS, self.SCOPE), *beside(COMMANDS, self.SCOPE))
        return [command for command in known if answer(command, now).can]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep away what makes no sense now, and letters while somebody types."""
        meant = [c for c in of_scope(COMMANDS, self.SCOPE) if c.id == action]
        if not meant:
            return True
        writing, now = typing(self.app), self.situation()
        return any(
            takes_key(command, parameters, typing=writing) and answer(command, now).can
            for command in meant
        )

    def show_keys(self, commands: list[Command] | None = None) -> None:
        """Show the commands in the footer."""
        given = self.commands() if commands is None else commands
        self.query_one(KeyLine).show_commands(in_footer(given))

    @property
    def top_words(self) -> str:
        """What the first line says this is."""
        return ""

    @property
    def is_example(self) -> bool:
        """Whether what is shown is made up."""
        return any(meeting.example for meeting in self.workspace.meetings)

    def tick(self) -> None:
        """Show what goes with the time."""
        self.show_top()

    def show_top(self) -> None:
        """Show the first line, where there is one already."""
        title, (width, height) = self.top_words, self.size
        if width < LEAST[0] or height < LEAST[1]:
            small = _("The window is {width}×{height}; it should be at least {least}.")
            title = small.format(width=width, height=height, least="80×24")
        # Nothing can be written: it is said, so that nobody looks for the commands that would.
        reading = _("Read only") if self.workspace.read_only and not self.workspace.shared else ""
        if self._top is not None:
            self._top.show(
                self.workspace.title,
                title,
                example=self.is_example,
                company=self.company_words() or reading,
                saving=self.told_saving(),
                time=clock(self.workspace.now()),
            )

    def told_saving(self) -> Saving | None:
        """How the saving of what is on screen stands, which the first line tells."""
        return None if self.workspace.shared else self.saver.saving

    def company_words(self) -> str:
        """Who else is at work here, where there is anybody."""
        return ""

    def say(self, text: str) -> None:
        """Say something in passing."""
        self.notify(text, markup=False)

    def draw_together(self) -> None:
        """Show what changes now in one frame, not some widgets a frame before the others."""
        changes = ExitStack()
        changes.enter_context(self.app.batch_update())

        def show() -> None:
            changes.close()
            self.check_idle()

        # The app's timer, not the screen's: it comes even when the screen is left at once.
        self.app.set_timer(TOGETHER, show)

    def action_see_registers(self) -> None:
        """Open the registers, where their letter is that of something else."""
        self.visit(Registers())

    def action_back(self) -> object:
        """Go back to where we came from."""
        self.dismiss()
        return None
