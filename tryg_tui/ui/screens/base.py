"""What the program's screens have in common: first line, footer, commands that are there or not."""

from contextlib import ExitStack
from typing import ClassVar

from textual.screen import Screen

from tryg_tui.core.model.strategy import View
from tryg_tui.locale import _, clock
from tryg_tui.session.presence import PresenceThread
from tryg_tui.session.saver import Saver
from tryg_tui.session.workspace import Desk
from tryg_tui.ui.commands.command import Command, Scope, in_footer, of_scope
from tryg_tui.ui.commands.table import COMMANDS
from tryg_tui.ui.widgets.key_line import KeyLine
from tryg_tui.ui.widgets.top_bar import TopBar

LEAST = (80, 24)
"""The columns and lines from which everything has room."""

TOGETHER = 0.003
"""Seconds in which all widgets have taken in a change."""


class TrygScreen(Screen[object]):
    """A screen whose commands come from the table."""

    SCOPE: ClassVar[Scope] = "everywhere"
    """Which commands of the table it has."""

    @property
    def desk(self) -> Desk:
        """The folder worked in."""
        from tryg_tui.ui.app import TrygApp

        assert isinstance(self.app, TrygApp)
        assert self.app.desk is not None
        return self.app.desk

    @property
    def saver(self) -> Saver:
        """What saves the meetings."""
        from tryg_tui.ui.app import TrygApp

        assert isinstance(self.app, TrygApp)
        assert self.app.saver is not None
        return self.app.saver

    @property
    def presence(self) -> PresenceThread:
        """What looks after other programs."""
        from tryg_tui.ui.app import TrygApp

        assert isinstance(self.app, TrygApp)
        assert self.app.presence is not None
        return self.app.presence

    @property
    def view(self) -> View | None:
        """The item view on screen, where there is one."""
        return None

    def available(self, command: Command) -> bool:
        """Whether a command makes sense now; screens say more."""
        if command.id == "save_copy":
            return self.saver.state == "not-saved"
        if command.id == "search":
            return not self.desk.shared
        return not (command.writes and self.desk.read_only)

    def commands(self) -> list[Command]:
        """The commands that can be used now, those of this screen first."""
        mine = of_scope(COMMANDS, self.SCOPE, self.view)
        return [
            command
            for command in (*mine, *of_scope(COMMANDS, "everywhere"))
            if self.available(command)
        ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep away what makes no sense now, and letters while somebody types."""
        from tryg_tui.ui.app import TrygApp
        from tryg_tui.ui.commands.availability import allowed

        meant = [c for c in of_scope(COMMANDS, self.SCOPE) if c.id == action]
        assert isinstance(self.app, TrygApp)
        if not allowed(self.app, meant, parameters):
            return False
        here = [c for c in meant if not c.views or self.view in c.views]
        return not meant or any(self.available(command) for command in here)

    def show_keys(self, commands: list[Command] | None = None) -> None:
        """Show the commands in the footer."""
        shown = in_footer(self.commands() if commands is None else commands)
        self.query_one(KeyLine).show_commands(shown)

    def show_top(self, title: str, *, example: bool) -> None:
        """Show the first line."""
        width, height = self.size
        if width < LEAST[0] or height < LEAST[1]:
            small = _("The window is {width}×{height}; it should be at least {least}.")
            title = small.format(width=width, height=height, least="80×24")
        time = clock(self.desk.now())
        self.query_one(TopBar).show(
            self.desk.title,
            title,
            example=example,
            company=self.company_words() or self._reading_words(),
            saver=self.told_saver(),
            time=time,
        )

    def told_saver(self) -> Saver | None:
        """What saves what is on screen, whose state the first line tells."""
        return None if self.desk.shared else self.saver

    def _reading_words(self) -> str:
        """That nothing can be written, so that nobody looks for the commands that would."""
        return _("Read only") if self.desk.read_only and not self.desk.shared else ""

    def company_words(self) -> str:
        """Who else is at work here, where there is anybody."""
        return ""

    def draw_together(self) -> None:
        """Show what changes now in one frame, not some widgets a frame before the others."""
        changes = ExitStack()
        changes.enter_context(self.app.batch_update())

        def show() -> None:
            changes.close()
            self.check_idle()

        # The app's timer, not the screen's: it comes even when the screen is left at once.
        self.app.set_timer(TOGETHER, show)

    def on_rows_room_changed(self) -> None:
        """Make the rows of a list anew for the width it has now."""
        self.call_after_refresh(self.redraw)

    def redraw(self) -> None:
        """Draw everything anew, in the language spoken now."""
