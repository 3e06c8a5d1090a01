"""The style sheet in two parts, as reading all of it would hold up the first screen."""

from pathlib import Path
from typing import Any

from textual.app import App

_PATH = Path(__file__).with_name("tryg.tcss")

AT_FIRST, _MARK, _LATER = _PATH.read_text("utf-8").partition("/* All above")
"""What every screen needs, and the front page; and what only the others do."""

_FROM = (str(_PATH), "")


def style_all(app: App[Any]) -> None:
    """Read the rest of the style sheet, where that is still to be done."""
    sheet = app.stylesheet
    if not sheet.has_source(*_FROM):
        sheet.add_source(_MARK + _LATER, read_from=_FROM)
        sheet.parse()
        # Somebody may have opened another screen before the first one stood there.
        for screen in app.screen_stack[1:]:
            app.update_styles(screen, animate=False)
