"""Showing the folder as it is now, when others have written in it."""

import asyncio
from collections.abc import Mapping

from textual.screen import Screen

from tryg_tui.core.model.base import Id
from tryg_tui.store.folder.load import FolderMissing, FolderReading, read_folder
from tryg_tui.ui.navigation import Place
from tryg_tui.ui.places import screen_at
from tryg_tui.ui.screens.base import TrygScreen
from tryg_tui.ui.shutdown import Ending


class Renewing(Ending):
    """An app whose screens show the folder as it has been read last."""

    async def files_changed(self, paths: frozenset[str]) -> None:
        """Show the files of the folder as they are now."""
        desk, saver = self.desk, self.saver
        if desk is None or saver is None or not await asyncio.to_thread(desk.is_news, paths):
            return
        known = desk.versions()
        try:
            reading = await asyncio.to_thread(read_folder, desk.root)
        except (FolderMissing, OSError):
            return  # A share may be away for a while; what was read from it is still shown.
        self.take_in(reading, known)

    def take_in(self, reading: FolderReading, known: Mapping[Id, str]) -> None:
        """Show the folder as it has been read; what is open here stays as it stands here, and so
        does what was written since the reading began, when the versions `known` were there.
        """
        desk, saver = self.desk, self.saver
        assert desk is not None
        assert saver is not None
        screens = [screen for screen in self.screen_stack if isinstance(screen, TrygScreen)]
        hosted = {screen.meeting_shown for screen in screens}
        read = {screen.minutes_shown for screen in screens}
        unsaved = {meeting.id for meeting in saver.waiting}
        written = {id for id, sha256 in desk.versions().items() if known.get(id) != sha256}
        kept = hosted | unsaved | written
        desk.take_over(reading, keep=kept, shown=read)
        saver.heard(kept)
        self.show_anew()

    def go(self, place: Place, *, instead: bool = False) -> None:
        """Go to a place, over the screen that is shown or in its stead."""
        assert self.desk is not None
        screen = screen_at(place, self.desk)
        if instead:
            self.switch_screen(screen)
        else:
            below = self.screen
            self.push_screen(screen, lambda _done: redraw(below))

    def show_anew(self) -> None:
        """Draw all screens anew."""
        for screen in self.screen_stack:
            redraw(screen)


def redraw(screen: Screen[object]) -> None:
    """Draw a screen anew, in the language spoken now."""
    draw = getattr(screen, "redraw", None)
    if draw is not None:
        draw()
