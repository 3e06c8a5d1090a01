"""Opening the screens from the command line."""

import gc
from pathlib import Path
from typing import TYPE_CHECKING

from tryg_tui.cli.common import DONE, NO_ACCESS, Options, Stop
from tryg_tui.locale import _

if TYPE_CHECKING:
    from tryg_tui.ui.app import Start


def open_screens(
    root: Path | None,
    options: Options,
    *,
    meeting: str | None = None,
    line: int = 0,
    screen: "Start" = "home",
    year: int | None = None,
) -> int:
    """Open the screens, minutes at a line of theirs, and return the code they leave with."""
    # Nearly all that is made until the first screen stays: looking through it for garbage again
    # and again would take a seventh of that time. The app begins to look when the screen is there.
    gc.disable()
    try:
        return _run(root, options, meeting, line, screen, year)
    finally:
        gc.enable()


def _run(
    root: Path | None,
    options: Options,
    meeting: str | None,
    line: int,
    screen: "Start",
    year: int | None,
) -> int:
    """Run the app, and return the code it leaves with."""
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
    )
    code = app.run()
    # An app that broke down leaves no code of its own.
    return code if code is not None else NO_ACCESS if app.return_code else DONE
