"""The commands that open the screens."""

import datetime as dt
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tryg_tui import __version__
from tryg_tui.cli import meetings
from tryg_tui.cli.console import DONE, NO_ACCESS, Options, Stop, say
from tryg_tui.cli.folder import found_root, keep_calendars, root_of, today
from tryg_tui.core.model.base import Id
from tryg_tui.locale import _
from tryg_tui.store.files import log
from tryg_tui.store.files.watch import Seen, see
from tryg_tui.store.folder.locate import make_demo

if TYPE_CHECKING:
    from tryg_tui.ui.app import Start


def need_terminal() -> None:
    """Stop where screens cannot be drawn."""
    dumb = os.environ.get("TERM", "") == "dumb"
    if dumb or not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Stop(
            _(
                "The screens need a terminal; "
                "“tryg-tui show MEETING” prints a meeting as plain text instead."
            )
        )


def home(options: Options) -> int:
    """Open the first screen."""
    need_terminal()
    return open_screens(found_root(options), options)


def run(options: Options, meeting: str | None, shared: bool) -> int:
    """Open a meeting to hold it, or to show it to everybody."""
    need_terminal()
    root, seen, day = _seen(options)
    found = meetings.choose(seen.reading, meeting or "next", day)
    if shared and found.value.written:
        raise Stop(_("A round in writing is not shown to everybody."))
    screen: Start = "screen" if shared else "run"
    return open_screens(root, options, meeting=found.value.id, screen=screen, seen=seen)


def review(options: Options, meeting: str | None, body: str | None) -> int:
    """Open the minutes of a meeting to read or correct them, or what there is of all years."""
    need_terminal()
    if meeting is None:
        root, seen, _day = _seen(options)
        group = meetings.one_of(body, meetings.groups(seen.reading.folder))
        return open_screens(root, options, screen="review", seen=seen, body=group)
    root, seen, day = _seen(options)
    found = meetings.choose(seen.reading, meeting, day)
    line = meetings.cited_line(found.value, meeting)
    return open_screens(
        root, options, meeting=found.value.id, line=line, screen="review", seen=seen
    )


def _seen(options: Options) -> tuple[Path, Seen, dt.date]:
    """The folder to work on, as it was read for the screens, and the day to reckon with there."""
    root = root_of(options)
    seen = see(root)
    return root, seen, seen.reading.folder.today(today())


def demo(options: Options) -> int:
    """Open a copy of the shipped folder."""
    need_terminal()
    root = make_demo()
    try:
        return open_screens(root, options)
    finally:
        say(_("The copy is in {path}; it may be removed.").format(path=root))


def open_screens(
    root: Path | None,
    options: Options,
    *,
    meeting: str | None = None,
    line: int = 0,
    screen: "Start" = "home",
    year: int | None = None,
    seen: Seen | None = None,
    body: Id = "",
) -> int:
    """Open the screens, minutes at a line of theirs, and return the code they leave with."""
    # Nearly all that is made until the first screen stays: looking through it for garbage again
    # and again would take a seventh of that time. The app begins to look when the screen is there.
    gc.disable()
    try:
        from tryg_tui.ui.app import TrygApp
        from tryg_tui.ui.themes import THEMES

        if options.theme and options.theme not in THEMES:
            pattern = _("There is no theme “{name}”; choose one of {names}.")
            raise Stop(pattern.format(name=options.theme, names=", ".join(THEMES)))
        app = TrygApp(
            root,
            meeting=meeting,
            line=line,
            year=year,
            screen=screen,
            theme=options.theme,
            read_only=options.read_only,
            seen=seen,
            body=body,
        )
        log.note("begun", __version__, sys.platform, screen)
        log.keep()
        code = app.run()
        log.note("ended", code if code is not None else app.return_code)
    finally:
        gc.enable()
    if (held := app.workspace) and not held.read_only:
        keep_calendars(held.root, held.folder, held.today)
    # An app that broke down leaves no code of its own.
    return code if code is not None else NO_ACCESS if app.return_code else DONE
