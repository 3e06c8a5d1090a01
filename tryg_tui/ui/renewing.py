"""Showing the folder as it is now, when others have written in it or more of it has been read."""

import asyncio
import gc
from collections.abc import Mapping

from textual.screen import Screen

from tryg_tui.core.model.base import Id
from tryg_tui.store.archive.opening import open_folder
from tryg_tui.store.folder.load import FolderMissing, FolderReading
from tryg_tui.ui.shutdown import Ending

SOON = 0.5
"""Seconds after which nobody holds what has been read any more."""


class Renewing(Ending):
    """An app whose screens show the folder as it has been read last."""

    async def files_changed(self, paths: frozenset[str]) -> None:
        """Show the files of the folder as they are now."""
        desk, saver = self.desk, self.saver
        if (
            desk is None
            or saver is None
            or desk.growing is not None
            or not await asyncio.to_thread(desk.is_news, paths)
        ):
            return
        known = desk.versions()
        try:
            reading = await asyncio.to_thread(open_folder, desk.root)
        except (FolderMissing, OSError):
            return  # A share may be away for a while; what was read from it is still shown.
        self.take_in(reading, known)
        del reading
        self.hold_less()

    def take_in(self, reading: FolderReading, known: Mapping[Id, str]) -> None:
        """Show the folder as it has been read; what is open here stays as it stands here, and so
        does what was written since the reading began, when the versions `known` were there.
        """
        desk, saver = self.desk, self.saver
        assert desk is not None
        assert saver is not None
        from tryg_tui.ui.meeting.hosting import Hosting
        from tryg_tui.ui.screens.minutes import MinutesScreen

        hosted = {s.meeting.id for s in self.screen_stack if isinstance(s, Hosting)}
        read = {s.meeting.id for s in self.screen_stack if isinstance(s, MinutesScreen)}
        unsaved = {meeting.id for meeting in saver.waiting}
        written = {id for id, sha256 in desk.versions().items() if known.get(id) != sha256}
        # Of what was not held whole, the screen that shows it knows more.
        shown = read if desk.whole else ()
        desk.take_over(reading, keep=hosted | unsaved | written, shown=shown)
        self.show_anew()

    def hold_less(self) -> None:
        """Hold no more of a large folder than the screens need that are open."""
        from tryg_tui.ui.screens.base import TrygScreen

        if self.desk is None or self.saver is None or self.saver.waiting:
            return
        if self.desk.whole and all(
            s.AT_FIRST for s in self.screen_stack if isinstance(s, TrygScreen)
        ):
            self.desk.hold_less()
            # Whoever has just read it all still refers to that.
            self.set_timer(SOON, gc.collect)

    def show_tops(self) -> None:
        """Draw the first line of the screen in front anew."""
        tick = getattr(self.screen, "_tick", None)
        if tick is not None:
            tick()

    def show_anew(self) -> None:
        """Draw all screens anew."""
        for screen in self.screen_stack:
            redraw(screen)


def redraw(screen: Screen[object]) -> None:
    """Draw a screen anew, in the language spoken now."""
    draw = getattr(screen, "redraw", None)
    if draw is not None:
        draw()
