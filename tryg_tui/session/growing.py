"""Reading the rest of a large folder beside the screens, which show its newest meetings."""

import asyncio
import threading
from functools import partial
from typing import TYPE_CHECKING

from tryg_tui.core.ledger.fold import fold
from tryg_tui.locale import _, number
from tryg_tui.store.archive import opening
from tryg_tui.store.archive.beginning import remember
from tryg_tui.store.files.watch import Stamp, stamps
from tryg_tui.store.folder.load import FolderMissing, FolderReading

if TYPE_CHECKING:
    from tryg_tui.session.workspace import Desk
    from tryg_tui.ui.app import TrygApp

ROUND = 0.3
"""Seconds after which it is shown how far it is."""


def growing_words(desk: "Desk") -> str:
    """How far the reading of the folder is; empty when all of it has been read."""
    if desk.growing is None:
        return ""
    done, total = (number(count) for count in desk.growing)
    return _("Reading {done} of {total} minutes …").format(done=done, total=total)


def part_words(desk: "Desk") -> str:
    """That not all minutes count yet in what is shown; empty when they do."""
    if desk.growing is None:
        return ""
    return _("Only the newest {n} meetings are read so far; what is shown may change.").format(
        n=len(desk.folder.meetings)
    )


async def grow(app: "TrygApp", desk: "Desk") -> None:
    """Read the rest, telling how far it is, and show all of it; a program that ends stops it."""
    stop = threading.Event()
    known = desk.versions()
    rest = asyncio.ensure_future(asyncio.to_thread(_rest, desk, stop))
    try:
        while not rest.done():
            await asyncio.wait({rest}, timeout=ROUND)
            app.show_tops()
    except asyncio.CancelledError:
        stop.set()
        raise
    found = rest.result()
    desk.growing = None
    if found is None:
        app.show_anew()
        return
    seen, reading = found
    app.take_in(reading, known)
    await asyncio.to_thread(
        remember, desk.root, seen, reading, desk.problems, partial(fold, reading.folder)
    )
    del found, reading
    app.hold_less()


def _rest(desk: "Desk", stop: threading.Event) -> tuple[dict[str, Stamp], FolderReading] | None:
    """What is seen of the whole folder and what it holds, indexed first; None where that was
    stopped, or the folder has gone away.
    """

    def progress(done: int, total: int) -> None:
        desk.growing = (done, total)

    try:
        if not opening.index(desk.root, progress, stop.is_set):
            return None
        return stamps(desk.root), opening.open_folder(desk.root)
    except (FolderMissing, OSError):
        return None
