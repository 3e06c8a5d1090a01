"""Keeping back what counts over all years, while only the newest minutes have been read."""

from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.await_complete import AwaitComplete
from textual.screen import Screen

from tryg_tui.locale import _

if TYPE_CHECKING:
    from tryg_tui.session.workspace import Desk


class Waiting(App[int]):
    """An app that opens no screen which would take the newest minutes for all of them.

    A screen says by `while_reading` whether it may be opened while the rest is read; a window that
    says nothing only asks or tells something.
    """

    desk: "Desk | None" = None
    """The folder worked in."""

    def must_wait(self) -> bool:
        """Whether what counts over all years has to wait; if so, that is said."""
        if self.desk is None or self.desk.growing is None:
            return False
        self.notify(
            _("The archive is still being read; this will work in a moment."),
            severity="warning",
            markup=False,
        )
        return True

    def _is_kept_back(self, screen: Screen[Any] | str) -> bool:
        """Whether a screen has to wait until all minutes have been read."""
        return not getattr(screen, "while_reading", True) and self.must_wait()

    def push_screen(self, screen: Screen[Any] | str, *arguments: Any, **named: Any) -> Any:
        """Show a screen over the others, unless it has to wait."""
        if self._is_kept_back(screen):
            return AwaitComplete()
        return super().push_screen(screen, *arguments, **named)

    def switch_screen(self, screen: Screen[Any] | str) -> AwaitComplete:
        """Show a screen in the place of the one in front, unless it has to wait."""
        if self._is_kept_back(screen):
            return AwaitComplete()
        switched: AwaitComplete = super().switch_screen(screen)
        return switched
